// What the engine answered, as JavaScript has it.

import type { Warning } from "./answers.js";
import type { Instance } from "./instance.js";
import { ThreadBareError } from "../problem.js";

/** A copy of the last reply: its bytes may go with the next call, and views with any growth. */
export function replyOf({ abi, memory }: Instance, reader: number): Uint8Array<ArrayBuffer> {
  const pointer = abi.tb_reply(reader) >>> 0;
  const size = abi.tb_reply_size(reader) >>> 0;
  return new Uint8Array(memory.buffer, pointer, size).slice() as Uint8Array<ArrayBuffer>;
}

/** A reply that is an error, with what was found wrong in that file before the engine had it. */
export function errorIn(reply: string, damages: readonly Warning[]): ThreadBareError {
  const { code, message, part, line, column, byte } = JSON.parse(reply) as Warning;
  const damage = damages.find((one) => one.part === part)?.message.replace(/;.*/, "");
  return new ThreadBareError(code, damage ? `${message}; ${damage}` : message, {
    part,
    line: line ?? undefined,
    column: column ?? undefined,
    byte: byte ?? undefined,
  });
}
