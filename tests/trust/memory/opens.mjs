// The memory of instances, opened and dropped again and again.
import { setTimeout as pause } from "node:timers/promises";
import { instantiate, Reader } from "../../c_abi/module.mjs";

const inUse = () => {
  const { rss, external, arrayBuffers } = process.memoryUsage();
  return { rss, held: external + arrayBuffers };
};

async function collected() {
  for (let turn = 0; turn < 3; ++turn) {
    globalThis.gc();
    await pause(5);
  }
}

/**
 * Opens `input` so many times, each in an instance of its own, shows it and closes it. Returns how many
 * of their memories are still there at the end, and by how many bytes the process is larger than after a
 * tenth of them. Needs --expose-gc.
 */
export async function opens(module, input, times) {
  const memories = [];
  let early;
  for (let n = 0; n < times; ++n) {
    const core = instantiate(module);
    memories.push(new WeakRef(core.memory));
    const reader = new Reader(core);
    reader.append(input);
    const { document } = reader.read();
    if (!document) throw new Error("it could not be read");
    const rows = reader.ask("tb_select", 0);
    if (reader.html(0, rows).length === 0) throw new Error("nothing is shown");
    reader.close();
    if (n % 50 === 0) await collected();
    if (n === Math.floor(times / 10)) {
      await collected();
      early = inUse();
    }
  }
  await collected();
  const late = inUse();
  return {
    left: memories.filter((memory) => memory.deref()).length,
    grown: late.held - early.held,
    grownProcess: late.rss - early.rss,
  };
}

/**
 * The same in one instance: of a file nothing but its input may stay behind. Returns the bytes by which
 * its memory grew after the first tenth, and the bytes that were given to it since.
 */
export function reopens(module, input, times) {
  const core = instantiate(module);
  let early = 0;
  for (let n = 0; n < times; ++n) {
    const reader = new Reader(core);
    reader.append(input);
    if (!reader.read().document) throw new Error("it could not be read");
    const rows = reader.ask("tb_select", 0);
    reader.html(0, rows);
    reader.close();
    if (n === Math.floor(times / 10)) early = core.memory.buffer.byteLength;
  }
  return {
    grown: core.memory.buffer.byteLength - early,
    given: input.length * Math.ceil(times * 0.9),
  };
}
