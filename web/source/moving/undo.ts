// What the reader did to the thread, to be taken back.

/** More than this nobody remembers. */
const MOST_STEPS = 100;

export class Undo {
  readonly #steps: (() => void)[] = [];

  /** Remembers how to take back what was just done. */
  add(takeBack: () => void): void {
    this.#steps.push(takeBack);
    if (this.#steps.length > MOST_STEPS) this.#steps.shift();
  }

  /** What was done cannot be taken back any more. */
  forget(): void {
    this.#steps.length = 0;
  }

  /** Takes back the last step. Returns whether there was one. */
  takeBack(): boolean {
    const step = this.#steps.pop();
    step?.();
    return step !== undefined;
  }
}
