// What the reader did to the thread, to be taken back.

import type { Folding } from "../rows/folding.js";
import type { ReadMark } from "../visits/remembered-thread.js";
import type { Whereabouts } from "./whereabouts.js";

/** More than this nobody remembers. */
const MOST_STEPS = 100;

/** Where steps are taken back: the view of a thread, which may be a later one than they were done in. */
export interface UndoneThread {
  readonly folding: Folding;
  goBack(to: Whereabouts): void;
  /** Shows all comments again, where only matches were shown. */
  showAll(): void;
  /** What counted as read then does again; the reader was at `comment`. */
  readAgain(mark: ReadMark, comment: number): void;
}

/** Takes back what was done. Of the view that it was done in it holds nothing. */
export type Step = (thread: UndoneThread) => void;

export class Undo {
  /** The view that is shown now. */
  thread: UndoneThread | null = null;
  readonly #steps: Step[] = [];
  readonly #lasting = new WeakSet<Step>();
  /** Steps back from where links led, and the comments that they lead to. */
  readonly #links = new WeakMap<Step, number>();

  /** Remembers how to take back what was just done. What `lasts` is true whatever is shown. */
  add(takeBack: Step, lasts = false): void {
    this.#steps.push(takeBack);
    if (lasts) this.#lasting.add(takeBack);
    if (this.#steps.length > MOST_STEPS) this.#steps.shift();
  }

  /** Remembers the way back to a comment from where a link of the page led. */
  addLink(takeBack: Step, comment: number): void {
    this.add(takeBack);
    this.#links.set(takeBack, comment);
  }

  /** The browser has gone that way back: there is nothing more to be done for it. */
  forgetLink(comment: number): void {
    const last = this.#steps.filter((step) => this.#links.has(step)).pop();
    if (last && this.#links.get(last) === comment) this.#steps.splice(this.#steps.indexOf(last), 1);
  }

  /**
   * What was done after a step cannot be taken back any more, but for what lasts; nor can that step,
   * unless it `stays`.
   */
  forgetSince(step: Step, stays = false): void {
    const place = this.#steps.indexOf(step);
    if (place < 0) return;
    const since = this.#steps.splice(place);
    this.#steps.push(...since.filter((one) => (one === step ? stays : this.#lasting.has(one))));
  }

  /** Takes back the last step. Returns whether there was one. */
  takeBack(): boolean {
    const step = this.thread && this.#steps.pop();
    if (!step) return false;
    step(this.thread!);
    return true;
  }
}
