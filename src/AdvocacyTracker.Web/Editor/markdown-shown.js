// Markdown shown as what it means, in place: headings larger, emphasis slanted, the marks themselves quiet.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";
import { markdown } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const shown = HighlightStyle.define([
  { tag: tags.heading1, class: "md-h1" },
  { tag: tags.heading2, class: "md-h2" },
  { tag: [tags.heading3, tags.heading4, tags.heading5, tags.heading6], class: "md-h3" },
  { tag: tags.strong, class: "md-strong" },
  { tag: tags.emphasis, class: "md-em" },
  { tag: tags.quote, class: "md-quote" },
  { tag: [tags.link, tags.url], class: "md-link" },
  { tag: tags.monospace, class: "md-code" },
  { tag: [tags.processingInstruction, tags.labelName, tags.contentSeparator], class: "md-mark" },
]);

const field = Decoration.mark({ class: "md-field" });
const fence = Decoration.line({ class: "md-fence" });
const ownDirection = Decoration.line({ attributes: { dir: "auto" } });

/** Our own blocks and fields, and each line in its own direction; only what is on the screen. */
const ours = ViewPlugin.fromClass(class {
  constructor(view) {
    this.decorations = decorate(view);
  }

  update(update) {
    if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
  }
}, { decorations: plugin => plugin.decorations });

function decorate(view) {
  const builder = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      builder.add(line.from, line.from, ownDirection);
      if (/^\s{0,3}:::/.test(line.text)) builder.add(line.from, line.from, fence);
      for (const match of line.text.matchAll(/\{\{[^{}]{1,80}\}\}/g)) builder.add(line.from + match.index, line.from + match.index + match[0].length, field);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

export const markdownShown = [markdown({ completeHTMLTags: false, pasteURLAsLink: true }), syntaxHighlighting(shown), ours];
