// Says what has gone wrong: once, in the page and to its scripts.

import { create } from "./create.js";
import { complaint, type ThreadBareError } from "./problem.js";
import type { Phrases } from "./phrases.js";

export class Complaints {
  /** To be put into the page. */
  readonly element = create("p", { className: "problem", role: "alert", hidden: true });
  readonly #phrases: () => Phrases;
  readonly #dispatch: (detail: object) => void;
  #reported: ThreadBareError | null = null;

  /** `dispatch` tells the scripts of the page. */
  constructor(phrases: () => Phrases, dispatch: (detail: object) => void) {
    this.#phrases = phrases;
    this.#dispatch = dispatch;
  }

  /** What was complained of is over. */
  clear(): void {
    this.element.hidden = true;
  }

  /** Says it to the reader, and to scripts. */
  say(problem: ThreadBareError, what?: "problem_later"): void {
    if (problem === this.#reported) return;
    this.element.textContent = complaint(problem, this.#phrases(), what);
    this.element.hidden = false;
    this.report(problem);
  }

  /** Says it to scripts alone. What is thrown out of a failed call may be caught again further up. */
  report(problem: ThreadBareError): void {
    if (problem === this.#reported) return;
    this.#reported = problem;
    const { code, message, place } = problem;
    const { part, line, column, byte } = place;
    this.#dispatch({ code, message, part, line, column, byte });
  }
}
