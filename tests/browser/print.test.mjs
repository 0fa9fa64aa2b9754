// Paper: nothing is folded there, and nothing is cut off.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inflateSync } from "node:zlib";
import { build, onlyIn, pageTest, until } from "./browser.mjs";
import { fixtures } from "./site.mjs";
import { openFile, temporaryFile, temporaryPath } from "./viewer.mjs";

const many = temporaryFile(
  "many.json",
  JSON.stringify({
    threadbare: 1,
    title: "On bridges",
    comments: Array.from({ length: 600 }, (_, i) => ({
      id: `${i}`,
      parent: i % 20 ? `${i - 1}` : null,
      author: { name: "ada" },
      markup: "markdown",
      warning: i % 50 === 7 ? "Heights" : undefined,
      body: i % 90 === 5 ? Array(70).fill(`Pier ${i}.`).join("\n\n") : `Bridge ${i} at the *weir*.`,
    })),
  }),
);

/** How many pages a page is on paper. */
async function pagesOf(page) {
  const bytes = Buffer.from(await page.pdf({ format: "a4" }));
  const text = bytes.toString("latin1");
  // The list of pages may stand in a stream of packed objects.
  const packed = [...text.matchAll(/ObjStm[^]*?stream\r?\n/g)].map((found) =>
    inflateSync(bytes.subarray(found.index + found[0].length)).toString("latin1"),
  );
  const counts = [text, ...packed].flatMap((part) => [...part.matchAll(/\/Count (\d+)/g)]);
  return Math.max(...counts.map(([, count]) => Number(count)));
}

pageTest("a folded thread takes as many pages of paper as an open one", async (page) => {
  const reader = await openFile(page, many, undefined);
  await reader.opened(600);
  const open = await pagesOf(page);
  await reader.press("Fold all");
  await page.$eval("thread-bare", ({ shadowRoot }) => {
    for (const details of shadowRoot.querySelectorAll("details")) details.open = false;
  });
  const folded = await pagesOf(page);
  assert.ok(open > 15, `${open} pages`);
  assert.equal(folded, open);
});

pageTest("what is not filled yet is filled before it is printed", async (page) => {
  // Where there is never time, no block is filled but those near the screen.
  await page.evaluateOnNewDocument(() => (window.requestIdleCallback = () => 0));
  const reader = await openFile(page, many, undefined);
  await until(async () => (await reader.rows()).length > 20, "the first rows");
  assert.ok((await reader.rows()).length < 500);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.equal((await reader.rows()).length, 600);
});

pageTest("a page without its script prints its folds open, too", async (page) => {
  const path = temporaryPath("static.html");
  execFileSync(join(build, "native", "threadbare"), ["page", many, "-o", path]);
  const html = readFileSync(path, "utf8");
  writeFileSync(path, html.slice(0, html.lastIndexOf("<script>")));
  await page.goto(pathToFileURL(path).href);
  const open = await pagesOf(page);
  await page.$$eval("details", (all) => all.forEach((details) => (details.open = false)));
  assert.ok(open > 15, `${open} pages`);
  assert.equal(await pagesOf(page), open);
});

pageTest(
  "on paper links say where they lead, and no button, rail light or dark ground is left",
  async (page) => {
    const reader = await openFile(page, join(fixtures, "parts.json"), 9);
    await page.select("#theme", "dark");
    await reader.press("Fold all");
    await page.emulateMediaType("print");
    const found = await page.$eval("thread-bare", ({ shadowRoot: root }) => {
      const style = (selector, pseudo) => getComputedStyle(root.querySelector(selector), pseudo);
      const isSeen = (element) => element.checkVisibility();
      return {
        link: style(".post .body a", "::after").content.includes("bridges.example") ||
          style(".post .body a", "::after").content.includes("attr(href)"),
        buttons: [...root.querySelectorAll("button, select")].filter(isSeen).map((one) => one.outerHTML),
        rows: [...root.querySelectorAll(".row .body")].filter(isSeen).length,
        detail: root.querySelector("#comment-warned .body details p").checkVisibility(),
        colour: style(".body").color,
        ground: getComputedStyle(document.documentElement).backgroundColor,
        spoiler: style(".spoiler-inline").webkitTextFillColor,
      };
    });
    assert.deepEqual(found, {
      link: true,
      buttons: [],
      rows: 9,
      detail: true,
      colour: "rgb(0, 0, 0)",
      ground: "rgba(0, 0, 0, 0)",
      spoiler: "rgb(0, 0, 0)",
    });
  },
  { skip: onlyIn("chromium", "its protocol shows a page as on paper") },
);
