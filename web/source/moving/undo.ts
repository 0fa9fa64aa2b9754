// What the reader did to the thread, to be taken back.

/** More than this nobody remembers. */
const MOST_STEPS = 100;

/** Takes back what was done. */
export type Step = () => void;

export class Undo {
  readonly #steps: Step[] = [];

  /** Remembers how to take back what was just done. */
  add(takeBack: Step): void {
    this.#steps.push(takeBack);
    if (this.#steps.length > MOST_STEPS) this.#steps.shift();
  }

  /** What was done after a step cannot be taken back any more; nor that step, unless it `stays`. */
  forgetSince(step: Step, stays = false): void {
    const place = this.#steps.indexOf(step);
    if (place >= 0) this.#steps.length = place + Number(stays);
  }

  /** Takes back the last step. Returns whether there was one. */
  takeBack(): boolean {
    const step = this.#steps.pop();
    step?.();
    return step !== undefined;
  }
}
