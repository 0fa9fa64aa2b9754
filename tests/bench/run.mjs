// `./dev bench`: measures Threadbare and its peers, and writes down what came out.
//
//   node run.mjs [PART…] [--quick] [--resume] [--programs DIR]
//
// Parts: native reading markdown growth browser; all of them without one. --quick measures less, and
// leaves the record alone. --resume leaves out what was measured on this commit. What is measured is
// kept case by case, so a run that is broken off, or a peer that hangs, takes nothing with it.
import os from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { browsers, MeasuredBrowser } from "./browser.mjs";
import { benchFolder } from "./data/files.mjs";
import { machine } from "./machine.mjs";
import {
  browserGrowthCases, measureBrowserGrowth, measureNativeGrowth, nativeGrowthCases,
} from "./measure/growth.mjs";
import { markdownCases, measureMarkdown } from "./measure/markdown.mjs";
import { measureNative, nativeCases } from "./measure/native.mjs";
import { measureReading, readingCases } from "./measure/reading.mjs";
import { measureThread, threadCases, warm } from "./measure/threads.mjs";
import { servePages } from "./pages.mjs";
import { Results } from "./results.mjs";
import { writeReport } from "./write_report.mjs";

const RUNS = 5;
const QUICK_RUNS = 2;

/** Of each part its cases, what measures one, and on which page, if it is in a browser. */
const parts = {
  native: [{ part: "native", cases: nativeCases, measure: measureNative }],
  reading: [
    { part: "reading", cases: readingCases, measure: measureReading, page: () => "reading" },
  ],
  markdown: [
    { part: "markdown", cases: markdownCases, measure: measureMarkdown, page: () => "markdown" },
  ],
  growth: [
    { part: "growth", cases: nativeGrowthCases, measure: measureNativeGrowth },
    {
      part: "growth",
      cases: browserGrowthCases,
      measure: measureBrowserGrowth,
      page: () => "threadbare",
    },
  ],
  browser: [
    { part: "threads", cases: threadCases, measure: measureThread, page: ({ subject }) => subject },
  ],
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    resume: { type: "boolean", default: false },
    programs: { type: "string", default: join(benchFolder, "..", "native") },
  },
});
const unknown = positionals.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(`no part ${unknown}: there are ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : Object.keys(parts);

const folder = options.quick ? join(benchFolder, "quick") : benchFolder;
const results = new Results(join(folder, "results.json"));
const pages = await servePages();
const sessions = new Map(browsers.map((name) => [name, new MeasuredBrowser(name)]));
const reportFolder = options.quick ? folder : new URL(".", import.meta.url).pathname;
const report = () => writeReport(results, reportFolder);

async function close() {
  for (const session of sessions.values()) await session.close();
  pages.close();
}

process.on("SIGINT", async () => {
  report();
  await close();
  process.exit(130);
});

/** What is to be measured, in the order in which it is. */
function everyCase() {
  return chosen.flatMap((name) =>
    parts[name].flatMap((group) => {
      const where = group.page ? browsers : ["native"];
      return where.flatMap((place) =>
        group.cases(options).map((given) => ({ ...group, place, given })),
      );
    }),
  );
}

const warmed = new Set();

async function measure({ measure: work, page, place, given }) {
  const common = { pages, programs: options.programs, runs: options.quick ? QUICK_RUNS : RUNS };
  if (!page) return work({ ...common, ...given });
  const browser = sessions.get(place);
  const name = page(given);
  if (!warmed.has(`${place} ${name}`)) await warm(browser, pages, name);
  warmed.add(`${place} ${name}`);
  return work({ ...common, browser, browserName: place, ...given });
}

const [load] = os.loadavg(); // before the browsers add to it
const versions = [];
for (const session of sessions.values()) versions.push(await session.version());
results.keep({ part: "machine" }, { facts: machine(versions), load });

const cases = everyCase();
let failures = 0;
for (const [i, one] of cases.entries()) {
  const given = { part: one.part, place: one.place, ...one.given };
  const name = `[${i + 1}/${cases.length}] ${Object.values(given).join(" ")}`;
  if (options.resume && results.isFresh(given)) continue;
  const started = Date.now();
  let measured;
  try {
    measured = await measure(one);
  } catch (thrown) {
    measured = { runs: [], none: `failed: ${thrown.message}` };
  }
  results.keep(given, measured);
  if (measured.none?.startsWith("failed")) ++failures;
  console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s ${measured.none ?? ""}`);
  if (cases[i + 1]?.part !== one.part) report();
}
await close();
console.log(report());
process.exit(failures > 0 ? 1 : 0);
