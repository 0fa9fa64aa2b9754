// Finding comments by their words: the box, its keys, marks, and folds on the way.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { takeBack } from "./keyboard.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

const isOpen = (page) => inShadow(page, (root) => !root.querySelector(".find").hidden);
/** The count, once it is that of all that was typed. */
const count = (page) =>
  until(() =>
    inShadow(page, (root) => {
      const output = root.querySelector(".find-count");
      return output.ariaBusy === "true" ? null : { text: output.value };
    }),
  ).then(({ text }) => text);
const counted = (page, text) =>
  until(async () => (await count(page)) === text, text).catch(async (thrown) => {
    assert.equal(await count(page), text);
    throw thrown;
  });
/** The id of the current match. */
const current = (page) =>
  inShadow(page, (root) => root.querySelector(".row.current .comment")?.id ?? null);
/** The id of the comment that has the focus. */
const focused = (page) =>
  inShadow(page, (root) => root.activeElement?.closest(".comment")?.id ?? null);
/** The words of a highlight, in the order of the page; without those that it has but lost. */
const marked = (page, name) =>
  page.evaluate((name) => {
    const texts = [];
    for (const { startContainer, startOffset, endContainer, endOffset } of CSS.highlights.get(name) ??
      []) {
      if (!startContainer.isConnected) continue;
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      texts.push(range.toString());
    }
    return texts;
  }, name);

async function open(page, body = '<thread-bare src="/fixtures/bridges.json"></thread-bare>') {
  await page.goto(site.page(body));
  return Reader.of(page).opened();
}

async function find(page, text) {
  await inShadow(page, (root) => root.querySelector(".toggle").focus());
  await page.keyboard.press("/");
  await until(() => isOpen(page), "an open box");
  await page.keyboard.type(text);
}

function inline(comments, attributes = "") {
  const data = JSON.stringify({ threadbare: 1, comments });
  return `<thread-bare ${attributes}><script type="application/json">${data}</script></thread-bare>`;
}

pageTest("a query is counted as it is typed, and Enter goes from match to match", async (page) => {
  await open(page);
  await find(page, "WÍND");
  await counted(page, "1 of 2");
  assert.equal(await current(page), "comment-a1");
  await page.keyboard.press("Enter");
  await counted(page, "2 of 2");
  assert.equal(await current(page), "comment-a11");
  await page.keyboard.press("Enter");
  await counted(page, "1 of 2");
  await page.keyboard.down("Shift");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Shift");
  await counted(page, "2 of 2");
  await page.keyboard.type("mill");
  await counted(page, "No matches");
  assert.equal(await current(page), null);
  await page.keyboard.press("Enter");
  assert.equal(await count(page), "No matches");
});

pageTest("the buttons do as the keys, and what is read out is a live region", async (page) => {
  const reader = await open(page);
  await reader.press("Find");
  await page.keyboard.type("wind");
  await counted(page, "1 of 2");
  const press = (label) =>
    inShadow(page, (root, label) => root.querySelector(`[aria-label="${label}"]`).click(), label);
  await press("Previous match");
  await counted(page, "2 of 2");
  await press("Next match");
  await counted(page, "1 of 2");
  assert.equal(
    await inShadow(page, (root) => root.querySelector(".find-count").getAttribute("aria-live")),
    "polite",
  );
  await press("Close find");
  assert.equal(await isOpen(page), false);
});

pageTest("`/` opens the box only from inside, and never from where one types", async (page) => {
  await open(page, '<input id="outer"><thread-bare src="/fixtures/bridges.json"></thread-bare>');
  await page.keyboard.press("/");
  assert.equal(await isOpen(page), false);
  await page.focus("#outer");
  await page.keyboard.press("/");
  assert.equal(await isOpen(page), false);
  assert.equal(await page.$eval("#outer", ({ value }) => value), "/");
  const press = (part, options) =>
    inShadow(
      page,
      (root, part, options) =>
        root
          .querySelector(part)
          .dispatchEvent(
            new KeyboardEvent("keydown", {
              bubbles: true,
              cancelable: true,
              composed: true,
              ...options,
            }),
          ),
      part,
      options,
    );
  // What is taken for its own, the element keeps from the page.
  assert.equal(await press("select", { key: "/" }), true);
  assert.equal(await press(".toggle", { key: "/", ctrlKey: true }), true);
  assert.equal(await press(".toggle", { key: "/", metaKey: true }), true);
  assert.equal(await press(".toggle", { key: "f", ctrlKey: true }), true);
  assert.equal(await isOpen(page), false);
  assert.equal(await press(".toggle", { key: "/" }), false);
  assert.equal(await isOpen(page), true);
});

pageTest("words are marked across markup, and in rows that are filled later", async (page) => {
  const comments = Array.from({ length: 400 }, (_, i) => ({
    id: `${i}`,
    author: { name: "ada" },
    body: i % 100 === 42 ? "**bo**ld _Brücke_, and STRASSE" : "nothing",
    markup: "markdown",
  }));
  await open(page, inline(comments));
  await find(page, '"bold brucke" straße');
  await counted(page, "1 of 4");
  const words = () => marked(page, "threadbare-find-current");
  await until(async () => (await words()).join() === "bold Brücke,STRASSE", "marked words");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await counted(page, "3 of 4");
  assert.equal(await current(page), "comment-242");
  // All that is near the screen is marked, what is far from it is not.
  await until(async () => (await marked(page, "threadbare-find")).length >= 2, "marks");
  assert.ok((await marked(page, "threadbare-find")).length < 8);
  await page.keyboard.press("Escape");
  assert.deepEqual(await marked(page, "threadbare-find"), []);
  assert.deepEqual(await marked(page, "threadbare-find-current"), []);
});

pageTest("where words cannot be marked, their comments are", async (page) => {
  await page.evaluateOnNewDocument(() => delete CSS.highlights);
  await open(page);
  assert.equal(await page.evaluate(() => "highlights" in CSS), false);
  await find(page, "wind");
  await counted(page, "1 of 2");
  const found = () =>
    inShadow(page, (root) =>
      [...root.querySelectorAll(".row.found .comment")].map((comment) => comment.id),
    );
  await until(async () => (await found()).length === 2);
  assert.deepEqual(await found(), ["comment-a1", "comment-a11"]);
  await page.keyboard.press("Escape");
  assert.deepEqual(await found(), []);
});

pageTest("folds that a find opened are closed when it ends", async (page) => {
  const reader = await open(
    page,
    '<thread-bare src="/fixtures/bridges.json" collapse-depth="0"></thread-bare>',
  );
  const before = await reader.shownIds();
  await find(page, "heron");
  await counted(page, "1 of 1");
  assert.ok((await reader.row("a111")).shown);
  await page.keyboard.press("Escape");
  assert.equal(await isOpen(page), false);
  assert.deepEqual(await reader.shownIds(), before);
  assert.equal(await focused(page), "comment-a");
});

const pressWithShift = (page, id) =>
  inShadow(
    page,
    (root, id) => {
      const press = new MouseEvent("click", { bubbles: true, shiftKey: true });
      root.querySelector(`#comment-${id}`).closest(".row").querySelector(".toggle").dispatchEvent(press);
    },
    id,
  );

pageTest("what a find opened closes when it ends, though the order or other folds are others by then", async (page) => {
  const reader = await open(page);
  for (const change of [() => reader.sort("top"), () => pressWithShift(page, "b1")]) {
    await reader.toggle("a1");
    await find(page, "heron");
    await counted(page, "1 of 1");
    assert.equal((await reader.row("a1")).folded, false);
    await change();
    assert.equal((await reader.row("a1")).folded, false);
    await inShadow(page, (root) => root.querySelector(".find input").focus());
    await page.keyboard.press("Escape");
    assert.equal((await reader.row("a1")).folded, true, String(change));
    await reader.toggle("a1");
  }
});

pageTest("what folded many is taken back to what was folded but for a find, whether that has ended or not", async (page) => {
  const reader = await open(page);
  await reader.toggle("a1");
  for (const isEnded of [true, false]) {
    await find(page, "heron");
    await counted(page, "1 of 1");
    await reader.press("Fold all");
    await until(async () => (await reader.row("a")).folded, "a fold");
    const end = async () => {
      await inShadow(page, (root) => root.querySelector(".find input").focus());
      await page.keyboard.press("Escape");
    };
    if (isEnded) await end();
    await inShadow(page, (root) => root.querySelector("#comment-b .toggle").focus());
    await takeBack(page);
    assert.equal((await reader.row("a")).folded, false);
    assert.equal((await reader.row("a1")).folded, isEnded);
    if (!isEnded) await end();
    assert.equal((await reader.row("a1")).folded, true);
  }
});

pageTest("folds that the reader went into stay open", async (page) => {
  const reader = await open(
    page,
    '<thread-bare src="/fixtures/bridges.json" collapse-depth="0"></thread-bare>',
  );
  await find(page, "heron");
  await counted(page, "1 of 1");
  await inShadow(page, (root) => root.querySelector("#comment-a111 .toggle").focus());
  await inShadow(page, (root) => root.querySelector(".find input").focus());
  await page.keyboard.press("Escape");
  assert.ok((await reader.row("a111")).shown);
  assert.equal(await focused(page), "comment-a111");
});

pageTest("a folded comment and a folded spoiler open, and close again", async (page) => {
  const body = "::: spoiler The end\nThe heron did it.\n:::";
  const reader = await open(
    page,
    inline([
      { id: "a", body, markup: "markdown" },
      { id: "b", body: "so" },
    ]),
  );
  await reader.toggle("a");
  await find(page, "heron");
  await counted(page, "1 of 1");
  const isShown = () =>
    inShadow(page, (root) => {
      const words = root.querySelector("#comment-a details").lastElementChild;
      return words.checkVisibility() && words.getBoundingClientRect().height > 0;
    });
  await until(isShown, "an open spoiler");
  await page.keyboard.press("Escape");
  assert.equal((await reader.row("a")).folded, true);
  await reader.toggle("a");
  assert.equal(await isShown(), false);
});

pageTest("another order keeps the match, and counts anew", async (page) => {
  const reader = await open(page);
  await find(page, '"e one"');
  await counted(page, "1 of 2");
  const first = await current(page);
  await reader.sort("top");
  await counted(page, "2 of 2");
  assert.equal(await current(page), first);
  await page.keyboard.press("Enter");
  await counted(page, "1 of 2");
});

pageTest("the first match shown is the one from where one reads", async (page) => {
  const comments = Array.from({ length: 300 }, (_, i) => ({ id: `${i}`, body: "word" }));
  const reader = await open(page, inline(comments));
  await reader.opened(300);
  await inShadow(page, (root) => {
    root.querySelector("#comment-150 .toggle").focus();
    root.querySelector("#comment-150").scrollIntoView({ block: "start" });
  });
  await page.keyboard.press("/");
  await page.keyboard.type("word");
  await until(() => current(page));
  const number = Number((await current(page)).replace("comment-", ""));
  assert.ok(number >= 148 && number <= 151, `${number}`);
  await counted(page, `${number + 1} of 300`);
});

pageTest("100,000 comments answer while one types, beyond what is in the page", async (page) => {
  const comments = Array.from({ length: 100_000 }, (_, i) => ({
    id: `${i}`,
    parent: i % 10 === 0 ? null : `${i - 1}`,
    body: `Comment **${i}** ${i === 77_777 ? "with a heron" : "of many words and none"}`,
    markup: "markdown",
  }));
  site.put("/large.json", JSON.stringify({ threadbare: 1, comments }));
  await open(page, '<thread-bare src="/large.json"></thread-bare>');
  await find(page, "heron");
  await counted(page, "1 of 1");
  assert.equal(await current(page), "comment-77777");
  await inShadow(page, (root) => root.querySelector(".find input").select());
  await page.keyboard.type("none");
  await counted(page, "77,778 of 99,999");
  assert.equal(await current(page), "comment-77778");
});
