// The other half of source/wasm-join.ts: takes the code of a WebAssembly module apart into streams.
// source/wasm-operands.ts tells why, and what follows an opcode.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

/** A module of TypeScript, imported into Node. */
async function imported(name) {
  const { outputFiles } = await build({
    entryPoints: [join(here, "source", name)],
    bundle: true,
    write: false,
    format: "esm",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

const operands = await imported("wasm-operands.ts");
const { joined } = await imported("wasm-join.ts");
const { STREAMS, STREAM_COUNT, FIRST_ACCESS, ALIGNMENTS, BYTES } = operands;

const codeSection = 10;

/** The streams of `module`, as joined() takes them. Throws if that would not make the same of them. */
export function split(module) {
  const streams = Array.from({ length: STREAM_COUNT }, () => []);
  let at = 8;
  const number = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = module[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const put = (stream, from) => {
    for (const byte of module.subarray(from, at)) streams[stream].push(byte);
  };
  /** Takes a number into a stream, and says what it is. */
  const take = (stream) => {
    const from = at;
    const value = number();
    put(stream, from);
    return value;
  };

  const instruction = () => {
    const from = at;
    const unknown = () => new Error(`wasm-operands.ts does not know ${module.subarray(from, from + 3)}`);
    let opcode = module[at++];
    if (opcode === operands.LONG_CONSTANT) throw unknown();
    const isLong = () => module[at] > 127 && module[at + 1] > 127;
    if (opcode === operands.CONSTANT && isLong()) opcode = operands.LONG_CONSTANT;
    const alignment = ALIGNMENTS[opcode - FIRST_ACCESS];
    const isUnaligned = alignment !== undefined && module[at] !== Number(alignment);
    if (isUnaligned) streams[STREAMS.opcodes].push(operands.UNALIGNED);
    streams[STREAMS.opcodes].push(opcode);
    const more = opcode === 0xfc || opcode === operands.VECTOR ? take(STREAMS.opcodes) : 0;
    if (isUnaligned) take(STREAMS.other);
    else if (alignment !== undefined) ++at;
    if (opcode === operands.TABLE_BRANCH) {
      for (let targets = take(STREAMS.branches); targets >= 0; --targets) take(STREAMS.branches);
    }
    const follow = operands.operandsOf(opcode, more);
    if (!follow) throw unknown();
    for (const operand of follow) {
      if (operand > BYTES) {
        at += operand - BYTES;
        put(STREAMS.other, at - (operand - BYTES));
      } else {
        take(operand);
      }
    }
  };

  put(STREAMS.rest, 0);
  while (at < module.length) {
    const from = at;
    const id = module[at++];
    const end = number() + at;
    if (id !== codeSection) {
      at = end;
      put(STREAMS.rest, from);
      continue;
    }
    streams[STREAMS.rest].push(id);
    take(STREAMS.rest); // how many functions there are
    while (at < end) {
      const functionEnd = number() + at;
      for (let groups = take(STREAMS.variables); groups > 0; --groups) {
        take(STREAMS.variables);
        ++at;
        put(STREAMS.variables, at - 1);
      }
      while (at < functionEnd) instruction();
    }
  }
  const head = Buffer.alloc(4 * (STREAM_COUNT + 1));
  [module.length, ...streams.map((stream) => stream.length)].forEach((size, i) =>
    head.writeUInt32LE(size, 4 * i),
  );
  const packed = new Uint8Array(Buffer.concat([head, ...streams.map((stream) => Buffer.from(stream))]));
  if (Buffer.compare(joined(packed), module) !== 0) {
    throw new Error("wasm-join.ts does not put the module together as it was");
  }
  return packed;
}
