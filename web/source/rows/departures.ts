// Taking rows out of the page bit by bit: to take out 20,000 at once takes a twentieth of a second in
// Chromium, and most of one in Firefox, where each takes the longer the more there are.

import { type Block, hide } from "./block.js";
import { whenIdle } from "../pause.js";

/** How long blocks are taken out for before the page gets a turn, in milliseconds. */
const DEPARTING_TIME = 20;

/** More blocks than this do not go at once. */
const FEW = 10;

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

  /** Takes one of the blocks out. Returns whether there was any. */
  takeOne(): boolean {
    const gone = this.#blocks.shift();
    gone?.element.remove();
    return gone !== undefined;
  }

  /** Takes some of them out, as long as there is time. Returns whether there were any. */
  takeOut(): boolean {
    const end = performance.now() + DEPARTING_TIME;
    let some = false;
    while (this.takeOne()) {
      some = true;
      if (performance.now() > end) break;
    }
    return some;
  }
}

/**
 * Takes a thread that is shown no more out of where it stands: at once if it is small, else it is
 * hidden, and goes block by block. What comes in its place has to stand behind it: before so many parts
 * Firefox puts new ones slowly.
 */
export function depart(thread: HTMLElement): void {
  const blocks = [...thread.querySelectorAll(".block")];
  if (blocks.length <= FEW || !thread.parentNode) {
    thread.remove();
    return;
  }
  for (const block of blocks) hide(block, true);
  for (const part of [...thread.children]) if (!part.contains(blocks[0]!)) part.remove();
  const goOn = (): void => {
    const end = performance.now() + DEPARTING_TIME;
    do blocks.shift()?.remove();
    while (blocks.length > 0 && performance.now() < end);
    if (blocks.length > 0) whenIdle(goOn);
    else thread.remove();
  };
  whenIdle(goOn);
}
