// Taking blocks out of the page bit by bit: to take out 20,000 rows at once takes a fifth of a second.

import { type Block, hide } from "./block.js";

/** Blocks that are hidden at once, and out of the page soon. */
export class Departures {
  readonly #blocks: Block[] = [];

  /** How many rows of theirs are still in the page, at most: some may have been moved. */
  get rows(): number {
    return this.#blocks.reduce((sum, { comments }) => sum + comments.length, 0);
  }

  /** Hides a block. If there is nothing in it, it goes at once. */
  add(block: Block): void {
    // Without `display: none`, for which Firefox has to take apart what it has laid out.
    hide(block.element, true);
    if (block.isFilled) this.#blocks.push(block);
    else block.element.remove();
  }

  /** Takes some of the blocks out. Returns whether there were any. */
  takeOut(count: number): boolean {
    const gone = this.#blocks.splice(0, count);
    for (const { element } of gone) element.remove();
    return gone.length > 0;
  }
}
