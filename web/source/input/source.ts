// Where a thread's bytes come from.

import { type Damage, gunzip, isGzip, joined } from "./gzip.js";
import { isAbort, said, ThreadBareError } from "../problem.js";

/** A file, an answer to a request, bytes, or text. */
export type Source = Blob | Response | Uint8Array | string;

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
  readonly #source: Blob | Response | Uint8Array;

  constructor(source: Source) {
    // A blob would go to another process and come back.
    this.#source = typeof source === "string" ? new TextEncoder().encode(source) : source;
    this.size = sizeOf(this.#source);
  }

  /** It will not be read: what is on its way need not be sent. */
  cancel(): void {
    if (this.#source instanceof Response) this.#source.body?.cancel().catch(() => {});
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

function sizeOf(source: Blob | Response | Uint8Array): number {
  if (source instanceof Uint8Array) return source.length;
  if (source instanceof Blob) return source.size;
  // The length counts bytes on the wire: what is unpacked on arrival is longer.
  if (source.headers.has("Content-Encoding")) return 0;
  return Number(source.headers.get("Content-Length") ?? 0);
}

/** The bytes in chunks, none larger than CHUNK when they come from a file. */
async function* chunksOf(source: Blob | Response | Uint8Array): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) {
    yield source;
    return;
  }
  if (source instanceof Blob) {
    for (let start = 0; start < source.size; start += CHUNK) {
      yield await bytesOf(source, start, Math.min(start + CHUNK, source.size));
    }
    return;
  }
  const reader = source.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const part = await reader.read().catch(brokeOff);
      if (part.done) return;
      yield part.value;
    }
  } finally {
    // Also reached when the one who asks stops asking: the rest need not be sent.
    reader.cancel().catch(() => {});
  }
}

/** A file on disk may change, or go away, between its being picked and its being read. */
async function bytesOf(source: Blob, start: number, end: number): Promise<Uint8Array> {
  const bytes = await source.slice(start, end).arrayBuffer().catch(changed);
  return bytes.byteLength === end - start ? new Uint8Array(bytes) : changed();
}

function changed(cause?: unknown): never {
  throw new ThreadBareError("unreadable", said("file_changed"), {}, { cause });
}

function brokeOff(cause: unknown): never {
  if (isAbort(cause)) throw cause;
  throw new ThreadBareError("fetch-failed", said("broke_off"), {}, { cause });
}

/** Asks for `url`. Throws a ThreadBareError unless the answer is a success. */
export async function request(
  url: string,
  signal: AbortSignal,
  cache: RequestCache = "default",
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal, cache });
  } catch (thrown) {
    signal.throwIfAborted();
    throw new ThreadBareError("fetch-failed", said("not_loaded", { url }), {}, { cause: thrown });
  }
  if (!response.ok) {
    const status = String(response.status);
    throw new ThreadBareError("fetch-failed", said("bad_status", { url, status }));
  }
  return response;
}
