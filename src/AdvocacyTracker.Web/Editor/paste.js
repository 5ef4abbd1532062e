// What comes from Word, Google Docs or a web page becomes clean Markdown; nothing comes in that a letter can't hold.
import { EditorView } from "@codemirror/view";
import TurndownService from "turndown";

const MEANS_SOMETHING = "b, strong, i, em, a[href], h1, h2, h3, h4, h5, h6, ul, ol, blockquote, table, p + p, .MsoListParagraph, [data-style*='font-weight'], [data-style*='font-style']";

export const cleanPaste = [
  EditorView.clipboardInputFilter.of(clean),
  EditorView.domEventHandlers({
    paste: (event, view) => take(event, view, event.clipboardData, view.state.selection.main),
    drop: (event, view) => {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      return at !== null && take(event, view, event.dataTransfer, { from: at, to: at });
    },
  }),
];

function take(event, view, data, { from, to }) {
  const html = data?.getData("text/html");
  if (!html || view.state.readOnly) return false;
  const markdown = toMarkdown(html);
  if (markdown === null) return false;
  event.preventDefault();
  view.dispatch({ changes: { from, to, insert: markdown }, selection: { anchor: from + markdown.length }, userEvent: "input.paste", scrollIntoView: true });
  return true;
}

/** HTML as Markdown, or null where its plain text says all there is. */
export function toMarkdown(html) {
  const page = new DOMParser().parseFromString(quiet(html.replace(/<!--\[if !supportLists\]-->([\s\S]*?)<!--\[endif\]-->/g, "<span class='list-sign'>$1</span>")), "text/html");
  for (const gone of page.querySelectorAll("script, style, meta, link, title, head, img, svg, object, iframe, o\\:p, xml")) gone.remove();
  if (!page.body.querySelector(MEANS_SOMETHING)) return null;
  wordLists(page);
  emphasisOf(page);
  const markdown = clean(service().turndown(page.body).replaceAll("\u00a0", " ").replace(/\n{3,}/g, "\n\n").trim());
  return markdown === "" ? null : markdown;
}

/** The page's policy forbids styles and handlers in markup, even in a page that is only read: they become words. */
function quiet(html) {
  return html.replace(/<[a-z][^>]*>/gi, tag => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));
}

/** Word writes lists as paragraphs with a sign in front. */
function wordLists(page) {
  for (const paragraph of page.querySelectorAll("p[class*=MsoListParagraph], p[data-style*='mso-list']")) {
    const sign = paragraph.querySelector(".list-sign");
    const isNumbered = /\d+[.)]|[a-z][.)]/i.test(sign?.textContent ?? "");
    sign?.remove();
    const item = page.createElement("li");
    item.append(...paragraph.childNodes);
    const kind = isNumbered ? "OL" : "UL";
    const before = paragraph.previousElementSibling;
    const list = before?.nodeName === kind && before.dataset.made ? before : page.createElement(kind);
    list.dataset.made = "yes";
    list.append(item);
    if (list !== before) paragraph.before(list);
    paragraph.remove();
  }
}

/** Google Docs says bold and italic by style, and wraps everything in a bold element that is not bold. */
function emphasisOf(page) {
  for (const wrapper of page.querySelectorAll("b[data-style*='font-weight:normal'], b[data-style*='font-weight: normal'], b[id^=docs-internal]")) wrapper.replaceWith(...wrapper.childNodes);
  for (const span of page.querySelectorAll("span[data-style]")) {
    const [, fontWeight] = /font-weight:\s*(\w+)/.exec(span.dataset.style) ?? [], [, fontStyle] = /font-style:\s*(\w+)/.exec(span.dataset.style) ?? [];
    let inside = [...span.childNodes];
    const wrap = name => { const element = page.createElement(name); element.append(...inside); inside = [element]; };
    if (fontStyle === "italic") wrap("em");
    if (fontWeight === "bold" || Number(fontWeight) >= 600) wrap("strong");
    span.replaceWith(...inside);
  }
  page.body.normalize();
}

/** Control signs, signs that turn the reading direction unseen and halves of characters would be refused by the server: they are left out here. */
function clean(text) {
  const whole = text.toWellFormed ? text.toWellFormed().replaceAll("\ufffd", "") : text;
  // eslint-disable-next-line no-control-regex
  return whole.replace(/\r\n?/g, "\n").replace(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
}

let made;

function service() {
  if (made) return made;
  made = new TurndownService({ headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*", hr: "---" });
  made.addRule("item", {
    filter: "li",
    replacement: (content, node) => {
      const list = node.parentNode;
      const sign = list.nodeName === "OL" ? `${[...list.children].indexOf(node) + Number(list.getAttribute("start") || 1)}. ` : "- ";
      return `${sign}${content.trim().replace(/\n+/g, `\n${" ".repeat(sign.length)}`)}${node.nextSibling ? "\n" : ""}`;
    },
  });
  made.addRule("cell", { filter: ["td", "th"], replacement: content => ` ${content.trim().replace(/\n+/g, " ").replaceAll("|", "\\|")} |` });
  made.addRule("row", {
    filter: "tr",
    replacement: (content, node) => `|${content}\n${node.closest("table").querySelector("tr") === node ? `|${" --- |".repeat(node.children.length)}\n` : ""}`,
  });
  made.addRule("table", { filter: "table", replacement: content => `\n\n${content.trim()}\n\n` });
  made.addRule("inTable", { filter: ["thead", "tbody", "tfoot"], replacement: content => content });
  return made;
}
