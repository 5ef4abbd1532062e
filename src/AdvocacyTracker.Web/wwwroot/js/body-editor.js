// A letter's or release's body as a plain textarea: changes go to the server by themselves, what is not yet
// acknowledged is held in this tab's storage, and two people in one text never overwrite each other silently.
import { apply, applyChanges, between, moved, over, overlap, toChanges } from "./replacement.js";

const PAUSE = 100, PREVIEW_PAUSE = 300, PREVIEW_AT_MOST = 2000, LOOK_EVERY = 5000, TRY_AGAIN = 2000, TELL_PAUSE = 400, MOST_UNANSWERED = 8;

class BodyEditor extends HTMLElement {
  static observedAttributes = ["data-stamp"];

  connectedCallback() {
    // The children come with the same turn of the page, but after the element itself.
    queueMicrotask(() => this.begin());
  }

  begin() {
    this.text = this.querySelector("textarea");
    this.saving = this.querySelector(".saving");
    this.preview = this.querySelector(".preview");
    this.version = Number(this.dataset.version);
    this.thing = Number(this.dataset.thing);
    this.base = this.text.defaultValue;
    this.unanswered = [];
    // Under the member's own name: what one person could not hand over is never sent as another's.
    this.key = `body ${this.dataset.member} ${this.dataset.url}`;
    this.text.addEventListener("input", () => this.typed());
    this.looking = setInterval(() => this.look(), LOOK_EVERY);
    this.onShown = () => { if (!document.hidden) this.look(); };
    document.addEventListener("visibilitychange", this.onShown);
    this.onLeave = event => { if (this.conflict || this.text.value !== this.base) event.preventDefault(); };
    window.addEventListener("beforeunload", this.onLeave);
    this.recover();
  }

  disconnectedCallback() {
    clearInterval(this.looking);
    clearTimeout(this.sendLater);
    clearTimeout(this.previewLater);
    document.removeEventListener("visibilitychange", this.onShown);
    window.removeEventListener("beforeunload", this.onLeave);
    this.gone = true;
  }

  attributeChangedCallback(name, before) {
    if (before !== null) this.askPreview(0);
  }

  /** What an earlier page of this tab could not hand over is typed again. */
  recover() {
    const kept = JSON.parse(sessionStorage.getItem(this.key) ?? "null");
    if (!kept) return;
    if (kept.value === this.base) return this.saved();
    if (kept.version <= this.version) [this.version, this.base, this.unanswered] = [kept.version, kept.base, kept.unanswered ?? []];
    this.text.value = kept.value;
    this.say("Recovering what was typed…");
    this.send();
  }

  typed() {
    if (this.conflict) return;
    this.hold();
    this.say("Saving…");
    clearTimeout(this.sendLater);
    this.sendLater = setTimeout(() => this.send(), PAUSE);
  }

  hold() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ version: this.version, base: this.base, value: this.text.value, unanswered: this.unanswered }));
    } catch {
      this.say("This browser keeps nothing for later: stay on this page until it says Saved.", true);
    }
  }

  async send() {
    if (this.inFlight || this.conflict || this.gone) return;
    const value = this.text.value;
    const change = between(this.base, value);
    if (!change) return this.saved();
    this.inFlight = true;
    try {
      const changes = toChanges(change, this.base.length);
      // Until an answer comes, a change may be stored or not; so it must be known again if it comes back as a newer one.
      this.unanswered = [...this.unanswered.slice(1 - MOST_UNANSWERED), JSON.stringify(changes)];
      this.hold();
      const answer = await this.post("body", { baseVersion: this.version, changes });
      if (this.gone) return;   // The element that took this one's place looks after what is held.
      if (answer?.taken) {
        [this.base, this.version, this.unanswered] = [value, answer.version, []];
        this.askPreview(PREVIEW_PAUSE);
      } else if (answer) {
        this.takeIn(answer);
      } else {
        return;
      }
    } finally {
      this.inFlight = false;
    }
    if (this.conflict) return;
    if (this.text.value === this.base) this.saved();
    else { this.hold(); this.sendLater = setTimeout(() => this.send(), PAUSE); }
  }

  saved() {
    sessionStorage.removeItem(this.key);
    this.say(`Saved ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`);
    clearTimeout(this.tellLater);
    this.tellLater = setTimeout(() => this.dispatchEvent(new CustomEvent("bodysaved", { bubbles: true })), TELL_PAUSE);
  }

  /** Others' changes come in; mine stay, moved to where they belong. */
  takeIn(answer) {
    const newer = [...answer.newer];
    // The answer to this change was lost, not the change: it stands first after the version it was based on.
    if (newer.length > 0 && this.unanswered.includes(JSON.stringify(newer[0]))) {
      this.base = applyChanges(this.base, newer.shift());
      this.version++;
    }
    this.unanswered = [];
    let theirText = this.base;
    for (const changes of newer) theirText = applyChanges(theirText, changes);
    const theirs = between(this.base, theirText), mine = between(this.base, this.text.value);
    const isSame = this.text.value === theirText;
    if (mine && theirs && !isSame && overlap(mine, theirs)) return this.ask(theirText, answer.version, mine, theirs);
    [this.base, this.version] = [theirText, answer.version];
    if (!theirs || isSame) return;
    const carets = [moved(this.text.selectionStart, theirs), moved(this.text.selectionEnd, theirs)];
    const scroll = this.text.scrollTop;
    this.text.value = mine ? apply(theirText, over(mine, theirs)) : theirText;
    this.text.setSelectionRange(...carets);
    this.text.scrollTop = scroll;
    this.askPreview(0);
  }

  /** Somebody else changed the same words: both texts are shown, and a person decides. Until then base and version stay as they were, so that a reload asks again. */
  ask(theirText, theirVersion, mine, theirs) {
    const myText = this.text.value;
    this.conflict = document.createElement("div");
    this.conflict.className = "two-texts";
    this.conflict.setAttribute("role", "alertdialog");
    this.conflict.setAttribute("aria-label", "Somebody else changed the same words");
    this.say("Somebody else changed the same words: decide below which text stands.", true);
    const choose = async keepMine => {
      const buttons = this.conflict.querySelectorAll("button");
      for (const button of buttons) button.disabled = true;
      if (!keepMine && !await this.post("body/kept", { text: myText })) {
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
      this.send();
    };
    this.conflict.append(
      this.side("Your text", myText, mine, "Keep yours", () => choose(true), "Theirs stays in the history."),
      this.side("Their text", theirText, theirs, "Take theirs", () => choose(false), "Yours is kept as a revision."));
    this.text.readOnly = true;
    this.hold();
    this.append(this.conflict);   // inside, so that it goes when the page puts another editor in place of this one
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

  /** Looks whether others wrote meanwhile. */
  async look() {
    if (document.hidden || this.inFlight || this.conflict || this.text.value !== this.base) return;
    this.inFlight = true;
    try {
      const response = await fetch(`${this.dataset.url}?since=${this.version}`);
      if (response.ok && !this.gone) this.learn(await response.json());
      // It isn't there for this reader any more, and the page must not go on showing it.
      else if (response.status === 404) this.dispatchEvent(new CustomEvent("bodysaved", { bubbles: true }));
    } catch {
      // Away for the moment; typing says so, and the next look comes by itself.
    } finally {
      this.inFlight = false;
    }
    if (!this.gone && !this.conflict && this.text.value !== this.base) this.send();
  }

  /** Takes in what others wrote, and lets the page know when something else of the letter changed, such as its stage. */
  learn(answer) {
    this.takeIn(answer);
    if (answer.thing !== this.thing) this.dispatchEvent(new CustomEvent("bodysaved", { bubbles: true }));
    this.thing = answer.thing;
  }

  async post(what, body) {
    const url = this.dataset.url.replace(/body$/, what);
    try {
      const response = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
      if (response.ok) return response.status === 204 ? {} : await response.json();
      if (response.status >= 500) throw new Error(`the server answered ${response.status}`);
      this.say(await this.reasonOf(response), true);
    } catch {
      this.say("Not saved: the site can’t be reached. What you typed is kept here and sent when it answers again.", true);
      clearTimeout(this.sendLater);
      if (!this.gone) this.sendLater = setTimeout(() => this.send(), TRY_AGAIN);
    }
    return null;
  }

  async reasonOf(response) {
    if (response.status === 409) return `Not saved. ${(await response.json()).refusal}`;
    if (response.status === 413) return "Not saved. This text is longer than 256 KB: shorten it.";
    if (response.status === 401) return "Not saved: you are signed out. Sign in in another tab, come back and type on; what you typed is kept here.";
    return "Not saved: this request was not understood. Copy your text and reload the page.";
  }

  askPreview(pause) {
    const now = Date.now();
    this.previewSince ??= now;
    clearTimeout(this.previewLater);
    this.previewLater = setTimeout(() => this.showPreview(), Math.min(pause, Math.max(0, this.previewSince + PREVIEW_AT_MOST - now)));
  }

  async showPreview() {
    this.previewSince = null;
    const turn = this.turn = (this.turn ?? 0) + 1;
    try {
      const response = await fetch(this.dataset.preview);
      if (!response.ok || turn !== this.turn) return;
      const fresh = document.createElement("template");
      fresh.innerHTML = await response.text();
      exchange(this.preview, fresh.content);
    } catch {
      // The preview follows with the next pause.
    }
  }

  say(words, isLate = false) {
    this.saving.textContent = words;
    this.saving.classList.toggle("late", isLate);
  }
}

/** Puts new children in place of old ones, leaving alone those that are the same, so that nothing jumps. */
function exchange(old, fresh) {
  const before = [...old.childNodes], after = [...fresh.childNodes];
  let start = 0;
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end++;
  const [gone, come] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (gone.length === 1 && come.length === 1 && gone[0].nodeName === come[0].nodeName && gone[0].childNodes.length > 0 && sameAttributes(gone[0], come[0]))
    return exchange(gone[0], come[0]);
  const anchor = before[before.length - end] ?? null;
  for (const node of gone) node.remove();
  for (const node of come) old.insertBefore(node, anchor);
}

function sameAttributes(one, other) {
  return one.nodeType === 1 && one.cloneNode(false).isEqualNode(other.cloneNode(false));
}

customElements.define("body-editor", BodyEditor);
