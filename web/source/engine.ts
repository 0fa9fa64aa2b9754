// The engine in WebAssembly. This is the only file that touches a pointer.

import { type Instance, instantiate } from "./instance.js";
import { pause } from "./pause.js";
import { ThreadBareError } from "./problem.js";
import { chunksOf, sizeOf, type Source } from "./source.js";

/** The orders in which siblings can stand; their places in this list are their numbers. */
export const ORDERS = ["source", "old", "new", "top", "controversial", "best"] as const;
export type Order = (typeof ORDERS)[number];

/** What `threadbare info --json` says of a thread. Times are RFC 3339, null where unknown. */
export interface ThreadInfo {
  readonly format: string;
  readonly title: string;
  readonly post: boolean;
  readonly comments: number;
  readonly missing: number;
  readonly unloaded: number;
  readonly roots: number;
  readonly max_depth: number;
  readonly authors: number;
  readonly deleted: number;
  readonly removed: number;
  readonly first_time: string | null;
  readonly last_time: string | null;
  readonly warnings: readonly Warning[];
}

export interface Warning {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What is in a file. */
export interface DocumentInfo {
  readonly format: string;
  readonly threads: readonly ThreadInfo[];
  readonly warnings: readonly Warning[];
}

/** Rows [first, end) may have been shown or hidden; `hidden` has first and end of hidden runs. */
export interface Visibility {
  readonly first: number;
  readonly end: number;
  readonly hidden: Uint32Array;
}

/** How far opening has come: bytes fetched, then bytes read. `total` is 0 while it is not known. */
export interface Progress {
  readonly stage: "fetching" | "reading";
  readonly done: number;
  readonly total: number;
}

export interface OpenOptions {
  /** Name of the format; recognised by content if absent. */
  readonly format?: string;
  readonly signal?: AbortSignal;
  readonly onprogress?: (progress: Progress) => void;
}

const NONE = 0xffffffff;
const MORE = 1;
const FAILED = 2;

/** How long a step of reading should take, in milliseconds: two frames. */
const STEP_TIME = 30;

/**
 * One opened file. Comments are numbers that no sort changes, rows are where they stand now. It
 * has no close(): whoever drops it frees its instance, and all that the file took, with it.
 */
export class Engine {
  readonly #instance: Instance;
  readonly #reader: number;
  #document: DocumentInfo = { format: "", threads: [], warnings: [] };

  private constructor(instance: Instance) {
    this.#instance = instance;
    this.#reader = instance.abi.tb_open();
  }

  /**
   * Reads a file, with turns for the event loop in between.
   * Throws a ThreadBareError when there is no thread in it, or what the signal was aborted with.
   */
  static async open(source: Source, options: OpenOptions = {}): Promise<Engine> {
    const engine = new Engine(await instantiate());
    const bytes = typeof source === "string" ? new Blob([source]) : source;
    const size = await engine.#append(bytes, options);
    await engine.#read(size, options);
    return engine;
  }

  get document(): DocumentInfo {
    return this.#document;
  }

  async #append(source: Blob | Response, { signal, onprogress }: OpenOptions): Promise<number> {
    const total = sizeOf(source);
    let done = 0;
    for await (const chunk of chunksOf(source)) {
      signal?.throwIfAborted();
      const start = this.#instance.abi.tb_append(this.#reader, chunk.length) >>> 0;
      if (start === 0 && chunk.length > 0) {
        throw new ThreadBareError("too-large", "The file is larger than can be opened here");
      }
      new Uint8Array(this.#instance.memory.buffer, start, chunk.length).set(chunk);
      done += chunk.length;
      onprogress?.({ stage: "fetching", done, total });
    }
    return done;
  }

  async #read(total: number, { format = "", signal, onprogress }: OpenOptions): Promise<void> {
    const { abi } = this.#instance;
    let budget = 1 << 20;
    for (;;) {
      signal?.throwIfAborted();
      const start = performance.now();
      const [pointer, size] = this.#room(format);
      const progress = abi.tb_read(this.#reader, budget, pointer, size);
      if (progress === FAILED) throw this.#failure();
      if (progress !== MORE) break;
      onprogress?.({ stage: "reading", done: abi.tb_position(this.#reader) >>> 0, total });
      const took = Math.max(performance.now() - start, 1);
      const factor = Math.min(Math.max(STEP_TIME / took, 0.25), 4);
      budget = Math.min(Math.max(Math.round(budget * factor), 1 << 16), 1 << 28);
      await pause();
    }
    const { threads } = JSON.parse(this.#text()) as { threads: ThreadInfo[] };
    this.#document = {
      format: threads[0]?.format ?? "",
      threads,
      warnings: threads.flatMap((thread) => thread.warnings),
    };
  }

  #failure(): ThreadBareError {
    const { code, message, ...place } = JSON.parse(this.#text()) as {
      code: string;
      message: string;
      line?: number;
      column?: number;
      byte?: number;
    };
    return new ThreadBareError(code, message, place);
  }

  /** Writes text where the engine can read it during the next call. */
  #room(text: string): [pointer: number, size: number] {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length === 0) return [0, 0];
    const pointer = this.#instance.abi.tb_room(this.#reader, bytes.length) >>> 0;
    if (pointer === 0) throw new ThreadBareError("crashed", "There is not enough memory");
    new Uint8Array(this.#instance.memory.buffer, pointer, bytes.length).set(bytes);
    return [pointer, bytes.length];
  }

  /** A copy of the last reply: its bytes may go with the next call, and views with any growth. */
  #reply(): Uint8Array<ArrayBuffer> {
    const { abi, memory } = this.#instance;
    const pointer = abi.tb_reply(this.#reader) >>> 0;
    const size = abi.tb_reply_size(this.#reader) >>> 0;
    return new Uint8Array(memory.buffer, pointer, size).slice() as Uint8Array<ArrayBuffer>;
  }

  #text(): string {
    return new TextDecoder().decode(this.#reply());
  }

  #visibility(): Visibility {
    const reply = new Uint32Array(this.#reply().buffer);
    return { first: reply[0] ?? 0, end: reply[1] ?? 0, hidden: reply.subarray(2) };
  }

  /** Shows a thread, unfolded and in source order. Returns how many rows it has. */
  select(thread: number): number {
    return this.#instance.abi.tb_select(this.#reader, thread) >>> 0;
  }

  sort(order: Order): void {
    this.#instance.abi.tb_sort(this.#reader, ORDERS.indexOf(order));
  }

  fold(comment: number, folded: boolean): Visibility {
    this.#instance.abi.tb_fold(this.#reader, comment, folded ? 1 : 0);
    return this.#visibility();
  }

  /** The rows below a comment, and which of them are hidden. */
  below(comment: number): Visibility {
    this.#instance.abi.tb_fold(this.#reader, comment, 2);
    return this.#visibility();
  }

  /** Which of the rows from `first` up to `end` are hidden. */
  hidden(first: number, end: number): Visibility {
    this.#instance.abi.tb_hidden(this.#reader, first, end);
    return this.#visibility();
  }

  /** Folds what has replies from `depth` levels down, unfolds the rest; Infinity unfolds all. */
  foldFromDepth(depth: number): Visibility {
    this.#instance.abi.tb_fold_from_depth(this.#reader, Math.min(depth, NONE));
    return this.#visibility();
  }

  /** Unfolds the ancestors of a comment. */
  reveal(comment: number): Visibility {
    this.#instance.abi.tb_reveal(this.#reader, comment);
    return this.#visibility();
  }

  rowOf(comment: number): number | null {
    return known(this.#instance.abi.tb_row_of(this.#reader, comment));
  }

  parentOf(comment: number): number | null {
    return known(this.#instance.abi.tb_parent_of(this.#reader, comment));
  }

  /** The comment of an anchor ("comment-501") or an id. */
  find(anchor: string): number | null {
    const [pointer, size] = this.#room(anchor);
    return known(this.#instance.abi.tb_find(this.#reader, pointer, size));
  }

  /** Sets the present, and how ages are worded; see phrases.ts. */
  setLocale(now: Date, phrases: string): void {
    const [pointer, size] = this.#room(phrases);
    this.#instance.abi.tb_locale(this.#reader, now.getTime() / 1000, pointer, size);
  }

  /** Rows [first, end) as HTML that is safe by construction. */
  rowsHtml(first: number, end: number): string {
    this.#instance.abi.tb_render(this.#reader, first, end);
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
