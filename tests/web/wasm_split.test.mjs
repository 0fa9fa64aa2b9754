// A module that is taken apart for sending is put together as it was. split() itself holds that of
// each build; here it is held of what the builds may not have, and of what it must refuse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { split } from "../../web/wasm_split.mjs";

const magic = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

function leb(value) {
  return value > 127 ? [(value & 127) | 128, ...leb(value >>> 7)] : [value];
}

const sized = (bytes) => [...leb(bytes.length), ...bytes];

/** A module of custom sections around code of such functions: [local variables, instructions]. */
function moduleOf(functions) {
  const bodies = functions.flatMap(([variables, code]) => sized([...variables, ...code]));
  const section = (id, bytes) => [id, ...sized(bytes)];
  return new Uint8Array([
    ...magic,
    ...section(0, [1, 0x61, 9, 9, 9]),
    ...section(10, [...leb(functions.length), ...bodies]),
    ...section(0, [1, 0x62]),
  ]);
}

const end = 0x0b;
const noVariables = [0];
const splits = (code) => split(moduleOf([[noVariables, [...code, end]]]));

test("what follows each kind of opcode is put back behind it", () => {
  const cases = {
    "nested blocks": [0x02, 0x40, 0x03, 0x7f, 0x04, 0x40, 0x05, end, end, end, 0x0f],
    branches: [0x0c, 0, 0x0d, 1, 0x0e, 3, 0, 1, 2, 3],
    calls: [0x10, 0x85, 0x01, 0x11, 2, 0],
    variables: [0x20, 0, 0x21, 0x80, 0x01, 0x22, 3, 0x23, 0, 0x24, 1],
    "aligned accesses": [0x28, 2, 0, 0x2b, 3, 0x90, 1, 0x2d, 0, 5, 0x36, 2, 8, 0x3e, 2, 1],
    "unaligned accesses": [0x28, 0, 0, 0x29, 0, 0xff, 1, 0x37, 1, 8],
    "constants of all lengths": [0x41, 0x7f, 0x41, 0xff, 0, 0x41, 0x80, 0x88, 1, 0x42, 0x80, 0x7f],
    "constants with a fraction": [0x43, 1, 0x80, 0, 0x1e, 0x44, 0xff, 2, 3, 0x1f, 5, 6, 7, 0x80],
    memory: [0x3f, 0, 0x40, 0, 0xfc, 10, 0, 0, 0xfc, 11, 0, 0xfc, 7],
    vectors: [
      ...[0xfd, 0, 4, 16, 0xfd, 93, 3, 0, 0xfd, 12, ...Array(16).fill(0xfd)],
      ...[0xfd, 13, ...Array(16).fill(7), 0xfd, 21, 15, 0xfd, 84, 0, 1, 9, 0xfd, 0xae, 1],
    ],
  };
  for (const [name, code] of Object.entries(cases)) {
    assert.doesNotThrow(() => splits(code), name);
  }
});

test("functions with variables, and of every length", () => {
  const long = Array(50_000).fill(0x01);
  const module = moduleOf([
    [[2, 0x81, 1, 0x7f, 1, 0x7e], [end]],
    [noVariables, [...long, end]],
    [noVariables, [end]],
  ]);
  assert.doesNotThrow(() => split(module));
});

test("equal parts come to stand together", () => {
  const packed = splits([0x41, 0xaa, 0, 0x01, 0x41, 0xaa, 0, 0x01, 0x41, 0xaa, 0]);
  const text = Buffer.from(packed).toString("hex");
  assert.ok(text.includes("4101410141"), "opcodes");
  assert.ok(text.includes("aa00aa00aa00"), "constants");
});

test("an opcode that is not known stops the build", () => {
  for (const code of [[0x06, 0x40], [0xfc, 12, 0, 0], [0xd0, 0x70], [0x1e], [0x1f]]) {
    assert.throws(() => splits(code), /wasm-operands.ts does not know/);
  }
});
