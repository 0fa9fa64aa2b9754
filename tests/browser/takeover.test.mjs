// Static comments that somebody reads already when the script arrives.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { openSite } from "./site.mjs";
import { temporaryFile } from "./viewer.mjs";

const site = await openSite();

const comments = Array.from({ length: 60 }, (_, i) => ({
  id: `c${i}`,
  depth: i % 6,
  body: "Words enough for a line or two, so that heights differ. ".repeat(1 + (i % 5)),
}));
const json = JSON.stringify({ threadbare: 1, title: "Long", comments });
const file = temporaryFile("long.json", json);
const fragment = execFileSync(join(build, "native", "threadbare"), [
  "convert",
  file,
  "--to",
  "html",
]);

const url = site.page(
  `<thread-bare><script type="application/json">${json}</script>${fragment}</thread-bare>`,
  { script: '<link rel="stylesheet" href="/thread-bare.css">' },
);
const script = readFileSync(join(build, "web", "thread-bare.classic.js"), "utf8");

for (const width of [360, 1200]) {
  pageTest(`the comment being read stays where it is, ${width} px wide`, async (page) => {
    await page.setViewport({ width, height: 700 });
    await page.goto(url);
    const place = await page.evaluate(() => {
      document.getElementById("comment-c40").scrollIntoView({ block: "start" });
      window.scrollBy(0, -25);
      return new Promise((resolve) => {
        setTimeout(() => {
          const onScreen = [...document.querySelectorAll("article.comment")].find(
            (article) => article.getBoundingClientRect().bottom > 0,
          );
          resolve({
            id: onScreen.id,
            top: onScreen.getBoundingClientRect().top,
            y: window.scrollY,
          });
        }, 300);
      });
    });
    assert.ok(place.y > 500, "the page was scrolled");
    await page.addScriptTag({ content: script });
    await Reader.of(page).opened(60);
    const drift = () =>
      page.$eval(
        "thread-bare",
        ({ shadowRoot }, { id, top }) =>
          shadowRoot.getElementById(id).getBoundingClientRect().top - top,
        place,
      );
    await until(async () => Math.abs(await drift()) < 2, "the comment is back where it was");
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(Math.abs(await drift()) < 2, `it stays there, but for ${await drift()} px`);
  });
}

pageTest("a page that shows its top is not scrolled", async (page) => {
  await page.goto(url);
  await page.addScriptTag({ content: script });
  await Reader.of(page).opened(60);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await page.evaluate(() => window.scrollY), 0);
});
