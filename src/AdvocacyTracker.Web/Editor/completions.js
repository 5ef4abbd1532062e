// What can be put in without knowing how it is written: fields, demands, blocks of our own, names of recipients.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { keymap } from "@codemirror/view";

const BLOCKS = [
  { label: ":::demands", detail: "all demands, in their order", apply: ":::demands\n:::\n" },
  { label: ":::demand", detail: "one demand, by its reference", apply: ":::demand " },
  { label: ":::quote", detail: "a quotation, with who says it", apply: ':::quote speaker="" verb="wrote"\n\n:::\n' },
];

/** @param offers () => { fields: [{ name, value }], demands: [{ reference, title }], people: [name] } */
export const completions = offers => [
  autocompletion({ override: [context => fields(context, offers()), context => demands(context, offers()), blocks, context => names(context, offers())], icons: false }),
  keymap.of(completionKeymap),
];

function fields(context, { fields = [] }) {
  const before = context.matchBefore(/\{\{\s*[\p{L}\d -]*/u);
  if (!before) return null;
  const closing = context.state.sliceDoc(context.pos, context.pos + 2) === "}}" ? "" : "}}";
  return {
    from: before.from, validFor: /^\{\{\s*[\p{L}\d -]*$/u,
    options: fields.map(({ name, value }) => ({ label: `{{${name}`, displayLabel: name, detail: value ? short(value) : "not filled yet", apply: `{{${name}${closing}` })),
  };
}

function demands(context, { demands = [] }) {
  const before = context.matchBefore(/:::demand\s+[\w-]*/);
  if (!before) return null;
  const from = before.from + /^:::demand\s+/.exec(before.text)[0].length;
  return { from, validFor: /^[\w-]*$/, options: demands.map(({ reference, title }) => ({ label: reference, detail: short(title), apply: `${reference}\n:::\n` })) };
}

function blocks(context) {
  const before = context.matchBefore(/^\s{0,3}:{1,3}[a-z]*/);
  return before && { from: before.from + /^\s*/.exec(before.text)[0].length, options: BLOCKS, validFor: /^:{1,3}[a-z]*$/ };
}

function names(context, { people = [] }) {
  const before = context.matchBefore(/[\p{L}\p{M}’'-]+/u);
  if (!before || (!context.explicit && (before.text.length < 3 || !/^\p{Lu}|^\p{Lo}/u.test(before.text)))) return null;
  const options = people.filter(name => name.split(/\s+/).some(word => word.startsWith(before.text))).map(name => ({ label: name, detail: "recipient" }));
  return options.length > 0 ? { from: before.from, options, filter: false } : null;
}

function short(words) {
  const line = words.replace(/\s+/g, " ");
  return line.length > 48 ? `${line.slice(0, 47)}…` : line;
}
