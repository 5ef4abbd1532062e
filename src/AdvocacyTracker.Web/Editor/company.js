// Who else is in the text, by name, and where: told to one another by pages that are looked at.
import { showPeople } from "./people.js";

const PAUSE = 250, AGAIN = 10_000;

export class Company {
  /** @param surface the rich text this is the company of */
  constructor(surface) {
    this.surface = surface;
    this.others = new Map();
    this.sentence = Object.assign(document.createElement("span"), { className: "company" });
  }

  close() {
    clearTimeout(this.later);
    clearTimeout(this.again);
  }

  /** Somebody else's caret, or their leaving. */
  hear(word) {
    if (word.page === `${this.surface.host.dataset.member} ${this.surface.page}`) return;
    if (word.gone) this.others.delete(word.page);
    else {
      if (!this.others.has(word.page)) this.tellSoon();   // so that a newcomer learns of us
      this.others.set(word.page, { ...word, seen: Date.now() });
    }
    this.show();
  }

  show() {
    const { view, writer } = this.surface;
    const limit = Date.now() - 2.5 * AGAIN;
    for (const [page, other] of this.others) if (other.seen < limit) this.others.delete(page);
    const carets = [...this.others.values()].filter(o => o.head >= 0)
      .map(o => ({ name: o.name, page: o.page, head: writer.inward(o.head, o.version), anchor: writer.inward(o.anchor, o.version) }))
      .filter(o => o.head !== null && o.anchor !== null);
    view.dispatch({ effects: showPeople.of(carets) });
    const names = [...new Set([...this.others.values()].map(o => o.name))];
    const sentence = names.length === 0 ? "" : `Here too: ${names.join(", ")}`;
    if (this.sentence.textContent !== sentence) this.sentence.textContent = sentence;
  }

  tellSoon() {
    if (!this.surface.host.isListening) return;
    this.later ??= setTimeout(() => { this.later = null; this.tell(); }, PAUSE);
  }

  tell() {
    const { host, view, writer, page } = this.surface;
    if (document.hidden || host.gone) return;
    clearTimeout(this.again);
    this.again = setTimeout(() => { this.show(); this.tell(); }, AGAIN);
    // Whoever only reads is here, and nowhere in the text.
    const place = position => view.hasFocus ? writer.outward(position) : -1;
    const { anchor, head } = view.state.selection.main;
    host.postQuietly("body/here", { page, version: writer.version, anchor: place(anchor), head: place(head) });
  }
}
