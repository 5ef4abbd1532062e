// What earlier pages of this tab typed and could not hand over: brought back, moved to where it belongs now.
import { recovered } from "./writer.js";
import { between, toChanges } from "../wwwroot/js/replacement.js";
import { heldUnder, plainKey } from "../wwwroot/js/held.js";

const AGAIN_AFTER = 2_000, MOST_TURNS = 20;

export class Recovery {
  /** @param surface the rich text it is brought back to */
  constructor(surface) {
    this.surface = surface;
    this.earlier = [];
  }

  get isDone() {
    return this.earlier.length === 0;
  }

  close() {
    clearTimeout(this.later);
  }

  /** Finds what is held; says whether there is any. */
  find() {
    const plain = heldUnder(plainKey(this.surface.key));
    this.earlier = [...(heldUnder(this.surface.key) ?? []), ...(plain ? [asHeld(plain)] : [])];
    return !this.isDone;
  }

  /** Writes it again; tried anew until the site can be reached. */
  async bringBack() {
    const { host, writer, key } = this.surface;
    for (let turn = 0; !this.isDone && turn < MOST_TURNS; turn++) {
      const [held] = this.earlier;
      const newer = await this.surface.newerThan(held.version);
      if (host.gone) return;
      if (!newer) {
        host.say("What you typed before is kept, and comes back when the site can be reached.", true);
        this.later = setTimeout(() => this.bringBack(), AGAIN_AFTER);
        return;
      }
      // The stream may have brought more meanwhile: what is held must be carried over that too.
      if ((newer.at(-1)?.version ?? held.version) < writer.version) continue;
      if (!this.writeAgain(held, newer)) return host.showUnsent();
      this.earlier.shift();
      sessionStorage.removeItem(plainKey(key));
      this.surface.hold();
    }
    if (this.surface.isSaved) host.saved();
  }

  writeAgain(held, newer) {
    try {
      this.surface.writer.receive(newer);
      const found = recovered(held, newer);
      const isBack = this.surface.writer.bringBack(found, held.page);
      if (isBack && found.met) this.surface.tellOfMeeting();
      return isBack;
    } catch {
      return false;   // what is held is no change to this text: its words are shown to be copied
    }
  }

  /** Its author has let go of what could not be written again. */
  letGo() {
    this.earlier = [];
  }
}

/** What the plain textarea held, as the rich one holds it. */
function asHeld({ version, page, base, value }) {
  const change = between(base, value);
  return { version, page, sent: change && toChanges(change, base.length), rest: null };
}
