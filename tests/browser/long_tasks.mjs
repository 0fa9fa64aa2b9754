// How long a page is busy at a stretch.
import { browserName } from "./browser.mjs";

/**
 * Runs `body`, and returns the longest task of the page's main thread meanwhile, in milliseconds of
 * processor time: what else the machine does is not in it. Null in browsers that do not tell.
 */
export async function longestTask(page, body) {
  if (browserName !== "chromium") {
    await body();
    return null;
  }
  await page.tracing.start({ categories: ["toplevel", "-*"] });
  await body();
  const trace = Buffer.from(await page.tracing.stop()).toString();
  const { traceEvents } = JSON.parse(trace);
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(threadOf),
  );
  const tasks = traceEvents.filter(
    (event) => event.name.endsWith("RunTask") && mainThreads.has(threadOf(event)),
  );
  if (tasks.length === 0) throw new Error("the browser has told of no task");
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
}
