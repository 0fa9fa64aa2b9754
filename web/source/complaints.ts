// Says what has gone wrong: once, in the page and to its scripts.

import { create } from "./create.js";
import { complaint, type ThreadBareError } from "./problem.js";
import type { Phrases } from "./phrases.js";

export class Complaints {
  /** To be put into the page. */
  readonly element = create("p", { className: "problem", role: "alert", hidden: true });
  readonly #phrases: () => Phrases;
  readonly #dispatch: (detail: object) => void;
  readonly #address: () => string | null;
  #reported: ThreadBareError | null = null;

  /** `dispatch` tells the scripts of the page; `address` is that of the file, where it has one. */
  constructor(
    phrases: () => Phrases,
    dispatch: (detail: object) => void,
    address: () => string | null,
  ) {
    this.#phrases = phrases;
    this.#dispatch = dispatch;
    this.#address = address;
  }

  /** What was complained of is over. */
  clear(): void {
    this.element.hidden = true;
  }

  /** Says it to the reader, and to scripts. */
  say(problem: ThreadBareError, what?: "problem_later"): void {
    if (problem === this.#reported) return;
    const phrases = this.#phrases();
    this.element.replaceChildren(complaint(problem, phrases, what));
    const address = this.#address();
    if (address && /^(https?|file):/.test(address)) {
      const link = create("a", { href: address, rel: "noreferrer" }, phrases.say("problem_file"));
      this.element.append(" ", link);
    }
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
