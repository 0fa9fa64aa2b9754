// What the page adds to bodies of the engine's HTML.

import { nameBodyParts } from "./body-parts.js";
import { offerCodeCopies } from "./code-copies.js";
import { followFootnotes } from "./footnotes.js";
import { LongBodies } from "./long-bodies.js";
import type { Phrases } from "../phrases.js";

export class Bodies {
  readonly #long: LongBodies;

  /** `root` holds post and comments; `copy` is called with code that somebody wants. */
  constructor(root: Element, phrases: Phrases, copy: (code: string) => void) {
    this.#long = new LongBodies(root, phrases);
    offerCodeCopies(root, phrases, copy);
    followFootnotes(root);
  }

  /** To be called with HTML that comes into the page. */
  come(root: Element): void {
    nameBodyParts(root);
    this.#long.watch(root);
  }

  stop(): void {
    this.#long.stop();
  }
}
