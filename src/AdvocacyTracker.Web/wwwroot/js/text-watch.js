// Lets a page that only shows a text follow it: what others do to it is heard while the page is looked at, and the page reads anew.
const PAUSE = 500, TRY_AGAIN = 2000;

class TextWatch extends HTMLElement {
  connectedCallback() {
    this.version = Number(this.dataset.version);
    this.thing = Number(this.dataset.thing);
    this.onShown = () => this.listen();
    document.addEventListener("visibilitychange", this.onShown);
    this.listen();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.onShown);
    this.listen();   // which ends it, now that the element is out
    clearTimeout(this.tellLater);
  }

  listen() {
    clearTimeout(this.listenLater);
    this.stream?.close();
    if (document.hidden || !this.isConnected || !("live" in this.dataset)) return;
    const stream = this.stream = new EventSource(`${this.dataset.url}/body/stream?since=${this.version}`);
    stream.addEventListener("changes", event => {
      this.version = JSON.parse(event.data).at(-1).version;
      this.tellPage();
    });
    stream.addEventListener("thing", event => {
      if (Number(event.data) !== this.thing) this.tellPage();
      this.thing = Number(event.data);
    });
    stream.addEventListener("gone", () => { stream.close(); this.tellPage(); });
    stream.addEventListener("error", () => {
      stream.close();
      if (stream === this.stream) this.listenLater = setTimeout(() => this.listen(), TRY_AGAIN);
    });
  }

  tellPage() {
    this.tellLater ??= setTimeout(() => {
      this.tellLater = null;
      this.dispatchEvent(new CustomEvent("bodysaved", { bubbles: true }));
    }, PAUSE);
  }
}

customElements.define("text-watch", TextWatch);
