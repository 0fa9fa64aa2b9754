// The rows of a thread in the page, in blocks that are filled when there is time.

import { create } from "./create.js";
import type { Engine, Visibility } from "./engine.js";
import { whenIdle } from "./pause.js";
import { setEngineHtml } from "./trust.js";

/** Enough that blocks are few, few enough that filling one fits in a frame. */
const ROWS_PER_BLOCK = 100;

/** More rows than this in the DOM make scrolling slow in Firefox; the rest is paged. */
export const ROWS_PER_PAGE = 20_000;

/** Height of a row before one has been measured, in pixels. */
const USUAL_ROW_HEIGHT = 110;

interface Block {
  readonly element: HTMLElement;
  readonly first: number;
  readonly end: number;
  filled: boolean;
}

/**
 * Shows a page of up to ROWS_PER_PAGE rows. Where everything of a block is hidden, the block is
 * hidden, else its hidden rows are: so a fold touches whole blocks and the rows of two. All are
 * `hidden="until-found"`, so that the browser's own find gets into them.
 */
export class Blocks {
  readonly element = create("section", { className: "comments", ariaLabel: "Comments" });
  readonly #list = create("div", { className: "blocks" });
  readonly #earlier = create("button", { type: "button", className: "more" });
  readonly #later = create("button", { type: "button", className: "more" });
  readonly #nearby = new IntersectionObserver((entries) => this.#fillNearby(entries), {
    rootMargin: "100% 0px",
  });

  readonly #engine: Engine;
  readonly #size: number;
  readonly #numbers: Intl.NumberFormat;
  #blocks: Block[] = [];
  #first = 0;
  #end = 0;
  #hidden = new Uint8Array(0); // for each row of the page, whether it is hidden
  #marked = new Uint8Array(0); // the same, as the row's attribute has it
  #rowHeight = 0;
  #stopFilling = (): void => {};

  /** `size` is the number of rows of the thread that the engine shows. */
  constructor(engine: Engine, size: number, numbers: Intl.NumberFormat) {
    this.#engine = engine;
    this.#size = size;
    this.#numbers = numbers;
    this.element.append(this.#earlier, this.#list, this.#later);
    this.#earlier.addEventListener("click", () => this.#turn(this.#first - 1));
    this.#later.addEventListener("click", () => this.#turn(this.#end));
  }

  /** Lays out the page that holds `row` anew, and fills that row's block at once. */
  show(row: number): void {
    this.dispose();
    this.#first = row - (row % ROWS_PER_PAGE);
    this.#end = Math.min(this.#first + ROWS_PER_PAGE, this.#size);
    this.#hidden = this.#hiddenRows();
    this.#marked = new Uint8Array(this.#hidden.length);
    this.#blocks = [];
    for (let first = this.#first; first < this.#end; first += ROWS_PER_BLOCK) {
      const end = Math.min(first + ROWS_PER_BLOCK, this.#end);
      const element = create("div", { className: "block" });
      this.#blocks.push({ element, first, end, filled: false });
    }
    for (const block of this.#blocks) this.#present(block);
    this.#list.replaceChildren(...this.#blocks.map((block) => block.element));
    this.#offerPages();
    const block = this.#blockOf(row);
    if (!block) return;
    this.#fill(block);
    this.#measure(block);
    for (const { element } of this.#blocks) this.#nearby.observe(element);
    this.#fillWhenIdle();
  }

  /** The element of a row; its page is turned to and its block filled if need be. */
  reach(row: number): HTMLElement | null {
    if (row < this.#first || row >= this.#end) this.show(row);
    const block = this.#blockOf(row);
    if (block && !block.filled) this.#fill(block);
    return this.rowElement(row);
  }

  /** The element of a row, if it is in the page by now. */
  rowElement(row: number): HTMLElement | null {
    const block = this.#blockOf(row);
    return (block?.element.children[row - block.first] as HTMLElement | undefined) ?? null;
  }

  /** The comments whose rows are in a block, or the one whose row an element is or is in. */
  commentsIn(element: Element): number[] {
    const own = element.closest(".row");
    const rows = own ? [own] : [...element.children];
    return rows.map((row) => Number(row.getAttribute("data-comment")));
  }

  /** Shows and hides rows as the engine says. */
  apply(visibility: Visibility): void {
    const first = Math.max(visibility.first, this.#first);
    const end = Math.min(visibility.end, this.#end);
    if (first >= end) return;
    this.#hidden.fill(0, first - this.#first, end - this.#first);
    markRuns(this.#hidden, this.#first, visibility.hidden);
    for (const block of this.#blocks) {
      if (block.first < end && block.end > first) this.#present(block);
    }
  }

  /** Stops filling. What is in the page stays. */
  dispose(): void {
    this.#nearby.disconnect();
    this.#stopFilling();
  }

  #blockOf(row: number): Block | undefined {
    return this.#blocks[Math.floor((row - this.#first) / ROWS_PER_BLOCK)];
  }

  #hiddenRows(): Uint8Array<ArrayBuffer> {
    const hidden = new Uint8Array(this.#end - this.#first);
    markRuns(hidden, this.#first, this.#engine.hidden(this.#first, this.#end).hidden);
    return hidden;
  }

  /** Brings a block's attributes, and those of its rows, in line with what is hidden. */
  #present(block: Block): void {
    const from = block.first - this.#first;
    const to = block.end - this.#first;
    let shown = 0;
    for (let i = from; i < to; ++i) if (this.#hidden[i] === 0) ++shown;
    hide(block.element, shown === 0);
    this.#estimate(block, shown);
    if (!block.filled || shown === 0) return;
    for (let i = from; i < to; ++i) {
      if (this.#marked[i] === this.#hidden[i]) continue;
      this.#marked[i] = this.#hidden[i]!;
      hide(block.element.children[i - from]!, this.#hidden[i] === 1);
    }
  }

  #estimate(block: Block, shown: number): void {
    const height = Math.round(shown * (this.#rowHeight || USUAL_ROW_HEIGHT));
    block.element.style.setProperty("contain-intrinsic-block-size", `auto ${height}px`);
  }

  #measure(block: Block): void {
    const shown = block.end - block.first - this.#hiddenIn(block);
    if (shown === 0 || block.element.offsetHeight === 0) return;
    this.#rowHeight = block.element.offsetHeight / shown;
    for (const other of this.#blocks) {
      this.#estimate(other, other.end - other.first - this.#hiddenIn(other));
    }
  }

  #hiddenIn(block: Block): number {
    let count = 0;
    for (let row = block.first; row < block.end; ++row) count += this.#hidden[row - this.#first]!;
    return count;
  }

  #fill(block: Block): void {
    setEngineHtml(block.element, this.#engine.rowsHtml(block.first, block.end));
    block.filled = true;
    for (const body of block.element.querySelectorAll(".folded > .body")) hide(body, true);
    for (let i = block.first - this.#first; i < block.end - this.#first; ++i) {
      this.#marked[i] = this.#hidden[i]!;
    }
  }

  #fillNearby(entries: IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      const block = this.#blocks.find(({ element }) => element === target);
      if (block && !block.filled && !block.element.hidden) this.#fill(block);
    }
  }

  /** Fills what is shown first, then what is hidden: both can be found by then. */
  #fillWhenIdle(): void {
    this.element.ariaBusy = "true";
    this.#stopFilling = whenIdle((hasTime) => {
      do {
        const empty = this.#blocks.filter((block) => !block.filled);
        const next = empty.find((block) => !block.element.hidden) ?? empty[0];
        if (!next) {
          this.element.ariaBusy = null;
          return;
        }
        this.#fill(next);
      } while (hasTime());
      this.#fillWhenIdle();
    });
  }

  #offerPages(): void {
    const before = this.#first;
    const after = this.#size - this.#end;
    const next = Math.min(after, ROWS_PER_PAGE);
    this.#earlier.hidden = before === 0;
    this.#later.hidden = after === 0;
    this.#earlier.textContent =
      `${this.#numbers.format(before)} earlier: ` +
      `show the previous ${this.#numbers.format(ROWS_PER_PAGE)}`;
    this.#later.textContent =
      `${this.#numbers.format(after)} more: show the next ${this.#numbers.format(next)}`;
  }

  /** Turns to the page of `row`, and to its first shown row, or its last when going back. */
  #turn(row: number): void {
    const forwards = row >= this.#end;
    this.show(row);
    const shown = forwards ? this.#hidden.indexOf(0) : this.#hidden.lastIndexOf(0);
    const element = shown < 0 ? null : this.reach(this.#first + shown);
    element?.scrollIntoView({ block: forwards ? "start" : "end" });
    element?.querySelector<HTMLElement>(".toggle")?.focus({ preventScroll: true });
  }
}

/** Hides an element so that the browser's find can still get into it. */
export function hide(element: Element, hidden: boolean): void {
  if (hidden) element.setAttribute("hidden", "until-found");
  else element.removeAttribute("hidden");
}

/** Sets the rows of runs of first and end in a page that starts at row `start`. */
function markRuns(hidden: Uint8Array, start: number, runs: Uint32Array): void {
  for (let i = 0; i + 1 < runs.length; i += 2) {
    hidden.fill(1, Math.max(runs[i]! - start, 0), Math.max(runs[i + 1]! - start, 0));
  }
}
