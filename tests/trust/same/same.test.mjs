// The goldens, natively and in the module: the same bytes. `./dev trust same` does so with a corpus.
// Usage: node same.test.mjs TRANSCRIPT_PROGRAM COMMAND MODULE.wasm
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { compile } from "../../c_abi/module.mjs";
import { compare, compareCommand, difference, goldens } from "./compare.mjs";

const [program, command, modulePath] = process.argv.slice(2);
const module = compile(modulePath);
const files = goldens(join(dirname(fileURLToPath(import.meta.url)), "../../golden"));

test("a difference is told with its place", () => {
  assert.equal(difference(Buffer.from("a\nb\n"), Buffer.from("a\nb\n")), undefined);
  assert.match(difference(Buffer.from("a\nb\n"), Buffer.from("a\nc\n")), /^at byte 2: .*“b\n”.*“c\n”$/s);
  assert.match(difference(Buffer.from("a\n"), Buffer.from("a\nc\n")), /^at byte 2/);
});

test("the functions tell the same natively and in the module", () => {
  for (const file of files) assert.equal(compare(program, module, file).difference, undefined, file.file);
});

test("the command tells the same", () => {
  for (const file of files) assert.equal(compareCommand(command, module, file).wrong, undefined, file.file);
});
