// The browser's side of a text's log of changes: what was sent, what is not yet, what others wrote. It knows no page and no network.
import { ChangeSet } from "@codemirror/state";
import { collab, receiveUpdates, sendableUpdates } from "@codemirror/collab";
import { overlap } from "../wwwroot/js/replacement.js";

const MOST_REMEMBERED = 500;

/** What an editor's state needs so that a Writer can keep its text's log; `page` is this open page's name in the log. */
export const inLog = page => collab({ clientID: page });

export class Writer {
  /** @param holder anything with a `state` and a `dispatch`, such as an EditorView @param version of the log, of the text as it was opened */
  constructor(holder, version, page) {
    [this.holder, this.version, this.page] = [holder, version, page];
    this.sent = 0;   // how many of the unacknowledged changes are in the batch that was sent
    this.sentAs = page;   // the name it was sent under: after a reload, that of the page before
    this.isUncertain = false;   // whether a try of it was answered by nobody, so that it may be stored
    this.past = [];   // what each stored change did to places, oldest first
  }

  get unacknowledged() {
    return sendableUpdates(this.holder.state);
  }

  get isSaved() {
    return this.unacknowledged.length === 0;
  }

  /** The batch to send, or null. Until its fate is known it stays the same one, since it may be stored without our hearing of it. */
  next() {
    const waiting = this.unacknowledged;
    if (waiting.length === 0) return null;
    this.sent ||= waiting.length;
    return { baseVersion: this.version, changes: composed(waiting.slice(0, this.sent)).toJSON(), page: this.sentAs };
  }

  /** The batch is stored, or surely not: the next one may be another. */
  takeBack() {
    [this.sent, this.sentAs, this.isUncertain] = [0, this.page, false];
  }

  /** Nobody answered the batch; it may be stored all the same. */
  lost() {
    if (this.sent > 0) this.isUncertain = true;
  }

  /** Writes again what a reload left: the batch whose fate isn't known goes again under the name it had. Says false when it does not fit this text. */
  bringBack({ sent, rest }, page) {
    const isFirst = this.isSaved && sent;
    let over = this.isSaved ? null : composed(this.unacknowledged);
    for (const changes of [sent, rest].filter(Boolean)) {
      if (changes.length !== (over?.length ?? this.holder.state.doc.length)) return false;
      this.holder.dispatch({ changes: over ? changes.map(over) : changes, userEvent: "input.recovered" });
      over = over?.map(changes, true) ?? null;
    }
    if (isFirst) [this.sent, this.sentAs, this.isUncertain] = [1, page, true];
    return true;
  }

  /** The server's answer to a batch. */
  settle(answer) {
    if (!answer.taken) return this.receive(answer.newer);
    if (this.sent > 0) {
      const own = [...this.#own()];
      if (answer.version > this.version) this.#remember(answer.version, composed(own));
      this.#take(own, Math.max(answer.version, this.version));
    }
    return true;
  }

  /** What was stored after our version, oldest first. Says false when some in between is missing. */
  receive(newer) {
    const unknown = newer.filter(change => change.version > this.version);
    if (unknown.some((change, i) => change.version !== this.version + 1 + i)) return false;
    const isOwn = change => change.page === this.page || (this.sent > 0 && change.page === this.sentAs);
    const updates = [];
    for (const run of runs(unknown, isOwn)) {
      this.#remember(run.version, run.changes);
      if (run.isOwn) updates.push(...this.#own());
      else updates.push({ changes: run.changes, clientID: "another" });
    }
    this.#take(updates, unknown.at(-1)?.version ?? this.version);
    return true;
  }

  /** What a reload must bring back: the batch whose fate isn't known, and what came after it. Null when all is acknowledged. */
  held() {
    const waiting = this.unacknowledged;
    if (waiting.length === 0) return null;
    const part = updates => updates.length > 0 ? composed(updates).toJSON() : null;
    return { version: this.version, page: this.sentAs, sent: part(waiting.slice(0, this.sent)), rest: part(waiting.slice(this.sent)) };
  }

  /** A place in our text as a place in the text at our version. */
  outward(position) {
    const waiting = this.unacknowledged;
    return waiting.length === 0 ? position : composed(waiting).invertedDesc.mapPos(position, -1);
  }

  /** A place in the text at a version as a place in our text; null when that version is too long ago, or still to come. */
  inward(position, version) {
    const known = this.past.findIndex(change => change.since === version);
    if (known < 0 && version !== this.version) return null;
    const later = known < 0 ? [] : this.past.slice(known);
    let at = position;
    for (const { changes } of later) {
      if (at > changes.length) return null;
      at = changes.mapPos(at, 1);
    }
    const waiting = this.unacknowledged;
    if (waiting.length === 0) return Math.min(at, this.holder.state.doc.length);
    return composed(waiting).mapPos(Math.min(at, composed(waiting).length), 1);
  }

  *#own() {
    for (const { changes } of this.unacknowledged.slice(0, this.sent)) yield { changes, clientID: this.page };
    this.takeBack();
  }

  // In the order of the log, of which ours not yet stored are no part.
  #remember(version, changes) {
    this.past.push({ since: this.past.at(-1)?.version ?? this.version, version, changes: changes.desc });
    if (this.past.length > MOST_REMEMBERED) this.past.shift();
  }

  #take(updates, version) {
    if (updates.length > 0) this.holder.dispatch(receiveUpdates(this.holder.state, updates));
    this.version = version;
  }
}

/**
 * What was held before a reload, as changes to the text at the newest version, one on top of the other; null is stored already.
 * `newer` is all that was stored since. `met` says whether somebody else changed the same words meanwhile.
 */
export function recovered(held, newer) {
  let waiting = [held.sent, held.rest].map(json => json && ChangeSet.fromJSON(json));
  let met = false;
  for (const run of runs(newer, change => change.page === held.page)) {
    if (run.isOwn) {
      waiting[0] = null;
      continue;
    }
    let theirs = run.changes;
    waiting = waiting.map(mine => {
      if (!mine) return null;
      met ||= touches(mine, theirs);
      const moved = mine.map(theirs);
      theirs = theirs.map(mine, true);
      return moved;
    });
  }
  return { sent: waiting[0], rest: waiting[1], met };
}

/** Stored changes as runs: what others changed one after the other as one change, and each of our own by itself. */
function* runs(newer, isOwn) {
  let theirs = null;
  for (const change of newer) {
    const { version } = change, changes = ChangeSet.fromJSON(change.changes);
    if (!isOwn(change)) {
      theirs = { version, changes: theirs ? theirs.changes.compose(changes) : changes };
      continue;
    }
    if (theirs) yield { ...theirs, changes: joined(theirs.changes), isOwn: false };
    theirs = null;
    yield { version, changes, isOwn: true };
  }
  if (theirs) yield { ...theirs, changes: joined(theirs.changes), isOwn: false };
}

/** The same change with neighbouring replacements made one, so that a word typed letter by letter stays whole beside another's. */
function joined(changes) {
  const sections = [];
  for (const section of changes.toJSON()) {
    const last = sections.at(-1);
    if (!Array.isArray(section) || !Array.isArray(last)) {
      sections.push(section);
      continue;
    }
    const words = last.slice(1).join("\n") + section.slice(1).join("\n");
    sections[sections.length - 1] = [last[0] + section[0], ...(words === "" ? [] : words.split("\n"))];
  }
  return ChangeSet.fromJSON(sections);
}

function touches(mine, theirs) {
  let found = false;
  mine.iterChangedRanges((from, to) => theirs.iterChangedRanges((start, end) => { found ||= overlap({ from, to }, { from: start, to: end }); }));
  return found;
}

function composed(updates) {
  return updates.map(update => update.changes).reduce((all, next) => all.compose(next));
}
