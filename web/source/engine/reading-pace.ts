// How much is read before the page gets a turn.

import { pause } from "../pause.js";

/** How long reading goes on, in milliseconds: a frame. */
const TURN_TIME = 16;

/** How long a step of it should take. */
const STEP_TIME = 8;

/**
 * Bytes of the first, the least and the greatest step. What is only skipped, or checked to be text, is
 * read fifty times as fast as what is kept, so the time of one step says little about the next.
 */
const FIRST_STEP = 1 << 17;
const SMALLEST_STEP = 1 << 15;
const GREATEST_STEP = 1 << 19;

/** Measures steps from when it is made, or given a turn, to when it is asked. */
export class ReadingPace {
  /** Bytes to be read in the next step. */
  budget = FIRST_STEP;
  #start = performance.now();
  #end = this.#start + TURN_TIME;

  /** To be called after a step. Whether there is time for another. */
  goesOn(): boolean {
    const now = performance.now();
    const factor = STEP_TIME / Math.max(now - this.#start, 0.1);
    const budget = Math.round(this.budget * Math.min(Math.max(factor, 0.25), 4));
    this.budget = Math.min(Math.max(budget, SMALLEST_STEP), GREATEST_STEP);
    this.#start = now;
    return now < this.#end;
  }

  /** Gives the page a turn. */
  async turn(): Promise<void> {
    await pause();
    this.#start = performance.now();
    this.#end = this.#start + TURN_TIME;
  }
}
