// A row of buttons and their shortcuts, for people who do not know Markdown and for those who do.
import { EditorSelection } from "@codemirror/state";
import { startCompletion } from "@codemirror/autocomplete";
import { openSearchPanel } from "@codemirror/search";
import { redo, undo } from "@codemirror/commands";

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

const TOOLS = [
  { name: "Bold", sign: "B", key: "Mod-b", run: around("**"), look: "strong" },
  { name: "Italic", sign: "I", key: "Mod-i", run: around("*"), look: "em" },
  { name: "Heading", sign: "H", key: "Mod-Alt-1", run: heading },
  { name: "Bulleted list", sign: "•", key: "Mod-Shift-8", run: lines("- ", /^(\s*)[-*+] /) },
  { name: "Numbered list", sign: "1.", key: "Mod-Shift-7", run: lines("1. ", /^(\s*)\d+[.)] /) },
  { name: "Quotation", sign: "“", key: "Mod-Shift-9", run: lines("> ", /^(\s*)> ?/) },
  { name: "Link", sign: "Link", key: "Mod-k", run: link },
  { name: "Footnote", sign: "Note", key: "Mod-Alt-f", run: footnote },
  { name: "Insert a demand", sign: "Demand", key: "Mod-Alt-d", run: offer(":::demand ", true) },
  { name: "Insert a field", sign: "Field", key: "Mod-Alt-e", run: offer("{{", false) },
  { name: "Find and replace", sign: "Find", key: "Mod-f", run: openSearchPanel, isAtEnd: true },
  { name: "Undo", sign: "↶", key: "Mod-z", run: undo, isBound: true },
  { name: "Redo", sign: "↷", key: isMac ? "Mod-Shift-z" : "Mod-y", run: redo, isBound: true },
];

export const shortcuts = TOOLS.filter(tool => !tool.isBound && tool.key !== "Mod-f").map(({ key, run }) => ({ key, run, preventDefault: true }));

/** The toolbar: one stop for the Tab key, arrows inside it. */
export function toolbar(view) {
  const bar = Object.assign(document.createElement("div"), { className: "tools" });
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Formatting");
  for (const { name, sign, key, run, look } of TOOLS) {
    const button = Object.assign(document.createElement("button"), { type: "button", title: `${name} (${inWords(key)})`, tabIndex: -1, className: look ?? "" });
    button.dataset.sign = sign;   // shown by the style sheet, so that only the name is read out
    button.setAttribute("aria-label", name);
    button.setAttribute("aria-keyshortcuts", key.replace("Mod", isMac ? "Meta" : "Control").replaceAll("-", "+"));
    button.addEventListener("mousedown", event => event.preventDefault());   // the selection stays
    button.addEventListener("click", () => { run(view); if (run !== openSearchPanel) view.focus(); });
    bar.append(button);
  }
  const buttons = [...bar.children];
  buttons[0].tabIndex = 0;
  bar.addEventListener("keydown", event => {
    const at = buttons.indexOf(event.target.closest("button"));
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step ? (at + step * (getComputedStyle(bar).direction === "rtl" ? -1 : 1) + buttons.length) % buttons.length : { Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = -1;
    buttons[next].tabIndex = 0;
    buttons[next].focus();
  });
  return bar;
}

function inWords(key) {
  return key.replace("Mod", isMac ? "⌘" : "Ctrl").replaceAll("-", isMac ? " " : " + ").replace(/ ([a-z])$/, (_, letter) => ` ${letter.toUpperCase()}`);
}

/** Puts a mark on both sides of what is chosen, or takes it away. */
function around(mark) {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    dispatch(state.update(state.changeByRange(range => {
      const [before, after] = [state.sliceDoc(range.from - mark.length, range.from), state.sliceDoc(range.to, range.to + mark.length)];
      const isLonger = mark === "*" && (before + state.sliceDoc(range.from - 2, range.from - 1) === "**") && state.sliceDoc(range.from - 3, range.from) !== "***";
      if (before === mark && after === mark && !isLonger) {
        return {
          changes: [{ from: range.from - mark.length, to: range.from }, { from: range.to, to: range.to + mark.length }],
          range: EditorSelection.range(range.from - mark.length, range.to - mark.length),
        };
      }
      return {
        changes: [{ from: range.from, insert: mark }, { from: range.to, insert: mark }],
        range: EditorSelection.range(range.from + mark.length, range.to + mark.length),
      };
    }), { userEvent: "input.format", scrollIntoView: true }));
    return true;
  };
}

/** Begins each chosen line with a mark, or takes it away where all have it. */
function lines(mark, has) {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const chosen = linesOf(state);
    const areAll = chosen.every(line => has.test(line.text));
    const changes = chosen.flatMap((line, i) => {
      const found = has.exec(line.text);
      if (areAll) return [{ from: line.from + found[1].length, to: line.from + found[0].length }];
      return found ? [] : [{ from: line.from, insert: mark === "1. " ? `${i + 1}. ` : mark }];
    });
    dispatch(state.update({ changes, userEvent: "input.format", scrollIntoView: true }));
    return true;
  };
}

/** A line becomes a heading, a smaller one, and a line again. */
function heading({ state, dispatch }) {
  if (state.readOnly) return false;
  const changes = linesOf(state).map(line => {
    const found = /^(#{1,6}) /.exec(line.text);
    if (!found) return { from: line.from, insert: "## " };
    return found[1].length >= 3 ? { from: line.from, to: line.from + found[0].length } : { from: line.from, insert: "#" };
  });
  dispatch(state.update({ changes, userEvent: "input.format", scrollIntoView: true }));
  return true;
}

function link({ state, dispatch }) {
  if (state.readOnly) return false;
  const { from, to } = state.selection.main;
  const words = state.sliceDoc(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const insert = isAddress ? `[](${words})` : `[${words}](https://)`;
  const at = isAddress ? from + 1 : words === "" ? from + 1 : from + insert.length - 1;
  dispatch(state.update({ changes: { from, to, insert }, selection: { anchor: at }, userEvent: "input.format", scrollIntoView: true }));
  return true;
}

/** A sign at the caret, and its note at the foot of the text, where the caret goes. */
function footnote({ state, dispatch }) {
  if (state.readOnly) return false;
  const used = [...state.doc.toString().matchAll(/\[\^(\d+)\]/g)].map(match => Number(match[1]));
  const sign = `[^${Math.max(0, ...used) + 1}]`;
  const at = state.selection.main.to;
  const note = `${state.doc.toString().endsWith("\n") ? "" : "\n"}\n${sign}: `;
  dispatch(state.update({
    changes: [{ from: at, insert: sign }, { from: state.doc.length, insert: note }],
    selection: { anchor: state.doc.length + sign.length + note.length }, userEvent: "input.format", scrollIntoView: true,
  }));
  return true;
}

/** Writes the beginning and offers how it goes on. */
function offer(beginning, ownLine) {
  return view => {
    const { state } = view;
    if (state.readOnly) return false;
    const { from, to } = state.selection.main;
    const line = state.doc.lineAt(from);
    const isBlank = line.text.trim() === "";
    const insert = ownLine && !isBlank ? `\n\n${beginning}` : beginning;
    const at = ownLine ? (isBlank ? line.from : line.to) : from;
    const end = ownLine ? (isBlank ? line.to : line.to) : to;
    view.dispatch({ changes: { from: at, to: end, insert }, selection: { anchor: at + insert.length }, userEvent: "input.type", scrollIntoView: true });
    view.focus();
    startCompletion(view);
    return true;
  };
}

function linesOf(state) {
  const found = new Map();
  for (const { from, to } of state.selection.ranges) {
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      found.set(line.number, line);
      at = line.to + 1;
    }
  }
  return [...found.values()];
}
