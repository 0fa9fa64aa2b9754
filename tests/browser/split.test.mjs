// What `threadbare split --to page` makes, opened from file://: a list, pages, one script for all.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, pageTest } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { temporaryFile, temporaryPath } from "./viewer.mjs";

const hostile = "</script><script>document.title='owned'</script>";
const threads = [
  {
    threadbare: 1,
    title: `On looms ${hostile}`,
    url: "https://blog.example/looms/",
    comments: [
      { id: "1", body: hostile, markup: "text", time: "2024-01-14T09:30:00Z" },
      { id: "2", parent: "1", body: "Indeed." },
    ],
  },
  { threadbare: 1, url: "https://blog.example/fords", comments: [{ id: "1", body: "Wet." }] },
  { threadbare: 1, title: "…", comments: [{ id: "x", body: "One." }] },
];
const folder = temporaryPath("pages");
execFileSync(join(build, "native", "threadbare"), [
  "split",
  temporaryFile("blog.json", JSON.stringify(threads)),
  ...["--to", "page", "-o", folder],
]);
const index = pathToFileURL(join(folder, "index.html")).href;

const follow = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);

pageTest("the list names every thread, and its links lead to their pages and back", async (page) => {
  await page.goto(index);
  assert.equal(await page.title(), "3 threads");
  const lines = await page.$$eval(".threads li", (items) => items.map((item) => item.textContent));
  assert.deepEqual(lines, [
    `On looms ${hostile} blog.example/looms 2 comments 2024-01-14`,
    "blog.example/fords 1 comment",
    "… 1 comment",
  ]);
  for (const [line, rows] of [2, 1, 1].entries()) {
    await follow(page, `.threads li:nth-child(${line + 1}) a`);
    await Reader.of(page).opened(rows);
    await follow(page, "nav a");
    assert.equal(page.url(), index);
  }
});

pageTest("every page runs the one script beside it, under a policy that allows no other", async (page) => {
  assert.deepEqual(readdirSync(folder).sort(), [
    "fords.html",
    "index.html",
    "index.json",
    "looms.html",
    "thread-3.html",
    "thread-bare.classic.js",
  ]);
  await page.goto(pathToFileURL(join(folder, "looms.html")).href);
  const reader = await Reader.of(page).opened(2);
  assert.equal(await page.title(), `On looms ${hostile}`);
  assert.equal((await reader.row("1")).body.trim(), hostile);
  await reader.toggle("1");
  assert.equal((await reader.row("2")).shown, false);
  const policy = await page.$eval("meta[http-equiv]", (meta) => meta.content);
  assert.match(policy, /default-src 'none'; script-src 'self' file: 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /unsafe-inline|\*/);
});

pageTest("the list runs no script at all, and all of a line leads to its thread", async (page) => {
  await page.goto(index);
  assert.match(await page.$eval("meta[http-equiv]", (meta) => meta.content), /script-src 'none'/);
  const { x, y, width, height } = await page.$eval(".threads li .count", (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });
  await Promise.all([page.waitForNavigation(), page.mouse.click(x + width / 2, y + height / 2)]);
  assert.match(page.url(), /\/looms\.html$/);
});

pageTest("on a narrow screen the list stays within it", async (page) => {
  await page.setViewport({ width: 320, height: 700 });
  await page.goto(index);
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: innerWidth,
  }));
  assert.ok(content <= window, `${content} px in ${window}`);
});
