// Unpacking gzip as it comes, as much of it as is whole.

import { pause } from "../pause.js";

/** What is wrong with packed bytes, as a warning that says so. */
export interface Damage {
  readonly code: "truncated" | "skipped-part";
  readonly message: string;
}

/** An error loses what was unpacked of the same slice: so they grow with what stands before them. */
const SMALLEST_SLICE = 256;
const LARGEST_SLICE = 16 << 10;
const SLICES = 64;

/** A member ends with a checksum and, in its last four bytes, the size of what was packed. */
const SIZE_BYTES = 4;

/** A member begins with its magic number and the number of its method. */
const HEAD_BYTES = 3;

export function isGzip(bytes: Uint8Array, at = 0): boolean {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 0x08;
}

/**
 * Unpacks a gzip file. What is damaged ends it early, and is reported. A DecompressionStream holds
 * one member only, and takes what follows for junk; so a new one is begun where bytes look like the
 * head of a member, and those before them are the size of what has been unpacked.
 */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  report: (damage: Damage) => void,
): AsyncGenerator<Uint8Array> {
  let member = new Member();
  let bytes: Uint8Array = new Uint8Array(0);
  let start = 0; // of those that are not written yet; before it stand up to SIZE_BYTES that are
  let written = 0;
  const write = async function* (end: number): AsyncGenerator<Uint8Array> {
    for (const slice of slicesOf(bytes.subarray(start, end), written)) yield* member.unpack(slice);
    written += end - start;
    start = end;
  };
  try {
    for await (const chunk of packed) {
      bytes = joined(bytes, chunk);
      const end = Math.max(bytes.length - HEAD_BYTES, start);
      for (const border of bordersIn(bytes, Math.max(start, SIZE_BYTES), end)) {
        yield* write(border);
        yield* member.rest();
        if (member.size !== sizeBefore(bytes, border)) continue;
        yield* member.close();
        member = new Member();
      }
      yield* write(end);
      const passed = Math.max(end - SIZE_BYTES, 0);
      bytes = bytes.slice(passed);
      start = end - passed;
    }
    yield* write(bytes.length);
    yield* member.rest();
  } catch (thrown) {
    if (!(thrown instanceof Unpackable)) throw thrown;
    report({
      code: "skipped-part",
      message: "this packed file is damaged; what could be unpacked up to there was read",
    });
    return;
  }
  try {
    yield* member.close();
  } catch (thrown) {
    if (!(thrown instanceof Unpackable)) throw thrown;
    report({
      code: "truncated",
      message: "this packed file is truncated; what could be unpacked was read",
    });
  }
}

/** Thrown for bytes that are no gzip, to be told from what the source of the bytes throws. */
class Unpackable extends Error {}

const refuse = (cause: unknown): never => {
  throw new Unpackable("this is not gzip", { cause });
};

/** One member on its way through a DecompressionStream. */
class Member {
  /** Bytes that came out, as a member counts them: modulo 2³². */
  size = 0;
  readonly #writer: WritableStreamDefaultWriter<BufferSource>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #next: Promise<Uint8Array | null> | null = null;

  constructor() {
    const { writable, readable } = new DecompressionStream("gzip");
    this.#writer = writable.getWriter();
    this.#reader = readable.getReader();
    // These fail when a read or write does, and that is where it is dealt with.
    this.#writer.closed.catch(() => {});
    this.#reader.closed.catch(() => {});
  }

  /** Writes bytes, and yields what comes out meanwhile: nothing is written before that is read. */
  async *unpack(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    yield* this.#during(this.#writer.write(bytes as Uint8Array<ArrayBuffer>));
  }

  /** What of the bytes written has come out, but has not been read. */
  async *rest(): AsyncGenerator<Uint8Array> {
    yield* this.#during(pause());
  }

  /** Throws if the member is not complete. */
  async *close(): AsyncGenerator<Uint8Array> {
    yield* this.#during(this.#writer.close());
  }

  async *#during(work: Promise<void>): AsyncGenerator<Uint8Array> {
    const worked = work.then(() => "done" as const, refuse);
    worked.catch(() => {}); // whoever stops asking hears of it no more
    for (;;) {
      const first = await Promise.race([this.#read(), worked]);
      if (first === "done") return;
      this.#next = null;
      if (first === null) return void (await worked);
      this.size = (this.size + first.length) >>> 0;
      yield first;
    }
  }

  #read(): Promise<Uint8Array | null> {
    this.#next ??= this.#reader.read().then(({ value }) => value ?? null, refuse);
    this.#next.catch(() => {});
    return this.#next;
  }
}

/** Copies two runs of bytes into one, unless there is but one. */
export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Places in [from, until) where the head of a member may be. */
function bordersIn(bytes: Uint8Array, from: number, until: number): number[] {
  const borders: number[] = [];
  for (let at = bytes.indexOf(0x1f, from); at >= 0 && at < until; at = bytes.indexOf(0x1f, at + 1)) {
    if (isGzip(bytes, at)) borders.push(at);
  }
  return borders;
}

function* slicesOf(bytes: Uint8Array, before: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const wanted = Math.floor((before + start) / SLICES);
    const size = Math.min(Math.max(wanted, SMALLEST_SLICE), LARGEST_SLICE);
    yield bytes.subarray(start, start + size);
    start += size;
  }
}

function sizeBefore(bytes: Uint8Array, border: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(border - SIZE_BYTES, true);
}
