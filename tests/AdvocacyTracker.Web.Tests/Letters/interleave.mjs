// Several real writers (the browser's own code) on one log, in an order drawn by chance: they type, send, hear of others,
// lose answers and reload. Prints each story as a line of JSON: the log as the server kept it, and every writer's text.
//   node interleave.mjs EDITOR_FOLDER SEED STORIES
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";

const [folder, seed, stories] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/writer.js`));
const { EditorState } = await import(pathToFileURL(require.resolve("@codemirror/state").replace(/index\.cjs$/, "index.js")));
const { Writer, inLog, recovered } = await import(pathToFileURL(`${folder}/writer.js`));

let drawn = Number(seed);
const draw = below => {
  // Mulberry32: small, and the same everywhere.
  drawn = (drawn + 0x6d2b79f5) | 0;
  let t = Math.imul(drawn ^ (drawn >>> 15), 1 | drawn);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % below;
};

for (let n = 0; n < Number(stories); n++) console.log(JSON.stringify(tell()));

function tell() {
  const log = [], gone = new Set();
  let sign = 0x4e00;   // each sign is typed once, so that every one can be accounted for
  const typed = new Set();
  let pages = 0;

  const open = () => {
    const page = `page ${pages++}`;
    const holder = { state: EditorState.create({ doc: textOf(log), extensions: inLog(page) }), dispatch(spec) { this.state = spec.state ?? this.state.update(spec).state; } };
    return { holder, writer: new Writer(holder, log.length, page), underWay: null };
  };

  // As the server does it: on top of the newest version, or not at all.
  const append = ({ baseVersion, changes, page }) => {
    if (baseVersion !== log.length) return { taken: false, newer: newer(baseVersion) };
    log.push({ version: log.length + 1, changes, page });
    return { taken: true, version: log.length };
  };
  const newer = version => log.slice(version);

  const type = ({ holder }) => {
    const length = holder.state.doc.length;
    const from = draw(length + 1), to = draw(3) === 0 ? Math.min(length, from + draw(4)) : from;
    let insert = "";
    for (let left = from === to ? 1 + draw(3) : draw(3); left > 0; left--) {
      const fresh = draw(12) === 0 ? "\n" : String.fromCharCode(sign++);
      if (fresh !== "\n") typed.add(fresh);
      insert += fresh;
    }
    for (const deleted of holder.state.sliceDoc(from, to)) if (deleted !== "\n") gone.add(deleted);
    holder.dispatch({ changes: { from, to, insert } });
  };

  const send = reader => {
    reader.underWay ??= reader.writer.next();
    if (!reader.underWay) return;
    const { writer } = reader;
    switch (draw(10)) {
      case 0: writer.lost(); break;                              // it never arrived
      case 1: append(reader.underWay); writer.lost(); break;     // it arrived, and its answer was lost
      case 2:                                                    // it was refused for a reason of its own, such as a sign-out
        if (writer.isUncertain) writer.receive(newer(writer.version));
        writer.takeBack();
        break;
      default: writer.settle(append(reader.underWay));
    }
    reader.underWay = null;
  };

  const hear = ({ writer }) => {
    const waiting = newer(writer.version);
    writer.receive(waiting.slice(0, 1 + draw(waiting.length + 1)));
  };

  const reload = (readers, i) => {
    const held = JSON.parse(JSON.stringify(readers[i].writer.held()));
    const fresh = readers[i] = open();
    if (!held) return;
    const since = newer(held.version);
    fresh.writer.receive(since);
    if (!fresh.writer.bringBack(recovered(held, since), held.page)) throw new Error("what was held did not fit");
  };

  const readers = Array.from({ length: 2 + draw(4) }, open);
  for (let steps = 10 + draw(60); steps > 0; steps--) {
    const i = draw(readers.length);
    [type, type, type, send, send, send, hear, hear, hear, null][draw(10)]?.(readers[i]) ?? (draw(6) === 0 && reload(readers, i));
  }
  for (let round = 0; readers.some(r => !r.writer.isSaved || r.writer.version < log.length); round++) {
    if (round > 1000) throw new Error("they never come to an end");
    for (const reader of readers) {
      send(reader);
      reader.writer.receive(newer(reader.writer.version));
    }
  }
  const texts = readers.map(r => r.holder.state.doc.toString());
  const lost = [...typed].filter(c => !gone.has(c) && !texts[0].includes(c)).join("");
  const doubled = [...typed].filter(c => texts[0].split(c).length > 2).join("");
  // A place told at an earlier version is found again: at the same sign, as long as that stands.
  let misplaced = "";
  for (let version = 0; version <= log.length; version++) {
    const then = textOf(log.slice(0, version)), at = draw(then.length + 1), now = texts[0].indexOf(then[at] ?? "\0");
    if (then[at] === "\n" || now < 0) continue;
    for (const { writer } of readers) {
      const place = writer.inward(at, version);
      if (place !== null && place !== now) misplaced += then[at];
    }
  }
  return { log: log.map(({ changes }) => changes), texts, lost, doubled, misplaced };
}

function textOf(log) {
  let state = EditorState.create({ doc: "" });
  for (const { changes } of log) state = state.update({ changes: changesOf(state, changes) }).state;
  return state.doc.toString();
}

function changesOf(state, json) {
  return state.changes([]).constructor.fromJSON(json);
}
