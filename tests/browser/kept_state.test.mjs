// What the reader has stays with the reader: focus, place, folds, and what may be kept of them.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { focused, inShadow } from "./shadow.mjs";
import { fixtures, openSite } from "./site.mjs";
import { openViewer, pick, temporaryFile } from "./viewer.mjs";

const site = await openSite();
const long = JSON.stringify({
  threadbare: 1,
  title: "Long",
  url: "https://thread.invalid/long",
  comments: Array.from({ length: 120 }, (_, n) => ({
    id: `c${n}`,
    parent: n % 3 === 0 ? undefined : `c${n - 1}`,
    author: { name: `reader${n % 7}` },
    body: `Words of comment ${n}. `.repeat(12),
  })),
});
site.put("/long.json", long);

const focusOn = (page, id) =>
  inShadow(page, (root, id) => {
    const article = root.getElementById(`comment-${id}`);
    article.scrollIntoView();
    article.closest(".row").querySelector(".toggle").focus();
  }, id);
const press = async (page, key, ...held) => {
  for (const one of held) await page.keyboard.down(one);
  await page.keyboard.press(key);
  for (const one of held.reverse()) await page.keyboard.up(one);
};
const button = (page, text) =>
  inShadow(page, (root, text) => [...root.querySelectorAll("button")].find((one) => one.textContent === text).click(), text);
const topOf = (page, id) =>
  inShadow(page, (root, id) => Math.round(root.getElementById(`comment-${id}`).getBoundingClientRect().top), id);
const kept = (page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("threadbare-thread")));

async function open(page, attributes = "", fragment = "") {
  await page.goto(site.page(`<p>Above.</p><thread-bare src="/long.json" ${attributes}></thread-bare><p id="foot">Below.</p>`) + fragment);
  return Reader.of(page).opened(120);
}

pageTest("what folds many is taken back with the focus where it was, and keys go on", async (page) => {
  const reader = await open(page);
  await focusOn(page, "c60");
  await page.keyboard.down("Shift");
  await inShadow(page, (root) => root.getElementById("comment-c60").closest(".row").querySelector(".toggle").dispatchEvent(new MouseEvent("click", { bubbles: true, shiftKey: true })));
  await page.keyboard.up("Shift");
  assert.equal((await reader.row("c60")).folded, true);
  await press(page, "z", "Control");
  assert.equal((await reader.row("c60")).folded, false);
  assert.equal(await focused(page), "c60");
  await press(page, "j");
  assert.equal(await focused(page), "c61");
});

pageTest("what the page folds leaves the focus with its comment", async (page) => {
  await open(page);
  await focusOn(page, "c60");
  await page.$eval("thread-bare", (element) => element.setAttribute("collapse-depth", "1"));
  await new Promise((done) => setTimeout(done, 100));
  assert.equal(await focused(page), "c60");
});

pageTest("a jump by a key is taken back, and c in two steps", async (page) => {
  const reader = await open(page);
  await focusOn(page, "c62");
  await press(page, "t");
  assert.equal(await focused(page), "c60");
  await press(page, "z", "Control");
  assert.equal(await focused(page), "c62");
  await press(page, "c");
  assert.equal((await reader.row("c60")).folded, true);
  await press(page, "z", "Control");
  assert.equal((await reader.row("c60")).folded, false);
  await press(page, "z", "Control");
  assert.equal(await focused(page), "c62");
});

pageTest("another language leaves place and folds, and follows no permalink again", async (page) => {
  const reader = await open(page, 'remember="off"', "#comment-c9");
  await until(async () => (await focused(page)) === "c9");
  await reader.toggle("c30");
  await inShadow(page, (root) => root.getElementById("comment-c90").scrollIntoView());
  const before = await topOf(page, "c90");
  await page.$eval("thread-bare", (element) => (element.lang = "de"));
  await until(async () => (await reader.text(".summary")).includes("Kommentare"), "German");
  await reader.opened(120);
  assert.equal((await reader.row("c30")).folded, true);
  assert.ok(Math.abs((await topOf(page, "c90")) - before) < 4, `${await topOf(page, "c90")} was ${before}`);
});

pageTest("what was done can be taken back in another language, with other keys, with other headings", async (page) => {
  const reader = await open(page, 'remember="off"');
  const set = async (name, value) => {
    await page.evaluate((name, value) => {
      window.was = document.querySelector("thread-bare").shadowRoot.querySelector(".row");
      document.querySelector("thread-bare").setAttribute(name, value);
    }, name, value);
    await until(() => page.evaluate(() => !window.was.isConnected), "other rows");
    await reader.opened(120);
  };
  await reader.toggle("c30");
  await focusOn(page, "c60");
  await press(page, "J");
  assert.equal(await focused(page), "c63");
  await reader.choose(1, "2");
  await until(async () => (await reader.shownIds()).length === 80, "two levels");
  await set("lang", "de");
  await page.mouse.move(0, 0);
  await focusOn(page, "c63");
  await inShadow(page, (root) => root.querySelector(".actions [aria-label^='Nur diesen Zweig']").click());
  await until(async () => (await reader.shownIds()).join() === "c63,c64", "a branch");
  await set("heading-level", "3");
  await press(page, "z", "Control");
  await until(async () => (await reader.shownIds()).length === 80, "no branch");
  await set("keys", "page");
  await press(page, "z", "Control");
  await until(async () => (await reader.shownIds()).length === 118, "all but what was folded before");
  await press(page, "z", "Control");
  assert.equal(await focused(page), "c60");
  await press(page, "z", "Control");
  assert.equal((await reader.row("c30")).folded, false);
  assert.equal(await focused(page), "c30");
});

pageTest("Ctrl+Z ends Only matches in another language, too", async (page) => {
  const reader = await open(page);
  await reader.toggle("c30");
  await button(page, "Find");
  await page.keyboard.type('"comment 61"');
  await until(async () => (await inShadow(page, (root) => root.querySelector(".find-count").value)) === "1 of 1");
  await inShadow(page, (root) => root.querySelector(".find-only input").click());
  await until(async () => (await reader.shownIds()).join() === "c60,c61", "matches alone");
  await page.$eval("thread-bare", (element) => (element.lang = "de"));
  await until(async () => (await inShadow(page, (root) => root.querySelector(".find-count").value)) === "1 von 1");
  await focusOn(page, "c60");
  await press(page, "z", "Control");
  await until(async () => (await reader.shownIds()).length === 118, "all");
  assert.equal(await inShadow(page, (root) => root.querySelector(".find-only input").checked), false);
  await press(page, "z", "Control");
  assert.equal((await reader.row("c30")).folded, false);
});

pageTest("what is not to be remembered any more is not kept", async (page) => {
  const reader = await open(page);
  await page.evaluate(() => localStorage.clear());
  await page.$eval("thread-bare", (element) => element.setAttribute("remember", "off"));
  await reader.toggle("c30");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  assert.deepEqual(await kept(page), []);
});

pageTest("what find has opened for a moment is not kept as open", async (page) => {
  const reader = await open(page);
  await reader.toggle("c30");
  await press(page, "Escape");
  await button(page, "Find");
  await page.keyboard.type('"comment 31"');
  await until(async () => (await reader.row("c30")).folded === false, "find has unfolded");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  const [[, visit]] = await kept(page);
  assert.match(visit, /comment-c30/);
});

pageTest("a fold among matches alone is not kept as one of the thread", async (page) => {
  const reader = await open(page);
  await page.evaluate(() => localStorage.clear());
  await button(page, "Find");
  await page.keyboard.type('"comment 31"');
  await until(async () => (await inShadow(page, (root) => root.querySelector(".find-count").value)) === "1 of 1");
  await inShadow(page, (root) => root.querySelector(".find-only input").click());
  await until(async () => (await reader.shownIds()).join() === "c30,c31", "matches alone");
  await reader.toggle("c30");
  await inShadow(page, (root) => root.querySelector(".find input").focus());
  await press(page, "Enter");
  await until(async () => !(await reader.row("c30")).folded, "find has unfolded");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  const [[, visit]] = await kept(page);
  assert.doesNotMatch(visit, /comment-c30/);
});

pageTest("a dialog closes when its element is moved, and keys work again", async (page) => {
  await open(page, 'keys="page"');
  await press(page, "?");
  assert.equal(await inShadow(page, (root) => root.querySelector(".key-help").open), true);
  await page.evaluate(() => document.getElementById("foot").after(document.querySelector("thread-bare")));
  assert.equal(await inShadow(page, (root) => root.querySelectorAll("dialog[open]").length), 0);
  await focusOn(page, "c3");
  await press(page, "j");
  assert.equal(await focused(page), "c4");
});

pageTest("behind a dialog no key does anything", async (page) => {
  await open(page, 'keys="page"');
  await button(page, "About");
  await press(page, "/");
  assert.equal(await inShadow(page, (root) => root.querySelector(".find").hidden), true);
});

pageTest("a quotation from a file of the reader's tells nobody its folder", async (page) => {
  await page.evaluateOnNewDocument(() => {
    const writeText = async (text) => (window.copied = text);
    Object.defineProperty(navigator, "clipboard", { value: { writeText } });
  });
  await openViewer(page);
  await pick(page, temporaryFile("long.json", long));
  await Reader.of(page).opened(120);
  await focusOn(page, "c3");
  await inShadow(page, (root) => [...root.querySelectorAll(".action")].find((one) => one.title === "Copy as a quotation").click());
  await until(() => page.evaluate(() => window.copied));
  const copied = await page.evaluate(() => window.copied);
  assert.match(copied, /https:\/\/thread\.invalid\/long/);
  assert.doesNotMatch(copied, /file:/);
});

pageTest("the next file starts at its own top, and no place of the last is looked for in it", async (page) => {
  await openViewer(page);
  await pick(page, temporaryFile("long.json", long));
  const reader = await Reader.of(page).opened(120);
  await page.evaluate(() => (location.hash = "#comment-c90"));
  await until(async () => (await focused(page)) === "c90");
  await pick(page, join(fixtures, "bridges.json"));
  await reader.opened(12);
  assert.equal(await page.evaluate(() => location.hash), "");
  assert.equal(await inShadow(page, (root) => root.querySelector(".lost")?.textContent ?? ""), "");
  assert.ok((await page.evaluate(() => scrollY)) < 400);
});
