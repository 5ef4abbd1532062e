// What is typed into a form and not saved yet is held in this tab's storage. After a reload or a lost connection it is
// offered where it was typed: put back, or let go.
import { heldUnder } from "./held.js";

class KeptWords extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.key = keyOf(this.dataset.name);
    this.form.addEventListener("input", () => this.hold());
    this.form.addEventListener("submit", () => this.ending());
    // Whoever cancels lets their words go.
    this.form.addEventListener("click", event => { if (event.target.closest(".actions button[type=button]") && !this.contains(event.target)) this.ending(); });
    // The fields get their values in the same turn of the page, but after this element.
    queueMicrotask(() => this.offer());
  }

  disconnectedCallback() {
    clearTimeout(this.later);
    // Saved or cancelled. A form that goes for another reason, such as a letter that was signed off, leaves its words here.
    if (this.isEnding && !document.querySelector("main .refusal")) sessionStorage.removeItem(this.key);
  }

  ending() {
    this.isEnding = true;
    clearTimeout(this.later);
    this.later = setTimeout(() => this.settle(), 1500);
  }

  get fields() {
    return [...this.form.querySelectorAll("input[id]:not([type=checkbox]), textarea[id], select[id]")];
  }

  hold() {
    const values = Object.fromEntries(this.fields.map(field => [field.id, field.value]));
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ values }));
    } catch {
      // This browser keeps nothing for later; the page asks before it is left.
    }
  }

  /** The form was sent or cancelled, and is still there: unless it was refused, nothing waits any more. */
  settle() {
    this.isEnding = false;
    if (this.isConnected && !document.querySelector("main .refusal")) sessionStorage.removeItem(this.key);
  }

  offer() {
    const held = heldUnder(this.key);
    const other = held && this.fields.filter(field => held.values[field.id] !== undefined && held.values[field.id] !== field.value);
    if (!other?.length) return;
    const note = Object.assign(document.createElement("div"), { className: "notice" });
    note.setAttribute("role", "status");
    const put = button("Put it back", () => {
      for (const field of other) {
        field.value = held.values[field.id];
        for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
      }
      note.remove();
      other[0].focus();
    });
    const drop = button("Let it go", () => {
      sessionStorage.removeItem(this.key);
      note.remove();
    });
    const deeds = Object.assign(document.createElement("div"), { className: "actions" });
    deeds.append(put, drop);
    note.append(Object.assign(document.createElement("p"), { textContent: "You typed something here that was not saved." }), deeds);
    this.replaceChildren(note);
    document.getElementById("kept-note")?.remove();
  }
}

function button(words, onClick) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: words });
  made.addEventListener("click", onClick);
  return made;
}

// Under the member's own name: what one person typed is never offered to another.
function keyOf(name) {
  return `form ${document.getElementById("main")?.dataset.member} ${location.pathname} ${name}`;
}

/** A form that is not open after a reload: the page says where its words are. */
function tellOfClosedForms() {
  const here = keyOf("");
  const names = Object.keys(sessionStorage).filter(key => key.startsWith(here)).map(key => key.slice(here.length))
    .filter(name => ![...document.querySelectorAll("kept-words")].some(words => words.dataset.name === name));
  if (names.length === 0) return;
  const note = Object.assign(document.createElement("div"), { id: "kept-note", className: "kept-note notice" });
  note.setAttribute("role", "status");
  note.append(Object.assign(document.createElement("p"), { textContent: `Not saved, and kept for you: what you typed under “${names.join("”, “")}”. Open it again to put it back.` }),
    button("Close", () => note.remove()));
  document.body.append(note);
}

customElements.define("kept-words", KeptWords);
setTimeout(tellOfClosedForms, 1500);
