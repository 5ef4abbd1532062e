// What the desk's pages do in the browser, besides their circuit.
import "./body-editor.js";

// A page learns that its body was saved, and nothing of what was written: that never goes over its circuit.
window.Blazor?.registerCustomEventType("bodysaved", { browserEventName: "bodysaved", createEventArgs: () => ({}) });

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

// Nothing under the fingers changes while a form holds unsaved words and the page is about to go.
let touched = null;
document.addEventListener("input", event => { if (event.target.closest("form")?.method !== "get" && !event.target.closest("body-editor")) touched = event.target.closest("form"); });
document.addEventListener("submit", () => { touched = null; });
window.addEventListener("beforeunload", event => { if (touched?.isConnected && touched.querySelector("textarea")) event.preventDefault(); });
