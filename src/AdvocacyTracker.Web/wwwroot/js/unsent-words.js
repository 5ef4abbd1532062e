// Where a text can no longer be changed, but this tab still holds words that were typed and never stored:
// they are shown, to be copied, until their author lets them go.
class UnsentWords extends HTMLElement {
  connectedCallback() {
    const key = `body ${this.dataset.member} ${this.dataset.url}`;
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (!kept || kept.value === kept.base) return;
    const words = Object.assign(document.createElement("textarea"), { className: "words", value: kept.value, readOnly: true, rows: 12, dir: "auto", id: "unsent-words" });
    const label = Object.assign(document.createElement("label"), { htmlFor: words.id, textContent: "You typed this, and it could not be stored any more. Copy what you need." });
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Let it go" });
    button.addEventListener("click", () => {
      sessionStorage.removeItem(key);
      this.replaceChildren();
    });
    const field = Object.assign(document.createElement("div"), { className: "field notice" });
    field.append(label, words, button);
    this.replaceChildren(field);
  }
}

customElements.define("unsent-words", UnsentWords);
