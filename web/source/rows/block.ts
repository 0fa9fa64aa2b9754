// A run of rows that is laid out, hidden and filled as one.

import { create } from "../create.js";

/** Enough that blocks are few, few enough that filling one fits in a frame. */
export const ROWS_PER_BLOCK = 100;

/** Of a thread's first block, which somebody waits for: a screen or two of rows. */
export const ROWS_IN_FIRST = 25;

/** Rows may be hidden; where all of them are, the block is, and its rows are left as they stand. */
export class Block {
  readonly element = create("div", { className: "block" });
  #comments: Uint32Array;
  #hidden: Uint8Array;
  #rowHeight: number;
  #isFilled = false;

  /** `hidden` says for each comment whether its row is. */
  constructor(comments: Uint32Array, hidden: Uint8Array, rowHeight: number) {
    this.#comments = comments;
    this.#hidden = hidden;
    this.#rowHeight = rowHeight;
    this.#update();
  }

  get comments(): Uint32Array {
    return this.#comments;
  }

  get shown(): number {
    return this.#hidden.reduce((count, hidden) => count - hidden, this.#hidden.length);
  }

  get isFilled(): boolean {
    return this.#isFilled;
  }

  isHidden(index: number): boolean {
    return this.#hidden[index] === 1;
  }

  row(index: number): HTMLElement | null {
    return (this.element.children[index] as HTMLElement | undefined) ?? null;
  }

  rowOf(comment: number): HTMLElement | null {
    return this.row(this.#comments.indexOf(comment));
  }

  /** Whether its rows are those of just these comments. */
  holds(comments: Uint32Array): boolean {
    return (
      comments.length === this.#comments.length &&
      comments.every((comment, i) => comment === this.#comments[i])
    );
  }

  /** The height to give a row as long as the block is not laid out, in pixels. */
  set rowHeight(height: number) {
    this.#rowHeight = height;
    this.#estimate();
  }

  /** Its height in pixels, laid out for this if need be: a new one would reply with its estimate. */
  trueHeight(): number {
    const { style } = this.element;
    style.contentVisibility = "visible";
    const height = this.element.offsetHeight;
    style.contentVisibility = "";
    return height;
  }

  set hidden(hidden: Uint8Array) {
    this.#hidden = hidden;
    this.#update();
  }

  /**
   * Has to be called when rows were put in. Where the block hides them all, none is hidden by itself:
   * they would all have to be touched when it is shown.
   */
  filled(): void {
    this.#isFilled = true;
    if (this.shown > 0) this.#update();
    else for (const row of this.element.children) hide(row, false);
  }

  /** Cuts the rows from `index` on off, into a block of their own, to be put behind this one. */
  split(index: number): Block {
    const tail = new Block(
      this.#comments.subarray(index),
      this.#hidden.subarray(index),
      this.#rowHeight,
    );
    tail.#isFilled = this.#isFilled;
    tail.element.append(...[...this.element.children].slice(index));
    this.#comments = this.#comments.subarray(0, index);
    this.#hidden = this.#hidden.subarray(0, index);
    this.#update();
    tail.#update();
    return tail;
  }

  /** Takes the rows of the block behind it, if there is room and both are filled or neither is. */
  takeOver(next: Block): boolean {
    const size = this.#comments.length + next.#comments.length;
    if (size > ROWS_PER_BLOCK || this.isFilled !== next.isFilled) return false;
    this.#comments = Uint32Array.of(...this.#comments, ...next.#comments);
    this.#hidden = Uint8Array.of(...this.#hidden, ...next.#hidden);
    this.element.append(...next.element.children);
    this.#update();
    return true;
  }

  #update(): void {
    const { shown } = this;
    hide(this.element, shown === 0);
    this.#estimate();
    if (shown === 0) return;
    let i = 0;
    for (const row of this.element.children) {
      const hidden = this.#hidden[i++] === 1;
      if (row.hasAttribute("hidden") !== hidden) hide(row, hidden);
    }
  }

  #estimate(): void {
    const height = Math.round(this.shown * this.#rowHeight);
    this.element.style.setProperty("contain-intrinsic-block-size", `auto ${height}px`);
  }
}

/** Hides an element so that the browser's find can still get into it. */
export function hide(element: Element, hidden: boolean): void {
  if (hidden) element.setAttribute("hidden", "until-found");
  else element.removeAttribute("hidden");
}

/** The comment whose row an element is, or is in. REQUIRES: it is. */
export function commentOf(element: Element): number {
  return Number(element.closest(".row")!.getAttribute("data-comment"));
}
