// How each way to show a thread fares in a browser, from its bytes to what readers do with it.
import { rareWords } from "../data/prose.mjs";
import { threadFile } from "../data/files.mjs";
import { TooLong } from "../browser.mjs";

/** Nobody waits longer. */
const LONGEST_SECONDS = 60;
/** After so many seconds of opening a case gets no more runs than it has had. */
const CASE_SECONDS = 60;
/** Where opening takes longer than this, readers' actions are only measured in the first run. */
const SLOW_SECONDS = 5;
const RUNS_OF_SLOW_ACTIONS = 1;

export const subjects = {
  threadbare: { formats: ["lemmy", "native", "bluesky"] },
  details: { formats: ["lemmy", "native", "bluesky"] },
  virtual: { formats: ["lemmy", "native", "bluesky"] },
  bluesky_tag: { formats: ["bluesky"] },
};

const everyThread = [
  ["lemmy", [1000, 10_000, 100_000]],
  ["native", [1000, 10_000]],
  ["bluesky", [1000, 5000, 20_000]],
];
const quickThreads = [
  ["lemmy", [1000, 10_000]],
  ["native", [1000]],
  ["bluesky", [1000]],
];

/** Every combination that there is: `{format, count, subject}`. */
export function threadCases({ quick }) {
  return (quick ? quickThreads : everyThread).flatMap(([format, counts]) =>
    counts.flatMap((count) =>
      Object.keys(subjects)
        .filter((subject) => subjects[subject].formats.includes(format))
        .map((subject) => ({ format, count, subject })),
    ),
  );
}

async function collectGarbage(page, browserName) {
  if (browserName !== "chromium") return;
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  await session.detach();
}

/** A page of `subject` with the bytes of a file in it, about to show them. */
async function ready({ page, within, pages, subject, url }) {
  await page.goto(pages.page(subject), { waitUntil: "load" });
  await within(LONGEST_SECONDS, page.evaluate((from) => bench.load(from), url));
}

/** One run of showing a file in a fresh page: `{first, all, longestTask}`. */
export function openOnly({ browser, pages, subject, url }) {
  return browser.onPage(async (page, within) => {
    await ready({ page, within, pages, subject, url });
    return within(LONGEST_SECONDS, page.evaluate(() => bench.open()));
  });
}

/**
 * One run with all that there is to measure, which lands in `run` bit by bit: what has been measured
 * stays when something later takes too long.
 */
function intoRun(run, { browser, browserName, pages, subject, url, withActions }) {
  return browser.onPage(async (page, within) => {
    await ready({ page, within, pages, subject, url });
    const ask = async (...question) => {
      Object.assign(run, await within(LONGEST_SECONDS, page.evaluate(...question)));
    };
    await ask(() => bench.open());
    await collectGarbage(page, browserName);
    await ask(() => bench.memory());
    if (!withActions) return;
    await ask(() => bench.scroll());
    await ask(() => bench.fold());
    await ask(() => bench.sort());
    await ask((words) => bench.find(words), rareWords);
  });
}

/** Lets the browser load and compile a page's scripts, as often as it takes for it to keep them. */
export async function warm(browser, pages, name) {
  for (let i = 0; i < 2; ++i) {
    await browser.onPage((page) => page.goto(pages.page(name), { waitUntil: "load" }));
  }
}

/**
 * Up to `runs` runs of a case, each in a fresh page: `{runs: […]}`. Where it could not be opened in
 * time there is no further run, and `none` says what became of it. Where an action took too long no
 * further one is tried.
 */
export async function measureThread({ browser, browserName, pages, runs, format, count, subject }) {
  const url = pages.data(threadFile(format, count));
  const done = [];
  let opening = 0;
  let isSlow = false;
  while (done.length < runs && opening < CASE_SECONDS * 1000) {
    const withActions = !isSlow || done.length < RUNS_OF_SLOW_ACTIONS;
    const run = {};
    try {
      await intoRun(run, { browser, browserName, pages, subject, url, withActions });
    } catch (thrown) {
      if (!(thrown instanceof TooLong)) return { runs: done, none: `failed: ${thrown.message}` };
      if (run.all === undefined) return { runs: done, none: thrown.message };
      isSlow = true;
    }
    isSlow ||= run.all > SLOW_SECONDS * 1000;
    opening += run.all;
    done.push(run);
  }
  return { runs: done };
}
