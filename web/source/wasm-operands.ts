// The order in which the parts of a WebAssembly module's code are sent.
//
// Code packs better when what is alike stands together: all opcodes, all numbers of local variables,
// all offsets. So build.mjs takes the code apart into streams, and wasm-join.ts puts it together
// again; a module is 8 % smaller that way after brotli, and 11 % after gzip. This is what both must
// know: what follows an opcode. https://webassembly.github.io/spec/core/binary/instructions.html

/** The streams, as they stand one behind the other. A name is one letter in operandsOf(). */
export const STREAMS = {
  /** What is not code: all other sections. */
  rest: 0,
  opcodes: 1,
  /** The types of each function's local variables. */
  variables: 2,
  blockTypes: 3,
  branches: 4,
  calls: 5,
  reads: 6,
  writes: 7,
  tees: 8,
  /** Constants of 32 bits: one or two bytes long, and longer ones, which are addresses. */
  shortConstants: 9,
  longConstants: 10,
  longLong: 11,
  offsets: 12,
  other: 13,
} as const;
export const STREAM_COUNT = 14;

export const END = 0x0b;
/** unreachable, nop, else, end, return, drop, select. */
const PLAIN = [0x00, 0x01, 0x05, END, 0x0f, 0x1a, 0x1b];
export const BLOCKS_FROM = 0x02;
export const BLOCKS_TO = 0x04;
export const TABLE_BRANCH = 0x0e;
export const FIRST_ACCESS = 0x28;
export const CONSTANT = 0x41;
export const VECTOR = 0xfd;

// Two opcodes that WebAssembly does not have stand for what an opcode alone does not say.
/** A CONSTANT that stands among the long ones. */
export const LONG_CONSTANT = 0x1e;
/** Before an access of memory that is not aligned as its type: the alignment is among the others. */
export const UNALIGNED = 0x1f;

/** How each access of memory from FIRST_ACCESS on is aligned unless UNALIGNED stands before it. */
export const ALIGNMENTS = "23230011001122232301012";

/** What operandsOf() says in place of a stream: so many bytes of `other`. */
export const BYTES = 32;

/**
 * What follows an opcode: the streams of its numbers, each in LEB128, or BYTES and how many. A memory
 * access is without its alignment, and TABLE_BRANCH, whose length varies, without its operands.
 * `more` is the number that follows the opcodes 0xFC and VECTOR. Undefined if it is not known.
 */
export function operandsOf(opcode: number, more: number): readonly number[] | undefined {
  const s = STREAMS;
  if (opcode >= BLOCKS_FROM && opcode <= BLOCKS_TO) return [s.blockTypes];
  if (opcode === 0x0c || opcode === 0x0d) return [s.branches];
  if (opcode === 0x10) return [s.calls];
  if (opcode === 0x11) return [s.other, s.other];
  if (opcode === 0x20) return [s.reads];
  if (opcode === 0x21) return [s.writes];
  if (opcode === 0x22) return [s.tees];
  if (opcode === 0x23 || opcode === 0x24) return [s.other];
  if (opcode >= FIRST_ACCESS && opcode <= 0x3e) return [s.offsets];
  if (opcode === 0x3f || opcode === 0x40) return [s.other];
  if (opcode === CONSTANT) return [s.shortConstants];
  if (opcode === LONG_CONSTANT) return [s.longConstants];
  if (opcode === 0x42) return [s.longLong];
  if (opcode === 0x43) return [BYTES + 4];
  if (opcode === 0x44) return [BYTES + 8];
  if (opcode === 0xfc) {
    if (more < 8) return [];
    return more === 10 ? [s.other, s.other] : more === 11 ? [s.other] : undefined;
  }
  if (opcode === VECTOR) {
    if (more < 12 || more === 92 || more === 93) return [s.other, s.offsets];
    if (more < 14) return [BYTES + 16];
    if (more > 20 && more < 35) return [BYTES + 1];
    return more > 83 && more < 92 ? [s.other, s.offsets, BYTES + 1] : [];
  }
  return opcode === TABLE_BRANCH || PLAIN.includes(opcode) || (opcode > 0x44 && opcode < 0xc5)
    ? []
    : undefined;
}
