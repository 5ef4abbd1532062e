// Where others are in the text: a caret with a name, moved along by every change.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

export const showPeople = StateEffect.define();

class Caret extends WidgetType {
  constructor(name, hue) {
    super();
    [this.name, this.hue] = [name, hue];
  }

  eq(other) {
    return other.name === this.name && other.hue === this.hue;
  }

  toDOM() {
    const caret = Object.assign(document.createElement("span"), { className: `caret hue-${this.hue}` });
    caret.setAttribute("aria-hidden", "true");   // who is here is told in words above the text
    caret.append("\u2060", Object.assign(document.createElement("span"), { className: "caret-name", textContent: this.name }), "\u2060");
    return caret;
  }

  ignoreEvent() {
    return true;
  }
}

export const people = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let shown = marks.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(showPeople)) shown = draw(effect.value);
    return shown;
  },
  provide: field => EditorView.decorations.from(field),
});

function draw(carets) {
  const ranges = [];
  for (const { name, page, anchor, head } of carets) {
    const hue = hueOf(page);
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
    if (from < to) ranges.push(Decoration.mark({ class: `chosen hue-${hue}` }).range(from, to));
    ranges.push(Decoration.widget({ widget: new Caret(name, hue), side: 1 }).range(head));
  }
  return Decoration.set(ranges, true);
}

function hueOf(page) {
  let sum = 0;
  for (const sign of page) sum = (sum * 31 + sign.charCodeAt(0)) % 6;
  return sum;
}
