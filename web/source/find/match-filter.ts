// Only the matches, each with its ancestors; or all comments again.

import type { Engine } from "../engine/engine.js";
import type { Step, Undo } from "../moving/undo.js";

/** What the filter needs of the thread around it. */
export interface FilteredThread {
  readonly undo: Undo;
  /**
   * Shows anew what `change` has changed. Where it is on the screen, `at` stays where it is, else the
   * comment that is read; `change` gets that one, null for none.
   */
  rearrange(change: (place: number | null) => void, at: number | null): void;
}

/** Ends the filter. There is one, so that a later view of the thread knows it again. */
const END: Step = (thread) => thread.showAll();

export class MatchFilter {
  readonly #engine: Engine;
  readonly #thread: FilteredThread;
  #isOn = false;

  constructor(engine: Engine, thread: FilteredThread) {
    this.#engine = engine;
    this.#thread = thread;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** The engine shows only matches already. */
  resume(): void {
    this.#isOn = true;
  }

  /** Shows only the matches that there are now. `foldAgain` folds what find itself has unfolded. */
  start(at: number | null, foldAgain: () => void): void {
    const isFirst = !this.#isOn;
    this.#isOn = true;
    // What was done to the matches before may be of comments that are none now.
    this.#thread.undo.forgetSince(END, true);
    if (isFirst) this.#thread.undo.add(END);
    this.#thread.rearrange(() => {
      if (isFirst) foldAgain();
      this.#engine.findFilter(true);
    }, at);
  }

  /** Shows all, folded as before, but for what is above the comment that stays where it is. */
  end(at: number | null): void {
    this.#isOn = false;
    this.#thread.undo.forgetSince(END);
    this.#thread.rearrange((place) => {
      this.#engine.findFilter(false);
      if (place !== null) this.#engine.reveal(place);
    }, at);
  }
}
