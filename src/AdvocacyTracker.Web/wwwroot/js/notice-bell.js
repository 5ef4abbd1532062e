// The number of unread notices in the rail: it follows while the page is looked at.
const TRY_AGAIN = 5000;

class NoticeBell extends HTMLElement {
  connectedCallback() {
    this.onShown = () => this.listen();
    document.addEventListener("visibilitychange", this.onShown);
    this.listen();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.onShown);
    this.listen();   // which ends it, now that the element is out
  }

  listen() {
    clearTimeout(this.listenLater);
    this.stream?.close();
    if (document.hidden || !this.isConnected) return;
    const stream = this.stream = new EventSource(`/desk/notices/stream?have=${this.dataset.unread}`);
    stream.addEventListener("unread", event => this.show(Number(event.data)));
    stream.addEventListener("gone", () => stream.close());
    stream.addEventListener("error", () => {
      stream.close();
      if (stream === this.stream) this.listenLater = setTimeout(() => this.listen(), TRY_AGAIN);
    });
  }

  show(unread) {
    this.dataset.unread = unread;
    const most = Number(this.dataset.most);
    this.querySelector(".number").textContent = unread === 0 ? "" : unread >= most ? `${most - 1}+` : unread;
    this.querySelector(".visually-hidden").textContent = unread === 0 ? "" : " unread";
  }
}

customElements.define("notice-bell", NoticeBell);
