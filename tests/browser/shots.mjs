// Screenshots to look at: node tests/browser/shots.mjs [--readme]
//
// They go to build/shots: the viewer with its sample, and what `threadbare page` makes. With
// --readme the one that README shows goes to web/viewer/screenshot.png.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, closeBrowser, onPage, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { fixtures } from "./site.mjs";
import { openViewer, pick, temporaryFile } from "./viewer.mjs";

const folder = join(build, "shots");
mkdirSync(folder, { recursive: true });
const readmeShot = fileURLToPath(new URL("../../web/viewer/screenshot.png", import.meta.url));

const broken = `{"threadbare": 1,\n "comments": [\n  {"id": "1", "body": "fine"},\n  {"id": "2",, "body": "not"}\n ]}\n`;

const madePage = join(folder, "page.html");
const makePage = () =>
  execFileSync(join(build, "native", "threadbare"), [
    "page",
    join(fixtures, "bridges.json"),
    "-o",
    madePage,
  ]);

async function openPage(page) {
  await page.goto(pathToFileURL(madePage).href);
  await Reader.of(page).opened();
}

async function openStaticPage(page) {
  await page.setJavaScriptEnabled(false);
  await page.goto(pathToFileURL(madePage).href);
  await page.setJavaScriptEnabled(true);
}

/** The thread alone, with one branch of it folded. */
async function showFold(page) {
  const reader = Reader.of(page);
  await reader.toggle("3");
  await page.$eval("thread-bare", (element) => window.scrollTo(0, element.offsetTop - 20));
  await page.mouse.move(0, 0);
}

/** What stands on each picture; `prepare` is what somebody did before it was taken. */
const shots = [
  { name: "light", width: 1100, height: 1000 },
  { name: "dark", width: 1100, height: 1000, scheme: "dark" },
  { name: "narrow-light", width: 360, height: 1200 },
  { name: "narrow-dark", width: 360, height: 1200, scheme: "dark" },
  { name: "narrowest", width: 320, height: 1200 },
  { name: "wide", width: 2000, height: 1000 },
  {
    name: "folded",
    width: 1100,
    height: 1000,
    prepare: (page) => page.$eval("thread-bare", (element) => element.collapseAll(1)),
  },
  {
    name: "error",
    width: 1100,
    height: 800,
    prepare: async (page) => {
      await pick(page, temporaryFile("broken.json", broken));
      await until(() => page.$("[role=alert]:not([hidden])"), "the error");
    },
  },
  { name: "page", width: 900, height: 1000, open: openPage },
  { name: "page-dark", width: 900, height: 1000, scheme: "dark", open: openPage },
  { name: "page-narrow", width: 360, height: 1200, open: openPage },
  { name: "page-without-script", width: 900, height: 1000, open: openStaticPage },
  {
    name: "page-without-script-folded",
    width: 900,
    height: 1000,
    open: openStaticPage,
    prepare: (page) => page.click("details:has(> #comment-a1) > summary"),
  },
];

async function take(page, shot, path) {
  const { width, height, scheme = "light", open = openViewer, prepare } = shot;
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await open(page);
  await prepare?.(page);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await page.screenshot({ path });
  console.log(path);
}

await onPage(async (page) => {
  if (process.argv.includes("--readme")) {
    await take(page, { width: 1000, height: 900, prepare: showFold }, readmeShot);
    return;
  }
  makePage();
  for (const shot of shots) await take(page, shot, join(folder, `${shot.name}.png`));
});
await closeBrowser();
