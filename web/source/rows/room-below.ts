// Room below a thread, so that what is pressed stays where it is when the page grows too short for it.

import { create } from "../create.js";

export class RoomBelow {
  /** To be put behind the comments. */
  readonly element = create("div", { className: "room" });
  #height = 0;
  #listening = new AbortController();

  /**
   * Does `change`, and has what `element` returns before and after stay where it is in the window. Where
   * that takes room it goes again as soon as somebody scrolls away from it.
   */
  holding(element: () => Element | null, change: () => void): void {
    const before = element()?.getBoundingClientRect().top;
    change();
    const now = element()?.getBoundingClientRect().top;
    if (before === undefined || now === undefined) return;
    const drift = now - before;
    if (Math.abs(drift) < 1) return;
    const top = window.scrollY + drift;
    if (drift > 0) this.#makeRoomFor(top);
    window.scrollTo({ top, behavior: "instant" });
  }

  /** Watches the window no more. */
  stop(): void {
    this.#listening.abort();
  }

  /** Has the window scroll as far as that, and no farther if that takes room. */
  #makeRoomFor(top: number): void {
    // A page that is lower than its window does not say how low it is.
    const enough = Math.ceil(this.#height + top + window.innerHeight);
    this.#give(enough);
    const { scrollHeight } = document.documentElement;
    this.#give(Math.max(enough - Math.floor(scrollHeight - window.innerHeight - top), 0));
  }

  #give(height: number): void {
    if (this.#height === 0 && height > 0) {
      this.#listening = new AbortController();
      const { signal } = this.#listening;
      window.addEventListener("scroll", () => this.#takeBack(), { passive: true, signal });
    }
    this.#height = height;
    this.element.style.setProperty("block-size", `${height}px`);
    if (height === 0) this.stop();
  }

  /** What is below the window holds nobody's place. */
  #takeBack(): void {
    const { scrollHeight } = document.documentElement;
    const below = Math.floor(scrollHeight - window.scrollY - window.innerHeight);
    if (below > 0) this.#give(Math.max(this.#height - below, 0));
  }
}
