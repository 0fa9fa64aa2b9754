// The calls into an instance: all that touches a pointer.

import type { RowRange } from "./answers.js";
import { type Abi, droppedInstance, type Failure, type Instance, instantiate } from "./instance.js";
import { said, ThreadBareError } from "../problem.js";
import { replyOf } from "./reply.js";
import { needsMore, tooLarge } from "./sizes.js";

/** What the engine says for none. */
export const NONE = 0xffffffff;

/** As kMaxInputBytes in src/thread/limits.h. */
export const LARGEST_INPUT = 0xffffffff - (16 << 20);

/** One file in an instance of its own: what it is asked, and what it answers. */
export class Reader {
  /** Called when a call has failed: its instance is dropped, and nothing more may be asked. */
  onfailure: (problem: ThreadBareError) => void = () => {};
  /** Bytes in the instance, and how many there are to be, as far as is known. */
  size = 0;
  expected = 0;
  #instance: Instance;
  #handle: number;

  private constructor(instance: Instance) {
    this.#instance = this.#owned(instance);
    this.#handle = instance.abi.tb_open();
  }

  /** A reader in a new instance. Throws a ThreadBareError for no memory, or no leave. */
  static async open(): Promise<Reader> {
    return new Reader(await instantiate());
  }

  get abi(): Abi {
    return this.#instance.abi;
  }

  /** What every call gets first. */
  get handle(): number {
    return this.#handle;
  }

  get isDropped(): boolean {
    return this.#instance === droppedInstance;
  }

  /** Lets go of the instance, and of all memory in it. */
  drop(): void {
    this.#instance = droppedInstance;
  }

  /** Goes on with the instance of another reader. */
  take(from: Reader): void {
    this.#instance = this.#owned(from.#instance);
    this.#handle = from.#handle;
  }

  #owned(instance: Instance): Instance {
    instance.onfailure = (failure, cause) => this.#fail(failure, cause);
    return instance;
  }

  /** Lets go of an instance in which a call has failed: its memory is in no state to go on with. */
  #fail(failure: Failure, cause?: unknown): ThreadBareError {
    const had = this.#instance.memory.buffer.byteLength;
    this.drop();
    const message =
      failure === "out-of-memory"
        ? needsMore(Math.max(this.expected, this.size), had)
        : said("fault");
    const problem = new ThreadBareError(failure, message, {}, { cause });
    // Put into words now: until then V8 keeps the functions in it, and with them the memory.
    void problem.stack;
    this.onfailure(problem);
    return problem;
  }

  /** Adds bytes to the file. Nothing else may be allocated until all are there. */
  append(chunk: Uint8Array): void {
    const start = this.abi.tb_append(this.#handle, chunk.length) >>> 0;
    if (start === 0 && chunk.length > 0) {
      if (this.size + chunk.length > LARGEST_INPUT) throw tooLarge();
      this.expected = Math.max(this.expected, this.size + chunk.length);
      throw this.#fail("out-of-memory");
    }
    this.size += chunk.length;
    new Uint8Array(this.#instance.memory.buffer, start, chunk.length).set(chunk);
  }

  setOption(name: string, value: string): void {
    const [pointer, size] = this.room(name + value);
    const nameSize = name.length; // names are ASCII
    this.abi.tb_option(this.#handle, pointer, nameSize, pointer + nameSize, size - nameSize);
  }

  /** Writes text or bytes where the engine can read it during the next call. */
  room(argument: string | Uint8Array): [pointer: number, size: number] {
    const bytes = typeof argument === "string" ? new TextEncoder().encode(argument) : argument;
    if (bytes.length === 0) return [0, 0];
    const pointer = this.abi.tb_room(this.#handle, bytes.length) >>> 0;
    if (pointer === 0) throw this.#fail("out-of-memory");
    new Uint8Array(this.#instance.memory.buffer, pointer, bytes.length).set(bytes);
    return [pointer, bytes.length];
  }

  /** What the last call answered, as text. */
  text(): string {
    return new TextDecoder().decode(replyOf(this.#instance, this.#handle));
  }

  /** The same as numbers of 32 bits. */
  numbers(): Uint32Array<ArrayBuffer> {
    return new Uint32Array(replyOf(this.#instance, this.#handle).buffer);
  }

  /** The same as the first and the end of a run. */
  range(): RowRange {
    const [first = 0, end = 0] = this.numbers();
    return { first, end };
  }
}
