// Finding by more than words: conditions, expressions that cannot be read, and the post.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

async function open(page) {
  await page.goto(site.page('<thread-bare src="/fixtures/bridges.json"></thread-bare>'));
  return Reader.of(page).opened();
}

/** Types an expression in place of the last one. */
async function find(page, text) {
  await inShadow(page, (root) => {
    root.querySelector(".toggle").focus();
  });
  await page.keyboard.press("/");
  await until(() => inShadow(page, (root) => !root.querySelector(".find").hidden), "an open box");
  await page.keyboard.type(text);
}

const box = (page) =>
  inShadow(page, (root) => {
    const problem = root.querySelector(".find-problem");
    const input = root.querySelector(".find input");
    return {
      typed: input.value,
      count: root.querySelector(".find-count").value,
      busy: root.querySelector(".find-count").ariaBusy === "true",
      problem: problem.hidden ? null : problem.textContent,
      invalid: input.ariaInvalid,
      described: input.getAttribute("aria-describedby") === problem.id,
      current: root.querySelector(".row.current .comment, .post-frame.current .post")?.id ?? null,
    };
  });
async function counted(page, count) {
  const isCounted = async () => {
    const now = await box(page);
    return !now.busy && now.count === count;
  };
  await until(isCounted, count).catch(async (thrown) => {
    assert.equal((await box(page)).count, count);
    throw thrown;
  });
}

pageTest("comments are found by author, score, role and what they lack", async (page) => {
  await open(page);
  await find(page, "author:ada");
  await counted(page, "1 of 2");
  assert.equal((await box(page)).current, "comment-a");
  await page.keyboard.type(" wind");
  await counted(page, "1 of 1");
  assert.equal((await box(page)).current, "comment-a11");
  await find(page, "score:>=10 -stone");
  await counted(page, "1 of 2"); // the post, behind the last comment, and the rope one
  await find(page, "is:bot");
  await counted(page, "1 of 1");
  assert.equal((await box(page)).current, "comment-c");
  await find(page, "before:2024-03-01 after:2024");
  await counted(page, "No matches");
});

pageTest("what meets conditions and has no words to mark is marked as a whole", async (page) => {
  await open(page);
  await find(page, "author:ada");
  await counted(page, "1 of 2");
  const found = await inShadow(page, (root) =>
    [...root.querySelectorAll(".row.found .comment")].map(({ id }) => id),
  );
  assert.deepEqual(found, ["comment-a", "comment-a11"]);
  await page.keyboard.press("Escape");
  assert.equal(await inShadow(page, (root) => root.querySelectorAll(".found, .current").length), 0);
});

pageTest("an expression that cannot be read says where, and is not lost", async (page) => {
  await open(page);
  await find(page, "wind score:>");
  await until(async () => (await box(page)).problem, "a problem");
  const bad = await box(page);
  assert.equal(bad.problem, "At character 12: Write a whole number, as in score:>10.");
  assert.equal(bad.typed, "wind score:>");
  assert.equal(bad.invalid, "true");
  assert.ok(bad.described);
  assert.equal(bad.count, "");
  await page.keyboard.type("1");
  await counted(page, "1 of 1");
  const good = await box(page);
  assert.deepEqual([good.problem, good.invalid, good.described], [null, null, false]);
});

pageTest("the post is found as well, before the first comment", async (page) => {
  await open(page);
  await find(page, "author:ines");
  await counted(page, "1 of 3");
  const isPost = () => inShadow(page, (root) => root.querySelector(".post-frame.current") !== null);
  assert.ok(await isPost());
  const counts = [];
  for (let i = 0; i < 3; ++i) {
    await page.keyboard.press("Enter");
    counts.push((await box(page)).count);
  }
  assert.deepEqual(counts, ["2 of 3", "3 of 3", "1 of 3"]);
  await page.keyboard.down("Shift");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Shift");
  assert.equal((await box(page)).current, "comment-a111");
  assert.equal(await isPost(), false);

  await find(page, "which bridge");
  await counted(page, "1 of 1");
  await page.keyboard.press("Enter");
  await counted(page, "1 of 1");
  await page.keyboard.press("Escape");
  assert.equal(await inShadow(page, (root) => root.activeElement?.textContent), "Find");
});
