// A letter's or release's body: what is typed goes to the server by itself, what is not yet acknowledged is held in
// this tab's storage, what others write comes in, and the preview follows. The text itself is a rich editor, or a plain
// textarea where that can't be loaded.
import { PlainText } from "./plain-text.js";

const PREVIEW_PAUSE = 300, PREVIEW_AT_MOST = 2000, TRY_AGAIN = 2000, TELL_PAUSE = 400;

class BodyEditor extends HTMLElement {
  static observedAttributes = ["data-stamp", "data-remarks", "data-offers"];

  connectedCallback() {
    // The children come with the same turn of the page, but after the element itself. Before the page is connected its text
    // is only read: what were typed then would go with it when the connected one takes its place.
    queueMicrotask(() => { if ("live" in this.dataset) this.begin(); });
  }

  async begin() {
    this.text = this.querySelector("textarea");
    this.saving = this.querySelector(".saving");
    this.preview = this.querySelector(".preview");
    this.version = Number(this.dataset.version);
    this.thing = Number(this.dataset.thing);
    // Under the member's own name: what one person could not hand over is never sent as another's.
    this.key = `body ${this.dataset.member} ${this.dataset.url}`;
    const rich = await import("./editor.js").catch(() => null);
    if (this.gone) return;
    this.surface = rich ? new rich.RichText(this) : new PlainText(this);
    this.onShown = () => this.listen();
    document.addEventListener("visibilitychange", this.onShown);
    this.onLeave = event => { if (!this.surface.isSaved) event.preventDefault(); };
    window.addEventListener("beforeunload", this.onLeave);
    this.addEventListener("unsentgone", () => this.surface.letGo());
    this.surface.recover();
    this.showRemarks();
    this.listen();
    this.dataset.ready = rich ? "rich" : "plain";
  }

  disconnectedCallback() {
    this.gone = true;
    this.stream?.close();
    for (const timer of [this.previewLater, this.tellLater, this.listenLater, this.sendLater]) clearTimeout(timer);
    this.surface?.close();
    document.removeEventListener("visibilitychange", this.onShown);
    window.removeEventListener("beforeunload", this.onLeave);
  }

  attributeChangedCallback(name, before) {
    if (before === null || !this.surface) return;
    if (name === "data-stamp") this.askPreview(0);
    if (name === "data-remarks") this.showRemarks();
    if (name === "data-offers") this.surface.offer?.(JSON.parse(this.dataset.offers));
  }

  showRemarks() {
    if (this.dataset.remarks) this.surface.remarks?.(JSON.parse(this.dataset.remarks));
  }

  // ---------- what is not yet acknowledged ----------

  hold(key, held) {
    try {
      sessionStorage.setItem(key, JSON.stringify(held));
    } catch {
      this.say("This browser keeps nothing for later: stay on this page until it says Saved.", true);
    }
  }

  saved() {
    sessionStorage.removeItem(this.surface.key);
    this.say(`Saved ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`);
    this.tellPage(TELL_PAUSE);
  }

  /** Lets the page read anew what depends on the body. */
  tellPage(pause) {
    clearTimeout(this.tellLater);
    this.tellLater = setTimeout(() => this.dispatchEvent(new CustomEvent("bodysaved", { bubbles: true })), pause);
  }

  // ---------- to and from the server ----------

  /** Posts, and gives `{ answer }` when it was done, `{ isRefused }` when it was refused, and neither when nobody answered: then the surface is asked to send again. */
  async post(what, body) {
    try {
      const response = await this.postQuietly(what, body);
      if (response?.ok) return { answer: response.status === 204 ? {} : await response.json() };
      if (!response || response.status >= 500) throw new Error("the site is away");
      this.say(await this.reasonOf(response), true);
      return { isRefused: true };
    } catch {
      this.say("Not saved: the site can’t be reached. What you typed is kept here and sent when it answers again.", true);
      clearTimeout(this.sendLater);
      if (!this.gone) this.sendLater = setTimeout(() => this.surface.send(), TRY_AGAIN);
      return {};
    }
  }

  async postQuietly(what, body) {
    try {
      return await fetch(this.dataset.url.replace(/body$/, what), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    } catch {
      return null;
    }
  }

  /** What was stored after a version, as much as one turn takes; null when the site is away. */
  async fetchNewer(version) {
    try {
      const response = await fetch(`${this.dataset.url}?since=${version}`);
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  async reasonOf(response) {
    if (response.status === 409) return `Not saved. ${(await response.json()).refusal}`;
    if (response.status === 413) return "Not saved. This text is longer than 256 KB: shorten it.";
    if (response.status === 401) return "Not saved: you are signed out. Sign in in another tab, come back and type on; what you typed is kept here.";
    return "Not saved: this request was not understood. Copy your text and reload the page.";
  }

  /** Hears what others write, and who they are, as long as the page is looked at. */
  listen() {
    clearTimeout(this.listenLater);
    this.stream?.close();
    this.isListening = false;
    if (document.hidden || this.gone) return;
    const stream = this.stream = new EventSource(`${this.dataset.url}/stream?since=${this.surface.version}&page=${this.surface.page}`);
    stream.addEventListener("open", () => {
      this.isListening = true;
      this.surface.hereSoon?.();
      this.surface.send();
    });
    stream.addEventListener("changes", event => this.surface.receive(JSON.parse(event.data)));
    stream.addEventListener("here", event => this.surface.here?.(JSON.parse(event.data)));
    // It isn't there for this reader any more, and the page must not go on showing it.
    stream.addEventListener("gone", () => { stream.close(); this.tellPage(0); });
    stream.addEventListener("thing", event => this.learn(Number(event.data)));
    stream.addEventListener("error", () => {
      stream.close();
      if (stream !== this.stream) return;
      this.isListening = false;
      if (!this.gone) this.listenLater = setTimeout(() => this.listen(), TRY_AGAIN);
    });
  }

  /** Something else of the letter changed, such as its stage. */
  learn(thing) {
    if (thing !== this.thing) this.tellPage(0);
    this.thing = thing;
  }

  // ---------- the preview ----------

  askPreview(pause = PREVIEW_PAUSE) {
    const now = Date.now();
    this.previewSince ??= now;
    clearTimeout(this.previewLater);
    this.previewLater = setTimeout(() => this.showPreview(), Math.min(pause, Math.max(0, this.previewSince + PREVIEW_AT_MOST - now)));
  }

  async showPreview() {
    this.previewSince = null;
    const turn = this.turn = (this.turn ?? 0) + 1;
    const shown = this.shown;
    try {
      const response = await fetch(`${this.dataset.preview}?have=${shown?.tag ?? ""}`);
      if (!response.ok) return;
      const { tag, from, to, html } = await response.json();
      if (turn !== this.turn) return;
      // Only what changed comes down, as a stretch of what is shown.
      this.shown = { tag, html: from === null ? html : shown.html.slice(0, from) + html + shown.html.slice(to) };
      const fresh = document.createElement("template");
      fresh.innerHTML = this.shown.html;
      exchange(this.preview, fresh.content);
    } catch {
      // The preview follows with the next pause.
    }
  }

  // ---------- what is told ----------

  say(words, isLate = false) {
    this.saving.textContent = words;
    this.saving.classList.toggle("late", isLate);
  }

  /** Tells something that must be read before one goes on; it stays until it is put away. */
  tell(words) {
    const note = Object.assign(document.createElement("div"), { className: "notice editor-note" });
    note.setAttribute("role", "alert");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: "I have read it" });
    button.addEventListener("click", () => note.remove());
    note.append(Object.assign(document.createElement("p"), { textContent: words }), button);
    this.prepend(note);
  }

  /** Shows what was held and fits nowhere any more, to be copied. */
  showUnsent() {
    const unsent = document.createElement("unsent-words");
    Object.assign(unsent.dataset, { member: this.dataset.member, url: this.dataset.url });
    this.append(unsent);
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
