// The blocks that are in the page: a window of a listing.

import { Block, hide, ROWS_IN_FIRST, ROWS_PER_BLOCK } from "./block.js";
import { create } from "../create.js";
import { Departures } from "./departures.js";
import { type Listing, MOST_ROWS } from "./listing.js";
import { setEngineHtml } from "../trust.js";

/** Height of a row before one has been measured, in pixels. */
const USUAL_ROW_HEIGHT = 110;

/** Blocks that are filled with rows from elsewhere at once, with no turn for the page between. */
const BLOCKS_AT_ONCE = 20;

/** Holds up to MOST_ROWS rows. A row's *index* is its place in the listing less the first one here. */
export class BlockList {
  readonly element = create("div", { className: "blocks" });
  readonly #listing: Listing;
  readonly #onfill: (block: Element) => void;
  #first = 0;
  #blocks: Block[] = [];
  readonly #blockOf = new Map<number, Block>(); // by comment
  readonly #shelf = new Map<number, Element>(); // rows that are to be moved, by comment
  readonly #departures = new Departures();
  #rowHeight = USUAL_ROW_HEIGHT;

  /** `onfill` is called with a block that has got new rows. */
  constructor(listing: Listing, onfill: (block: Element) => void) {
    this.#listing = listing;
    this.#onfill = onfill;
  }

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** The place of the first row, and the one after the last. */
  get first(): number {
    return this.#first;
  }

  get end(): number {
    return this.#first + this.size;
  }

  get size(): number {
    return this.#blockOf.size;
  }

  blockOf(comment: number): Block | undefined {
    return this.#blockOf.get(comment);
  }

  /** The index of a comment's row, -1 if it is not here. */
  indexOf(comment: number): number {
    const holder = this.#blockOf.get(comment);
    if (!holder) return -1;
    let index = holder.comments.indexOf(comment);
    for (const block of this.#blocks) {
      if (block === holder) break;
      index += block.comments.length;
    }
    return index;
  }

  /** The block of the row at an index, and the row's place in it; null if there is none. */
  at(index: number): { block: Block; place: number } | null {
    let place = index;
    for (const block of this.#blocks) {
      if (place < block.comments.length) return { block, place };
      place -= block.comments.length;
    }
    return null;
  }

  /** How many rows here stand before row `end` of the thread. */
  countBefore(end: number): number {
    let count = 0;
    for (const { comments } of this.#blocks) {
      if (this.#listing.rowOf(comments[comments.length - 1]!) >= end) {
        return count + comments.findIndex((comment) => this.#listing.rowOf(comment) >= end);
      }
      count += comments.length;
    }
    return count;
  }

  /**
   * Takes a block that is filled for the measure of the others. Where it is about right, up to a share
   * of `tolerance`, it stays: to change it is to lay all out again.
   */
  measure(block: Block, blockHeight = block.element.offsetHeight, tolerance = 0.2): void {
    const height = blockHeight / block.shown;
    if (!(height > 0) || Math.abs(height / this.#rowHeight - 1) < tolerance) return;
    this.#rowHeight = height;
    for (const other of this.#blocks) other.rowHeight = height;
  }

  /**
   * Holds the rows from a place on, as the listing has them now. Blocks that have the same rows as
   * before stay where they are; rows of other blocks are moved when the new ones are filled.
   */
  layOut(first: number): void {
    const before = this.#blocks;
    const comments = this.#listing.comments(first, first + MOST_ROWS);
    this.#first = first;
    this.#blocks = this.#made(comments, first === 0 ? ROWS_IN_FIRST : ROWS_PER_BLOCK, before);
    this.#blockOf.clear();
    this.#register(this.#blocks);
    let last: Element | null = null;
    for (const [i, { element }] of this.#blocks.entries()) {
      if (before[i]?.element !== element) this.#insert([element], last);
      last = element;
    }
    this.#shelf.clear();
    for (const [i, old] of before.entries()) {
      if (old === this.#blocks[i]) continue;
      if (old.comments.every((comment) => this.#blockOf.has(comment))) this.#shelve(old);
      this.#departures.add(old);
    }
    for (const block of this.#blocks.slice(0, BLOCKS_AT_ONCE)) {
      if (!block.isFilled && this.#shelf.has(block.comments[0]!)) this.fill(block);
    }
    if (this.#shelf.size === 0) this.tidy();
  }

  /** Forgets all rows: it is not just their order that has changed. */
  clear(): void {
    for (const block of this.#blocks) this.#departures.add(block);
    this.#shelf.clear();
    this.#blocks = [];
    this.#blockOf.clear();
    this.tidy();
  }

  /** Takes some of what is not wanted any more out of the page. Returns whether there was any. */
  tidy(): boolean {
    return this.#departures.takeOut();
  }

  /** Takes rows out from an index on, and puts others in their stead. */
  splice(index: number, removed: number, inserted: Uint32Array): void {
    const at = this.#cutAt(index);
    const blocks = this.#made(inserted, ROWS_PER_BLOCK);
    const gone = this.#blocks.splice(at, this.#cutAt(index + removed) - at, ...blocks);
    for (const block of gone) {
      for (const comment of block.comments) this.#blockOf.delete(comment);
      this.#departures.add(block);
    }
    const elements = blocks.map(({ element }) => element);
    this.#insert(elements, this.#blocks[at - 1]?.element ?? null);
    this.#register(blocks);
    if (blocks.length === 0) this.#join(at);
  }

  /** Whether rows are hidden, for those from row `first` up to `end`, is asked anew. */
  updateHidden(first: number, end: number): void {
    for (const block of this.#blocks) {
      const { comments } = block;
      const row = this.#listing.rowOf(comments[0]!);
      if (row < end && row + comments.length > first) block.hidden = this.#listing.hidden(comments);
    }
  }

  fill(block: Block): void {
    const { comments, element } = block;
    const kept = [...comments].map((comment) => this.#shelf.get(comment));
    if (kept.every((row) => row !== undefined)) {
      element.append(...kept);
    } else {
      while (this.#rowsInPage + comments.length > MOST_ROWS && this.#departures.takeOne());
      setEngineHtml(element, this.#listing.html(comments));
      for (const body of element.querySelectorAll(".folded > .body")) hide(body, true);
      this.#onfill(element);
      for (const [i, row] of kept.entries()) if (row) element.children[i]!.replaceWith(row);
    }
    for (const comment of comments) this.#shelf.delete(comment);
    block.filled();
  }

  get #rowsInPage(): number {
    return this.#blocks.reduce(
      (sum, { isFilled, comments }) => sum + (isFilled ? comments.length : 0),
      this.#departures.rows,
    );
  }

  #made(comments: Uint32Array, firstSize: number, before: readonly Block[] = []): Block[] {
    const blocks: Block[] = [];
    let end = firstSize;
    for (let first = 0; first < comments.length; first = end, end += ROWS_PER_BLOCK) {
      const run = comments.subarray(first, end);
      const hidden = this.#listing.hidden(run);
      const old = before[blocks.length];
      if (old?.holds(run)) old.hidden = hidden;
      blocks.push(old?.holds(run) ? old : new Block(run, hidden, this.#rowHeight));
    }
    return blocks;
  }

  /** Puts elements behind another, or first. What departs stands behind what is there instead. */
  #insert(elements: readonly Element[], last: Element | null): void {
    if (last) last.after(...elements);
    else this.element.prepend(...elements);
  }

  #register(blocks: readonly Block[]): void {
    for (const block of blocks) {
      for (const comment of block.comments) this.#blockOf.set(comment, block);
    }
  }

  #shelve(block: Block): void {
    for (const [i, row] of [...block.element.children].entries()) {
      this.#shelf.set(block.comments[i]!, row);
    }
  }

  /** Makes a block begin at an index, and returns where in the list of blocks that is. */
  #cutAt(index: number): number {
    let start = 0;
    for (const [i, block] of this.#blocks.entries()) {
      if (start >= index) return i;
      const { length } = block.comments;
      if (start + length > index) {
        const tail = block.split(index - start);
        block.element.after(tail.element);
        this.#blocks.splice(i + 1, 0, tail);
        this.#register([tail]);
        return i + 1;
      }
      start += length;
    }
    return this.#blocks.length;
  }

  /** Makes one block of two, where a fold has left little of them. */
  #join(at: number): void {
    const [block, next] = [this.#blocks[at - 1], this.#blocks[at]];
    if (!block || !next || !block.takeOver(next)) return;
    next.element.remove();
    this.#blocks.splice(at, 1);
    this.#register([block]);
  }
}
