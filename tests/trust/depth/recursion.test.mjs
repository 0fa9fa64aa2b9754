// What is taken for recursion.
import assert from "node:assert/strict";
import test from "node:test";
import { recursionIn } from "./recursion.mjs";

test("functions that come back to themselves are found, however far round", () => {
  const text = [
    "(module",
    " (func $leaf (param $0 i32)",
    "  (nop)",
    " )",
    " (func $a\\28int\\29 (result i32)",
    "  (drop (call $leaf (i32.const 0)))",
    "  (call $b)",
    " )",
    " (func $b",
    "  (call $c",
    "   (i32.const 0)))",
    " (func $c",
    "  (call $a\\28int\\29))",
    " (func $outside",
    "  (call $a\\28int\\29))",
    ")",
  ].join("\n");
  assert.deepEqual(recursionIn(text), { functions: 5, calls: 5, recursive: ["a(int)", "b", "c"] });
});
