// Where a thread's bytes come from.

import { type Damage, gunzip, isGzip, joined } from "./gzip.js";
import { ThreadBareError } from "./problem.js";

/** A file, an answer to a request, or text. */
export type Source = Blob | Response | string;

/** Small enough to show progress, large enough not to be held up by it. */
const CHUNK = 8 << 20;

/** One file on its way in. What is packed by gzip, by its first bytes, comes out unpacked. */
export class IncomingFile {
  /** Bytes that there are, as they come: packed ones packed. 0 where that is not known. */
  readonly size: number;
  /** How many of them have come. */
  taken = 0;
  /** Why not all of what was packed came out, once everything has come. */
  damage: Damage | null = null;
  readonly #source: Blob | Response;

  constructor(source: Source) {
    this.#source = typeof source === "string" ? new Blob([source]) : source;
    this.size = sizeOf(this.#source);
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    const packed = this.#counted();
    const first = await firstBytes(packed);
    const all = prefixed(first, packed);
    if (!isGzip(first)) yield* all;
    else yield* gunzip(all, (damage) => (this.damage = damage));
  }

  async *#counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunksOf(this.#source)) {
      this.taken += chunk.length;
      yield chunk;
    }
  }
}

/** As much as it takes to tell what the rest is. */
async function firstBytes(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < 3) {
    const { value, done } = await chunks.next();
    if (done) break;
    first = joined(first, value);
  }
  return first;
}

async function* prefixed(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

function sizeOf(source: Blob | Response): number {
  if (source instanceof Blob) return source.size;
  // The length counts bytes on the wire: what is unpacked on arrival is longer.
  if (source.headers.has("Content-Encoding")) return 0;
  return Number(source.headers.get("Content-Length") ?? 0);
}

/** The bytes in chunks, none larger than CHUNK when they come from a file. */
async function* chunksOf(source: Blob | Response): AsyncGenerator<Uint8Array> {
  if (source instanceof Blob) {
    for (let start = 0; start < source.size; start += CHUNK) {
      yield new Uint8Array(await source.slice(start, start + CHUNK).arrayBuffer());
    }
    return;
  }
  const reader = source.body?.getReader();
  if (!reader) return;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    // Also reached when the one who asks stops asking: the rest need not be sent.
    reader.cancel().catch(() => {});
  }
}

/** Asks for `url`. Throws a ThreadBareError unless the answer is a success. */
export async function request(url: string, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (thrown) {
    signal.throwIfAborted();
    throw new ThreadBareError("fetch-failed", `${url} could not be loaded`, {}, { cause: thrown });
  }
  if (!response.ok) {
    throw new ThreadBareError("fetch-failed", `${url} answered with status ${response.status}`);
  }
  return response;
}
