// What starts folded, what the head of a folded comment says, and how it opens.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

const comments = [
  { id: "a", author: { name: "ada" }, score: 3, body: "Which *warp*?", markup: "markdown" },
  { id: "b", parent: "a", author: { name: "ben" }, score: -6, body: "> Which\n\nNone, **ever**.", markup: "markdown" },
  { id: "b1", parent: "b", author: { name: "ada" }, body: "Why?" },
  { id: "c", parent: "a", state: "removed" },
  { id: "d", author: { name: "rules", roles: ["bot"] }, pinned: true, body: "Be kind." },
  { id: "e", state: "deleted" },
  { id: "e1", parent: "e", body: "It was good." },
  { id: "f", score: -5, body: "So so." },
];

const element = (attributes = 'remember="off"', more = "") =>
  `<thread-bare ${attributes}><script type="application/json">${JSON.stringify({
    threadbare: 1,
    title: `Looms${more}`,
    comments,
  })}</script></thread-bare>`;

async function open(page, attributes, more) {
  await page.goto(site.page(element(attributes, more)));
  return Reader.of(page).opened(comments.length);
}

/** What the head of a comment says that only a folded one does. */
const said = (page, id) =>
  inShadow(
    page,
    (root, id) => {
      const header = root.querySelector(`#comment-${id} > header`);
      const text = (part) => {
        const element = header.querySelector(part);
        return element && element.checkVisibility() ? element.textContent : null;
      };
      return [".folded-count", ".folded-reason", ".folded-words"].map(text);
    },
    id,
  );
const foldedIds = async (reader) =>
  (await reader.rows()).filter(({ folded }) => folded).map(({ id }) => id);
const set = (page, name, value) =>
  page.evaluate(
    (name, value) => document.querySelector("thread-bare").setAttribute(name, value),
    name,
    value,
  );

pageTest("what starts folded says why, how many reply and how it begins", async (page) => {
  const reader = await open(page);
  assert.deepEqual(await foldedIds(reader), ["b", "c", "d"]);
  assert.deepEqual(await said(page, "b"), ["1 reply", "score below −5", "None, ever."]);
  assert.deepEqual(await said(page, "c"), [null, "removed", null]);
  assert.deepEqual(await said(page, "d"), [null, "pinned by a bot", "Be kind."]);
  assert.equal((await reader.row("b1")).shown, false);
  assert.equal((await reader.row("b")).expanded, "false");
});

pageTest("a reason is said while its comment is folded; first words of each that is", async (page) => {
  const reader = await open(page);
  await reader.toggle("b");
  assert.deepEqual(await said(page, "b"), [null, null, null]);
  assert.ok((await reader.row("b1")).shown);
  await reader.toggle("a");
  assert.deepEqual(await said(page, "a"), ["3 replies", null, "Which warp?"]);
  await reader.press("Unfold all");
  assert.deepEqual(await foldedIds(reader), []);
  await reader.toggle("b");
  assert.deepEqual(await said(page, "b"), ["1 reply", null, "None, ever."]);
});

pageTest("each kind is switched off by an attribute, at any time", async (page) => {
  const reader = await open(page, 'remember="off" fold-below="off" fold-bots="off"');
  assert.deepEqual(await foldedIds(reader), ["c"]);
  await set(page, "fold-removed", "off");
  await until(async () => (await foldedIds(reader)).length === 0);
  await set(page, "fold-below", "3");
  await until(async () => (await foldedIds(reader)).join() === "b,f");
  assert.equal((await said(page, "f"))[1], "score below 3");
  await set(page, "fold-below", "off");
  await set(page, "fold-roots-after", "4");
  await until(async () => (await foldedIds(reader)).join() === "e");
  assert.equal((await said(page, "e"))[1], "after the first 4 comments");
  await set(page, "collapse-depth", "1");
  await until(async () => (await foldedIds(reader)).join() === "b,e");
  assert.equal((await said(page, "b"))[1], null);
});

pageTest("a value that is none counts as no attribute, and is complained of once", async (page) => {
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  const wrong = 'remember="off" fold-below="low" fold-removed="no" fold-bots="" fold-roots-after="-1"';
  const reader = await open(page, wrong);
  assert.deepEqual(await foldedIds(reader), ["b", "c", "d"]);
  await set(page, "collapse-depth", "0");
  await until(async () => (await foldedIds(reader)).includes("a"));
  const ours = complaints.filter((text) => text.includes("thread-bare"));
  assert.deepEqual(ours, [
    '<thread-bare fold-below="low">: it takes a whole number or "off"; this counts as none.',
    '<thread-bare fold-removed="no">: it takes "on" or "off"; this counts as none.',
    '<thread-bare fold-roots-after="-1">: it takes a number of comments or "off"; this counts as none.',
  ]);
});

pageTest("a link into what starts folded opens it", async (page) => {
  const reader = await open(page);
  await page.evaluate(() => (location.hash = "#comment-b1"));
  await until(async () => (await reader.row("b1")).shown, "the reply");
  assert.equal((await reader.row("b")).folded, false);
  assert.deepEqual(await said(page, "b"), [null, null, null]);
});

pageTest("what the reader opened and folded comes before what starts folded", async (page) => {
  const reader = await open(page, "", " remembered");
  await reader.toggle("b");
  await reader.toggle("f");
  await page.reload();
  await reader.opened(comments.length);
  assert.deepEqual(await foldedIds(reader), ["c", "d", "f"]);
  // And another policy leaves that as it is.
  await page.goto(site.page(element('fold-below="off" fold-removed="off"', " remembered")));
  await reader.opened(comments.length);
  assert.deepEqual(await foldedIds(reader), ["d", "f"]);
});

pageTest("find opens what starts folded, and leaves it folded with its reason", async (page) => {
  const reader = await open(page);
  await inShadow(page, (root) => root.querySelector(".toggle").focus());
  await page.keyboard.press("/");
  await page.keyboard.type("ever");
  await until(async () => !(await reader.row("b")).folded, "an open comment");
  await page.keyboard.press("Escape");
  assert.deepEqual(await said(page, "b"), ["1 reply", "score below −5", "None, ever."]);
});

for (const width of [900, 360]) {
  pageTest(`the button stays where it is when its comment folds, at ${width} px`, async (page) => {
    await page.setViewport({ width, height: 700 });
    const reader = await open(page);
    for (const id of ["a", "b", "d", "e", "f"]) {
      const before = await reader.boxOf(id, ".toggle");
      for (let i = 0; i < 2; ++i) {
        await page.mouse.click(before.x + before.width / 2, before.y + before.height / 2);
        const now = await inShadow(
          page,
          (root, id) => {
            const { x, y } = root.querySelector(`#comment-${id} .toggle`).getBoundingClientRect();
            return { x, y };
          },
          id,
        );
        assert.ok(Math.abs(now.x - before.x) < 1 && Math.abs(now.y - before.y) < 1, id);
      }
    }
  });
}

pageTest("a folded head is of one row where there is room, and never wider than the page", async (page) => {
  const long = "word ".repeat(400);
  const body = site.page(
    `<thread-bare remember="off"><script type="application/json">${JSON.stringify({
      threadbare: 1,
      comments: [{ id: "a", author: { name: "ada" }, score: -9, body: long }],
    })}</script></thread-bare>`,
  );
  for (const width of [900, 360]) {
    await page.setViewport({ width, height: 700 });
    await page.goto(body);
    await Reader.of(page).opened(1);
    const { height, overflows } = await inShadow(page, (root) => ({
      height: root.querySelector(".comment > header").offsetHeight,
      overflows: document.documentElement.scrollWidth > innerWidth,
    }));
    assert.ok(height <= (width > 600 ? 30 : 60), `${height}`);
    assert.equal(overflows, false);
  }
});
