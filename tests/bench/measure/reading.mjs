// How fast JSON is read in a browser, against TextDecoder and JSON.parse on the same bytes.
import { threadFile } from "../data/files.mjs";

const everyFile = [
  ["lemmy", 1000],
  ["lemmy", 10_000],
  ["lemmy", 100_000],
  ["native", 1000],
  ["native", 10_000],
  ["bluesky", 1000],
  ["bluesky", 5000],
  ["bluesky", 20_000],
];

/** So large a file takes its time just to get into a page. */
const LARGE = 100_000;
const RUNS_OF_LARGE = 3;

export function readingCases({ quick }) {
  return everyFile
    .filter(([, count]) => !quick || count <= 10_000)
    .map(([format, count]) => ({ format, count }));
}

/** `runs` runs in fresh pages, in each of which both read once and then again. */
export async function measureReading({ browser, pages, runs, format, count }) {
  const url = pages.data(threadFile(format, count));
  const done = [];
  const enough = count >= LARGE ? Math.min(runs, RUNS_OF_LARGE) : runs;
  for (let run = 0; run < enough; ++run) {
    done.push(
      await browser.onPage(async (page, within) => {
        await page.goto(pages.page("reading"), { waitUntil: "load" });
        const oursFirst = run % 2 === 0;
        return within(60, page.evaluate((from, order) => bench.read(from, order), url, oursFirst));
      }),
    );
  }
  return { runs: done };
}
