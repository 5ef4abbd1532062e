// Fields that save themselves, one by one: when one is left, or its writer pauses. A save says what was seen, so that
// nobody's words are overwritten unseen; where somebody else changed the same field, both texts stand side by side until
// one is chosen. What is not stored yet is held in this tab's storage.
import { fieldsKey, heldUnder } from "./held.js";

const PAUSE = 1000, TRY_AGAIN = 2000, EMPTY = "(empty)";

class SavedFields extends HTMLElement {
  static observedAttributes = ["data-fields"];

  connectedCallback() {
    // The fields come with the same turn of the page, but after this element.
    queueMicrotask(() => { if ("live" in this.dataset) this.begin(); });
  }

  begin() {
    this.saving = this.querySelector(".saving");
    // Under the member's own name: what one person could not hand over is never sent as another's.
    this.key = fieldsKey(this.dataset.member, this.dataset.url);
    this.fields = [...this.querySelectorAll("[name]")].map(input => new SavedField(input, this));
    this.takeIn();
    if (!this.querySelector("fieldset").disabled) this.bringBack();
    this.onLeave = event => { if (this.fields.some(field => field.isUnsaved)) event.preventDefault(); };
    window.addEventListener("beforeunload", this.onLeave);
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    this.gone = true;
    clearTimeout(this.later);
    window.removeEventListener("beforeunload", this.onLeave);
  }

  attributeChangedCallback(name, before) {
    if (before !== null && this.fields) this.takeIn();
  }

  /** What others saved comes in, also what they saved in a field that is just being written in. */
  takeIn() {
    const { version, values } = JSON.parse(this.dataset.fields);
    if (version < this.version) return;   // read before a save of our own was answered
    this.version = version;
    for (const field of this.fields) field.takeIn(values[field.name]);
  }

  bringBack() {
    for (const [name, { seen, mine }] of Object.entries(heldUnder(this.key) ?? {})) this.fields.find(field => field.name === name)?.bringBack(seen, mine);
    this.send();
  }

  hold() {
    const held = this.fields.filter(field => field.isUnsaved).map(field => [field.name, { seen: field.seen, mine: field.value }]);
    try {
      if (held.length > 0) sessionStorage.setItem(this.key, JSON.stringify(Object.fromEntries(held)));
      else sessionStorage.removeItem(this.key);
    } catch {
      this.say("This browser keeps nothing for later: stay on this page until it says Saved.", true);
    }
  }

  typed(pause) {
    this.hold();
    this.say("Saving…");
    clearTimeout(this.later);
    this.later = setTimeout(() => this.send(), pause);
  }

  async send() {
    if (this.isSending || this.gone) return;
    this.isSending = true;
    try {
      for (let field; (field = this.fields.find(f => f.mustGo));) if (!await this.sendOne(field)) return;
    } finally {
      this.isSending = false;
    }
    const waiting = this.fields.filter(field => field.isUnsaved);
    if (waiting.length === 0) this.say(this.hasSaved ? `Saved ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}` : "");
    else this.say(`Not saved yet: ${waiting.map(field => field.label).join(", ")}.`, true);
  }

  /** Says whether to go on. */
  async sendOne(field) {
    const mine = field.value;
    try {
      const response = await fetch(this.dataset.url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ field: field.name, seen: field.seen, mine }) });
      if (this.gone) return false;
      if (response.status === 401) {
        this.say("Not saved: you are signed out. Sign in in another tab, come back and type on; what you typed is kept here.", true);
        return false;
      }
      if (response.status >= 500) throw new Error("the site is away");
      if (!response.ok) {
        field.refuse(await reasonOf(response), mine);
      } else {
        const { isTaken, now, version } = await response.json();
        this.version = Math.max(this.version, version);
        if (isTaken || now === mine) {
          field.saved(mine, now);
          this.hasSaved = true;
          this.dispatchEvent(new CustomEvent("bodysaved", { bubbles: true }));
        } else {
          field.meet(now);
        }
      }
      this.hold();
      return true;
    } catch {
      this.say("Not saved: the site can’t be reached. What you typed is kept here and sent when it answers again.", true);
      clearTimeout(this.later);
      if (!this.gone) this.later = setTimeout(() => this.send(), TRY_AGAIN);
      return false;
    }
  }

  say(words, isLate = false) {
    this.saving.textContent = words;
    this.saving.classList.toggle("late", isLate);
  }
}

/** One field: what its writer saw, what was stored of what they typed, and what somebody else made of it meanwhile. */
class SavedField {
  constructor(input, all) {
    Object.assign(this, { input, all, name: input.name, label: input.labels[0].textContent.trim() });
    this.typedLast = this.seen = this.value;
    // A choice is whole at once; words and a date's parts are when their writer pauses or leaves.
    input.addEventListener("input", () => this.typed());
    input.addEventListener("change", () => all.typed(input.type === "date" ? PAUSE : 0));
    input.addEventListener("blur", () => { if (this.mustGo) all.typed(0); });
  }

  get value() {
    return this.input.type === "checkbox" ? String(this.input.checked) : this.input.value;
  }

  set value(value) {
    if (this.input.type === "checkbox") this.input.checked = value === "true";
    else if (this.input.value !== value) this.input.value = value;
  }

  get isUnsaved() {
    return this.value !== this.typedLast;
  }

  /** Whether it waits for nothing but its turn. */
  get mustGo() {
    return this.isUnsaved && this.theirs === undefined && this.refused !== this.value;
  }

  typed() {
    this.refused = null;
    this.tell();
    if (this.yours) this.yours.textContent = this.shown(this.value) || EMPTY;
    this.all.typed(PAUSE);
  }

  takeIn(value) {
    if (value === undefined) return;
    if (this.theirs !== undefined) this.meet(value);
    else if (!this.isUnsaved && value !== this.seen) this.show(value);
  }

  show(value) {
    this.seen = value;
    this.value = value;
    this.typedLast = this.value;   // an input may make another of it, such as of a date
  }

  bringBack(seen, mine) {
    if (mine === this.seen) return;
    this.seen = seen;
    this.value = mine;
  }

  saved(mine, now) {
    [this.seen, this.typedLast] = [now, mine];
    if (this.value === mine && document.activeElement !== this.input) this.show(now);
  }

  refuse(sentence, mine) {
    this.refused = mine;
    this.tell(sentence);
  }

  tell(sentence = null) {
    this.error?.remove();
    this.input.toggleAttribute("aria-invalid", false);
    if (!sentence) return;
    this.error = Object.assign(document.createElement("p"), { className: "error", textContent: `Not saved. ${sentence}` });
    this.error.setAttribute("role", "alert");
    this.input.setAttribute("aria-invalid", "true");
    this.place.append(this.error);
  }

  get place() {
    return this.input.closest(".field");
  }

  /** Somebody else changed this field: both texts stand side by side until one is chosen. Both are in the history already. */
  meet(theirs) {
    if (theirs === this.theirs) return;   // nobody is asked the same thing anew
    this.choice?.remove();
    this.theirs = theirs;
    if (theirs === this.value) return this.choose(theirs);
    const choice = this.choice = Object.assign(document.createElement("div"), { className: "notice met-fields" });
    choice.setAttribute("role", "group");
    choice.setAttribute("aria-label", `${this.label}: two texts`);
    const told = Object.assign(document.createElement("p"), { textContent: "Somebody else changed this while you wrote. Choose one; both are kept in the history." });
    told.setAttribute("role", "alert");
    choice.append(told, texts([["Theirs", this.shown(theirs)], ["Yours", this.shown(this.value)]], this.input.lang), deeds([
      ["Keep theirs", () => this.choose(theirs)],
      ["Use mine", () => this.insist()],
    ]));
    this.yours = choice.querySelector("div:last-of-type > dd");
    this.place.append(choice);
  }

  /** A value as its input shows it. */
  shown(value) {
    return [...this.input.options ?? []].find(option => option.value === value)?.text ?? value;
  }

  choose(theirs) {
    this.decided();
    this.show(theirs);
    this.all.hold();
    this.all.send();
  }

  insist() {
    this.seen = this.theirs;
    this.decided();
    this.all.typed(0);
  }

  decided() {
    this.theirs = undefined;
    this.choice?.remove();
    this.choice = this.yours = null;
    this.input.focus();
  }
}

async function reasonOf(response) {
  if (response.status === 409) return (await response.json()).refusal;
  if (response.status === 413) return "This is longer than a field can hold: shorten it.";
  if (response.status === 404) return "This isn’t there for you any more: copy what you typed.";
  return "This request was not understood: copy what you typed and reload the page.";
}

/** Texts under their names, side by side where there is room. */
function texts(named, lang = "") {
  const list = Object.assign(document.createElement("dl"), { className: "both-texts" });
  for (const [name, text] of named) {
    const side = document.createElement("div");
    side.append(Object.assign(document.createElement("dt"), { textContent: name }),
      Object.assign(document.createElement("dd"), { textContent: text || EMPTY, dir: "auto", lang }));
    list.append(side);
  }
  return list;
}

function deeds(list) {
  const row = Object.assign(document.createElement("div"), { className: "actions" });
  for (const [words, onClick] of list) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: words });
    button.addEventListener("click", onClick);
    row.append(button);
  }
  return row;
}

customElements.define("saved-fields", SavedFields);
