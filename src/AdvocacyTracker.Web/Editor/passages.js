// The passages that open remarks are about, underlined and moved along by every change.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

export const showPassages = StateEffect.define();

export const passages = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let shown = marks.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(showPassages)) shown = draw(effect.value);
    return shown;
  },
  provide: field => EditorView.decorations.from(field),
});

function draw(list) {
  return Decoration.set(list.filter(p => p.from < p.to).map(p =>
    Decoration.mark({ class: p.isBlocking ? "passage blocking" : "passage", attributes: { "data-remark": p.id } }).range(p.from, p.to)), true);
}
