// Threadbare without a page: for Node, Deno, Bun, workers, and pages that render by themselves.

import type { DocumentInfo, OpenOptions, Warning } from "../source/engine/answers.js";
import { Reader } from "../source/engine/reader.js";
import { readDocument } from "../source/engine/reading.js";
import type { Source } from "../source/input/source.js";
import { ThreadBareError } from "../source/problem.js";
import { findThread, type Form } from "./publishing.js";
import type { ElementOptions, RenderOptions } from "./render-options.js";
import { Thread } from "./thread.js";

export type { ThreadInfo, Warning } from "../source/engine/answers.js";
export { type Place, ThreadBareError } from "../source/problem.js";
export type { ElementOptions, Folds, RenderOptions } from "./render-options.js";
export type { Thread } from "./thread.js";
export type * from "./thread-data.js";

/** A file: bytes or text, packed with gzip or not. */
export type Input = string | Uint8Array | ArrayBuffer | Blob | Response;

export interface ReadOptions {
  /** Name of the format, as `thread-bare formats` lists them; recognised by content without it. */
  readonly format?: string;
  /** Where relative links start, for threads whose source does not say. */
  readonly base?: string;
  /** Where the comments are in JSON of no known format: a map, as README has it, or its text. */
  readonly map?: string | object;
  /** Gives reading up; it rejects with the signal's reason then. */
  readonly signal?: AbortSignal;
}

export interface ConvertOptions extends ReadOptions, ElementOptions {
  readonly to: Form | "element";
  /** Of many threads one: its number from 1, its URL, the path of that, or its post's id. */
  readonly thread?: number | string;
}

/** All threads of a document, in the order of the file. */
export interface Threads extends ReadonlyArray<Thread> {
  /** "lemmy". */
  readonly format: string;
  /** What was skipped or mended. */
  readonly warnings: readonly Warning[];
  /** How many more warnings there were than are kept. */
  readonly droppedWarnings: number;
}

/**
 * Reads a file, or several as one document: the pages of an answer, a post and its comments. Any
 * format that README lists is recognised by content, and gzip is unpacked. Rejects with a
 * ThreadBareError, which says where in the file it is broken, when there is no thread in it.
 * Linear in the size of the input; the event loop gets a turn now and then.
 */
export async function read(
  input: Input | readonly Input[],
  options: ReadOptions = {},
): Promise<Threads> {
  const { threads, document } = await opened(input, options);
  const { format, warnings, dropped_warnings: droppedWarnings } = document;
  return Object.assign(threads, { format, warnings, droppedWarnings });
}

/**
 * A thread as an HTML fragment that is complete without JavaScript: nested `<details>`, to be styled
 * by `thread-bare/styles.css`, and taken over by a `<thread-bare>` around it. What
 * `thread-bare convert --to html` prints. Safe in a page, whatever the thread holds, as long as no
 * template language reads it once more. Throws a ThreadBareError for a post that was not for everybody,
 * and for a language without words.
 */
export function renderStatic(thread: Thread, options: RenderOptions = {}): string {
  return known(thread).write("html", options);
}

/**
 * A thread as the element `<thread-bare>` with renderStatic()'s comments and the data in it, for the
 * middle of a page with `thread-bare/styles.css`: what `thread-bare convert --to element` prints. Once
 * the page's script defines the element it goes on in place. Throws as renderStatic() does.
 */
export function renderElement(thread: Thread, options: ElementOptions = {}): string {
  return known(thread).writeElement(options);
}

/**
 * A thread as one self-contained page, which opens from disk and loads nothing: what
 * `thread-bare page` writes. Rejects as renderStatic() throws.
 */
export async function renderPage(thread: Thread, options: RenderOptions = {}): Promise<string> {
  const { default: template } = await import("threadbare:page-template");
  return known(thread).writePage(template, options);
}

/**
 * Reads, and writes as JSON, Markdown, text, HTML or an element: what `thread-bare convert` prints. Of many
 * threads JSON has an array, without those that were not for everybody; the other forms must be told
 * which thread. Rejects with a ThreadBareError.
 */
export async function convert(
  input: Input | readonly Input[],
  options: ConvertOptions,
): Promise<string> {
  const { to, thread: wanted } = options ?? {};
  if (to === undefined) throw new TypeError("convert() is told by `to` what to write");
  const { reader, threads } = await opened(input, options);
  if (wanted === undefined && threads.length !== 1) {
    if (to !== "json") {
      const sentence = `there are ${threads.length} threads in this file; choose one with thread`;
      throw new ThreadBareError("no-such-thread", sentence);
    }
    const published = threads.filter((one) => options.keepHidden || one.isPublic);
    return `[${published.map((one) => one.write(to, options)).join(",\n")}]\n`;
  }
  const index = wanted === undefined ? 0 : findThread(reader, String(wanted));
  const thread = index === null ? undefined : threads[index];
  if (thread) return to === "element" ? renderElement(thread, options) : thread.write(to, options);
  throw new ThreadBareError("no-such-thread", `there is no thread ${wanted} in this file`);
}

function known(thread: Thread): Thread {
  if (thread instanceof Thread) return thread;
  throw new TypeError("this takes one thread out of the array that read() promises");
}

async function opened(
  input: Input | readonly Input[],
  { format, base, map, signal }: ReadOptions,
): Promise<{ reader: Reader; document: DocumentInfo; threads: Thread[] }> {
  const inputs = Array.isArray(input) ? (input as readonly Input[]) : [input as Input];
  const options: OpenOptions = {
    ...(format && { format }),
    ...(base && { base }),
    ...(map && { map: typeof map === "string" ? map : JSON.stringify(map) }),
    ...(signal && { signal }),
  };
  const reader = await Reader.open();
  const document = await readDocument(reader, inputs.map(sourceOf), options);
  return { reader, document, threads: document.threads.map((one) => new Thread(reader, one)) };
}

/** JavaScript gives no heed to types: what is none of them is named. */
function sourceOf(input: Input): Source {
  if (input instanceof Promise) throw new TypeError("the input is a promise: await it first");
  const isKnown =
    typeof input === "string" ||
    ArrayBuffer.isView(input) ||
    [ArrayBuffer, Blob, Response].some((type) => input instanceof type);
  if (!isKnown) throw new TypeError("the input is text, bytes, a Blob or a Response, or an array of such");
  if (input instanceof Response && !input.ok) {
    const { status, statusText } = input;
    throw new ThreadBareError("fetch-failed", `the server answered ${status} ${statusText}`.trim());
  }
  if (ArrayBuffer.isView(input)) {
    return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  }
  return input instanceof ArrayBuffer ? new Uint8Array(input) : input;
}
