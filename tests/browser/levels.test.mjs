// What the toolbar says of how far a thread is unfolded.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { takeBack } from "./keyboard.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

async function open(page, attributes = 'remember="off"') {
  await page.goto(site.page(`<thread-bare src="/fixtures/bridges.json" ${attributes}></thread-bare>`));
  return Reader.of(page).opened(12);
}
const level = (page) =>
  inShadow(page, (root) => root.querySelectorAll(".toolbar select")[1].selectedOptions[0]?.textContent ?? null);
const says = (page, text) => until(async () => (await level(page)) === text, `levels: ${text}`);
const options = (page) =>
  inShadow(page, (root) => [...root.querySelectorAll(".toolbar select")[1].options].filter(({ hidden }) => !hidden).map(({ text }) => text));
const width = (page) => inShadow(page, (root) => root.querySelectorAll(".toolbar select")[1].offsetWidth);

pageTest("the levels are those that are unfolded, after folds by hand and after Ctrl+Z", async (page) => {
  const reader = await open(page);
  await says(page, "all");
  await reader.choose(1, "2");
  await says(page, "2");
  await reader.toggle("a1");
  await says(page, "3");
  await takeBack(page);
  await says(page, "2");
  await takeBack(page);
  await says(page, "all");

  const before = await width(page);
  await reader.toggle("c");
  await says(page, "mixed");
  assert.equal(await width(page), before, "nothing below it moves");
  assert.deepEqual(await options(page), ["all", "1", "2", "3"]);
  await reader.choose(1, "1");
  await says(page, "1");
  await takeBack(page);
  await says(page, "mixed");
  await reader.toggle("c");
  await says(page, "all");
});

pageTest("they follow a permalink, the attribute, the method and a reload", async (page) => {
  const reader = await open(page, 'collapse-depth="1"');
  await says(page, "2");
  await page.evaluate(() => (location.hash = "comment-a111"));
  await says(page, "all");
  // The window still moves to the comment: a click at a place might miss.
  await inShadow(page, (root) => root.querySelector("#comment-a11 .toggle").click());
  await says(page, "3");
  await inShadow(page, (root) => root.querySelector("#comment-c .toggle").click());
  await says(page, "mixed");
  await page.evaluate(() => document.querySelector("thread-bare").setAttribute("lang", "de"));
  await says(page, "gemischt");
  await page.evaluate(() => document.querySelector("thread-bare").setAttribute("collapse-depth", "0"));
  await says(page, "1");
  await page.evaluate(() => document.querySelector("thread-bare").expandAll());
  await says(page, "alle");
  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  await page.evaluate(() => document.querySelector("thread-bare").setAttribute("lang", "en"));
  await says(page, "all");
  await reader.toggle("c");
  await says(page, "mixed");
  await page.reload();
  await reader.opened(12);
  await says(page, "mixed");
});

pageTest("a level farther down than is offered is said, too", async (page) => {
  const comments = Array.from({ length: 20 }, (_, i) => ({ id: `k${i}`, ...(i > 0 && { parent: `k${i - 1}` }), body: "Link" }));
  site.put("/chain.json", JSON.stringify({ threadbare: 1, comments }));
  await page.goto(site.page('<thread-bare src="/chain.json" collapse-depth="14"></thread-bare>'));
  const reader = await Reader.of(page).opened(20);
  await says(page, "15");
  await reader.choose(1, "3");
  await says(page, "3");
});
