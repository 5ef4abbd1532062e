// The text as a rich editor: Markdown shown as what it means, written by several people at once.
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { search, searchKeymap } from "@codemirror/search";
import { Writer, inLog, recovered } from "./writer.js";
import { markdownShown } from "./markdown-shown.js";
import { toolbar, shortcuts } from "./toolbar.js";
import { completions } from "./completions.js";
import { cleanPaste } from "./paste.js";
import { people, showPeople } from "./people.js";
import { passages, showPassages } from "./passages.js";
import { look } from "./look.js";
import { between, toChanges } from "../wwwroot/js/replacement.js";

const PAUSE = 100, HERE_PAUSE = 250, HERE_AGAIN = 10_000, RECOVER_AGAIN = 2_000, AWAY_AFTER = 5_000, LONGEST_QUOTE = 2_000;

export class RichText {
  /** @param host the <body-editor> whose textarea this takes the place of */
  constructor(host) {
    this.host = host;
    this.page = newName();
    this.offers = JSON.parse(host.dataset.offers || "{}");
    this.others = new Map();
    this.earlier = [];   // what earlier pages of this tab typed and could not hand over
    this.reading = new Compartment();
    this.inStep = Date.now();

    this.frame = Object.assign(document.createElement("div"), { className: "writing" });
    const root = this.frame.attachShadow({ mode: "open" });   // its styles are adopted, so that the page's policy needs no exception
    this.view = new EditorView({ root, parent: root, state: EditorState.create({ doc: host.text.defaultValue, extensions: this.extensions() }) });
    this.writer = new Writer(this.view, host.version, this.page);
    this.tools = toolbar(this.view);
    this.count = Object.assign(document.createElement("span"), { className: "count" });
    this.company = Object.assign(document.createElement("span"), { className: "company hint" });
    this.takePlace();
    this.countWords();
  }

  get version() {
    return this.writer.version;
  }

  get isSaved() {
    return this.writer.isSaved;
  }

  extensions() {
    const { text } = this.host;
    return [
      inLog(this.page),
      history(),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorView.contentAttributes.of({
        "aria-label": "Text", id: "body-text", lang: text.lang, dir: text.dir === "auto" ? this.host.dataset.direction ?? "auto" : text.dir,
        spellcheck: "true", autocorrect: "on", autocapitalize: "sentences", tabindex: "0",
      }),
      this.reading.of([]),
      placeholder("Write here. A demand is put in by its reference, a field such as the addressee by its name."),
      EditorState.phrases.of(PHRASES),
      search({ top: true }),
      markdownShown,
      completions(() => this.offers),
      cleanPaste,
      people,
      passages,
      keymap.of([...shortcuts, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.updateListener.of(update => this.updated(update)),
      ...look,
    ];
  }

  /** Takes the textarea's place, with what was typed into it meanwhile and with the caret. */
  takePlace() {
    const { text } = this.host;
    const hasFocus = document.activeElement === text;
    const { value, selectionStart, selectionEnd } = text;
    const label = this.host.querySelector("label[for=body-text]");
    text.hidden = true;
    text.removeAttribute("id");
    if (label) label.htmlFor = "";
    text.before(this.tools, this.frame);
    this.host.querySelector(".pane-foot")?.append(this.count);
    label?.after(this.company);
    label?.addEventListener("click", () => this.view.focus());
    if (value !== text.defaultValue) this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: value } });
    if (hasFocus) {
      this.view.focus();
      this.view.dispatch({ selection: { anchor: Math.min(selectionStart, this.view.state.doc.length), head: Math.min(selectionEnd, this.view.state.doc.length) } });
    }
  }

  close() {
    for (const timer of [this.sendLater, this.hereLater, this.hereAgain, this.chooseLater, this.countLater, this.recoverLater]) clearTimeout(timer);
    this.view.destroy();
  }

  /** The page's <base> and language stay; what the letter offers may change while it is open. */
  offer(offers) {
    this.offers = offers;
  }

  /** What an earlier page of this tab could not hand over is written again, moved to where it belongs now. Nothing is typed before it is there. */
  async recover() {
    const stored = JSON.parse(sessionStorage.getItem(this.host.key) ?? "null");
    if (!stored) return;
    this.earlier = Array.isArray(stored) ? stored : [asHeld(stored)];
    this.host.say("Recovering what was typed…");
    this.view.dispatch({ effects: this.reading.reconfigure(EditorState.readOnly.of(true)) });
    const isBack = await this.bringBack();
    this.view.dispatch({ effects: this.reading.reconfigure([]) });
    if (!isBack) this.recoverLater = setTimeout(() => this.bringBack(), RECOVER_AGAIN);
  }

  async bringBack() {
    while (this.earlier.length > 0) {
      const [held] = this.earlier;
      const newer = await this.newerThan(held.version);
      if (this.host.gone) return true;
      if (!newer) {
        this.host.say("What you typed before is kept, and comes back when the site can be reached.", true);
        return false;
      }
      this.writer.receive(newer);
      const found = recovered(held, newer);
      if (!this.writer.bringBack(found, held.page)) {
        this.host.showUnsent();
        return true;
      }
      if (found.met) this.tellOfMeeting();
      this.earlier.shift();
      this.hold();
    }
    if (this.writer.isSaved) this.host.saved();
    return true;
  }

  /** Everything stored after a version, however many turns it takes; null when the site is away. */
  async newerThan(version) {
    const newer = [];
    for (;;) {
      const answer = await this.host.fetchNewer(version);
      if (!answer) return null;
      newer.push(...answer.newer);
      if (answer.newer.length === 0) return newer;
      version = answer.newer.at(-1).version;
    }
  }

  updated(update) {
    const isMine = update.transactions.some(t => t.docChanged && !t.annotation(Transaction.remote));
    if (update.docChanged && this.writer) {
      this.countWords();
      if (isMine) this.typed();
      else this.host.askPreview(0);
    }
    if (update.docChanged || update.selectionSet) this.hereSoon();
    if (update.selectionSet) this.choosePassage();
  }

  typed() {
    this.hold();
    this.host.say("Saving…");
    this.sendLater ??= setTimeout(() => { this.sendLater = null; this.send(); }, PAUSE);
  }

  hold() {
    const held = [...this.earlier, this.writer.held()].filter(Boolean);
    if (held.length > 0) this.host.hold(held);
  }

  async send() {
    if (this.inFlight || this.host.gone) return;
    const batch = this.writer.next();
    if (!batch) return;
    this.inFlight = true;
    try {
      this.hold();
      const answer = await this.host.post("body", batch);
      if (this.host.gone) return;
      if (!answer) {
        if (this.host.wasRefused) this.writer.takeBack();
        return;
      }
      if (answer.taken) this.writer.settle(answer);
      else if (!this.take(answer.newer)) return void this.catchUp();
      this.inStep = Date.now();
      if (answer.taken) this.host.askPreview();
    } finally {
      this.inFlight = false;
    }
    if (!this.writer.isSaved) { this.hold(); this.send(); }
    else if (this.earlier.length === 0) this.host.saved();
  }

  /** What others wrote comes in by the stream. */
  receive(newer) {
    if (this.take(newer)) {
      if (this.writer.isSaved && !this.inFlight) this.inStep = Date.now();
    } else {
      this.catchUp();
    }
  }

  take(newer) {
    const isMeeting = Date.now() - this.inStep > AWAY_AFTER && !this.writer.isSaved && recovered(this.writer.held(), newer).met;
    const mine = isMeeting && this.view.state.doc.toString();
    const isWhole = this.writer.receive(newer);
    if (isMeeting) this.tellOfMeeting(mine);
    this.showOthers();
    return isWhole;
  }

  async catchUp() {
    const newer = await this.newerThan(this.writer.version);
    if (newer) this.take(newer);
    if (!this.writer.isSaved) this.send();
  }

  /** After a time apart, both changed the same words: both stand in the text, and mine is kept as it was. */
  async tellOfMeeting(mine) {
    if (mine) await this.host.post("body/kept", { text: mine });
    this.host.tell("You and a colleague changed the same words while you were apart. Both stand in the text now: please read it again." + (mine ? " Your text as you left it is in the history." : ""));
  }

  // ---------- who else is here ----------

  /** Somebody else's caret, or their leaving. */
  here(word) {
    if (word.page === this.page) return;
    if (word.gone) this.others.delete(word.page);
    else {
      if (!this.others.has(word.page)) this.hereSoon();   // so that a newcomer learns of us
      this.others.set(word.page, { ...word, seen: Date.now() });
    }
    this.showOthers();
  }

  showOthers() {
    const limit = Date.now() - 2.5 * HERE_AGAIN;
    for (const [page, other] of this.others) if (other.seen < limit) this.others.delete(page);
    const length = this.view.state.doc.length;
    const carets = [...this.others.values()].filter(o => o.version <= this.writer.version)
      .map(o => ({ name: o.name, page: o.page, head: Math.min(this.writer.inward(o.head), length), anchor: Math.min(this.writer.inward(o.anchor), length) }));
    this.view.dispatch({ effects: showPeople.of(carets) });
    const names = [...new Set([...this.others.values()].map(o => o.name))];
    const sentence = names.length === 0 ? "" : `Here too: ${names.join(", ")}`;
    if (this.company.textContent !== sentence) this.company.textContent = sentence;
  }

  hereSoon() {
    if (!this.host.isListening) return;
    this.hereLater ??= setTimeout(() => { this.hereLater = null; this.tellHere(); }, HERE_PAUSE);
  }

  tellHere() {
    if (document.hidden || this.host.gone) return;
    clearTimeout(this.hereAgain);
    this.hereAgain = setTimeout(() => { this.showOthers(); this.tellHere(); }, HERE_AGAIN);
    const { anchor, head } = this.view.state.selection.main;
    this.host.postQuietly("body/here", { page: this.page, version: this.writer.version, anchor: this.writer.outward(anchor), head: this.writer.outward(head) });
  }

  // ---------- passages and remarks ----------

  choosePassage() {
    clearTimeout(this.chooseLater);
    this.chooseLater = setTimeout(() => {
      if (this.host.gone || !this.writer.isSaved) return;
      const { from, to } = this.view.state.selection.main;
      if (from === to || to - from > LONGEST_QUOTE) return;
      const detail = { start: from, end: to, version: this.writer.version, quote: this.view.state.sliceDoc(from, to) };
      this.host.dispatchEvent(new CustomEvent("passagechosen", { bubbles: true, detail }));
    }, 400);
  }

  /** Marks the passages that remarks are about: `[{ id, start, end, version, open, blocking }]`. */
  remarks(list) {
    const length = this.view.state.doc.length;
    const marks = list.filter(r => r.open && r.end > r.start && r.version <= this.writer.version)
      .map(r => ({ id: r.id, from: this.writer.inward(r.start), to: Math.min(this.writer.inward(r.end), length), isBlocking: r.blocking }));
    this.view.dispatch({ effects: showPassages.of(marks) });
  }

  countWords() {
    clearTimeout(this.countLater);
    this.countLater = setTimeout(() => {
      const words = wordsIn(this.view.state.doc.toString(), this.host.text.lang);
      this.count.textContent = words === 1 ? "1 word" : `${words.toLocaleString("en-GB")} words`;
    }, 300);
  }
}

/** What the plain textarea held, as the rich one holds it. */
function asHeld({ version, page, base, value }) {
  const change = between(base, value);
  return { version, page, sent: change && toChanges(change, base.length), rest: null };
}

let segmenter;

function wordsIn(text, language) {
  try {
    segmenter ??= new Intl.Segmenter(language || "en", { granularity: "word" });
  } catch {
    return text.split(/\s+/).filter(Boolean).length;
  }
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words++;
  return words;
}

// Unlike crypto.randomUUID, this is there on a plain http address too.
function newName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, "0")).join("");
}

const PHRASES = {
  Find: "Find", Replace: "Replace with", next: "Next", previous: "Previous", all: "Select all", "match case": "Match case",
  "by word": "Whole words", regexp: "Pattern", replace: "Replace", "replace all": "Replace all", close: "Close",
  "current match": "current match", "replaced $ matches": "replaced $ matches", "replaced match on line $": "replaced match on line $", "on line": "on line",
};
