// Writes RESULTS.md and its chart.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barChart } from "./chart.mjs";
import { report } from "./report.mjs";
import { browsersOf, names, shown } from "./summary.mjs";
import { capital, milliseconds } from "./words.mjs";

const CHART = "results.svg";

const charted = [
  ["Until the first rows are painted: 10,000 comments of Lemmy", "lemmy", 10_000, "first"],
  ["Until all are there: 10,000 comments of Lemmy", "lemmy", 10_000, "all"],
  ["Until all are there: 5,000 posts of Bluesky", "bluesky", 5000, "all"],
];

function groupsOf(results) {
  const place = browsersOf(results, "threads")[0];
  return charted.flatMap(([heading, format, count, measure]) => {
    const bars = Object.keys(names).flatMap((subject) => {
      const found = shown(results, place, format, count, subject);
      // (b) never has all in the page, so it stands in the race for the first rows only.
      if (!found || (subject === "virtual" && measure === "all")) return [];
      const value = found[measure] ?? null;
      const text = value === null ? (found.none ?? "–") : milliseconds(value);
      return [{ label: names[subject].replaceAll("`", ""), value, text, ours: subject === "threadbare" }];
    });
    return bars.length > 0 ? [{ heading: `${heading}, ${capital(place)}`, bars }] : [];
  });
}

/** Writes both into a folder, and returns the report. */
export function writeReport(results, folder) {
  const page = report(results, CHART);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "RESULTS.md"), page);
  writeFileSync(join(folder, CHART), barChart("How long comments take", groupsOf(results)));
  return page;
}
