// Which rows the page can hold, in their order.

import type { Engine, RowRange } from "../engine/engine.js";

/** More rows than this in the DOM make scrolling slow in Firefox. */
export const MOST_ROWS = 20_000;

/**
 * All rows of a thread, so that the browser's own find gets into folds; of a thread that is too
 * big for that, the rows that are shown. A comment's *place* is where its row stands in that list.
 */
export class Listing {
  /** Whether rows are in it that are hidden. */
  readonly isWhole: boolean;
  readonly #engine: Engine;
  /** How many rows the thread has. */
  readonly rows: number;
  readonly #onfolds: () => void;
  #size: number | null = null;

  /**
   * `rows` is the number of rows of the thread that the engine shows. `onfolds` is called when folds
   * have changed.
   */
  constructor(engine: Engine, rows: number, onfolds: () => void) {
    this.#onfolds = onfolds;
    this.#engine = engine;
    this.rows = rows;
    this.isWhole = rows <= MOST_ROWS;
  }

  /** To be called when folds have changed. */
  foldsChanged(): void {
    this.#size = null;
    this.#onfolds();
  }

  get size(): number {
    this.#size ??= this.isWhole ? this.rows : this.#engine.countShown(0, this.rows);
    return this.#size;
  }

  /** The row of a comment in the thread. */
  rowOf(comment: number): number {
    return this.#engine.rowOf(comment);
  }

  /** Where a comment stands; where the list lacks it, the one whose fold hides it. */
  placeOf(comment: number): number {
    const row = this.rowOf(comment);
    return this.isWhole ? row : Math.max(this.#shownUpTo(row) - 1, 0);
  }

  /**
   * The comment itself if it is shown, else the one whose fold hides it, or where find has left it
   * out, the shown one above, or the first. Null if none is shown.
   */
  shownFor(comment: number): number | null {
    const number = Math.max(this.#shownUpTo(this.#engine.rowOf(comment)) - 1, 0);
    return this.#engine.shown(number, number + 1)[0] ?? null;
  }

  /** How many rows before a row and with it are shown: a fold stands right before what it hides. */
  #shownUpTo(row: number): number {
    return this.#engine.countShown(0, row + 1);
  }

  /** The comments in places `first` up to `end`, or to the last there is. */
  comments(first: number, end: number): Uint32Array {
    if (!this.isWhole) return this.#engine.shown(first, end);
    const last = Math.max(Math.min(end, this.rows), first);
    // Where nothing is folded all come at once: to be asked for one by one takes them ten times as long.
    if (this.#engine.countShown(0, last) === last) return this.#engine.shown(first, last);
    return Uint32Array.from({ length: last - first }, (_, i) => this.#engine.commentAt(first + i));
  }

  /** How many places the rows of a range take. */
  count({ first, end }: RowRange): number {
    return this.isWhole ? end - first : this.#engine.countShown(first, end);
  }

  /** The rows of comments that stand in a row here, as HTML that is safe by construction. */
  html(comments: Uint32Array): string {
    const row = this.#engine.rowOf(comments[0]!);
    if (this.isWhole) return this.#engine.rowsHtml(row, row + comments.length);
    return this.#engine.shownHtml(row, comments.length);
  }

  /** For each of such comments, whether it is hidden. */
  hidden(comments: Uint32Array): Uint8Array {
    const hidden = new Uint8Array(comments.length);
    if (!this.isWhole || comments.length === 0) return hidden;
    const start = this.#engine.rowOf(comments[0]!);
    const runs = this.#engine.hidden(start, start + comments.length);
    for (let i = 0; i + 1 < runs.length; i += 2) {
      hidden.fill(1, runs[i]! - start, runs[i + 1]! - start);
    }
    return hidden;
  }
}
