// Where one is after a fold: the button stays under the pointer, and what is folded stays in view.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

const ROOTS = 30;
const all = Array.from({ length: ROOTS }, (_, root) => [
  { id: `${root}`, body: "so" },
  ...Array.from({ length: root === ROOTS - 1 ? 40 : 12 }, (_, reply) => ({
    id: `${root}-${reply}`,
    parent: reply === 0 ? `${root}` : `${root}-0`,
    body: "and so on",
  })),
]).flat();

async function open(page, comments = all) {
  const data = JSON.stringify({ threadbare: 1, comments });
  const body = `<thread-bare remember="off"><script type="application/json">${data}</script></thread-bare>`;
  await page.goto(site.page(body));
  const reader = await Reader.of(page).opened(comments.length);
  const isBusy = () => inShadow(page, (root) => root.querySelector(".comments").ariaBusy);
  await until(async () => (await isBusy()) !== "true", "all rows");
  return reader;
}

const toTop = (page, id) =>
  inShadow(page, (root, id) => root.getElementById(id).scrollIntoView(), `comment-${id}`);
const boxOf = (page, id) =>
  inShadow(
    page,
    (root, id) => {
      const { x, y, width, height } = root
        .querySelector(`#comment-${id} .toggle`)
        .getBoundingClientRect();
      return { x, y, width, height };
    },
    id,
  );
/** The place of a button, once it is the same for a while. */
async function boxAtRest(page, id) {
  let before = null;
  await until(async () => {
    const now = await boxOf(page, id);
    const isSame = before !== null && before.y === now.y;
    before = now;
    return isSame;
  }, "rest");
  return before;
}

async function clickStays(page, id, times) {
  const before = await boxAtRest(page, id);
  for (let i = 0; i < times; ++i) {
    await page.mouse.click(before.x + before.width / 2, before.y + before.height / 2);
    const now = await boxAtRest(page, id);
    assert.ok(Math.abs(now.y - before.y) < 1.5, `${id}: from ${before.y} to ${now.y}`);
    assert.ok(Math.abs(now.x - before.x) < 1.5, id);
  }
}

pageTest("the button of a comment stays under the pointer in the midst of a thread", async (page) => {
  const reader = await open(page);
  await toTop(page, "12-0");
  await clickStays(page, "12-0", 4);
  await toTop(page, "13");
  await clickStays(page, "13", 3);
  assert.equal((await reader.row("13")).folded, true);
});

pageTest("it stays at the end of the page, too, which grows shorter", async (page) => {
  const reader = await open(page);
  await toTop(page, "29");
  await clickStays(page, "29", 1);
  assert.equal((await reader.row("29")).folded, true);
  const height = () => inShadow(page, (root) => root.querySelector(".room").offsetHeight);
  assert.ok((await height()) > 0);
  // The room goes as one scrolls away from it.
  await page.evaluate(() => window.scrollTo(0, 0));
  await until(async () => (await height()) === 0, "no room");
  await toTop(page, "29");
  await clickStays(page, "29", 3);
});

pageTest("it stays where the page is lower than the window after the fold, until one scrolls", async (page) => {
  await open(page, all.slice(0, 13).map((one) => ({ ...one, body: "and so on ".repeat(200) })));
  await toTop(page, "0");
  await page.evaluate(() => window.scrollBy({ top: 200, behavior: "instant" }));
  await inShadow(page, (root) => root.querySelector("#comment-0-0").scrollIntoView({ behavior: "instant" }));
  await clickStays(page, "0-0", 2);
  await toTop(page, "0");
  await clickStays(page, "0", 1);
  const room = () => inShadow(page, (root) => root.querySelector(".room").offsetHeight);
  assert.ok((await room()) > 0);
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  await until(async () => (await page.evaluate(() => document.documentElement.scrollHeight)) <= 801, "no room");
});

pageTest("it stays where siblings fold with it, and keeps the focus", async (page) => {
  const reader = await open(page);
  await toTop(page, "20");
  const before = await boxAtRest(page, "20");
  await page.keyboard.down("Shift");
  await page.mouse.click(before.x + before.width / 2, before.y + before.height / 2);
  await page.keyboard.up("Shift");
  await until(async () => (await reader.row("3"))?.folded, "folded siblings");
  const now = await boxAtRest(page, "20");
  assert.ok(Math.abs(now.y - before.y) < 1.5, `from ${before.y} to ${now.y}`);
  assert.equal(
    await inShadow(page, (root) => root.activeElement?.closest(".comment")?.id),
    "comment-20",
  );
});

pageTest("a fold of what has its head above the window scrolls to it", async (page) => {
  const reader = await open(page);
  await toTop(page, "15-9");
  const { y, height } = await boxAtRest(page, "15-9");
  assert.ok((await boxOf(page, "15-0")).y < 0);
  const rails = await inShadow(page, (root) => {
    const { x, width } = root
      .querySelector("#comment-15-9")
      .closest(".row")
      .querySelector(".rails")
      .getBoundingClientRect();
    return { x, width };
  });
  // The inner of its two rails.
  await page.mouse.click(rails.x + rails.width * 0.75, y + height / 2);
  assert.equal((await reader.row("15-0")).folded, true);
  const folded = await boxAtRest(page, "15-0");
  assert.ok(folded.y >= 0 && folded.y < 200, `${folded.y}`);
});

pageTest("the key that folds the whole root scrolls to it", async (page) => {
  const reader = await open(page);
  await toTop(page, "18-9");
  await inShadow(page, (root) =>
    root.querySelector("#comment-18-9 .toggle").focus({ preventScroll: true }),
  );
  await page.keyboard.press("c");
  assert.equal((await reader.row("18")).folded, true);
  const root = await boxAtRest(page, "18");
  assert.ok(root.y >= 0 && root.y < 400, `${root.y}`);
});
