// Runs of a fuzzer add up, and a property that broke counts until a run holds it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sums } from "./sums.mjs";

const run = (harness, more) => ({
  harness, executions: 10, processor: 1.5, edges: 5, features: 9, allEdges: 100, status: 0, ...more,
});

test("runs add up, coverage is the most that one reached", () => {
  const [html, json] = sums(
    ["html", "json"],
    [run("html", { edges: 7 }), run("json"), run("html"), run("json")],
  );
  assert.deepEqual([html.harness, html.executions, html.seconds, html.edges], ["html", 20, 3, 7]);
  assert.deepEqual([json.harness, json.broke], ["json", false]);
});

test("what broke counts by the last run", () => {
  const broke = (...runs) => sums(["html"], runs)[0].broke;
  assert.equal(broke(run("html", { status: 77 })), true);
  assert.equal(broke(run("html", { status: 77 }), run("html")), false);
  assert.equal(broke(run("html"), run("html", { status: 77 })), true);
});

test("a fuzzer that never ran is not left out", () => {
  const [, mail] = sums(["html", "mail"], [run("html")]);
  assert.deepEqual([mail.harness, mail.executions, mail.seconds], ["mail", 0, 0]);
});
