// Makes one file of the editor and what it is built on, and another of their licences.
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";

const out = "../wwwroot/js/editor.js";
const { metafile } = await build({
  entryPoints: ["rich-text.js"],
  outfile: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  banner: { js: "/* Its parts and their licences: /js/editor-licences.txt */" },
  // A letter holds no HTML, and the language's parser is a third of the whole.
  alias: { "@codemirror/lang-html": "./no-html.js" },
  metafile: true,
  logLevel: "warning",
});

const parts = [...new Set(Object.keys(metafile.inputs).map(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean))].sort();
const licences = await Promise.all(parts.map(async part => `${part}\n\n${await licenceOf(part)}`));
await writeFile("../wwwroot/js/editor-licences.txt", licences.join(`\n${"-".repeat(72)}\n`));

async function licenceOf(part) {
  for (const name of ["LICENSE", "LICENSE.md", "LICENCE"]) {
    try {
      return await readFile(`node_modules/${part}/${name}`, "utf8");
    } catch {
      // It may have another name.
    }
  }
  return `Licence: ${JSON.parse(await readFile(`node_modules/${part}/package.json`, "utf8")).license}`;
}
