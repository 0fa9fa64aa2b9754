// A branch of a thread, shown alone.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { takeBack } from "./keyboard.mjs";
import { Reader } from "./reader.mjs";
import { focusOn, focused, inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";
import { openViewer } from "./viewer.mjs";

const site = await openSite();
const BRIDGES = '<thread-bare src="/fixtures/bridges.json"></thread-bare>';

/** Three roots, with a chain of one and a row of sixty replies below each. */
const tall = {
  threadbare: 1,
  title: "Tall",
  comments: [0, 1, 2].flatMap((root) => [
    { id: `r${root}`, author: { name: `root${root}` }, body: "Root" },
    ...Array.from({ length: 60 }, (_, i) => ({
      id: `r${root}-${i + 1}`,
      parent: i === 0 ? `r${root}` : `r${root}-1`,
      body: `Reply ${i + 1}. ${"Words and words. ".repeat((i * 7) % 40)}`,
    })),
  ]),
};

const trail = (page) =>
  inShadow(page, (root) =>
    [...root.querySelectorAll(".trail:not([hidden]) li")].map((one) => one.textContent),
  );
const topOf = (page, id) =>
  inShadow(page, (root, id) => root.getElementById(id).getBoundingClientRect().top, `comment-${id}`);

async function open(page, body = BRIDGES) {
  await page.goto(site.page(body));
  return Reader.of(page).opened();
}

async function showBranch(page, id) {
  await focusOn(page, id);
  await inShadow(page, (root) => root.querySelector(".actions [aria-label^='Continue']").click());
}

const indentOf = (page, id) =>
  inShadow(
    page,
    (root, id) => root.getElementById(id).closest(".row").querySelector(".rails").offsetWidth,
    `comment-${id}`,
  );

pageTest("a branch is shown alone, from its own edge on, below its trail", async (page) => {
  const reader = await open(page);
  await showBranch(page, "a11");
  assert.deepEqual(await reader.shownIds(), ["a11", "a111"]);
  assert.deepEqual(await trail(page), ["ada@loom.example", "ines@bridges.example"]);
  assert.equal(await indentOf(page, "a11"), 0);
  assert.ok((await indentOf(page, "a111")) > 0);
  assert.equal(await focused(page), "a11");
  const labels = await inShadow(page, (root) =>
    [...root.querySelectorAll(".action:not([hidden])")].map((one) => one.ariaLabel),
  );
  assert.deepEqual(labels.slice(0, 2), ["Preview of what this replies to", "All comments by ada@loom.example"]);
  const level = await reader.evaluate(() =>
    document.querySelector("thread-bare").shadowRoot.querySelector("#comment-a111 .level").textContent,
  );
  assert.equal(level, ", level 4", "it says how deep it truly is");
});

pageTest("Escape and the button lead back to where one was", async (page) => {
  const reader = await open(page, `<p style="height: 900px">Before</p>${BRIDGES}<p style="height: 2000px">After</p>`);
  const whole = await reader.shownIds();
  await page.evaluate(() => scrollTo(0, 1000));
  for (const leave of ["Escape", "button"]) {
    const before = await topOf(page, "a1");
    await showBranch(page, "a1");
    assert.deepEqual(await reader.shownIds(), ["a1", "a11", "a111"]);
    if (leave === "Escape") await page.keyboard.press("Escape");
    else await inShadow(page, (root) => root.querySelector(".trail > button").click());
    assert.deepEqual(await reader.shownIds(), whole);
    assert.deepEqual(await trail(page), []);
    assert.equal(await focused(page), "a1");
    await until(async () => Math.abs((await topOf(page, "a1")) - before) < 2, "the same place");
    assert.ok((await indentOf(page, "a1")) > 0);
  }
});

pageTest("where keys are the page's, Escape ends find, then a branch, wherever the focus is not typing", async (page) => {
  const keyed = BRIDGES.replace("src", 'keys="page" src');
  const reader = await open(page, `<input id="own">${keyed}`);
  const blur = () => inShadow(page, (root) => root.activeElement.blur());
  const isFound = () => inShadow(page, (root) => !root.querySelector(".find").hidden);
  await showBranch(page, "a1");
  await page.keyboard.press("/");
  await until(isFound, "find");
  await page.focus("#own");
  await page.keyboard.press("Escape");
  assert.equal(await isFound(), true, "Escape is the field's");
  await page.$eval("#own", (field) => field.blur());
  await page.keyboard.press("Escape");
  assert.equal(await isFound(), false);
  assert.deepEqual(await reader.shownIds(), ["a1", "a11", "a111"]);
  await blur();
  await page.keyboard.press("Escape");
  assert.equal((await reader.shownIds()).length, 12);
  assert.deepEqual(await trail(page), []);
});

pageTest("in the viewer Escape leaves a branch", async (page) => {
  const reader = await openViewer(page);
  const whole = (await reader.shownIds()).length;
  const ids = await inShadow(page, (root) =>
    [...root.querySelectorAll(".row")].filter((row) => Number(row.dataset.depth) === 1).map((row) => row.querySelector(".comment").id.slice("comment-".length)),
  );
  const id = await reader.evaluate((ids) => {
    const { shadowRoot } = document.querySelector("thread-bare");
    const rowOf = (id) => shadowRoot.getElementById(`comment-${id}`).closest(".row");
    return ids.find((id) => Number(rowOf(id).nextElementSibling?.dataset.depth) === 2);
  }, ids);
  await showBranch(page, id);
  assert.ok((await reader.shownIds()).length < whole);
  await inShadow(page, (root) => root.activeElement.blur());
  await page.keyboard.press("Escape");
  assert.equal((await reader.shownIds()).length, whole);
});

pageTest("the trail leads up, and Ctrl+Z back, step by step", async (page) => {
  const reader = await open(page);
  await showBranch(page, "a11");
  await inShadow(page, (root) => root.querySelector(".trail li:nth-child(2) button").click());
  assert.deepEqual(await reader.shownIds(), ["a1", "a11", "a111"]);
  assert.deepEqual(await trail(page), ["ada@loom.example"]);
  await takeBack(page);
  assert.deepEqual(await reader.shownIds(), ["a11", "a111"]);
  await takeBack(page);
  assert.equal((await reader.shownIds()).length, 12);
});

pageTest("Ctrl+Z leads back into a branch that was left, and then out of it", async (page) => {
  const reader = await open(page);
  const whole = await reader.shownIds();
  await showBranch(page, "a1");
  await page.keyboard.press("j");
  assert.equal(await focused(page), "a11");
  for (const leave of ["Escape", "button"]) {
    if (leave === "Escape") await page.keyboard.press("Escape");
    else await inShadow(page, (root) => root.querySelector(".trail > button").click());
    assert.deepEqual(await reader.shownIds(), whole);
    assert.equal(await focused(page), "a1");
    await takeBack(page);
    assert.deepEqual(await reader.shownIds(), ["a1", "a11", "a111"], leave);
    assert.equal(await focused(page), "a11");
    assert.deepEqual(await trail(page), ["ada@loom.example"]);
  }
  await takeBack(page);
  assert.deepEqual(await reader.shownIds(), whole);
  assert.equal(await focused(page), "a1");
});

pageTest("Ctrl+Z after a jump out of a branch leads back into it", async (page) => {
  const reader = await open(page);
  await showBranch(page, "a1");
  await page.evaluate(() => void (location.hash = "comment-b"));
  await until(async () => (await focused(page)) === "b", "b");
  await takeBack(page);
  assert.deepEqual(await reader.shownIds(), ["a1", "a11", "a111"]);
  assert.equal(await focused(page), "a1");
});

pageTest("back, after a permalink out of a branch, returns to it, its place and its focus", async (page) => {
  site.put("/tall.json", JSON.stringify(tall));
  const reader = await open(page, '<thread-bare src="/tall.json"></thread-bare>');
  await reader.opened(tall.comments.length);
  await showBranch(page, "r1");
  await inShadow(page, (root) => root.querySelector("#comment-r1-30").scrollIntoView());
  await focusOn(page, "r1-31");
  const atRest = async () => {
    let top = NaN;
    await until(async () => top === (top = await topOf(page, "r1-30")), "rest");
    return top;
  };
  const before = await atRest();
  await page.evaluate(() => void (location.hash = "comment-r0-3"));
  await until(async () => (await focused(page)) === "r0-3", "r0-3");
  assert.deepEqual(await trail(page), []);
  await page.evaluate(() => history.back());
  await until(async () => (await focused(page)) === "r1-31", "the focus");
  assert.equal((await reader.shown()).length, 61);
  await until(async () => Math.abs((await topOf(page, "r1-30")) - before) < 2, "the place");
  await page.evaluate(() => history.forward());
  await until(async () => (await reader.shown()).length > 61, "all");
  await page.evaluate(() => history.back());
  await until(async () => (await reader.shown()).length === 61, "the branch again");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "r1", "where it was shown from");
});

pageTest("a branch stays when the language, the keys or the headings' level are others", async (page) => {
  site.put("/tall.json", JSON.stringify(tall));
  const reader = await open(page, '<thread-bare src="/tall.json"></thread-bare>');
  await reader.opened(tall.comments.length);
  await showBranch(page, "r1-1");
  await inShadow(page, (root) => root.querySelector("#comment-r1-20").scrollIntoView());
  await focusOn(page, "r1-21");
  let before = NaN;
  await until(async () => before === (before = await topOf(page, "r1-20")), "rest");
  const set = (name, value) =>
    page.evaluate((name, value) => {
      window.was = document.querySelector("thread-bare").shadowRoot.querySelector(".row");
      document.querySelector("thread-bare").setAttribute(name, value);
    }, name, value);
  const isAnew = () => page.evaluate(() => !window.was.isConnected);
  for (const [name, value] of [["lang", "de"], ["keys", "off"], ["heading-level", "3"], ["keys", "inside"]]) {
    await set(name, value);
    await until(isAnew, "other rows");
    await until(async () => (await trail(page)).length === 1, `a trail after ${name}`);
    assert.equal((await reader.shown()).length, 60, name);
    assert.equal(await focused(page), "r1-21", name);
    await until(async () => Math.abs((await topOf(page, "r1-20")) - before) < 2, `the place after ${name}`);
    assert.ok((await indentOf(page, "r1-21")) > 0);
    assert.equal(await indentOf(page, "r1-1"), 0);
  }
  assert.equal(await inShadow(page, (root) => root.querySelector(".trail > button").textContent), "Ganzer Strang");
  await page.keyboard.press("Escape");
  assert.deepEqual(await trail(page), []);
  assert.equal(await focused(page), "r1-1");
});

pageTest("keys and folds stay within the branch", async (page) => {
  const reader = await open(page);
  await showBranch(page, "a1");
  for (const [key, id] of [["j", "a11"], ["j", "a111"], ["j", "a111"], ["t", "a1"], ["p", "a1"], ["k", "a1"]]) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), id, key);
  }
  await reader.press("Fold all");
  await until(async () => (await reader.shownIds()).join() === "a1", "all of it folded");
  await page.keyboard.press("Escape");
  const folded = async () => (await reader.shown()).filter((row) => row.folded).map((row) => row.id);
  // The other two say nothing, and start folded.
  await until(async () => (await folded()).join() === "a1,b1,b2", "one fold more than before");
});

pageTest("a fold above a branch hides nothing in it, and a folded one opens", async (page) => {
  const reader = await open(page);
  await reader.toggle("a1");
  await showBranch(page, "a1");
  assert.deepEqual(await reader.shownIds(), ["a1", "a11", "a111"]);
  assert.equal((await reader.row("a1")).folded, false);
});

pageTest("a rail of the branch folds the ancestor that it belongs to", async (page) => {
  const reader = await open(page);
  await showBranch(page, "a1");
  const box = await reader.boxOf("a111", ".rails");
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height / 2);
  await until(async () => (await reader.row("a1")).folded, "a1 folded");
});

pageTest("a permalink, and a match of find, outside end it", async (page) => {
  const reader = await open(page);
  await showBranch(page, "a1");
  await page.evaluate(() => void (location.hash = "comment-a11"));
  await until(async () => (await focused(page)) === "a11", "a11");
  assert.deepEqual(await reader.shownIds(), ["a1", "a11", "a111"], "this one is inside");
  await page.evaluate(() => void (location.hash = "comment-b"));
  await until(async () => (await focused(page)) === "b", "b");
  assert.equal((await reader.shownIds()).length, 12);

  await showBranch(page, "a1");
  await page.keyboard.press("/");
  await page.keyboard.type("stone");
  await until(async () => (await reader.shownIds()).length === 12, "all are shown");
  assert.deepEqual(await trail(page), []);
});

pageTest("a sort goes on in the branch, and after it", async (page) => {
  const reader = await open(page);
  await showBranch(page, "a");
  await reader.sort("new");
  await until(async () => (await reader.shownIds()).join() === "a,a2,a1,a11,a111", "a, sorted");
  await focusOn(page, "a2");
  await page.keyboard.press("Escape");
  assert.equal((await reader.shownIds()).length, 12);
});

const chain = (length) => ({
  threadbare: 1,
  title: "A chain",
  comments: Array.from({ length }, (_, i) => ({
    id: `k${i}`,
    ...(i > 0 && { parent: `k${i - 1}` }),
    author: { name: `author${i}` },
    body: `Link ${i}`,
  })),
});

pageTest("past the cap the level shows, and a click on it shows the branch", async (page) => {
  site.put("/chain.json", JSON.stringify(chain(60)));
  const reader = await open(page, '<thread-bare src="/chain.json"></thread-bare>');
  await reader.opened(60);
  const box = await reader.boxOf("k40", ".level");
  assert.ok(box.width > 20, "it can be seen");
  await inShadow(page, (root) => root.querySelector("#comment-k40 .level").click());
  await until(async () => (await reader.shownIds()).length === 20, "the branch");
  assert.deepEqual(await trail(page), [
    "author0", "author1", "…", "author35", "author36", "author37", "author38", "author39",
  ]);
  assert.ok((await indentOf(page, "k45")) > (await indentOf(page, "k44")));
});

pageTest("a thread too large for the page has branches, too", async (page) => {
  const comments = chain(30).comments;
  for (let i = 0; i < 20_500; ++i) comments.push({ id: `r${i}`, body: "Root" });
  site.put("/large.json", JSON.stringify({ threadbare: 1, title: "Large", comments }));
  await open(page, '<thread-bare src="/large.json" collapse-depth="99"></thread-bare>');
  const reader = Reader.of(page);
  await until(() => inShadow(page, (root) => root.getElementById("comment-k28") !== null), "rows");
  await showBranch(page, "k20");
  await until(async () => (await reader.shownIds()).length === 10, "the branch");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "k20");
  assert.ok((await inShadow(page, (root) => root.querySelectorAll(".row").length)) > 100);
});
