// The engine in WebAssembly: what may be asked of an opened document.

import type {
  DocumentInfo,
  FindProgress,
  FindStart,
  OpenOptions,
  RowRange,
  ThreadInfo,
} from "./answers.js";
import type { Abi } from "./instance.js";
import { type FoldPolicy, numbersOf } from "./fold-policy.js";
import { type Move, MOVES } from "./moves.js";
import type { Order } from "./orders.js";
import type { Reason } from "../rows/reason.js";
import { NONE, Reader } from "./reader.js";
import { readDocument } from "./reading.js";
import type { Source } from "../input/source.js";
import type { ThreadBareError } from "../problem.js";

export type * from "./answers.js";
export { type Order, ORDERS } from "./orders.js";

/** What tb_find_step() answers while there is more to go through. */
const MORE = 1;

/**
 * One opened document. Comments are numbers that no sort changes, rows are where they stand now. It
 * has no close(): whoever drops it frees its instance, and all that the file took, with it.
 */
export class Engine {
  /** Called when a call has failed: its instance is dropped, and nothing more may be asked. */
  onfailure: (problem: ThreadBareError) => void = () => {};
  readonly #reader: Reader;
  /** What is shown: to be shown again after sleep(). */
  #thread = 0;
  #rows = 0;
  #order: Order = "source";
  #headingLevel = 2;
  #locale: [now: Date, phrases: string] = [new Date(0), ""];
  #info = "";
  #folds = new Uint32Array(0);
  #policy: FoldPolicy | null = null;
  #since: Date | null = null;
  #branch: number | null = null;
  #document: DocumentInfo = { format: "", threads: [], warnings: [], dropped_warnings: 0 };

  private constructor(reader: Reader) {
    this.#reader = reader;
    reader.onfailure = (problem) => this.onfailure(problem);
  }

  /**
   * Reads a file, or several as one document, with turns for the event loop in between.
   * Throws a ThreadBareError when there is no thread in it, or what the signal was aborted with.
   */
  static async open(source: Source | readonly Source[], options: OpenOptions): Promise<Engine> {
    const engine = new Engine(await Reader.open());
    engine.#document = await readDocument(engine.#reader, source, options);
    return engine;
  }

  /** Drops the instance. Until resume() nothing may be asked but `document`. */
  sleep(): void {
    this.#folds = this.folds();
    this.#reader.drop();
  }

  /**
   * Goes on after sleep() with the instance of another engine, which read the same bytes: the same
   * thread, order and folds. Returns false if they were not the same; then it sleeps on.
   */
  resume(from: Engine): boolean {
    const reader = from.#reader;
    const rows = reader.abi.tb_select(reader.handle, this.#thread) >>> 0;
    if (rows === 0 || reader.text() !== this.#info) return false;
    this.#reader.take(reader);
    this.#document = from.#document;
    this.setLocale(...this.#locale);
    this.setHeadingLevel(this.#headingLevel);
    if (this.#order !== "source") this.sort(this.#order);
    if (this.#policy) this.startFolded(this.#policy);
    this.setFolds(this.#folds);
    this.setSince(this.#since);
    this.showBranch(this.#branch);
    return true;
  }

  get #abi(): Abi {
    return this.#reader.abi;
  }

  get #handle(): number {
    return this.#reader.handle;
  }

  get isAsleep(): boolean {
    return this.#reader.isDropped;
  }

  get document(): DocumentInfo {
    return this.#document;
  }

  /** The place in the list of the thread of that number (from 1), URL, path or id; or null. */
  findThread(text: string): number | null {
    const [pointer, size] = this.#reader.room(text);
    return known(this.#abi.tb_find_thread(this.#handle, pointer, size));
  }

  /** Shows a thread, unfolded and in source order. Returns what it is, and how many rows it has. */
  select(thread: number): { info: ThreadInfo; rows: number } {
    const rows = this.#abi.tb_select(this.#handle, thread) >>> 0;
    this.#thread = thread;
    this.#rows = rows;
    this.#order = "source";
    this.#branch = null;
    this.#policy = null;
    this.#info = this.#reader.text();
    const { warnings, ...info } = JSON.parse(this.#info) as ThreadInfo & { warnings: [] };
    return { info, rows };
  }

  sort(order: Order): void {
    this.#order = order;
    const [pointer, size] = this.#reader.room(order);
    this.#abi.tb_sort(this.#handle, pointer, size);
  }

  /** What the present order goes by at a comment. */
  reason(comment: number): Reason {
    this.#abi.tb_reason(this.#handle, comment);
    return JSON.parse(this.#reader.text()) as Reason;
  }

  /** Returns the rows below the comment: those that this may have shown or hidden. */
  fold(comment: number, folded: boolean): RowRange {
    this.#abi.tb_fold(this.#handle, comment, folded ? 1 : 0);
    return this.#reader.range();
  }

  /** Folds or unfolds all replies to the same comment, or all roots. */
  foldSiblings(comment: number, folded: boolean): void {
    this.#abi.tb_fold_siblings(this.#handle, comment, folded ? 1 : 0);
  }

  /** The folded comments. `lasting`: those that findFilter() folds again when it shows all. */
  folds(lasting = true): Uint32Array<ArrayBuffer> {
    this.#abi.tb_folds(this.#handle, lasting ? 1 : 0);
    return this.#reader.numbers();
  }

  /** Folds these, and unfolds all others. */
  setFolds(comments: Uint32Array<ArrayBuffer>): void {
    this.#abi.tb_set_folds(this.#handle, ...this.#reader.room(new Uint8Array(comments.buffer)));
  }

  folded(comment: number): boolean {
    return this.#abi.tb_folded(this.#handle, comment) === 1;
  }

  /** The rows below a comment. */
  below(comment: number): RowRange {
    this.#abi.tb_fold(this.#handle, comment, 2);
    return this.#reader.range();
  }

  /** Folds what starts folded, and unfolds the rest. */
  startFolded(policy: FoldPolicy): void {
    this.#policy = policy;
    this.#abi.tb_start_folded(this.#handle, ...numbersOf(policy));
  }

  /** As tb_fold_from_depth(): a policy's folds stay; Infinity unfolds all. */
  foldFromDepth(depth: number): void {
    this.#abi.tb_fold_from_depth(this.#handle, Math.min(depth, NONE));
  }

  /** As tb_folded_from(): the depth that it is folded from, Infinity for none; null: in no such way. */
  foldedFrom(): number | null {
    const depth = known(this.#abi.tb_folded_from(this.#handle));
    return depth === this.#rows ? Infinity : depth;
  }

  /** Unfolds the ancestors of a comment. Returns the rows that this may have shown. */
  reveal(comment: number): RowRange {
    this.#abi.tb_reveal(this.#handle, comment);
    return this.#reader.range();
  }

  /** First and end of each run of hidden rows from `first` up to `end`. */
  hidden(first: number, end: number): Uint32Array {
    this.#abi.tb_hidden(this.#handle, first, end);
    return this.#reader.numbers();
  }

  /** How many of the rows from `first` up to `end` are shown. */
  countShown(first: number, end: number): number {
    return this.#abi.tb_count_shown(this.#handle, first, end) >>> 0;
  }

  /** The comments in shown rows, numbers `first` up to `end` among those. */
  shown(first: number, end: number): Uint32Array {
    this.#abi.tb_shown(this.#handle, first, end);
    return this.#reader.numbers();
  }

  /** The comment in a row that there is. */
  commentAt(row: number): number {
    return this.#abi.tb_comment_at(this.#handle, row) >>> 0;
  }

  /** The row of a comment that there is. */
  rowOf(comment: number): number {
    return this.#abi.tb_row_of(this.#handle, comment) >>> 0;
  }

  parentOf(comment: number): number | null {
    return known(this.#abi.tb_parent_of(this.#handle, comment));
  }

  /** The ancestor of a comment that is `depth` levels below a root. */
  ancestorAt(comment: number, depth: number): number {
    return this.#abi.tb_ancestor_at(this.#handle, comment, depth) >>> 0;
  }

  /** The comment that is shown with what is below it, and nothing else; null: all are shown. */
  get branch(): number | null {
    return this.#branch;
  }

  showBranch(comment: number | null): void {
    this.#branch = comment;
    this.#abi.tb_show_branch(this.#handle, comment ?? NONE);
  }

  /** The comment that a move leads to; null if there is nothing there. */
  move(comment: number, move: Move): number | null {
    return known(this.#abi.tb_move(this.#handle, comment, MOVES.indexOf(move)));
  }

  /** Says since when comments are new; null: none is. Returns how many are. */
  setSince(since: Date | null): number {
    this.#since = since;
    const seconds = since ? since.getTime() / 1000 : NaN;
    return this.#abi.tb_since(this.#handle, seconds) >>> 0;
  }

  /** The new comment below another, or above it, round the end; null if there is none. */
  nextNew(comment: number, backwards: boolean): number | null {
    return known(this.#abi.tb_next_new(this.#handle, comment, backwards ? 1 : 0));
  }

  /** The comment of an anchor ("comment-501") or an id. */
  find(anchor: string): number | null {
    const [pointer, size] = this.#reader.room(anchor);
    return known(this.#abi.tb_find(this.#handle, pointer, size));
  }

  /** The same for many anchors at once. */
  findAll(anchors: readonly string[]): (number | null)[] {
    this.#abi.tb_find_anchors(this.#handle, ...this.#reader.room(anchors.join("\n")));
    return [...this.#reader.numbers()].map(known);
  }

  anchorOf(comment: number): string {
    this.#abi.tb_anchor_of(this.#handle, comment);
    return this.#reader.text();
  }

  /** Begins to look for what an expression says. */
  findText(query: string): FindStart {
    const [pointer, size] = this.#reader.room(query);
    const parts = this.#abi.tb_find_text(this.#handle, pointer, size);
    const problem = this.#reader.text();
    return { parts, problem: problem ? (JSON.parse(problem) as FindStart["problem"]) : null };
  }

  /** Goes on with that, for about `budget` bytes of text. */
  findStep(budget: number): FindProgress {
    const done = this.#abi.tb_find_step(this.#handle, budget) !== MORE;
    const [position = 0, matches = 0, post = 0] = this.#reader.numbers();
    return { done, position, matches, post: post === 1 };
  }

  /** The matches so far, in the present order. */
  findMatches(): Uint32Array {
    this.#abi.tb_find_matches(this.#handle);
    return this.#reader.numbers();
  }

  /** The match below a comment in the present order, or above it; the last one's next is the first. */
  findNext(comment: number, backwards: boolean): number | null {
    return known(this.#abi.tb_find_next(this.#handle, comment, backwards ? 1 : 0));
  }

  /** Shows only the matches so far and their ancestors, all unfolded; or all again, as before. */
  findFilter(onlyMatches: boolean): void {
    this.#abi.tb_find_filter(this.#handle, onlyMatches ? 1 : 0);
  }

  /** Whether findFilter() has left a comment. Call it before reveal(), which shows no other. */
  kept(comment: number): boolean {
    return this.#abi.tb_kept(this.#handle, comment) === 1;
  }

  /** Where in a text the words are that are looked for: starts and ends. */
  findMarks(text: string): Uint32Array {
    this.#abi.tb_find_marks(this.#handle, ...this.#reader.room(text));
    return this.#reader.numbers();
  }

  /** Sets the present, and how ages are worded; see phrases.ts. */
  setLocale(now: Date, phrases: string): void {
    this.#locale = [now, phrases];
    const [pointer, size] = this.#reader.room(phrases);
    this.#abi.tb_locale(this.#handle, now.getTime() / 1000, pointer, size);
  }

  /** The level of the title's heading, 2 to 5; those of comments are one lower. */
  setHeadingLevel(level: number): void {
    this.#headingLevel = level;
    this.#abi.tb_heading_level(this.#handle, level);
  }

  /** Rows [first, end) as HTML that is safe by construction. */
  rowsHtml(first: number, end: number): string {
    this.#abi.tb_render(this.#handle, first, end);
    return this.#reader.text();
  }

  /** `count` shown rows from `row` on, which is shown, as such HTML. */
  shownHtml(row: number, count: number): string {
    this.#abi.tb_render_shown(this.#handle, row, count);
    return this.#reader.text();
  }

  /** The post as HTML, empty if the file has none. */
  postHtml(): string {
    this.#abi.tb_render(this.#handle, NONE, NONE);
    return this.#reader.text();
  }
}

function known(answer: number): number | null {
  const number = answer >>> 0;
  return number === NONE ? null : number;
}
