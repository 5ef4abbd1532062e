// What a tab holds that is not stored yet: a value that can't be read is no reason to stop.

/** What is held under a key, or null. */
export function heldUnder(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** The key under which fields that could not be saved are held. */
export const fieldsKey = (member, url) => `fields ${member} ${url}`;

/** The key under which a body's plain textarea holds its words, beside the rich editor's own. */
export const plainKey = key => `${key} plain`;
