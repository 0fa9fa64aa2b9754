// Medians, ratios, and how numbers are written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { median, medians, ratio } from "./statistics.mjs";
import { digits, milliseconds, table } from "./words.mjs";

test("the median of an odd count is the middle, of an even one between the two", () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([10, 9, 1, 5]), 7);
  assert.equal(median([100, 20, 3]), 20, "as numbers, not as text");
});

test("the median of nothing is not known, and what is unknown does not count", () => {
  assert.equal(median([]), null);
  assert.equal(median([undefined, null, 4]), 4);
});

test("the median changes no list", () => {
  const numbers = [3, 1, 2];
  median(numbers);
  assert.deepEqual(numbers, [3, 1, 2]);
});

test("medians are taken key by key, also of keys that not all runs have", () => {
  const runs = [{ first: 1, sort: 5 }, { first: 3 }, { first: 2 }];
  assert.deepEqual(medians(runs), { first: 2, sort: 5 });
});

test("a ratio is unknown where a side is, or where it would be endless", () => {
  assert.equal(ratio(6, 3), 2);
  assert.equal(ratio(null, 3), null);
  assert.equal(ratio(6, undefined), null);
  assert.equal(ratio(6, 0), null);
});

test("numbers have three digits", () => {
  assert.equal(digits(1234.5), "1,230");
  assert.equal(digits(12.345), "12.3");
  assert.equal(digits(0.123456), "0.123");
  assert.equal(digits(0), "0");
  assert.equal(milliseconds(16.66), "16.7 ms");
  assert.equal(milliseconds(12_345), "12.3 s");
  assert.equal(milliseconds(null), "–");
});

test("a table has a line a row, and numbers to the right", () => {
  assert.equal(table(["a", "n"], [["x", "1"]]), "| a | n |\n|---|---:|\n| x | 1 |");
});
