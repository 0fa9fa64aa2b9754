// Puts a WebAssembly module together again that build.mjs took apart; wasm-operands.ts tells why.

import {
  ALIGNMENTS,
  BLOCKS_FROM,
  BLOCKS_TO,
  BYTES,
  CONSTANT,
  END,
  FIRST_ACCESS,
  LONG_CONSTANT,
  operandsOf,
  STREAM_COUNT,
  STREAMS,
  TABLE_BRANCH,
  UNALIGNED,
} from "./wasm-operands.js";

const CODE_SECTION = 10;

/** Room for the size of a part, in LEB128, before it is known. */
const SIZE_ROOM = 5;

/**
 * The module whose streams these are. First come the size of the module and those of the streams, in
 * 32 bits each, little-endian.
 */
export function joined(packed: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(packed.buffer, packed.byteOffset);
  const places = new Uint32Array(STREAM_COUNT);
  let end = 4 * (STREAM_COUNT + 1);
  for (let stream = 0; stream < STREAM_COUNT; ++stream) {
    places[stream] = end;
    end += view.getUint32(4 * (stream + 1), true);
  }
  const restEnd = places[STREAMS.opcodes] as number;

  const out = new Uint8Array(view.getUint32(0, true) + 2 * SIZE_ROOM); // a function, in a section
  let size = 0;

  const take = (stream: number): number => {
    const place = places[stream] as number;
    places[stream] = place + 1;
    return packed[place] as number;
  };
  const copyByte = (stream: number): number => (out[size++] = take(stream));
  const copyBytes = (stream: number, count: number): void => {
    const place = places[stream] as number;
    out.set(packed.subarray(place, place + count), size);
    places[stream] = place + count;
    size += count;
  };
  /** Copies a number in LEB128, and says what it is if it has no sign. */
  const copy = (stream: number): number => {
    let byte = copyByte(stream);
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = copyByte(stream);
      value |= (byte & 127) << shift;
    }
    return value;
  };
  /** Writes the size of what `write` writes, and that. */
  const sized = (write: () => void): void => {
    const begin = size;
    size += SIZE_ROOM;
    write();
    const end = size;
    size = begin;
    let length = end - begin - SIZE_ROOM;
    for (; length > 127; length >>>= 7) out[size++] = (length & 127) | 128;
    out[size++] = length;
    out.copyWithin(size, begin + SIZE_ROOM, end);
    size += end - begin - SIZE_ROOM;
  };

  // OPTIMIZATION: what follows each opcode is asked once; a module has a quarter of a million.
  const known: (readonly number[] | undefined)[] = [];
  const operandsAfter = (opcode: number): readonly number[] => {
    if (opcode < 0xfc) return (known[opcode] ??= operandsOf(opcode, 0) ?? []);
    return operandsOf(opcode, copy(STREAMS.opcodes)) ?? [];
  };

  /** One instruction. Returns its opcode. */
  const instruction = (): number => {
    let opcode = take(STREAMS.opcodes);
    const isUnaligned = opcode === UNALIGNED;
    if (isUnaligned) opcode = take(STREAMS.opcodes);
    out[size++] = opcode === LONG_CONSTANT ? CONSTANT : opcode;
    const operands = operandsAfter(opcode);
    if (isUnaligned) copy(STREAMS.other);
    else if (opcode >= FIRST_ACCESS && opcode < FIRST_ACCESS + ALIGNMENTS.length) {
      out[size++] = ALIGNMENTS.charCodeAt(opcode - FIRST_ACCESS) - 0x30;
    }
    if (opcode === TABLE_BRANCH) {
      for (let targets = copy(STREAMS.branches); targets >= 0; --targets) copy(STREAMS.branches);
    }
    for (const operand of operands) {
      if (operand > BYTES) copyBytes(STREAMS.other, operand - BYTES);
      else copy(operand);
    }
    return opcode;
  };

  const oneFunction = (): void => {
    for (let groups = copy(STREAMS.variables); groups > 0; --groups) {
      copy(STREAMS.variables);
      copyByte(STREAMS.variables);
    }
    for (let depth = 1; depth > 0; ) {
      const opcode = instruction();
      if (opcode >= BLOCKS_FROM && opcode <= BLOCKS_TO) ++depth;
      if (opcode === END) --depth;
    }
  };

  copyBytes(STREAMS.rest, 8); // the magic number and the version
  while ((places[STREAMS.rest] as number) < restEnd) {
    if (copyByte(STREAMS.rest) === CODE_SECTION) {
      // There, how many functions there are stands in place of the size.
      sized(() => {
        for (let functions = copy(STREAMS.rest); functions > 0; --functions) sized(oneFunction);
      });
    } else {
      copyBytes(STREAMS.rest, copy(STREAMS.rest));
    }
  }
  return out.subarray(0, size);
}
