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
import { people } from "./people.js";
import { passages, showPassages } from "./passages.js";
import { look } from "./look.js";
import { Company } from "./company.js";
import { Recovery } from "./recovery.js";
import { pageName } from "../wwwroot/js/page-name.js";
import { heldUnder } from "../wwwroot/js/held.js";

const PAUSE = 100, CHOSEN_AFTER = 400, COUNT_AFTER = 300, AWAY_AFTER = 5_000, LONGEST_QUOTE = 2_000;

export class RichText {
  /** @param host the <body-editor> whose textarea this takes the place of */
  constructor(host) {
    this.host = host;
    this.page = pageName();
    this.key = host.key;
    this.offers = JSON.parse(host.dataset.offers || "{}");
    this.recovery = new Recovery(this);
    this.reading = new Compartment();
    this.inStep = Date.now();

    this.frame = Object.assign(document.createElement("div"), { className: "writing" });
    const root = this.frame.attachShadow({ mode: "open" });   // its styles are adopted, so that the page's policy needs no exception
    this.view = new EditorView({ root, parent: root, state: EditorState.create({ doc: host.text.defaultValue, extensions: this.extensions() }) });
    this.writer = new Writer(this.view, host.version, this.page);
    this.tools = toolbar(this.view);
    this.count = Object.assign(document.createElement("span"), { className: "count" });
    this.company = new Company(this);
    this.takePlace();
    this.countWords();
  }

  get version() {
    return this.writer.version;
  }

  get isSaved() {
    return this.writer.isSaved && this.recovery.isDone;
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
    label?.after(this.company.sentence);
    label?.addEventListener("click", () => this.view.focus());
    if (value !== text.defaultValue) this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: value } });
    if (hasFocus) {
      this.view.focus();
      this.view.dispatch({ selection: { anchor: Math.min(selectionStart, this.view.state.doc.length), head: Math.min(selectionEnd, this.view.state.doc.length) } });
    }
  }

  close() {
    for (const timer of [this.sendLater, this.chooseLater, this.countLater]) clearTimeout(timer);
    this.company.close();
    this.recovery.close();
    this.view.destroy();
  }

  /** What the letter offers may change while it is open. */
  offer(offers) {
    this.offers = offers;
  }

  /** Nothing is typed before what earlier pages of this tab typed is there again. */
  async recover() {
    if (!this.recovery.find()) return;
    this.host.say("Recovering what was typed…");
    this.view.dispatch({ effects: this.reading.reconfigure(EditorState.readOnly.of(true)) });
    try {
      await this.recovery.bringBack();
    } finally {
      this.view.dispatch({ effects: this.reading.reconfigure([]) });
    }
  }

  letGo() {
    this.recovery.letGo();
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
    if (update.docChanged || update.selectionSet || update.focusChanged) this.company?.tellSoon();
    if (update.selectionSet) this.choosePassage();
  }

  typed() {
    this.hold();
    this.host.say("Saving…");
    this.sendLater ??= setTimeout(() => { this.sendLater = null; this.send(); }, PAUSE);
  }

  hold() {
    const held = [...this.recovery.earlier, this.writer.held()].filter(Boolean);
    if (held.length > 0) this.host.hold(this.key, held);
  }

  async send() {
    if (this.inFlight || this.host.gone) return;
    const batch = this.writer.next();
    if (!batch) {
      // What was sent may have come back by the stream, while its answer was lost.
      if (this.isSaved && heldUnder(this.key)) this.host.saved();
      return;
    }
    this.inFlight = true;
    try {
      this.hold();
      const { answer, isRefused } = await this.host.post("body", batch);
      if (this.host.gone) return;
      if (isRefused) return await this.refused();
      if (!answer) return this.writer.lost();
      if (answer.taken) this.writer.settle(answer);
      else if (!this.take(answer.newer)) return void this.catchUp();
      this.inStep = Date.now();
      if (answer.taken) this.host.askPreview();
    } finally {
      this.inFlight = false;
    }
    if (!this.writer.isSaved) { this.hold(); this.send(); }
    else if (this.isSaved) this.host.saved();
  }

  /** A refusal proves that the batch isn't stored, unless an earlier try of it was answered by nobody: then the log tells. */
  async refused() {
    if (this.writer.isUncertain) {
      const newer = await this.newerThan(this.writer.version);
      if (!newer) return;
      this.take(newer);
    }
    this.writer.takeBack();
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
    const unknown = newer.filter(change => change.version > this.writer.version);
    const isMeeting = Date.now() - this.inStep > AWAY_AFTER && !this.writer.isSaved
      && unknown[0]?.version === this.writer.version + 1 && recovered(this.writer.held(), unknown).met;
    const mine = isMeeting && this.view.state.doc.toString();
    const isWhole = this.writer.receive(unknown);
    if (isMeeting) this.tellOfMeeting(mine);
    this.company.show();
    this.drawRemarks();
    return isWhole;
  }

  async catchUp() {
    const newer = await this.newerThan(this.writer.version);
    if (newer) this.take(newer);
    if (!this.writer.isSaved) this.send();
  }

  /** After a time apart, both changed the same words: both stand in the text, and mine is kept as it was. */
  async tellOfMeeting(mine) {
    const isKept = mine && (await this.host.post("body/kept", { text: mine })).answer;
    this.host.tell("You and a colleague changed the same words while you were apart. Both stand in the text now: please read it again." + (isKept ? " Your text as you left it is in the history." : ""));
  }

  /** Somebody else's caret, or their leaving. */
  here(word) {
    this.company.hear(word);
  }

  hereSoon() {
    this.company.tellSoon();
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
    }, CHOSEN_AFTER);
  }

  /** Marks the passages that remarks are about: `[{ id, start, end, version, open, blocking }]`. */
  remarks(list) {
    this.remarked = list;
    this.drawRemarks();
  }

  drawRemarks() {
    if (!this.remarked || this.remarked.some(remark => remark.version > this.writer.version)) return;   // they are drawn when the text has come as far
    const marks = this.remarked.filter(r => r.open && r.end > r.start)
      .map(r => ({ id: r.id, from: this.writer.inward(r.start, r.version), to: this.writer.inward(r.end, r.version), isBlocking: r.blocking }));
    this.remarked = null;   // from here on they move with the text
    this.view.dispatch({ effects: showPassages.of(marks.filter(mark => mark.from !== null && mark.to !== null)) });
  }

  countWords() {
    clearTimeout(this.countLater);
    this.countLater = setTimeout(() => {
      const words = wordsIn(this.view.state.doc.toString(), this.host.text.lang);
      this.count.textContent = words === 1 ? "1 word" : `${words.toLocaleString("en-GB")} words`;
    }, COUNT_AFTER);
  }
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

const PHRASES = {
  Find: "Find", Replace: "Replace with", next: "Next", previous: "Previous", all: "Select all", "match case": "Match case",
  "by word": "Whole words", regexp: "Pattern", replace: "Replace", "replace all": "Replace all", close: "Close",
  "current match": "current match", "replaced $ matches": "replaced $ matches", "replaced match on line $": "replaced match on line $", "on line": "on line",
};
