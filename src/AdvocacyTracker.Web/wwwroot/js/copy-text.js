// A text to be copied as a whole. Without a clipboard it is selected, so that a key copies it.
customElements.define("copy-text", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", async event => {
      const input = this.querySelector("input, textarea");
      input.select();
      if (!event.target.closest("[data-copy]")) return;
      await navigator.clipboard?.writeText(input.value);
      if (navigator.clipboard) event.target.closest("[data-copy]").textContent = "Copied";
    });
  }
});
