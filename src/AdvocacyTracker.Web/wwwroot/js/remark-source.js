// A plain text in which words are selected to remark on. It remembers the last selection, since pressing a button on a
// telephone lets it go, and counts in UTF-16 units from the text's beginning, as the server does.
class RemarkSource extends HTMLElement {
  connectedCallback() {
    this.onSelect = () => this.remember();
    document.addEventListener("selectionchange", this.onSelect);
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.onSelect);
  }

  remember() {
    const selection = document.getSelection();
    if (!selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!this.contains(range.startContainer) || !this.contains(range.endContainer)) return;
    const start = this.lengthTo(range.startContainer, range.startOffset), end = this.lengthTo(range.endContainer, range.endOffset);
    this.chosen = start < end ? { start, end, version: Number(this.dataset.version), quote: this.textContent.slice(start, end) } : null;
  }

  lengthTo(node, offset) {
    const range = document.createRange();
    range.setStart(this, 0);
    range.setEnd(node, offset);
    return range.toString().length;
  }

  choose() {
    const none = { start: 0, end: 0, version: Number(this.dataset.version), quote: "" };
    this.dispatchEvent(new CustomEvent("passagechosen", { bubbles: true, detail: this.chosen ?? none }));
    this.chosen = null;
  }
}

customElements.define("remark-source", RemarkSource);

document.addEventListener("click", event => {
  if (event.target.closest("[data-choose]")) event.target.closest(".remark-on").querySelector("remark-source").choose();
});
