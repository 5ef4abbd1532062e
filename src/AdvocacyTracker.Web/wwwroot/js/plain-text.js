// The text as a plain textarea, where the rich editor can't be loaded: changes go as one replacement, and two people in
// one text never overwrite each other silently.
import { heldUnder, plainKey } from "./held.js";
import { pageName } from "./page-name.js";
import { apply, applyChanges, between, moved, over, overlap, toChanges } from "./replacement.js";

const PAUSE = 100;

export class PlainText {
  /** @param host the <body-editor> whose textarea this is */
  constructor(host) {
    [this.host, this.text, this.version, this.base] = [host, host.text, host.version, host.text.defaultValue];
    this.page = pageName();
    this.key = plainKey(host.key);
    this.text.addEventListener("input", () => this.typed());
    if (this.text.value !== this.base) this.typed();
  }

  get isSaved() {
    return !this.conflict && this.text.value === this.base;
  }

  close() {
    clearTimeout(this.sendLater);
  }

  /** What an earlier page of this tab could not hand over is typed again. */
  async recover() {
    if (heldUnder(this.host.key)) this.host.showUnsent();   // what the rich editor held, under a key of its own; it brings it back itself when it is there again
    const held = heldUnder(this.key);
    if (!held) return;
    if (held.value === this.base) return this.host.saved();
    if (held.version <= this.version) [this.version, this.base, this.page] = [held.version, held.base, held.page];
    this.text.value = held.value;
    this.host.say("Recovering what was typed…");
    this.send();
  }

  letGo() {
    // What it holds it sends by itself.
  }

  typed() {
    if (this.conflict) return;
    this.hold();
    this.host.say("Saving…");
    clearTimeout(this.sendLater);
    this.sendLater = setTimeout(() => this.send(), PAUSE);
  }

  hold() {
    this.host.hold(this.key, { version: this.version, page: this.page, base: this.base, value: this.text.value });
  }

  async send() {
    if (this.inFlight || this.conflict || this.host.gone) return;
    const value = this.text.value;
    const change = between(this.base, value);
    if (!change) return;
    this.inFlight = true;
    try {
      this.hold();
      const { answer } = await this.host.post("body", { baseVersion: this.version, changes: toChanges(change, this.base.length), page: this.page });
      if (!answer || this.host.gone) return;   // The element that took this one's place looks after what is held.
      if (answer.taken) {
        [this.base, this.version] = [value, answer.version];
        this.host.askPreview();
      } else {
        this.takeIn(answer);
      }
    } finally {
      this.inFlight = false;
    }
    if (this.conflict) return;
    if (this.text.value === this.base) this.host.saved();
    else { this.hold(); this.sendLater = setTimeout(() => this.send(), PAUSE); }
  }

  /** Others wrote: unless something of mine is under way, which is answered with the same, it is fetched. */
  async receive(newer) {
    if (this.inFlight || this.conflict || newer.at(-1).version <= this.version) return;
    if (this.text.value !== this.base) return this.send();
    this.inFlight = true;
    const answer = await this.host.fetchNewer(this.version);
    this.inFlight = false;
    if (answer && !this.host.gone) this.takeIn(answer);
    if (!this.conflict && this.text.value !== this.base) this.send();
  }

  /** Others' changes come in; mine stay, moved to where they belong. */
  takeIn(answer) {
    const newer = [...answer.newer];
    // The answer to a change of this page was lost, not the change: it stands first after the version it was based on.
    while (newer[0]?.page === this.page) {
      this.base = applyChanges(this.base, newer.shift().changes);
      this.version++;
    }
    let theirText = this.base;
    for (const { changes } of newer) theirText = applyChanges(theirText, changes);
    const theirs = between(this.base, theirText), mine = between(this.base, this.text.value);
    const isSame = this.text.value === theirText;
    if (mine && theirs && !isSame && overlap(mine, theirs)) return this.ask(theirText, answer.version, mine, theirs);
    [this.base, this.version] = [theirText, answer.version];
    if (!theirs || isSame) return;
    const inMyText = mine ? over(theirs, mine) : theirs;
    const carets = [moved(this.text.selectionStart, inMyText), moved(this.text.selectionEnd, inMyText)];
    const scroll = this.text.scrollTop;
    this.text.value = mine ? apply(theirText, over(mine, theirs)) : theirText;
    this.text.setSelectionRange(...carets);
    this.text.scrollTop = scroll;
    this.host.askPreview(0);
  }

  /** Somebody else changed the same words: both texts are shown, and a person decides. Until then base and version stay as they were, so that a reload asks again. */
  ask(theirText, theirVersion, mine, theirs) {
    const myText = this.text.value;
    this.conflict = document.createElement("div");
    this.conflict.className = "two-texts";
    this.conflict.setAttribute("role", "alertdialog");
    this.conflict.setAttribute("aria-label", "Somebody else changed the same words");
    this.host.say("Somebody else changed the same words: decide below which text stands.", true);
    const choose = async keepMine => {
      const buttons = this.conflict.querySelectorAll("button");
      for (const button of buttons) button.disabled = true;
      if (!keepMine && !(await this.host.post("body/kept", { text: myText })).answer) {
        for (const button of buttons) button.disabled = false;
        return;   // Nothing is given up before it is kept; the sentence says why it could not be.
      }
      [this.base, this.version] = [theirText, theirVersion];
      this.conflict.remove();
      this.conflict = null;
      this.text.readOnly = false;
      this.text.value = keepMine ? myText : theirText;
      this.text.focus();
      this.hold();
      if (this.text.value === this.base) this.host.saved();
      else this.send();
    };
    this.conflict.append(
      this.side("Your text", myText, mine, "Keep yours", () => choose(true), "Theirs stays in the history."),
      this.side("Their text", theirText, theirs, "Take theirs", () => choose(false), "Yours is kept as a revision."));
    this.text.readOnly = true;
    this.hold();
    this.host.append(this.conflict);   // inside, so that it goes when the page puts another editor in place of this one
    for (const mark of this.conflict.querySelectorAll("mark")) mark.parentElement.scrollTop = mark.offsetTop - 60;
    this.conflict.querySelector("button").focus({ preventScroll: true });
    this.conflict.scrollIntoView({ block: "center" });
  }

  side(title, text, change, action, onClick, note) {
    const section = document.createElement("section");
    const heading = Object.assign(document.createElement("h3"), { textContent: title });
    const words = Object.assign(document.createElement("div"), { className: "words", lang: this.text.lang, dir: "auto", tabIndex: 0 });
    const end = change.from + change.insert.length;
    words.append(text.slice(0, change.from), Object.assign(document.createElement("mark"), { textContent: text.slice(change.from, end) }), text.slice(end));
    words.setAttribute("role", "region");
    words.setAttribute("aria-label", title);
    const hint = Object.assign(document.createElement("p"), { className: "hint", textContent: note });
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: action });
    button.addEventListener("click", onClick);
    section.append(heading, words, hint, button);
    return section;
  }
}
