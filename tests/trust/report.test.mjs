// The report says what was found, also where that does not please, and what was not run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { report, table } from "./report.mjs";

const found = (holds) => ({
  title: "Depth",
  about: "Deep input was read.",
  tables: [{ columns: ["what", "levels"], rows: [["quotes", 1_000_000]] }],
  notes: ["Replies are cut at no level."],
  summary: [{ what: "levels of quotes", figure: "1,000,000", holds }],
  measured: "2026-11-25T12:00:00.000Z",
});
const context = { commit: "abc1234", machine: { CPU: "an abacus" } };

test("what does not hold is said in the first table", () => {
  const page = report(["depth"], { depth: found(false) }, context);
  assert.match(page, /\| levels of quotes \| 1,000,000 \| \*\*no\*\* \|/);
  assert.doesNotMatch(page, /Not run/);
});

test("a part that was not run is named, and nothing is claimed of it", () => {
  const page = report(["payloads", "depth"], { depth: found(true) }, context);
  assert.match(page, /\*\*Not run:\*\* payloads\./);
  assert.match(page, /\| levels of quotes \| 1,000,000 \| yes \|/);
});

test("a table's numbers stand at the right, and bars do not break it", () => {
  const page = table({ columns: ["text", "n"], rows: [["a|b", 12345]] });
  assert.equal(page, "| text | n |\n|---|---:|\n| a\\|b | 12,345 |");
});
