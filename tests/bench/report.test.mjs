// The report says what was measured, also where that does not please.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { barChart } from "./chart.mjs";
import { headlines } from "./headlines.mjs";
import { report } from "./report.mjs";
import { Results } from "./results.mjs";
import { writeReport } from "./write_report.mjs";

const folder = mkdtempSync(join(tmpdir(), "threadbare-bench-"));
after(() => rmSync(folder, { recursive: true }));
let files = 0;

function resultsWith(cases) {
  const results = new Results(join(folder, `${++files}.json`));
  results.keep({ part: "machine" }, { facts: { CPU: "an abacus" }, load: 0.1 });
  for (const [given, measured] of cases) results.keep(given, measured);
  return results;
}

const thread = (subject, runs, more = {}) => [
  { part: "threads", place: "chromium", format: "lemmy", count: 10_000, subject },
  { runs: runs.map((time) => ({ first: time, all: time * 2, longestTask: 0 })), ...more },
];
const aims = (results, text) => headlines(results).find(({ aim }) => aim.includes(text));

test("an aim is met by the ratio of medians, not by a single run", () => {
  const ours = thread("threadbare", [100, 10, 100, 100, 100]);
  const met = resultsWith([ours, thread("details", [5000, 5001, 1, 5002, 5003])]);
  assert.equal(aims(met, "First rows of 10,000 Lemmy comments: (a)").met, true);
  assert.equal(aims(met, "First rows of 10,000 Lemmy comments: (b)").met, null);
  const missed = resultsWith([ours, thread("details", [4900, 4900, 9999])]);
  const { met: isMet, measured } = aims(missed, "First rows of 10,000 Lemmy comments: (a)");
  assert.equal(isMet, false);
  assert.equal(measured, "Chromium 49×");
});

test("what is slower than a peer is in the table, with its ratio", () => {
  const results = resultsWith([thread("threadbare", [200]), thread("virtual", [50])]);
  const page = report(results, "chart.svg");
  assert.match(page, /\| Lemmy 10,000 \| Threadbare \| 200 ms \| 400 ms \| < 50 ms \|/);
  assert.match(page, /\| \(b\) [^|]*\| 50 ms \(0.25×\) \| 100 ms \(0.25×\)/);
  assert.match(page, /\(b\) takes 4× as long \| Chromium 0.25× \| \*\*no\*\* \|/);
  assert.match(page, /an abacus/);
});

test("a peer that took too long says so, and how many runs there were is told", () => {
  const none = thread("details", [], { none: "none in 60 s" });
  const results = resultsWith([thread("threadbare", [10, 20, 30]), none]);
  const page = report(results, "chart.svg");
  assert.match(page, /\(a\) [^|]*\| none in 60 s \|/);
  assert.match(page, /\| Threadbare \|.*\| 3 \|\n/);
});

test("a find box that is not there yet is not taken for a time", () => {
  const page = report(resultsWith([thread("threadbare", [10])]), "chart.svg");
  assert.match(page, /not there yet/);
});

test("times from a busy machine are said to be worth nothing", () => {
  const results = resultsWith([thread("threadbare", [10])]);
  assert.match(report(results, ""), /had nothing else to do/);
  results.keep({ part: "machine" }, { facts: {}, load: 7.25 });
  assert.match(report(results, ""), /machine was busy\*\* \(7\.3 other/);
});

test("growth is told against a thread of 1,000", () => {
  const grown = (count, time) => [
    { part: "growth", place: "native", format: "native", count },
    { comments: count, read: [time, time, time], render: [0, 0, 0] },
  ];
  const results = resultsWith([grown(1000, 2), grown(100_000, 400)]);
  assert.deepEqual(aims(results, "A comment of 100,000"), {
    aim: "A comment of 100,000 costs at most 1.5× what one of 1,000 costs",
    measured: "Native 2×",
    met: false,
  });
  assert.match(report(results, ""), /\| Native \| 100,000 \| 4 µs \| – \| 4 µs \| 2× \| 3 \|/);
});

test("what was kept is there for the next run, and a case measured again stands once", () => {
  const path = join(folder, "kept.json");
  const [given, measured] = thread("threadbare", [1]);
  new Results(path).keep(given, measured);
  const again = new Results(path);
  assert.equal(again.get(given).runs[0].first, 1);
  again.keep(given, { runs: [{ first: 2 }] });
  assert.deepEqual(
    new Results(path).of("threads").map(({ runs }) => runs[0].first),
    [2],
  );
});

test("bars are as long as their values, and ours stands out", () => {
  const svg = barChart("Times", [
    { heading: "a <b>", bars: [{ label: "x", value: 50, text: "50", ours: true }, { label: "y", value: 100, text: "100" }] },
  ]);
  const [ours, other] = [...svg.matchAll(/<rect class="([^"]*)"[^>]* width="(\d+)"/g)];
  assert.equal(ours[1], "bar ours");
  assert.equal(Number(ours[2]) * 2, Number(other[2]));
  assert.match(svg, /a &lt;b&gt;/);
  assert.match(svg, /prefers-color-scheme: dark/);
});

test("the report is written with its chart beside it", () => {
  const out = join(folder, "out");
  const results = resultsWith([thread("threadbare", [100]), thread("details", [5000])]);
  const page = writeReport(results, out);
  assert.equal(readFileSync(join(out, "RESULTS.md"), "utf8"), page);
  assert.match(page, /!\[[^\]]*\]\(results\.svg\)/);
  assert.match(readFileSync(join(out, "results.svg"), "utf8"), />5,000 ms</);
});
