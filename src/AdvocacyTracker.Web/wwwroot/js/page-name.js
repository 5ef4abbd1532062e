/** A name for an open page in the log, drawn by chance. Unlike crypto.randomUUID, this is there on a plain http address too. */
export function pageName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, "0")).join("");
}
