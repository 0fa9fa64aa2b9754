// Where a thread's bytes come from.

import { ThreadBareError } from "./problem.js";

/** A file, an answer to a request, or text. */
export type Source = Blob | Response | string;

/** Small enough to show progress, large enough not to be held up by it. */
const CHUNK = 8 << 20;

/** The size in bytes, or 0 where it is not known. */
export function sizeOf(source: Blob | Response): number {
  if (source instanceof Blob) return source.size;
  // The length counts bytes on the wire: what is unpacked on arrival is longer.
  if (source.headers.has("Content-Encoding")) return 0;
  return Number(source.headers.get("Content-Length") ?? 0);
}

/** The bytes in chunks, none larger than CHUNK when they come from a file. */
export async function* chunksOf(source: Blob | Response): AsyncGenerator<Uint8Array> {
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
