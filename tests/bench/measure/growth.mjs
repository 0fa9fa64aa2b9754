// What a comment costs as threads grow: natively all of it, in the browser until the reader can read.
import { threadFile } from "../data/files.mjs";
import { readAndRender } from "./native.mjs";
import { openOnly } from "./threads.mjs";

const counts = [1000, 10_000, 100_000, 1_000_000];
/** Threads of this size are measured fewer times. */
const LARGE = 1_000_000;
const RUNS_OF_LARGE = 3;

const countsFor = ({ quick }) => counts.filter((count) => !quick || count <= 10_000);

export const nativeGrowthCases = (options) =>
  countsFor(options).map((count) => ({ format: "native", count }));

export const browserGrowthCases = nativeGrowthCases;

const runsFor = (runs, count) => (count >= LARGE ? Math.min(runs, RUNS_OF_LARGE) : runs);

export function measureNativeGrowth({ runs, ...given }) {
  return readAndRender({ ...given, runs: runsFor(runs, given.count) });
}

export async function measureBrowserGrowth({ browser, pages, runs, format, count }) {
  const url = pages.data(threadFile(format, count));
  const done = [];
  for (let run = 0; run < runsFor(runs, count); ++run) {
    done.push(await openOnly({ browser, pages, subject: "threadbare", url }));
  }
  return { runs: done };
}
