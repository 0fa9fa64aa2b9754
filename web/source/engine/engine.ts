// The engine in WebAssembly. This is the only file that touches a pointer.

import type {
  DocumentInfo,
  FindProgress,
  FindStart,
  OpenOptions,
  Progress,
  RowRange,
  ThreadInfo,
  ThreadSummary,
  Warning,
} from "./answers.js";
import { droppedInstance, type Failure, type Instance, instantiate } from "./instance.js";
import { type FoldPolicy, numbersOf } from "./fold-policy.js";
import { type Move, MOVES } from "./moves.js";
import type { Order } from "./orders.js";
import { said, ThreadBareError } from "../problem.js";
import type { Reason } from "../rows/reason.js";
import { needsMore, tooLarge } from "./sizes.js";
import { errorIn, replyOf } from "./reply.js";
import { ReadingPace } from "./reading-pace.js";
import { IncomingFile, type Source } from "../input/source.js";

export type * from "./answers.js";
export { type Order, ORDERS } from "./orders.js";

const NONE = 0xffffffff;
/** As kMaxInputBytes in src/thread/limits.h. */
const LARGEST_INPUT = 0xffffffff - (16 << 20);
const MORE = 1;
const FAILED = 2;

/** Threads that are listed at once: a few milliseconds. */
const LISTED_AT_ONCE = 2048;

/**
 * One opened document. Comments are numbers that no sort changes, rows are where they stand now. It
 * has no close(): whoever drops it frees its instance, and all that the file took, with it.
 */
export class Engine {
  /** Called when a call has failed: its instance is dropped, and nothing more may be asked. */
  onfailure: (problem: ThreadBareError) => void = () => {};
  #instance: Instance;
  #reader: number;
  /** Bytes in the instance, and how many there are to be, as far as is known. */
  #size = 0;
  #expected = 0;
  #damages: readonly Warning[] = [];
  /** What is shown: to be shown again after sleep(). */
  #thread = 0;
  #order: Order = "source";
  #headingLevel = 2;
  #locale: [now: Date, phrases: string] = [new Date(0), ""];
  #info = "";
  #folds = new Uint32Array(0);
  #policy: FoldPolicy | null = null;
  #since: Date | null = null;
  #branch: number | null = null;
  #document: DocumentInfo = { format: "", threads: [], warnings: [], dropped_warnings: 0 };

  private constructor(instance: Instance) {
    this.#instance = this.#owned(instance);
    this.#reader = instance.abi.tb_open();
  }

  #owned(instance: Instance): Instance {
    instance.onfailure = (failure, cause) => this.#fail(failure, cause);
    return instance;
  }

  /** Lets go of an instance in which a call has failed: its memory is in no state to go on with. */
  #fail(failure: Failure, cause?: unknown): ThreadBareError {
    const had = this.#instance.memory.buffer.byteLength;
    this.#instance = droppedInstance;
    const message =
      failure === "out-of-memory"
        ? needsMore(Math.max(this.#expected, this.#size), had)
        : said("fault");
    const problem = new ThreadBareError(failure, message, {}, { cause });
    // Put into words now: until then V8 keeps the functions in it, and with them the memory.
    void problem.stack;
    this.onfailure(problem);
    return problem;
  }

  /**
   * Reads a file, or several as one document, with turns for the event loop in between.
   * Throws a ThreadBareError when there is no thread in it, or what the signal was aborted with.
   */
  static async open(source: Source | readonly Source[], options: OpenOptions): Promise<Engine> {
    const engine = new Engine(await instantiate());
    const sources = Array.isArray(source) ? (source as readonly Source[]) : [source as Source];
    await engine.#append(sources.map((part) => new IncomingFile(part)), options);
    await engine.#read(options);
    return engine;
  }

  /** Drops the instance. Until resume() nothing may be asked but `document`. */
  sleep(): void {
    this.#folds = this.folds();
    this.#instance = droppedInstance;
  }

  /**
   * Goes on after sleep() with the instance of another engine, which read the same bytes: the same
   * thread, order and folds. Returns false if they were not the same; then it sleeps on.
   */
  resume(from: Engine): boolean {
    const rows = from.#instance.abi.tb_select(from.#reader, this.#thread) >>> 0;
    if (rows === 0 || from.#text() !== this.#info) return false;
    this.#instance = this.#owned(from.#instance);
    this.#reader = from.#reader;
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

  get isAsleep(): boolean {
    return this.#instance === droppedInstance;
  }

  get document(): DocumentInfo {
    return this.#document;
  }

  /** Nothing may be allocated in the engine before all is there; then it learns what it was. */
  async #append(parts: readonly IncomingFile[], options: OpenOptions): Promise<void> {
    const { signal, onprogress } = options;
    const known = parts.every((part) => part.size > 0);
    const total = known ? parts.reduce((sum, part) => sum + part.size, 0) : 0;
    // Not to find out after the first 4 GB.
    const given = parts.reduce((sum, part) => sum + part.size, 0);
    if (given > LARGEST_INPUT) {
      for (const part of parts) part.cancel();
      throw tooLarge(given);
    }
    this.#expected = given;
    const sizes: number[] = [];
    let before = 0;
    for (const part of parts) {
      let size = 0;
      for await (const chunk of part.chunks()) {
        signal?.throwIfAborted();
        this.#appendChunk(chunk);
        size += chunk.length;
        onprogress?.({ stage: "fetching", done: before + part.taken, total });
      }
      if (part.damage && size === 0 && parts.length === 1) {
        throw new ThreadBareError("binary-input", part.damage.message.replace(/;.*/, ""));
      }
      before += part.taken;
      sizes.push(size);
    }
    this.#damages = parts.flatMap(({ damage }, part) =>
      damage ? [{ ...damage, part, line: null, column: null, byte: null }] : [],
    );
    if (sizes.length > 1) this.#setOption("parts", sizes.join(" "));
    for (const name of ["format", "base", "map"] as const) {
      if (options[name]) this.#setOption(name, options[name]);
    }
  }

  #appendChunk(chunk: Uint8Array): void {
    const start = this.#instance.abi.tb_append(this.#reader, chunk.length) >>> 0;
    if (start === 0 && chunk.length > 0) {
      if (this.#size + chunk.length > LARGEST_INPUT) throw tooLarge();
      this.#expected = Math.max(this.#expected, this.#size + chunk.length);
      throw this.#fail("out-of-memory");
    }
    this.#size += chunk.length;
    new Uint8Array(this.#instance.memory.buffer, start, chunk.length).set(chunk);
  }

  #setOption(name: string, value: string): void {
    const [pointer, size] = this.#room(name + value);
    const nameSize = name.length; // names are ASCII
    const { abi } = this.#instance;
    abi.tb_option(this.#reader, pointer, nameSize, pointer + nameSize, size - nameSize);
  }

  async #read({ signal, onprogress }: OpenOptions): Promise<void> {
    const pace = new ReadingPace();
    for (;;) {
      const progress = this.#instance.abi.tb_read(this.#reader, pace.budget);
      if (progress === FAILED) throw this.#failure();
      if (progress !== MORE) break;
      if (pace.goesOn()) continue;
      onprogress?.(this.#progress());
      await pace.turn();
      signal?.throwIfAborted();
    }
    const answer = JSON.parse(this.#text()) as Omit<DocumentInfo, "threads"> & { threads: number };
    this.#document = {
      format: answer.format,
      threads: await this.#list(answer.threads, pace, signal),
      warnings: [...this.#damages, ...answer.warnings],
      dropped_warnings: answer.dropped_warnings,
    };
  }

  #progress(): Progress {
    const { abi } = this.#instance;
    const arranged = abi.tb_arranged(this.#reader);
    if (arranged > 0) return { stage: "arranging", done: arranged, total: 1000 };
    return { stage: "reading", done: abi.tb_position(this.#reader) >>> 0, total: this.#size };
  }

  async #list(
    count: number,
    pace: ReadingPace,
    signal: AbortSignal | undefined,
  ): Promise<ThreadSummary[]> {
    const threads: ThreadSummary[] = [];
    for (let first = 0; first < count; first += LISTED_AT_ONCE) {
      if (!pace.goesOn()) await pace.turn();
      signal?.throwIfAborted();
      this.#instance.abi.tb_list(this.#reader, first, Math.min(first + LISTED_AT_ONCE, count));
      threads.push(...(JSON.parse(this.#text()) as ThreadSummary[]));
    }
    return threads;
  }

  #failure(): ThreadBareError {
    return errorIn(this.#text(), this.#damages);
  }

  /** Writes text or bytes where the engine can read it during the next call. */
  #room(argument: string | Uint8Array): [pointer: number, size: number] {
    const bytes = typeof argument === "string" ? new TextEncoder().encode(argument) : argument;
    if (bytes.length === 0) return [0, 0];
    const pointer = this.#instance.abi.tb_room(this.#reader, bytes.length) >>> 0;
    if (pointer === 0) throw this.#fail("out-of-memory");
    new Uint8Array(this.#instance.memory.buffer, pointer, bytes.length).set(bytes);
    return [pointer, bytes.length];
  }

  #reply(): Uint8Array<ArrayBuffer> {
    return replyOf(this.#instance, this.#reader);
  }

  #text(): string {
    return new TextDecoder().decode(this.#reply());
  }

  #numbers(): Uint32Array {
    return new Uint32Array(this.#reply().buffer);
  }

  #range(): RowRange {
    const [first = 0, end = 0] = this.#numbers();
    return { first, end };
  }

  /** The place in the list of the thread of that number (from 1), URL, path or id; or null. */
  findThread(text: string): number | null {
    const [pointer, size] = this.#room(text);
    return known(this.#instance.abi.tb_find_thread(this.#reader, pointer, size));
  }

  /** Shows a thread, unfolded and in source order. Returns what it is, and how many rows it has. */
  select(thread: number): { info: ThreadInfo; rows: number } {
    const rows = this.#instance.abi.tb_select(this.#reader, thread) >>> 0;
    this.#thread = thread;
    this.#order = "source";
    this.#branch = null;
    this.#policy = null;
    this.#info = this.#text();
    const { warnings, ...info } = JSON.parse(this.#info) as ThreadInfo & { warnings: [] };
    return { info, rows };
  }

  sort(order: Order): void {
    this.#order = order;
    const [pointer, size] = this.#room(order);
    this.#instance.abi.tb_sort(this.#reader, pointer, size);
  }

  /** What the present order goes by at a comment. */
  reason(comment: number): Reason {
    this.#instance.abi.tb_reason(this.#reader, comment);
    return JSON.parse(this.#text()) as Reason;
  }

  /** Returns the rows below the comment: those that this may have shown or hidden. */
  fold(comment: number, folded: boolean): RowRange {
    this.#instance.abi.tb_fold(this.#reader, comment, folded ? 1 : 0);
    return this.#range();
  }

  /** Folds or unfolds all replies to the same comment, or all roots. */
  foldSiblings(comment: number, folded: boolean): void {
    this.#instance.abi.tb_fold_siblings(this.#reader, comment, folded ? 1 : 0);
  }

  /** The folded comments. `lasting`: those that findFilter() folds again when it shows all. */
  folds(lasting = true): Uint32Array<ArrayBuffer> {
    this.#instance.abi.tb_folds(this.#reader, lasting ? 1 : 0);
    return new Uint32Array(this.#reply().buffer);
  }

  /** Folds these, and unfolds all others. */
  setFolds(comments: Uint32Array<ArrayBuffer>): void {
    this.#instance.abi.tb_set_folds(this.#reader, ...this.#room(new Uint8Array(comments.buffer)));
  }

  folded(comment: number): boolean {
    return this.#instance.abi.tb_folded(this.#reader, comment) === 1;
  }

  /** The rows below a comment. */
  below(comment: number): RowRange {
    this.#instance.abi.tb_fold(this.#reader, comment, 2);
    return this.#range();
  }

  /** Folds what starts folded, and unfolds the rest. */
  startFolded(policy: FoldPolicy): void {
    this.#policy = policy;
    this.#instance.abi.tb_start_folded(this.#reader, ...numbersOf(policy));
  }

  /** As tb_fold_from_depth(): a policy's folds stay; Infinity unfolds all. */
  foldFromDepth(depth: number): void {
    this.#instance.abi.tb_fold_from_depth(this.#reader, Math.min(depth, NONE));
  }

  /** Unfolds the ancestors of a comment. Returns the rows that this may have shown. */
  reveal(comment: number): RowRange {
    this.#instance.abi.tb_reveal(this.#reader, comment);
    return this.#range();
  }

  /** First and end of each run of hidden rows from `first` up to `end`. */
  hidden(first: number, end: number): Uint32Array {
    this.#instance.abi.tb_hidden(this.#reader, first, end);
    return this.#numbers();
  }

  /** How many of the rows from `first` up to `end` are shown. */
  countShown(first: number, end: number): number {
    return this.#instance.abi.tb_count_shown(this.#reader, first, end) >>> 0;
  }

  /** The comments in shown rows, numbers `first` up to `end` among those. */
  shown(first: number, end: number): Uint32Array {
    this.#instance.abi.tb_shown(this.#reader, first, end);
    return this.#numbers();
  }

  /** The comment in a row that there is. */
  commentAt(row: number): number {
    return this.#instance.abi.tb_comment_at(this.#reader, row) >>> 0;
  }

  /** The row of a comment that there is. */
  rowOf(comment: number): number {
    return this.#instance.abi.tb_row_of(this.#reader, comment) >>> 0;
  }

  parentOf(comment: number): number | null {
    return known(this.#instance.abi.tb_parent_of(this.#reader, comment));
  }

  /** The ancestor of a comment that is `depth` levels below a root. */
  ancestorAt(comment: number, depth: number): number {
    return this.#instance.abi.tb_ancestor_at(this.#reader, comment, depth) >>> 0;
  }

  /** The comment that is shown with what is below it, and nothing else; null: all are shown. */
  get branch(): number | null {
    return this.#branch;
  }

  showBranch(comment: number | null): void {
    this.#branch = comment;
    this.#instance.abi.tb_show_branch(this.#reader, comment ?? NONE);
  }

  /** The comment that a move leads to; null if there is nothing there. */
  move(comment: number, move: Move): number | null {
    return known(this.#instance.abi.tb_move(this.#reader, comment, MOVES.indexOf(move)));
  }

  /** Says since when comments are new; null: none is. Returns how many are. */
  setSince(since: Date | null): number {
    this.#since = since;
    const seconds = since ? since.getTime() / 1000 : NaN;
    return this.#instance.abi.tb_since(this.#reader, seconds) >>> 0;
  }

  /** The new comment below another, or above it, round the end; null if there is none. */
  nextNew(comment: number, backwards: boolean): number | null {
    return known(this.#instance.abi.tb_next_new(this.#reader, comment, backwards ? 1 : 0));
  }

  /** The comment of an anchor ("comment-501") or an id. */
  find(anchor: string): number | null {
    const [pointer, size] = this.#room(anchor);
    return known(this.#instance.abi.tb_find(this.#reader, pointer, size));
  }

  /** The same for many anchors at once. */
  findAll(anchors: readonly string[]): (number | null)[] {
    this.#instance.abi.tb_find_anchors(this.#reader, ...this.#room(anchors.join("\n")));
    return [...this.#numbers()].map(known);
  }

  anchorOf(comment: number): string {
    this.#instance.abi.tb_anchor_of(this.#reader, comment);
    return this.#text();
  }

  /** Begins to look for what an expression says. */
  findText(query: string): FindStart {
    const [pointer, size] = this.#room(query);
    const parts = this.#instance.abi.tb_find_text(this.#reader, pointer, size);
    const problem = this.#text();
    return { parts, problem: problem ? (JSON.parse(problem) as FindStart["problem"]) : null };
  }

  /** Goes on with that, for about `budget` bytes of text. */
  findStep(budget: number): FindProgress {
    const done = this.#instance.abi.tb_find_step(this.#reader, budget) !== MORE;
    const [position = 0, matches = 0, post = 0] = this.#numbers();
    return { done, position, matches, post: post === 1 };
  }

  /** The matches so far, in the present order. */
  findMatches(): Uint32Array {
    this.#instance.abi.tb_find_matches(this.#reader);
    return new Uint32Array(this.#reply().buffer);
  }

  /** The match below a comment in the present order, or above it; the last one's next is the first. */
  findNext(comment: number, backwards: boolean): number | null {
    return known(this.#instance.abi.tb_find_next(this.#reader, comment, backwards ? 1 : 0));
  }

  /** Shows only the matches so far and their ancestors, all unfolded; or all again, as before. */
  findFilter(onlyMatches: boolean): void {
    this.#instance.abi.tb_find_filter(this.#reader, onlyMatches ? 1 : 0);
  }

  /** Whether findFilter() has left a comment. Call it before reveal(), which shows no other. */
  kept(comment: number): boolean {
    return this.#instance.abi.tb_kept(this.#reader, comment) === 1;
  }

  /** Where in a text the words are that are looked for: starts and ends. */
  findMarks(text: string): Uint32Array {
    this.#instance.abi.tb_find_marks(this.#reader, ...this.#room(text));
    return new Uint32Array(this.#reply().buffer);
  }

  /** Sets the present, and how ages are worded; see phrases.ts. */
  setLocale(now: Date, phrases: string): void {
    this.#locale = [now, phrases];
    const [pointer, size] = this.#room(phrases);
    this.#instance.abi.tb_locale(this.#reader, now.getTime() / 1000, pointer, size);
  }

  /** The level of the title's heading, 2 to 5; those of comments are one lower. */
  setHeadingLevel(level: number): void {
    this.#headingLevel = level;
    this.#instance.abi.tb_heading_level(this.#reader, level);
  }

  /** Rows [first, end) as HTML that is safe by construction. */
  rowsHtml(first: number, end: number): string {
    this.#instance.abi.tb_render(this.#reader, first, end);
    return this.#text();
  }

  /** `count` shown rows from `row` on, which is shown, as such HTML. */
  shownHtml(row: number, count: number): string {
    this.#instance.abi.tb_render_shown(this.#reader, row, count);
    return this.#text();
  }

  /** The post as HTML, empty if the file has none. */
  postHtml(): string {
    this.#instance.abi.tb_render(this.#reader, NONE, NONE);
    return this.#text();
  }
}

function known(answer: number): number | null {
  const number = answer >>> 0;
  return number === NONE ? null : number;
}
