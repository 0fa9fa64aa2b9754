// The WebAssembly module without the element around it: what the engine alone costs.

const MORE = 1;
const FAILED = 2;
const STEP = 4 << 20;
const ROWS_AT_ONCE = 100;

const decoder = new TextDecoder();

/** A compiled module with the input of one file in it. */
export class Core {
  #abi;
  #reader;

  constructor(module, bytes) {
    const { exports } = new WebAssembly.Instance(module, {
      env: { emscripten_notify_memory_growth() {} },
      wasi_snapshot_preview1: {
        proc_exit(code) {
          throw new Error(`the module exited with ${code}`);
        },
      },
    });
    exports._initialize();
    this.#abi = exports;
    this.#reader = exports.tb_open();
    const room = exports.tb_append(this.#reader, bytes.length) >>> 0;
    new Uint8Array(exports.memory.buffer, room, bytes.length).set(bytes);
  }

  get memoryBytes() {
    return this.#abi.memory.buffer.byteLength;
  }

  /** Reads all of the input. */
  read() {
    let progress;
    do progress = this.#abi.tb_read(this.#reader, STEP);
    while (progress === MORE);
    if (progress === FAILED) throw new Error(this.#reply());
  }

  /** Shows the first thread, and returns how many rows it has. */
  select() {
    return this.#abi.tb_select(this.#reader, 0);
  }

  /** Renders all rows, and returns how long the HTML is, as a string of JavaScript. */
  render(rows) {
    let length = 0;
    for (let first = 0; first < rows; first += ROWS_AT_ONCE) {
      this.#abi.tb_render(this.#reader, first, Math.min(first + ROWS_AT_ONCE, rows));
      length += this.#reply().length;
    }
    return length;
  }

  #reply() {
    const start = this.#abi.tb_reply(this.#reader) >>> 0;
    const size = this.#abi.tb_reply_size(this.#reader) >>> 0;
    return decoder.decode(new Uint8Array(this.#abi.memory.buffer, start, size));
  }
}

/** How long something takes, in milliseconds. */
export function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A turn for the browser, so that one measurement does not become one long task with the next. */
export const breathe = () => new Promise((resolve) => setTimeout(resolve, 50));
