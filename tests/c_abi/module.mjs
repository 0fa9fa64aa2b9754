// The module in Node: a file read, its threads shown, and all of it as the C functions tell it.
import { readFileSync } from "node:fs";

const none = 0xffffffff;
const [done, more] = [0, 1];

const failing = (what) => (value) => {
  throw new Error(`${what}: ${value}`);
};

/** Compiles a module of threadbare_abi.h. */
export const compile = (path) => new WebAssembly.Module(readFileSync(path));

/**
 * A fresh instance. A module that was linked with STACK_OVERFLOW_CHECK is told where its stack ends,
 * and traps where it would go past that.
 */
export function instantiate(module) {
  const { exports: core } = new WebAssembly.Instance(module, {
    env: {
      emscripten_notify_memory_growth() {},
      __handle_stack_overflow: failing("the stack is used up"),
    },
    wasi_snapshot_preview1: {
      proc_exit: failing("the module exited"),
      // Assertions print what did not hold, and exit then.
      fd_write: () => 0,
      fd_close: () => 0,
      fd_seek: () => 0,
    },
  });
  // The stack is the first thing in memory (--stack-first), which emscripten_stack_init() does not know.
  core.__set_stack_limits?.(core.stackSave(), 64);
  core._initialize();
  return core;
}

/** One reader of an instance, with texts as arguments and replies as bytes or text. */
export class Reader {
  constructor(core) {
    this.core = core;
    this.at = core.tb_open();
  }

  #bytes(at, size) {
    return new Uint8Array(this.core.memory.buffer, at >>> 0, size >>> 0);
  }

  /** Calls a function with texts (Buffers or strings) in the place of pointers and sizes. */
  ask(name, ...values) {
    const texts = values.filter((value) => typeof value !== "number").map((value) => Buffer.from(value));
    const size = texts.reduce((sum, text) => sum + text.length, 0);
    let room = size > 0 ? this.core.tb_room(this.at, size) >>> 0 : 0;
    const args = values.flatMap((value) => {
      if (typeof value === "number") return [value];
      const text = texts.shift();
      this.#bytes(room, text.length).set(text);
      room += text.length;
      return [room - text.length, text.length];
    });
    return this.core[name](this.at, ...args) >>> 0;
  }

  /** The bytes of the last reply, as a copy. */
  reply() {
    return Buffer.from(this.#bytes(this.core.tb_reply(this.at), this.core.tb_reply_size(this.at)));
  }

  json() {
    return JSON.parse(this.reply().toString("utf8"));
  }

  append(input) {
    const step = 1 << 20;
    for (let at = 0; at < input.length; at += step) {
      const chunk = input.subarray(at, at + step);
      const room = this.core.tb_append(this.at, chunk.length);
      if (room === 0) throw new Error("no room for the input");
      this.#bytes(room, chunk.length).set(chunk);
    }
  }

  /** Reads what was appended. What it holds, or the error. */
  read(budget = 1 << 22) {
    let progress = more;
    while (progress === more) progress = this.core.tb_read(this.at, budget);
    return progress === done ? { document: this.json() } : { error: this.json() };
  }

  /** Rows [first, end) of the selected thread as HTML; without them its post. */
  html(first = none, end = none) {
    this.ask("tb_render", first, end);
    return this.reply();
  }

  close() {
    this.core.tb_close(this.at);
  }
}
