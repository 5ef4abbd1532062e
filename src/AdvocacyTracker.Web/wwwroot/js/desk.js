// What the desk's pages do in the browser, besides their circuit.
import "./body-editor.js";
import "./remark-source.js";
import "./unsent-words.js";
import "./kept-words.js";
import "./saved-fields.js";
import "./text-watch.js";
import "./local-clock.js";
import "./notice-bell.js";
import "./copy-text.js";

// A page learns that its body was saved, and nothing of what was written: that never goes over its circuit.
window.Blazor?.registerCustomEventType("bodysaved", { browserEventName: "bodysaved", createEventArgs: () => ({}) });

// Words were chosen to remark on, in the editor or in a plain source.
window.Blazor?.registerCustomEventType("passagechosen", {
  browserEventName: "passagechosen",
  createEventArgs: ({ detail: { start, end, version, quote } }) => ({ start, end, version, quote }),
});

// Whoever says that they have read words says which: others may be on their way to the screen.
window.Blazor?.registerCustomEventType("read", { browserEventName: "click", createEventArgs: ({ target }) => ({ hash: target.closest("[data-hash]").dataset.hash }) });

document.addEventListener("click", event => {
  if (event.target.closest("[data-print]")) window.print();

  // The page has a <base>, which would send a footnote's "#…" to the site's front page.
  const anchor = event.target.closest('a[href^="#"]');
  const target = anchor && document.getElementById(decodeURIComponent(anchor.getAttribute("href").slice(1)));
  if (target) {
    event.preventDefault();
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }
});

// A form that holds unsaved words asks before the page is left; a refused one holds them still.
document.addEventListener("input", event => {
  const form = event.target.closest("form");
  if (form && form.method !== "get") form.dataset.unsaved = "";
});
document.addEventListener("submit", event => {
  const form = event.target;
  delete form.dataset.unsaved;
  setTimeout(() => { if (form.isConnected && document.querySelector("main .refusal")) form.dataset.unsaved = ""; }, 1500);
  // Whoever signs out leaves nothing of a letter behind in this browser.
  if (form.getAttribute("action") === "/sign-out") sessionStorage.clear();
});
window.addEventListener("beforeunload", event => { if (document.querySelector("form[data-unsaved]")) event.preventDefault(); });
