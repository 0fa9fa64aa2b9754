// Only the matches, each with its ancestors; or all comments again.

import type { Engine } from "../engine/engine.js";

/** What the filter needs of the thread around it. */
export interface FilteredThread {
  /**
   * Shows anew what `change` has changed. Where it is on the screen, `at` stays where it is, else the
   * comment that is read; `change` gets that one, null for none.
   */
  rearrange(change: (place: number | null) => void, at: number | null): void;
}

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

  /** Shows only the matches that there are now. `foldAgain` folds what find itself has unfolded. */
  start(at: number | null, foldAgain: () => void): void {
    const isFirst = !this.#isOn;
    this.#isOn = true;
    this.#thread.rearrange(() => {
      if (isFirst) foldAgain();
      this.#engine.findFilter(true);
    }, at);
  }

  /** Shows all, folded as before, but for what is above the comment that stays where it is. */
  end(at: number | null): void {
    this.#isOn = false;
    this.#thread.rearrange((place) => {
      this.#engine.findFilter(false);
      if (place !== null) this.#engine.reveal(place);
    }, at);
  }
}
