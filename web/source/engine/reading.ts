// Reading files into the engine, with turns for the event loop in between.

import type { DocumentInfo, OpenOptions, Progress, ThreadSummary, Warning } from "./answers.js";
import { ThreadBareError } from "../problem.js";
import { LARGEST_INPUT, type Reader } from "./reader.js";
import { ReadingPace } from "./reading-pace.js";
import { errorIn } from "./reply.js";
import { tooLarge } from "./sizes.js";
import { IncomingFile, type Source } from "../input/source.js";

/** What tb_read() answers. */
const MORE = 1;
const FAILED = 2;

/** Threads that are listed at once: a few milliseconds. */
const LISTED_AT_ONCE = 2048;

/**
 * Reads a file, or several as one document. Throws a ThreadBareError when there is no thread in it, or
 * what the signal was aborted with.
 */
export async function readDocument(
  reader: Reader,
  source: Source | readonly Source[],
  options: OpenOptions,
): Promise<DocumentInfo> {
  const sources = Array.isArray(source) ? (source as readonly Source[]) : [source as Source];
  const parts = sources.map((part) => new IncomingFile(part));
  const damages = await append(reader, parts, options);
  return read(reader, damages, options);
}

/**
 * Nothing may be allocated in the engine before all is there; then it learns what it was. Returns what
 * was wrong in the files before the engine had them.
 */
async function append(
  reader: Reader,
  parts: readonly IncomingFile[],
  options: OpenOptions,
): Promise<readonly Warning[]> {
  const { signal, onprogress } = options;
  const known = parts.every((part) => part.size > 0);
  const total = known ? parts.reduce((sum, part) => sum + part.size, 0) : 0;
  // Not to find out after the first 4 GB.
  const given = parts.reduce((sum, part) => sum + part.size, 0);
  if (given > LARGEST_INPUT) {
    for (const part of parts) part.cancel();
    throw tooLarge(given);
  }
  reader.expected = given;
  const sizes: number[] = [];
  let before = 0;
  for (const part of parts) {
    let size = 0;
    for await (const chunk of part.chunks()) {
      signal?.throwIfAborted();
      reader.append(chunk);
      size += chunk.length;
      onprogress?.({ stage: "fetching", done: before + part.taken, total });
    }
    if (part.damage && size === 0 && parts.length === 1) {
      throw new ThreadBareError("binary-input", part.damage.message.replace(/;.*/, ""));
    }
    before += part.taken;
    sizes.push(size);
  }
  if (sizes.length > 1) reader.setOption("parts", sizes.join(" "));
  for (const name of ["format", "base", "map"] as const) {
    if (options[name]) reader.setOption(name, options[name]);
  }
  return parts.flatMap(({ damage }, part) =>
    damage ? [{ ...damage, part, line: null, column: null, byte: null }] : [],
  );
}

async function read(
  reader: Reader,
  damages: readonly Warning[],
  { signal, onprogress }: OpenOptions,
): Promise<DocumentInfo> {
  const pace = new ReadingPace();
  for (;;) {
    const progress = reader.abi.tb_read(reader.handle, pace.budget);
    if (progress === FAILED) throw errorIn(reader.text(), damages);
    if (progress !== MORE) break;
    if (pace.goesOn()) continue;
    onprogress?.(progressOf(reader));
    await pace.turn();
    signal?.throwIfAborted();
  }
  const answer = JSON.parse(reader.text()) as Omit<DocumentInfo, "threads"> & { threads: number };
  return {
    format: answer.format,
    threads: await list(reader, answer.threads, pace, signal),
    warnings: [...damages, ...answer.warnings],
    dropped_warnings: answer.dropped_warnings,
  };
}

function progressOf({ abi, handle, size }: Reader): Progress {
  const arranged = abi.tb_arranged(handle);
  if (arranged > 0) return { stage: "arranging", done: arranged, total: 1000 };
  return { stage: "reading", done: abi.tb_position(handle) >>> 0, total: size };
}

async function list(
  reader: Reader,
  count: number,
  pace: ReadingPace,
  signal: AbortSignal | undefined,
): Promise<ThreadSummary[]> {
  const threads: ThreadSummary[] = [];
  for (let first = 0; first < count; first += LISTED_AT_ONCE) {
    if (!pace.goesOn()) await pace.turn();
    signal?.throwIfAborted();
    reader.abi.tb_list(reader.handle, first, Math.min(first + LISTED_AT_ONCE, count));
    threads.push(...(JSON.parse(reader.text()) as ThreadSummary[]));
  }
  return threads;
}
