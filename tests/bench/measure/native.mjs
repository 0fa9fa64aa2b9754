// How fast the library reads and renders natively, and how long the command takes for a page.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { benchFolder, generatedFormats, threadFile } from "../data/files.mjs";

const COUNT = 10_000;
const QUICK_COUNT = 1000;
const LARGE_COUNT = 100_000;
const PAGE_COUNT = 10_000;

const call = promisify(execFile);

export function nativeCases({ quick }) {
  const count = quick ? QUICK_COUNT : COUNT;
  const formats = generatedFormats.map((format) => ({ measure: "format", format, count }));
  const large = quick ? [] : [{ measure: "format", format: "lemmy", count: LARGE_COUNT }];
  return [...formats, ...large, { measure: "page", format: "lemmy", count: PAGE_COUNT }];
}

/** What threadbare_bench prints of a file, with the times of each of its runs. */
export async function readAndRender({ programs, runs, format, count }) {
  const path = threadFile(format, count);
  const { stdout } = await call(join(programs, "tests", "bench", "threadbare_bench"), [
    String(runs),
    path,
  ]);
  return JSON.parse(stdout);
}

/** `threadbare page`, from the start of the process to its end. */
async function makePage({ programs, runs, format, count }) {
  const path = threadFile(format, count);
  const out = join(benchFolder, "page.html");
  const times = [];
  for (let run = 0; run < runs; ++run) {
    const start = performance.now();
    await call(join(programs, "threadbare"), ["page", path, "-o", out]);
    times.push(performance.now() - start);
  }
  return { page: times };
}

export function measureNative({ measure, ...given }) {
  return measure === "page" ? makePage(given) : readAndRender(given);
}
