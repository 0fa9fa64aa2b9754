// A browser for measuring: a fresh page for each measurement, in one session, so that all scripts
// find what the browser has compiled before. A page that hangs takes its session with it.
import { launch, programOf } from "../browser/launch.mjs";

export const browsers = ["chromium", "firefox"].filter((name) => programOf(name));

/** What took longer than it may. */
export class TooLong extends Error {}

/** The outcome of a promise, or TooLong after so many seconds. */
async function within(seconds, promise) {
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new TooLong(`none in ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {}); // what comes of it later is nobody's business
  }
}

export class MeasuredBrowser {
  #name;
  #running = null;

  constructor(name) {
    this.#name = name;
  }

  async version() {
    return (await this.#session()).version();
  }

  /** Hands a fresh page to `work`, with `within`. Throws TooLong, or what else went wrong. */
  async onPage(work) {
    const browser = await this.#session();
    try {
      const page = await browser.newPage();
      await page.setViewport({ width: 1000, height: 800 });
      const result = await work(page, within);
      await page.close();
      return result;
    } catch (thrown) {
      await this.close();
      throw thrown;
    }
  }

  async close() {
    const browser = await this.#running?.catch(() => null);
    this.#running = null;
    if (!browser) return;
    // One that hangs does not close by being asked to.
    await within(5, browser.close()).catch(() => browser.process()?.kill("SIGKILL"));
  }

  #session() {
    this.#running ??= launch(this.#name, {
      args: this.#name === "chromium" ? ["--enable-precise-memory-info"] : [],
      protocolTimeout: 600_000,
    });
    return this.#running;
  }
}
