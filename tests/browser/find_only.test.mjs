// Only the matches of a find, with their ancestors: what is shown, how it ends, what stays in place.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { takeBack } from "./keyboard.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

const counted = (page, text) =>
  until(
    () =>
      inShadow(page, (root) => {
        const output = root.querySelector(".find-count");
        return output.ariaBusy === "true" ? null : output.value;
      }).then((value) => value === text),
    text,
  );
const isChecked = (page) => inShadow(page, (root) => root.querySelector(".find-only input").checked);
const switchFilter = (page) =>
  inShadow(page, (root) => root.querySelector(".find-only input").click());
const topOf = (page, id) =>
  inShadow(page, (root, id) => root.getElementById(id).getBoundingClientRect().top, `comment-${id}`);
/** The same, once all rows are filled and scrolling has come to rest. */
const topAtRest = async (page, id) => {
  const isBusy = () => inShadow(page, (root) => root.querySelector(".comments").ariaBusy === "true");
  await until(async () => !(await isBusy()), "all rows");
  let top = NaN;
  await until(async () => top === (top = await topOf(page, id)), "rest");
  return top;
};
/** Whether a comment stands where it stood, once scrolling has come to rest. */
const staysAt = (page, id, top) =>
  until(
    async () => Math.abs((await topOf(page, id)) - top) < 2,
    `comment ${id} at ${top}`,
  );

async function open(page, body = '<thread-bare src="/fixtures/bridges.json"></thread-bare>') {
  await page.goto(site.page(body));
  return Reader.of(page).opened();
}

async function find(page, text) {
  await inShadow(page, (root) => root.querySelector(".find").hidden && root.querySelector(".toggle").focus());
  await page.keyboard.press("/");
  await until(() => inShadow(page, (root) => !root.querySelector(".find").hidden), "an open box");
  await inShadow(page, (root) => root.querySelector(".find input").select());
  await page.keyboard.type(text);
}

function inline(comments, attributes = "") {
  const data = JSON.stringify({ threadbare: 1, comments });
  return `<thread-bare ${attributes}><script type="application/json">${data}</script></thread-bare>`;
}

/** Roots with three replies each; every tenth root's last reply has the word. */
function comments(roots) {
  return Array.from({ length: roots }, (_, root) => [
    { id: `${root}`, body: "so" },
    ...[1, 2, 3].map((reply) => ({
      id: `${root}-${reply}`,
      parent: `${root}`,
      body: root % 10 === 9 && reply === 3 ? "a heron" : "and so on",
    })),
  ]).flat();
}

pageTest("only the matches are shown, with what they reply to, and all again", async (page) => {
  const reader = await open(page);
  const before = await reader.shownIds();
  await reader.toggle("a");
  await find(page, "wind");
  await counted(page, "1 of 2");
  await switchFilter(page);
  assert.deepEqual(await reader.shownIds(), ["a", "a1", "a11"]);
  assert.equal((await reader.row("a")).folded, false);
  // What is left out is there for the browser's own find.
  assert.equal((await reader.rows()).length, before.length);
  await switchFilter(page);
  const ids = await reader.shownIds();
  assert.deepEqual(ids, before);
  await page.keyboard.press("Escape");
});

pageTest("another query filters anew; one that says nothing shows all", async (page) => {
  const reader = await open(page);
  const before = await reader.shownIds();
  await find(page, "wind");
  await counted(page, "1 of 2");
  await switchFilter(page);
  await find(page, "heron");
  await counted(page, "1 of 1");
  assert.deepEqual(await reader.shownIds(), ["a", "a1", "a11", "a111"]);
  await reader.sort("old");
  assert.deepEqual(await reader.shownIds(), ["a", "a1", "a11", "a111"]);
  await find(page, "sways");
  await until(async () => (await reader.shownIds()).join() === "a,a2");
  await find(page, "nowhere");
  await counted(page, "No matches");
  assert.deepEqual(await reader.shownIds(), []);
  await find(page, "score:many");
  await until(async () => (await reader.shownIds()).length === before.length);
  await find(page, "heron");
  await until(async () => (await reader.shownIds()).length === 4);
  assert.equal(await isChecked(page), true);
});

pageTest("folds are after it as they were before, and folds in it are gone", async (page) => {
  const reader = await open(page);
  await reader.toggle("b");
  const before = await reader.shownIds();
  await find(page, "wind");
  await counted(page, "1 of 2");
  await switchFilter(page);
  await reader.toggle("a1");
  assert.deepEqual(await reader.shownIds(), ["a", "a1"]);
  await inShadow(page, (root) => root.querySelector(".find input").focus());
  await page.keyboard.press("Escape");
  assert.deepEqual(await reader.shownIds(), before);
  assert.equal((await reader.row("b")).folded, true);
  assert.equal((await reader.row("a1")).folded, false);
});

pageTest("a link to a comment that is left out shows all", async (page) => {
  const reader = await open(page);
  const before = await reader.shownIds();
  await find(page, "wind");
  await counted(page, "1 of 2");
  await switchFilter(page);
  await page.evaluate(() => (location.hash = "#comment-b2"));
  await until(async () => (await reader.shownIds()).length === before.length, "all comments");
  assert.equal(await isChecked(page), false);
  assert.equal(
    await inShadow(page, (root) => root.activeElement?.closest(".comment")?.id),
    "comment-b2",
  );
});

pageTest("what one reads stays in its place, when it starts and when it ends", async (page) => {
  const reader = await open(page, inline(comments(200), 'collapse-depth="0"'));
  await reader.opened(800);
  await find(page, "heron");
  await counted(page, "1 of 20");
  for (let i = 0; i < 9; ++i) await page.keyboard.press("Enter");
  await counted(page, "10 of 20");
  const before = await topAtRest(page, "99-3");
  await switchFilter(page);
  await until(async () => (await reader.shown()).length === 40, "40 rows");
  await staysAt(page, "99-3", before);
  await topAtRest(page, "99-3");
  await switchFilter(page);
  await until(async () => (await reader.row("99-3"))?.shown, "the row");
  await staysAt(page, "99-3", before);
});

pageTest("closing find shows all, and where one reads stays in view", async (page) => {
  const reader = await open(page, inline(comments(200), 'collapse-depth="0"'));
  await reader.opened(800);
  await find(page, "heron");
  await counted(page, "1 of 20");
  await switchFilter(page);
  for (let i = 0; i < 14; ++i) await page.keyboard.press("Enter");
  await counted(page, "15 of 20");
  const before = await topAtRest(page, "149-3");
  await page.keyboard.press("Escape");
  await until(async () => (await reader.row("149-3"))?.shown, "the row");
  await staysAt(page, "149-3", before);
  await until(async () => (await reader.row("99"))?.folded, "folds as before");
  assert.equal(
    await inShadow(page, (root) => root.activeElement?.closest(".comment")?.id),
    "comment-149-3",
  );
  await page.keyboard.press("/");
  assert.equal(await isChecked(page), false);
});

const focusRow = (page, id) =>
  inShadow(page, (root, id) => root.querySelector(`#comment-${id} .toggle`).focus(), id);

pageTest("Ctrl+Z takes back what was done to the matches, then the filter, then what was before", async (page) => {
  const reader = await open(page);
  await reader.toggle("b");
  const before = await reader.shownIds();
  await find(page, "wind");
  await counted(page, "1 of 2");
  await switchFilter(page);
  await reader.toggle("a1");
  assert.deepEqual(await reader.shownIds(), ["a", "a1"]);
  await takeBack(page);
  assert.deepEqual(await reader.shownIds(), ["a", "a1", "a11"]);
  await takeBack(page);
  assert.deepEqual(await reader.shownIds(), before);
  assert.equal(await isChecked(page), false);
  await focusRow(page, "b");
  await takeBack(page);
  assert.equal((await reader.row("b")).folded, false);
});

pageTest("Ctrl+Z after a press on a rail takes back that fold, though one was typing", async (page) => {
  const reader = await open(page);
  await find(page, "wind");
  await counted(page, "1 of 2");
  await reader.clickRail("a11", 1);
  assert.equal((await reader.row("a1")).folded, true);
  await takeBack(page);
  assert.equal((await reader.row("a1")).folded, false);
  assert.equal(await inShadow(page, (root) => root.querySelector(".find input").value), "wind");
});

pageTest("Ctrl+Z after the filter is off takes back what was done before it", async (page) => {
  const reader = await open(page);
  await reader.toggle("b");
  await find(page, "wind");
  await counted(page, "1 of 2");
  await switchFilter(page);
  await reader.toggle("a1");
  await find(page, "heron");
  await counted(page, "1 of 1");
  await focusRow(page, "a1");
  await switchFilter(page);
  const all = await reader.shownIds();
  await takeBack(page);
  assert.equal((await reader.row("b")).folded, false);
  assert.deepEqual((await reader.shownIds()).length, all.length + 2, "b's replies");
  await takeBack(page);
  assert.deepEqual((await reader.shownIds()).length, all.length + 2, "nothing is left to take back");
});

pageTest("find stays as it is when the language, the keys or the headings' level are others", async (page) => {
  const reader = await open(page);
  await reader.toggle("b");
  await find(page, "wind");
  await counted(page, "1 of 2");
  await page.keyboard.press("Enter");
  await counted(page, "2 of 2");
  const state = () =>
    inShadow(page, (root) => {
      const input = root.querySelector(".find input");
      return {
        isOpen: !root.querySelector(".find").hidden,
        query: input.value,
        current: root.querySelector(".row.current .comment")?.id,
        hasFocus: root.activeElement === input,
        marked: [...CSS.highlights.get("threadbare-find")].map(
          ({ startContainer }) => startContainer.parentElement?.closest(".comment")?.id,
        ),
      };
    });
  const found = ["comment-a1", "comment-a11"];
  const same = { isOpen: true, query: "wind", current: "comment-a11", hasFocus: true, marked: found };
  const isSame = async () => JSON.stringify(await state()) === JSON.stringify(same);
  const set = async (name, value) => {
    await page.evaluate((name, value) => {
      window.was = document.querySelector("thread-bare").shadowRoot.querySelector(".row");
      document.querySelector("thread-bare").setAttribute(name, value);
    }, name, value);
    await until(() => page.evaluate(() => !window.was.isConnected), "other rows");
  };
  for (const [name, value, count] of [["heading-level", "3", "2 of 2"], ["keys", "off", "2 of 2"], ["lang", "de", "2 von 2"]]) {
    await set(name, value);
    await until(isSame, `${JSON.stringify(same)} after ${name}`);
    await counted(page, count);
    assert.equal((await reader.row("b")).folded, true);
  }
  await switchFilter(page);
  await until(async () => (await reader.shownIds()).join() === "a,a1,a11", "only the matches");
  await set("lang", "en");
  await until(isSame, `${JSON.stringify(same)}, of matches alone`);
  await counted(page, "2 of 2");
  assert.equal(await isChecked(page), true);
  assert.deepEqual(await reader.shownIds(), ["a", "a1", "a11"]);
  await switchFilter(page);
  await until(async () => (await reader.row("c")).shown, "all");
  assert.equal((await reader.row("b")).folded, true, "folds as before");
  await page.keyboard.press("Escape");
  assert.ok(await inShadow(page, (root) => root.querySelector(".find").hidden));
});

pageTest("what find has unfolded is folded again after the language was another", async (page) => {
  const reader = await open(page);
  await reader.toggle("a");
  await find(page, "heron");
  await counted(page, "1 of 1");
  assert.equal((await reader.row("a")).folded, false);
  await page.evaluate(() => document.querySelector("thread-bare").setAttribute("lang", "de"));
  await counted(page, "1 von 1");
  assert.equal((await reader.row("a")).folded, false);
  await page.keyboard.press("Escape");
  assert.equal((await reader.row("a")).folded, true);
});

pageTest("it starts where nothing that is left stands above what one reads", async (page) => {
  const reader = await open(page, inline(comments(40)));
  await reader.opened(160);
  await inShadow(page, (root) => root.getElementById("comment-4").scrollIntoView());
  await find(page, "heron");
  await counted(page, "1 of 4");
  await switchFilter(page);
  assert.deepEqual((await reader.shownIds()).slice(0, 2), ["9", "9-3"]);
});

pageTest("more comments than a page holds are filtered, too", async (page) => {
  site.put("/large.json", JSON.stringify({ threadbare: 1, comments: comments(10_000) }));
  const reader = await open(page, '<thread-bare src="/large.json"></thread-bare>');
  await find(page, "heron");
  await counted(page, "1 of 1,000");
  await switchFilter(page);
  await until(async () => (await reader.shown()).length === 2000, "2,000 rows");
  await page.keyboard.press("Enter");
  await counted(page, "2 of 1,000");
  await page.keyboard.press("Escape");
  await until(async () => (await reader.shownIds()).join().includes("18,19,19-1,19-2,19-3,20,21"));
});
