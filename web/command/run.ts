// A call of the command: that of src/cli, in WebAssembly, with the host's files.

import type { Host } from "./host.js";

const INPUT_AT_FAULT = 1;

interface Command {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  tb_command_words(size: number): number;
  tb_command(): number;
}

/** Thrown through the module when it gives up, which it does where there is no memory. */
class GivenUp extends Error {}

/** Does what the words say, in an instance of `module`, which is command.wasm. Returns the exit code. */
export function run(module: WebAssembly.Module, words: readonly string[], host: Host): number {
  const { exports } = new WebAssembly.Instance(module, {
    threadbare_host: host.imports,
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: {
      fd_write: (...call: [number, number, number, number]) => host.print(...call),
      fd_close: () => 0,
      fd_seek: () => 0,
      proc_exit() {
        throw new GivenUp();
      },
    },
  });
  const command = exports as unknown as Command;
  host.memory = command.memory;
  command._initialize();
  const text = new TextEncoder().encode(words.map((word) => `${word}\0`).join(""));
  const room = command.tb_command_words(text.length) >>> 0;
  new Uint8Array(command.memory.buffer, room, text.length).set(text);
  try {
    return command.tb_command();
  } catch (thrown) {
    if (!(thrown instanceof GivenUp)) throw thrown;
    host.complain("threadbare: out of memory\n");
    return INPUT_AT_FAULT;
  }
}
