// Screenshots to look at: node tests/browser/shots.mjs [--readme]
//
// They go to build/shots: the viewer, and what `threadbare page` and `split` make. With
// --readme the one that README shows goes to web/viewer/screenshot.png.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, closeBrowser, onPage, until } from "./browser.mjs";
import { nativeThread } from "../bench/generate_native.mjs";
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

const splitFolder = join(folder, "split");
const blog = Array.from({ length: 40 }, (_, i) => ({
  threadbare: 1,
  title: ["On bridges", "Where the old mill stood", "A letter about fords, ferries and tolls"][i % 3],
  url: `https://blog.example/${2000 + i}/${["bridges", "mill", "letter"][i % 3]}/`,
  comments: Array.from({ length: 1 + ((i * 7) % 23) }, (_, n) => ({
    author: { name: n % 2 ? "ines" : "mira" },
    time: `20${10 + (i % 14)}-03-0${1 + (n % 9)}T10:00:00Z`,
    body: "The one at the *weir*, when the water is low.",
    markup: "markdown",
  })),
}));
const splitPages = () =>
  execFileSync(join(build, "native", "threadbare"), [
    "split",
    temporaryFile("blog.json", JSON.stringify(blog)),
    ...["--to", "page", "-o", splitFolder],
  ]);
const openSplit = (name) => (page) => page.goto(pathToFileURL(join(splitFolder, name)).href);

/** The viewer with the blog, of which something is searched for. */
async function searchBlog(page) {
  await pick(page, temporaryFile("blog.json", JSON.stringify(blog)));
  await until(() => page.$("#picker:not([hidden])"), "the picker");
  await page.click("#threads");
  await page.keyboard.type("mill");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
}

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
  await page.$eval("thread-bare", ({ shadowRoot }) => shadowRoot.activeElement?.blur());
}

/** Between two of the windows in which a big thread is shown. */
async function turnPage(page) {
  await pick(page, temporaryFile("big.json", [...nativeThread(100_000, "roots")].join("")));
  const turn = (text) =>
    until(
      () =>
        page.evaluate((text) => {
          const root = document.querySelector("thread-bare").shadowRoot;
          const all = [...root.querySelectorAll(".more:not([hidden])")];
          const button = all.find((one) => one.textContent.includes(text));
          button?.click();
          return button !== undefined;
        }, text),
      text,
    );
  await turn("80,000 more");
  await turn("20,000 earlier");
  await page.evaluate(() => window.scrollBy({ top: 120, behavior: "instant" }));
}

/** The top of the second of them. */
async function openNextRows(page) {
  await turnPage(page);
  await page.evaluate(() => {
    document.querySelector("thread-bare").shadowRoot.querySelectorAll(".more")[1].click();
    window.scrollBy({ top: -120, behavior: "instant" });
  });
}

/** The viewer in a language of the browser. */
const openIn = (language) => async (page) => {
  await page.evaluateOnNewDocument((language) => {
    Object.defineProperty(navigator, "languages", { get: () => [language], configurable: true });
  }, language);
  await openViewer(page);
};
const languageShots = ["de", "ar"].flatMap((language) => {
  const open = openIn(language);
  return [
    { name: language, width: 1100, height: 1000, open },
    { name: `${language}-dark`, width: 1100, height: 1000, scheme: "dark", open },
    { name: `${language}-narrow`, width: 360, height: 1200, open },
  ];
});

const themeShots = ["light", "dark", "sepia", "contrast"].flatMap((theme) => {
  const prepare = async (page) => {
    await pick(page, join(fixtures, "parts.json"));
    await until(() => page.$("thread-bare >>> #comment-warned"), "the thread");
    await page.select("#theme", theme);
  };
  const chosen = async (page) => {
    await prepare(page);
    await page.select("#rails", "levels");
    await page.click("#appearance summary");
  };
  return [
    { name: `theme-${theme}`, width: 1000, height: 1500, prepare },
    { name: `theme-${theme}-narrow`, width: 360, height: 1200, prepare: chosen },
  ];
});
const exampleShots = ["gazette", "terminal", "bubbles", "board"].flatMap((name) => {
  const open = async (page) => {
    await page.goto(pathToFileURL(join(build, "web", "examples", `${name}.html`)).href);
    await Reader.of(page).opened();
  };
  return [
    { name: `example-${name}`, width: 800, height: 1150, open },
    { name: `example-${name}-narrow`, width: 360, height: 1000, open },
  ];
});

/** What stands on each picture; `prepare` is what somebody did before it was taken. */
const shots = [
  { name: "light", width: 1100, height: 1000 },
  { name: "dark", width: 1100, height: 1000, scheme: "dark" },
  { name: "narrow-light", width: 360, height: 1200 },
  { name: "narrow-dark", width: 360, height: 1200, scheme: "dark" },
  { name: "narrowest", width: 320, height: 1200 },
  { name: "wide", width: 2000, height: 1000 },
  ...languageShots,
  ...themeShots,
  ...exampleShots,
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
  { name: "threads", width: 1100, height: 800, prepare: searchBlog },
  { name: "threads-dark", width: 1100, height: 800, scheme: "dark", prepare: searchBlog },
  { name: "threads-narrow", width: 360, height: 800, prepare: searchBlog },
  { name: "more", width: 1100, height: 700, prepare: turnPage },
  { name: "more-dark", width: 1100, height: 700, scheme: "dark", prepare: openNextRows },
  { name: "more-narrow", width: 360, height: 700, prepare: turnPage },
  { name: "split", width: 900, height: 800, open: openSplit("index.html") },
  { name: "split-dark", width: 900, height: 800, scheme: "dark", open: openSplit("index.html") },
  { name: "split-narrow", width: 360, height: 800, open: openSplit("index.html") },
  { name: "split-page", width: 900, height: 800, open: openSplit("mill.html") },
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

// Each on a page of its own: one that was told a language tells it ever after.
const takeAnew = (shot, path) => onPage((page) => take(page, shot, path));
if (process.argv.includes("--readme")) {
  await takeAnew({ width: 1000, height: 900, prepare: showFold }, readmeShot);
} else {
  makePage();
  splitPages();
  for (const shot of shots) await takeAnew(shot, join(folder, `${shot.name}.png`));
}
await closeBrowser();
