// Where a text can no longer be changed, but this tab still holds words that were typed and never stored:
// they are shown, to be copied, until their author lets them go.
import { fieldsKey, heldUnder, plainKey } from "./held.js";

class UnsentWords extends HTMLElement {
  connectedCallback() {
    const key = `body ${this.dataset.member} ${this.dataset.url}`;
    const fields = fieldsKey(this.dataset.member, this.dataset.url.replace(/body$/, "fields"));
    const keys = [key, plainKey(key), fields];
    const typed = [...[key, plainKey(key)].flatMap(held => heldUnder(held) ?? []).map(wordsOf), ...Object.values(heldUnder(fields) ?? {}).map(field => field.mine)].filter(Boolean).join("\n");
    if (!typed) return;
    const words = Object.assign(document.createElement("textarea"), { className: "words", value: typed, readOnly: true, rows: 12, dir: "auto", id: "unsent-words" });
    const label = Object.assign(document.createElement("label"), { htmlFor: words.id, textContent: "You typed this, and it could not be stored any more. Copy what you need." });
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Let it go" });
    button.addEventListener("click", () => {
      for (const held of keys) sessionStorage.removeItem(held);
      this.dispatchEvent(new CustomEvent("unsentgone", { bubbles: true }));
      this.replaceChildren();
    });
    const field = Object.assign(document.createElement("div"), { className: "field notice" });
    field.append(label, words, button);
    this.replaceChildren(field);
  }
}

/** The plain textarea holds the whole text; the rich editor holds changes, of which what was put in is all that can be lost. */
function wordsOf({ base, value, sent, rest }) {
  if (value !== undefined) return value === base ? "" : value;
  return [sent, rest].flatMap(changes => changes ?? []).filter(Array.isArray).map(section => section.slice(1).join("\n")).filter(Boolean).join("\n");
}

customElements.define("unsent-words", UnsentWords);
