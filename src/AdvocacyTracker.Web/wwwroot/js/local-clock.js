// Shows an instant by the clock of whoever reads, with the zone's name.
class LocalClock extends HTMLElement {
  static observedAttributes = ["data-at"];

  connectedCallback() { this.show(); }

  attributeChangedCallback() { if (this.isConnected) this.show(); }

  show() {
    const at = new Date(this.dataset.at);
    if (Number.isNaN(at.valueOf())) return;
    const words = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
    this.textContent = words.format(at).replace(" at ", ", ");
  }
}
customElements.define("local-clock", LocalClock);
