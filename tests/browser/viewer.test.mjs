// A thread in the viewer, opened from file://: what is shown of it, folds and orders.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pageTest } from "./browser.mjs";
import { fixtures } from "./site.mjs";
import { openFile, openViewer } from "./viewer.mjs";

const bridges = join(fixtures, "bridges.json");
const everything = ["c", "a", "a1", "a11", "a111", "a2", "b", "b1", "b2", "d", "gone", "e"];
const openBridges = (page) => openFile(page, bridges, everything.length);
const without = (...ids) => everything.filter((id) => !ids.includes(id));

pageTest("the viewer welcomes with a sample, and says that it is one", async (page) => {
  const reader = await openViewer(page);
  assert.ok((await reader.rows()).length > 10);
  assert.equal(await page.$eval("#welcome", (element) => element.checkVisibility()), true);
  assert.equal(await page.$eval("#name", (element) => element.textContent), "");
});

pageTest("comments show author, badges, score, age, edits and gaps", async (page) => {
  const reader = await openBridges(page);
  const rows = await reader.rows();
  assert.deepEqual(
    rows.map((row) => row.id),
    everything,
  );
  assert.deepEqual(
    rows.map((row) => row.depth),
    [0, 0, 1, 2, 3, 1, 0, 1, 1, 0, 0, 1],
  );
  const [c, a, a1, , , , b, removed, deleted, d, gone] = rows;
  assert.equal(a.author, "ada@loom.example");
  assert.deepEqual(a.badges, ["admin", "mod"]);
  assert.deepEqual(a1.badges, ["OP"]);
  assert.deepEqual(c.badges, ["bot"]);
  assert.equal(a.score, "10 points");
  assert.equal(c.score, "1 point");
  assert.equal(d.score, null);
  assert.match(a.time, /years? ago/);
  assert.equal(a.timeTitle, "2024-03-01 09:03:00 UTC");
  assert.equal(d.author, "unknown author");
  assert.equal(a.footer, "4 replies not in this file");
  assert.equal(removed.state, "Removed by a moderator. Reason: advertising");
  assert.equal(deleted.state, "Deleted by its author.");
  assert.equal(gone.missing, true);
  assert.match(gone.state, /not in the file/);
  assert.equal(b.body, "The stone one, twice a day.");
  assert.equal(await reader.text('.row[data-comment="1"] strong'), "rope");
  assert.equal(await reader.text(".edited"), "edited");
});

pageTest("the post stands above its comments, and the toolbar sums them up", async (page) => {
  const reader = await openBridges(page);
  assert.equal(await reader.text(".post h2"), "Which bridge would you cross again?");
  assert.equal(await reader.text(".post .author"), "ines@bridges.example");
  assert.equal(await reader.text(".post .score"), "1,234 points");
  assert.equal(await reader.text(".post em"), "why");
  const summary = await reader.text(".toolbar .summary");
  assert.match(summary, /11 comments/);
  assert.match(summary, /1 missing/);
  assert.match(summary, /4 not in this file/);
  assert.match(await page.title(), /Which bridge/);
});

pageTest("a button folds a subtree and says how many replies it hides", async (page) => {
  const reader = await openBridges(page);
  assert.equal((await reader.row("a")).expanded, "true");
  await reader.toggle("a");
  assert.deepEqual(await reader.shownIds(), without("a1", "a11", "a111", "a2"));
  const folded = await reader.row("a");
  assert.equal(folded.folded, true);
  assert.equal(folded.expanded, "false");
  assert.equal(folded.counted, "4 replies");
  await reader.toggle("a");
  assert.deepEqual(await reader.shownIds(), everything);
  assert.equal((await reader.row("a")).expanded, "true");
});

pageTest("a comment without replies folds away its own body", async (page) => {
  const reader = await openBridges(page);
  const bodyHeight = () =>
    page.$eval(
      "thread-bare",
      ({ shadowRoot }) =>
        shadowRoot.querySelector("#comment-d .body").getBoundingClientRect().height,
    );
  assert.ok((await bodyHeight()) > 0);
  await reader.toggle("d");
  assert.deepEqual(await reader.shownIds(), everything);
  assert.equal(await bodyHeight(), 0);
});

for (const [level, ancestor, hidden] of [
  [0, "a", ["a1", "a11", "a111", "a2"]],
  [1, "a1", ["a11", "a111"]],
  [2, "a11", ["a111"]],
]) {
  pageTest(`a click on the rail of level ${level} folds the ancestor there`, async (page) => {
    const reader = await openBridges(page);
    await reader.clickRail("a111", level);
    const folded = (await reader.rows()).filter((row) => row.folded).map((row) => row.id);
    assert.deepEqual(folded, [ancestor, "b1", "b2"]); // the last two start folded
    assert.deepEqual(await reader.shownIds(), without(...hidden));
  });
}

pageTest("what was folded inside a fold stays folded", async (page) => {
  const reader = await openBridges(page);
  await reader.toggle("a11");
  await reader.toggle("a");
  await reader.toggle("a");
  assert.deepEqual(await reader.shownIds(), without("a111"));
  assert.equal((await reader.row("a11")).folded, true);
});

pageTest("everything folds, unfolds, and folds to a depth", async (page) => {
  const reader = await openBridges(page);
  await reader.press("Fold all");
  assert.deepEqual(await reader.shownIds(), ["c", "a", "b", "d", "gone"]);
  await reader.press("Unfold all");
  assert.deepEqual(await reader.shownIds(), everything);
  await reader.choose(1, "2");
  assert.deepEqual(await reader.shownIds(), without("a11", "a111"));
});

const orders = {
  best: ["a", "a2", "a1", "b", "c", "d"],
  old: ["b", "c", "a", "a1", "a2", "d"],
  new: ["a", "a2", "a1", "c", "b", "d"],
  top: ["b", "a", "a2", "a1", "c", "d"],
  controversial: ["c", "b", "a", "a1", "a2", "d"],
  activity: ["a", "a2", "a1", "c", "b", "d"],
  replies: ["a", "a1", "a2", "b", "c", "d"],
  source: ["c", "a", "a1", "a2", "b", "d"],
};
pageTest("in every order siblings change places and take their replies along", async (page) => {
  const reader = await openBridges(page);
  for (const [order, expected] of Object.entries(orders)) {
    await reader.sort(order);
    const ids = (await reader.rows()).map((row) => row.id);
    assert.deepEqual(
      ids.filter((id) => expected.includes(id)),
      expected,
      order,
    );
    assert.deepEqual([...ids].sort(), [...everything].sort());
    assert.equal(ids[ids.indexOf("a1") + 2], "a111");
    assert.equal(ids[ids.indexOf("gone") + 1], "e");
  }
});

pageTest("a fold survives a sort", async (page) => {
  const reader = await openBridges(page);
  await reader.toggle("a");
  await reader.sort("top");
  assert.equal((await reader.row("a")).folded, true);
  assert.equal((await reader.row("a1")).shown, false);
  await reader.toggle("a");
  assert.equal((await reader.row("a1")).shown, true);
});

pageTest("text copied off a Lemmy page opens with what it says and no more", async (page) => {
  const reader = await openFile(page, join(fixtures, "copied.txt"), 4);
  const rows = await reader.rows();
  assert.deepEqual(
    rows.map((row) => row.depth),
    [0, 1, 2, 0],
  );
  assert.deepEqual(
    rows.map((row) => row.score),
    [null, "12 points", null, "−3 points"],
  );
  assert.equal(rows[1].author, "mira@loom.example");
  assert.deepEqual(rows[1].badges, ["OP"]);
  assert.equal(rows[0].time, "2 days before it was copied");
  assert.match(await reader.text(".post"), /2 replies not in this file/);
});

const corpus = process.env.THREADBARE_CORPUS;
pageTest(
  "the page that this project began with: 11 comments, 3 placeholders, folds and top",
  async (page) => {
    const reader = await openFile(page, join(corpus, "lemmy-text", "seed-lemmy-page.txt"), 14);
    const rows = await reader.rows();
    assert.equal(rows.filter((row) => row.missing).length, 3);
    assert.deepEqual(
      rows.filter((row) => !row.missing).map((row) => (row.score ? parseInt(row.score) : null)),
      [null, 17, null, null, null, 16, null, 10, 1, 1, null],
    );
    assert.equal(Math.max(...rows.map((row) => row.depth)), 5);
    const deepest = rows[4];
    assert.equal(deepest.depth, 4);
    await reader.clickRail(deepest.id, 1);
    assert.equal((await reader.row(rows[1].id)).folded, true);
    assert.equal((await reader.shown()).length, 11);
    await reader.toggle(rows[1].id);
    await reader.sort("top");
    const depthOne = (await reader.rows()).filter((row) => row.depth === 1);
    assert.deepEqual(
      depthOne.slice(0, 3).map((row) => row.score),
      ["17 points", "16 points", "1 point"],
    );
  },
  { skip: corpus ? false : "corpus not given" },
);
