// The rows of a thread in the page, in blocks that are filled when there is time.

import type { Block } from "./block.js";
import { BlockList } from "./block-list.js";
import { create } from "../create.js";
import type { RowRange } from "../engine/engine.js";
import { type Listing, MOST_ROWS } from "./listing.js";
import { whenIdle } from "../pause.js";
import type { Phrases } from "../phrases.js";
import { firstOnScreen } from "./reading-place.js";

/** Filling goes on for this long at most before the page gets a turn, in milliseconds. */
const FILLING_TIME = 25;

/** Deeper rows have the class of this depth, as in src/render/comment_html.cpp. */
const DEPTH_CLASSES = 32;

/** Where somebody reads: in the row of a comment, which starts so far below the window's top. */
export interface RowPlace {
  readonly comment: number;
  readonly top: number;
}

/**
 * Shows up to MOST_ROWS rows, and buttons that lead to those before and after. A fold touches whole
 * blocks and the rows of two: they are hidden where the listing holds hidden rows, with
 * `hidden="until-found"`, so that the browser's own find gets into them; else they are taken out.
 */
export class Blocks {
  readonly element = create("section", { className: "comments" });
  readonly #earlier = create("button", { type: "button", className: "more" });
  readonly #later = create("button", { type: "button", className: "more" });
  readonly #nearby = new IntersectionObserver((entries) => this.#fillNearby(entries), {
    rootMargin: "100% 0px",
  });
  readonly #listing: Listing;
  readonly #list: BlockList;
  readonly #phrases: Phrases;
  #stopFilling = (): void => {};

  /** `onfill` is called with a block that has got new rows. */
  constructor(listing: Listing, phrases: Phrases, onfill: (block: Element) => void) {
    this.#listing = listing;
    this.#list = new BlockList(listing, onfill);
    this.#phrases = phrases;
    this.element.ariaLabel = phrases.say("comments");
    this.element.append(this.#earlier, this.#list.element, this.#later);
    this.#earlier.addEventListener("click", () => this.#turnBack());
    this.#later.addEventListener("click", () => this.#turnOn());
    window.addEventListener("beforeprint", this.#fillAll);
  }

  /** Shows the rows from the first on, as the engine has them now. */
  showFirst(): void {
    this.#layOut(0, 0);
  }

  /** Shows the rows around a comment's, or around the one whose fold hides it. */
  show(comment: number): void {
    const place = this.#listing.placeOf(comment);
    const last = Math.max(this.#listing.size - MOST_ROWS, 0);
    const first = place < MOST_ROWS ? 0 : Math.min(place - MOST_ROWS / 2, last);
    this.#layOut(first, place - first);
  }

  /**
   * Takes a comment's block for the measure of the others. In Firefox nothing makes up for those above
   * that turn out to be of another height than was estimated.
   */
  measure(comment: number): void {
    const block = this.#list.blockOf(comment);
    if (block?.isFilled) this.#list.measure(block, block.trueHeight(), 0.02);
  }

  /** Forgets what rows are filled with. They have to be shown anew. */
  clear(): void {
    this.#listing.foldsChanged();
    this.#list.clear();
  }

  /** The element of a comment's row; the window moves there and its block is filled if need be. */
  reach(comment: number): HTMLElement | null {
    if (!this.#list.blockOf(comment)) this.show(comment);
    const block = this.#list.blockOf(comment);
    if (block && !block.isFilled) this.#list.fill(block);
    return this.rowElement(comment);
  }

  /** The element of a comment's row, if it is in the page by now. */
  rowElement(comment: number): HTMLElement | null {
    return this.#list.blockOf(comment)?.rowOf(comment) ?? null;
  }

  /** The comments whose rows are in a block, or the one whose row an element is or is in. */
  commentsIn(element: Element): number[] {
    const own = element.closest(".row");
    const rows = own ? [own] : [...element.children];
    return rows.map((row) => Number(row.getAttribute("data-comment")));
  }

  /** Brings the page in line, when rows below a comment have been shown or hidden. */
  update(comment: number, below: RowRange): void {
    this.#listing.foldsChanged();
    if (this.#listing.isWhole) this.#list.updateHidden(below.first, below.end);
    else this.#exchange(comment, below);
  }

  /**
   * Brings the page in line when it shows another part of the thread, with a comment's row in it.
   * Indents start at the level `depth`. Rows that are in the page stay, so that the browser's find
   * can go to what it has found.
   */
  rearrange(near: number, depth: number): void {
    this.#listing.foldsChanged();
    if (!this.#listing.isWhole) {
      this.#list.clear();
      this.show(near);
      return;
    }
    this.#list.updateHidden(0, Infinity);
    for (const row of this.#list.element.querySelectorAll<HTMLElement>(".row")) {
      const indent = Math.max(Number(row.getAttribute("data-depth")) - depth, 0);
      const level = `d${Math.min(indent, DEPTH_CLASSES)}`;
      if (!row.classList.contains(level)) row.className = row.className.replace(/\bd\d+/, level);
    }
  }

  /** The last row that is shown and in the page before row `end` of the thread, or its block. */
  lastBefore(end: number): Element | null {
    for (const block of [...this.#list.blocks].reverse()) {
      const { comments, element } = block;
      if (element.hidden || this.#listing.rowOf(comments[0]!) >= end) continue;
      if (!block.isFilled) return element;
      for (let i = comments.length - 1; i >= 0; --i) {
        if (!block.isHidden(i) && this.#listing.rowOf(comments[i]!) < end) return block.row(i);
      }
    }
    return null;
  }

  /** Where somebody reads who has scrolled into the comments; null above and below them. */
  readingPlace(): RowPlace | null {
    if (this.element.getBoundingClientRect().top >= 0) return null;
    const found = firstOnScreen(this.#list.element.children);
    const row = found && firstOnScreen(found.children);
    if (!row) return null;
    return { comment: this.commentsIn(row)[0]!, top: row.getBoundingClientRect().top };
  }

  /** Where a comment's row is; null if it is not on the screen. */
  placeOf(comment: number): RowPlace | null {
    const box = this.rowElement(comment)?.getBoundingClientRect();
    if (!box || box.height === 0 || box.bottom < 0 || box.top > window.innerHeight) return null;
    return { comment, top: box.top };
  }

  /** Fills all that is still empty, at once: whatever is in the page is to be printed. */
  readonly #fillAll = (): void => {
    if (this.element.closest(".asleep")) return;
    for (const block of this.#list.blocks) if (!block.isFilled) this.#list.fill(block);
  };

  /**
   * Fills the blocks that are on the screen, and gives them their true height at once: what stands
   * below them is not to move with the next frame.
   */
  fillScreen(): void {
    const isOnScreen = ({ element }: Block): boolean => {
      const { top, bottom } = element.getBoundingClientRect();
      return !element.hidden && bottom > 0 && top < window.innerHeight;
    };
    for (const block of this.#list.blocks) {
      if (!isOnScreen(block)) continue;
      if (!block.isFilled) this.#list.fill(block);
      block.rowHeight = block.trueHeight() / block.shown;
    }
  }

  /** Stops filling. What is in the page stays, but for blocks that would stay blank. */
  dispose(): void {
    window.removeEventListener("beforeprint", this.#fillAll);
    this.#stop();
    for (const { element, isFilled } of this.#list.blocks) if (!isFilled) element.remove();
  }

  #stop(): void {
    this.#nearby.disconnect();
    this.#stopFilling();
    this.element.ariaBusy = null;
  }

  /**
   * Shows the rows from a place on, and fills the block at an index among them first: somebody looks
   * at that. Returns the row there.
   */
  #layOut(first: number, index: number): HTMLElement | null {
    this.#list.layOut(first);
    this.#offerMore();
    const found = this.#list.at(index);
    if (found) {
      if (!found.block.isFilled) this.#list.fill(found.block);
      this.#list.measure(found.block);
    }
    this.#fillOthers();
    return found && found.block.row(found.place);
  }

  #fillOthers(): void {
    this.#stop();
    for (const { element } of this.#list.blocks) this.#nearby.observe(element);
    this.#fillWhenIdle();
  }

  #fillNearby(entries: IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      const block = this.#list.blocks.find(({ element }) => element === target);
      if (block && !block.isFilled && !block.element.hidden) this.#list.fill(block);
    }
  }

  /**
   * Fills what is shown first, then what is hidden: both can be found by then. What is not wanted any
   * more goes when what it holds has been moved.
   */
  #fillWhenIdle(): void {
    this.element.ariaBusy = "true";
    this.#stopFilling = whenIdle((hasTime) => {
      const end = performance.now() + FILLING_TIME;
      do {
        const empty = this.#list.blocks.filter((block) => !block.isFilled);
        const next = empty.find((block) => !block.element.hidden) ?? empty[0];
        if (next) {
          this.#list.fill(next);
        } else if (!this.#list.tidy()) {
          this.element.ariaBusy = null;
          return;
        }
      } while (hasTime() && performance.now() < end);
      this.#fillWhenIdle();
    });
  }

  /** Puts what is shown below a comment now into the page, and takes out what is no longer. */
  #exchange(comment: number, below: RowRange): void {
    const start = this.#list.indexOf(comment) + 1;
    if (start === 0) {
      this.show(comment);
      return;
    }
    const before = Math.max(this.#list.countBefore(below.end) - start, 0);
    const now = Math.min(this.#listing.count(below), MOST_ROWS - start);
    if (before === now) return;
    const at = this.#list.first + start;
    const inserted = this.#listing.comments(at, at + now);
    this.#list.splice(start, before, inserted);
    this.#list.splice(MOST_ROWS, Math.max(this.#list.size - MOST_ROWS, 0), new Uint32Array(0));
    const { first, end, size } = this.#list;
    if (size < MOST_ROWS && end < this.#listing.size) {
      this.#list.splice(size, 0, this.#listing.comments(end, first + MOST_ROWS));
    }
    const next = now > 0 ? this.#list.blockOf(inserted[0]!) : undefined;
    if (next && !next.isFilled) this.#list.fill(next);
    this.#offerMore();
    this.#fillOthers();
  }

  #offerMore(): void {
    const before = this.#list.first;
    const after = this.#listing.size - this.#list.end;
    this.#earlier.hidden = before === 0;
    this.#later.hidden = after === 0;
    const offer = (phrase: "earlier" | "later", count: number): string =>
      this.#phrases.counted(phrase, count, { shown: Math.min(count, MOST_ROWS) });
    this.#earlier.textContent = offer("earlier", before);
    this.#later.textContent = offer("later", after);
  }

  #turnOn(): void {
    focusRow(this.#layOut(this.#list.end, 0), "start");
  }

  #turnBack(): void {
    const end = this.#list.first;
    const first = Math.max(end - MOST_ROWS, 0);
    focusRow(this.#layOut(first, end - first - 1), "end");
  }
}

/** Brings a row to an edge of the window, and the focus to its button. */
function focusRow(row: HTMLElement | null, edge: "start" | "end"): void {
  row?.scrollIntoView({ block: edge });
  row?.querySelector<HTMLElement>(".toggle")?.focus({ preventScroll: true });
}
