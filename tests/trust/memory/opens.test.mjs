// A thousand opens and closes leave nothing behind. Usage: node --expose-gc opens.test.mjs MODULE.wasm
import assert from "node:assert/strict";
import test from "node:test";
import { nativeThread } from "../../bench/generate_native.mjs";
import { compile } from "../../c_abi/module.mjs";
import { opens, reopens } from "./opens.mjs";

const module = compile(process.argv[2]);
const input = Buffer.from([...nativeThread(50)].join(""));

test("a thousand instances are dropped, and their memory with them", async () => {
  const { left, grown } = await opens(module, input, 1000);
  assert.ok(left <= 1, `${left} memories are left`);
  assert.ok(grown < 1 << 20, `${grown} bytes more`);
});

test("in one instance nothing stays behind but what was read", () => {
  const { grown, given } = reopens(module, input, 1000);
  assert.ok(grown <= given + (5 << 20), `${grown} bytes more, for ${given} that were read`);
});
