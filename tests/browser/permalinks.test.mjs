// Addresses that name a comment, or none that is there, and the way back.
import assert from "node:assert/strict";
import { onlyIn, pageTest, until } from "./browser.mjs";
import { takeBack } from "./keyboard.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const BRIDGES = '<thread-bare src="/fixtures/bridges.json"></thread-bare>';
const LONG = JSON.stringify({
  threadbare: 1,
  title: "Long",
  comments: Array.from({ length: 400 }, (_, i) => ({
    id: `k${i}`,
    parent: i % 4 === 0 ? undefined : `k${i - 1}`,
    body: `Comment ${i}. ${"Words and words. ".repeat((i * 7) % 40)}`,
  })),
});
site.put("/long.json", LONG);

const lost = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("thread-bare")]
      .map(({ shadowRoot }) => shadowRoot.querySelector(".lost span")?.textContent)
      .filter(Boolean),
  );
const goTo = (page, hash) =>
  page.evaluate((hash) => void (location.hash = hash), hash);
const topOf = (page, id) =>
  inShadow(page, (root, id) => root.getElementById(id).getBoundingClientRect().top, `comment-${id}`);
const focused = (page) => inShadow(page, (root) => root.activeElement?.id ?? null);

pageTest("a permalink to a comment that is not there says so, and offers the top", async (page) => {
  const address = site.page(`<p style="height: 3000px">Before</p>${BRIDGES}`);
  await page.goto(`${address}#comment-lost%C3%A9%3Cb%3E`);
  await until(async () => (await lost(page)).length > 0, "a word");
  assert.deepEqual(await lost(page), ["There is no comment “losté<b>” here."]);
  const box = await inShadow(page, (root) => {
    const { top, bottom } = root.querySelector(".lost").getBoundingClientRect();
    return { top, bottom, height: innerHeight };
  });
  assert.ok(box.top > 0 && box.bottom <= box.height, "it is on the screen: " + JSON.stringify(box));
  await inShadow(page, (root) => root.querySelector(".lost button").click());
  assert.deepEqual(await lost(page), []);
  const top = await inShadow(page, (root) => root.querySelector(".thread").getBoundingClientRect().top);
  assert.ok(Math.abs(top) < 2, String(top));
  assert.ok(await inShadow(page, (root) => root.activeElement.matches(".thread")));

  await goTo(page, "comment-nope");
  await until(async () => (await lost(page)).length > 0, "a word");
  await goTo(page, "comment-a1");
  await until(async () => (await focused(page)) === "comment-a1", "the comment");
  assert.deepEqual(await lost(page), [], "it is said no more");
});

pageTest("nothing is said of an id that the page has itself, or that is no comment's", async (page) => {
  const address = site.page(`${BRIDGES}<p id="comment-own">Own</p><p id="other">Other</p>`);
  await page.goto(`${address}#comment-own`);
  await Reader.of(page).opened();
  await goTo(page, "other");
  await goTo(page, "nowhere");
  await goTo(page, "comment-own");
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.deepEqual(await lost(page), []);
});

pageTest("of several elements one says so, if none has the comment", async (page) => {
  const other = JSON.stringify({ threadbare: 1, comments: [{ id: "z9", body: "Here." }] });
  const inline = `<thread-bare><script type="application/json">${other}</script></thread-bare>`;
  await page.goto(`${site.page(BRIDGES + inline)}#comment-z9`);
  await until(() => page.evaluate(() => events.filter(({ name }) => name === "ready").length === 2));
  assert.deepEqual(await lost(page), []);
  await goTo(page, "comment-y8");
  await until(async () => (await lost(page)).length > 0, "a word");
  assert.equal((await lost(page)).length, 1);
});

/** Scrolls a comment to the top of the window, until that holds for some frames. */
const readAt = (page, id) =>
  inShadow(
    page,
    async (root, id) => {
      const row = root.getElementById(id).closest(".row");
      for (let held = 0, last = null; held < 8; ++held) {
        // Nothing but this has Firefox lay out what is off the screen in its true height.
        row.scrollIntoView({ block: "start", behavior: "instant" });
        await new Promise((resolve) => requestAnimationFrame(() => resolve()));
        if (scrollY !== last) held = 0;
        last = scrollY;
      }
    },
    `comment-${id}`,
  );

pageTest("back returns to where one was, through several permalinks", async (page) => {
  await page.goto(site.page('<thread-bare src="/long.json"></thread-bare>'));
  await Reader.of(page).opened(400);
  await readAt(page, "k200");
  const first = await topOf(page, "k200");
  assert.ok(Math.abs(first) < 20, String(first));
  await goTo(page, "comment-k20");
  await until(async () => (await focused(page)) === "comment-k20", "k20");
  await readAt(page, "k120");
  const second = await topOf(page, "k120");
  assert.ok(Math.abs(second) < 20, String(second));
  await goTo(page, "comment-k390");
  await until(async () => (await focused(page)) === "comment-k390", "k390");

  await page.evaluate(() => history.back());
  await until(async () => Math.abs((await topOf(page, "k120")) - second) < 2, "k120 again");
  await page.evaluate(() => history.back());
  await until(async () => Math.abs((await topOf(page, "k200")) - first) < 2, "k200 again");
  await page.evaluate(() => history.forward());
  await until(async () => Math.abs((await topOf(page, "k120")) - second) < 2, "k120, forward");
});

pageTest(
  "back above the comments, keys start from there and not from where the permalink led",
  async (page) => {
    await page.goto(site.page('<p style="height: 900px">Before</p><thread-bare keys="page" src="/long.json"></thread-bare>'));
    await Reader.of(page).opened(400);
    await goTo(page, "comment-k300");
    await until(async () => (await focused(page)) === "comment-k300", "k300");
    await page.evaluate(() => history.back());
    await until(() => page.evaluate(() => scrollY === 0), "the top");
    await page.keyboard.press("j");
    await until(async () => (await focused(page)) === "comment-k0", "k0");
  },
  { skip: onlyIn("chromium", "what tells of a way back came to Firefox with 147") },
);

pageTest(
  "back leaves Ctrl+Z what was done before the permalink",
  async (page) => {
    await page.goto(site.page('<thread-bare src="/long.json"></thread-bare>'));
    const reader = await Reader.of(page).opened(400);
    await readAt(page, "k200");
    await reader.toggle("k200");
    await goTo(page, "comment-k20");
    await until(async () => (await focused(page)) === "comment-k20", "k20");
    await page.evaluate(() => history.back());
    await until(() => inShadow(page, (root) => root.activeElement?.closest(".row")?.querySelector("#comment-k200") != null), "k200");
    await takeBack(page);
    assert.equal((await reader.row("k200")).folded, false);
  },
  { skip: onlyIn("chromium", "what tells of a way back came to Firefox with 147") },
);

pageTest("where a permalink led stays marked in another language", async (page) => {
  await page.goto(`${site.page('<thread-bare src="/long.json"></thread-bare>')}#comment-k20`);
  const reader = await Reader.of(page).opened(400);
  const marked = () => inShadow(page, (root) => root.querySelector(".is-target")?.id ?? null);
  await until(async () => (await marked()) === "comment-k20", "a mark");
  await page.$eval("thread-bare", (element) => (element.lang = "de"));
  await until(async () => (await reader.text(".summary")).includes("Kommentare"), "German");
  await until(async () => (await marked()) === "comment-k20", "the mark again");
});
