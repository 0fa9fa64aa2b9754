// A browser for the tests, and an eye on what its pages ask for and complain of.
//
// THREADBARE_BROWSER chooses it: chromium (the default) or firefox; see webkit.mjs for the third.
// THREADBARE_BUILD is the build folder.
import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { installed, launch, packages, programOf, project } from "./launch.mjs";

export { installed, packages };
export const build = resolve(process.env.THREADBARE_BUILD ?? join(project, "build"));
export const viewerUrl = pathToFileURL(join(build, "web", "viewer.html")).href;
export const browserName = process.env.THREADBARE_BROWSER ?? "chromium";

/** Ends the process with the words by which ctest knows that this was skipped. */
export function skipWithout(name) {
  console.log(`browser not found: ${name}`);
  process.exit(0);
}

/** What a reader may ask of the system: how Chromium is told in a page, and Firefox as it starts. */
const WISHES = {
  "less motion": {
    media: { name: "prefers-reduced-motion", value: "reduce" },
    preferences: { "ui.prefersReducedMotion": 1 },
  },
  "forced colours": {
    media: { name: "forced-colors", value: "active" },
    preferences: { "browser.display.document_color_use": 2 },
  },
};

async function start(wish) {
  if (!programOf(browserName)) skipWithout(browserName);
  if (browserName !== "firefox") return launch(browserName);
  return launch(browserName, { extraPrefsFirefox: WISHES[wish]?.preferences ?? {} });
}

async function tell(page, wish) {
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [WISHES[wish].media] });
}

/**
 * Notes what no test may see: requests that leave the page, errors on the console, exceptions, and
 * violations of a content security policy, which become errors on the console.
 */
async function watch(page) {
  const seen = { strays: [], errors: [] };
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const stays = protocol.startsWith("http")
      ? hostname === "127.0.0.1"
      : ["file:", "data:", "blob:", "about:"].includes(protocol);
    if (!stays) seen.strays.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violated: ${event.effectiveDirective} by ${event.blockedURI}`);
    });
  });
  return seen;
}

/** The browser, and in Firefox one more for each wish. */
const running = new Map();

/** Ends the browsers. After tests this is done by itself. */
export async function closeBrowser() {
  for (const browser of running.values()) await (await browser).close();
}
after(closeBrowser);

/** Hands a page of its own to `body`, and returns what was seen of it. `wish`: one of WISHES. */
export async function onPage(body, wish) {
  const key = browserName === "firefox" ? wish : undefined;
  if (!running.has(key)) running.set(key, start(key));
  const context = await (await running.get(key)).createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1000, height: 800 });
    if (wish && browserName !== "firefox") await tell(page, wish);
    const seen = await watch(page);
    await body(page, seen);
    return seen;
  } finally {
    await context.close();
  }
}

/**
 * A test on a page of its own. It fails if the page asks for anything outside, or complains of
 * anything that none of `complaints` (regular expressions) expects. `wish` is what its reader asks of
 * the system: "less motion" or "forced colours".
 */
export function pageTest(sentence, body, { complaints = [], skip = false, wish } = {}) {
  test(sentence, { timeout: 60_000, skip }, async () => {
    const { strays, errors } = await onPage(body, wish);
    assert.deepEqual(strays, [], "requests that left the page");
    const unexpected = errors.filter((text) => !complaints.some((known) => known.test(text)));
    assert.deepEqual(unexpected, [], "errors on the console");
  });
}

export const onlyIn = (name, why) => (browserName === name ? false : `only in ${name}: ${why}`);

/** Asks again and again until the answer is true, and returns it. */
export async function until(ask, what = String(ask)) {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
