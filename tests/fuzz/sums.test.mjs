// Runs of a fuzzer add up, and a property that broke counts until a run holds it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sums } from "./sums.mjs";

const run = (harness, more) => ({
  harness, executions: 10, processor: 1.5, edges: 5, features: 9, allEdges: 100, status: 0, ...more,
});

test("runs add up, coverage is the most that one reached", () => {
  const [html, json] = sums([run("html", { edges: 7 }), run("json"), run("html"), run("json")]);
  assert.deepEqual([html.harness, html.executions, html.seconds, html.edges], ["html", 20, 3, 7]);
  assert.deepEqual([json.harness, json.broke], ["json", false]);
});

test("what broke counts by the last run", () => {
  assert.equal(sums([run("html", { status: 77 })])[0].broke, true);
  assert.equal(sums([run("html", { status: 77 }), run("html")])[0].broke, false);
  assert.equal(sums([run("html"), run("html", { status: 77 })])[0].broke, true);
});
