// One replacement in a text: { from, to, insert }, positions in UTF-16 units, as CodeMirror counts them.

/** The one replacement that leads from one text to another, or null when they are the same. Never cuts a surrogate pair. */
export function between(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  if (isLow(before, from) || isLow(after, from)) from--;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (isLow(before, before.length - end) || isLow(after, after.length - end)) end--;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** The replacement as a change set in CodeMirror's JSON form, for a text of this length. */
export function toChanges(change, length) {
  const sections = [];
  if (change.from > 0) sections.push(change.from);
  sections.push([change.to - change.from, ...(change.insert === "" ? [] : change.insert.split("\n"))]);
  if (change.to < length) sections.push(length - change.to);
  return sections;
}

/** Applies a change set in CodeMirror's JSON form. */
export function applyChanges(text, sections) {
  let at = 0, result = "";
  for (const section of sections) {
    if (typeof section === "number") { result += text.slice(at, at + section); at += section; }
    else { result += section.slice(1).join("\n"); at += section[0]; }
  }
  return result;
}

/** Whether two people changed the same words: ranges that share text. Two insertions side by side are no conflict. */
export function overlap(mine, theirs) {
  return mine.from < theirs.to && theirs.from < mine.to
    || (mine.from === mine.to && theirs.from < mine.from && mine.from < theirs.to)
    || (theirs.from === theirs.to && mine.from < theirs.from && theirs.from < mine.to);
}

/** My replacement in the text that theirs has changed already; what both insert at one place stands theirs first. */
export function over(mine, theirs) {
  if (theirs.from === mine.from && theirs.from === theirs.to && mine.from === mine.to) return { ...mine, from: mine.from + theirs.insert.length, to: mine.to + theirs.insert.length };
  if (theirs.from >= mine.to) return mine;
  const shift = theirs.insert.length - (theirs.to - theirs.from);
  return { ...mine, from: mine.from + shift, to: mine.to + shift };
}

/** Applies a replacement. */
export function apply(text, change) {
  return text.slice(0, change.from) + change.insert + text.slice(change.to);
}

/** Where a caret stands after a replacement elsewhere. */
export function moved(position, change) {
  if (position <= change.from) return position;
  if (position >= change.to) return position + change.insert.length - (change.to - change.from);
  return change.from + change.insert.length;
}

function isLow(text, at) {
  return at > 0 && at < text.length && text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;
}
