// 10,000 comments: painted bit by bit, cut into blocks, and findable while they are folded.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onlyIn, pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";
import { openViewer, pick, temporaryFile } from "./viewer.mjs";

const count = 10_000;
const generator = fileURLToPath(new URL("../bench/generate_lemmy.mjs", import.meta.url));
const large = temporaryFile(
  "large.json",
  execFileSync(process.execPath, [generator, String(count)], { maxBuffer: 1 << 28 }),
);
const site = await openSite();

const rowCount = (page) => inShadow(page, (root) => root.querySelectorAll(".row").length);
const filled = (page) => until(async () => (await rowCount(page)) === count, "all rows");

pageTest("the first rows of 10,000 are painted before the rest is filled", async (page) => {
  await openViewer(page);
  await page.evaluate(() => {
    window.painted = []; // rows in the page at each frame
    const { shadowRoot } = document.querySelector("thread-bare");
    const note = () => {
      painted.push(shadowRoot.querySelectorAll(".row").length);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await pick(page, large);
  await filled(page);
  const frames = await page.evaluate(() => painted);
  const first = frames.findIndex((rows) => rows > 0);
  assert.ok(frames[first] < 1000, `${frames[first]} rows in the first frame`);
  assert.ok(frames.slice(first).filter((rows) => rows < count).length > 2, `frames: ${frames}`);
});

pageTest("rows stand in blocks of 100 behind a small one, and those off screen cost nothing", async (page) => {
  await openViewer(page);
  await pick(page, large);
  await filled(page);
  const blocks = await inShadow(page, (root) =>
    [...root.querySelectorAll(".block")].map((block) => ({
      rows: block.children.length,
      hidden: block.hidden !== false,
      visibility: getComputedStyle(block).contentVisibility,
      size: getComputedStyle(block).containIntrinsicBlockSize,
    })),
  );
  const sizes = blocks.map(({ rows }) => rows);
  assert.deepEqual(sizes, [25, ...Array.from({ length: count / 100 - 1 }, () => 100), 75]);
  // What starts folded may hide all of a block.
  const shown = blocks.filter(({ hidden }) => !hidden);
  assert.ok(shown.length > blocks.length / 2);
  assert.ok(shown.every(({ visibility }) => visibility === "auto"));
  assert.ok(
    shown.every(({ size }) => /^auto \d{3,}/.test(size)),
    JSON.stringify(blocks[50]),
  );
});

/** A thread whose last comment stands in a block of its own, all folded. */
const needle = "quixotic heron";
const folded = JSON.stringify({
  threadbare: 1,
  comments: Array.from({ length: 350 }, (_, i) => ({
    id: `${i}`,
    parent: i === 0 ? null : i % 50 === 0 ? "0" : `${i - 1}`,
    body: i === 349 ? `Here is the ${needle}.` : "Nothing to find.",
  })),
});

async function openFolded(page) {
  const inline = `<script type="application/json">${folded}</script>`;
  const address = site.page(`<thread-bare collapse-depth="0">${inline}</thread-bare>`);
  await page.goto(address);
  const reader = Reader.of(page);
  await reader.opened(350);
  assert.equal((await reader.shown()).length, 1);
  return [reader, address];
}

pageTest("a fold hides whole blocks, and rows of no more than two", async (page) => {
  const [reader] = await openFolded(page);
  const hidden = () =>
    inShadow(page, (root) =>
      [...root.querySelectorAll(".block")].map((block) => ({
        block: block.getAttribute("hidden"),
        rows: [...block.children].filter((row) => row.hidden === "until-found").length,
      })),
    );
  const whole = (await hidden()).map(({ block }) => block);
  assert.deepEqual(whole, [null, ...Array.from({ length: 4 }, () => "until-found")]);
  assert.equal((await hidden())[0].rows, 24);
  await page.$eval("thread-bare", (element) => element.expandAll());
  await until(async () => (await reader.shown()).length === 350);
  assert.ok((await hidden()).every(({ block, rows }) => block === null && rows === 0));
  await reader.toggle("0");
  const [first, ...others] = await hidden();
  assert.deepEqual(first, { block: null, rows: 24 });
  assert.ok(others.every(({ block, rows }) => block === "until-found" && rows === 0));
});

pageTest("when the browser has found something in a fold, the fold opens", async (page) => {
  const [reader] = await openFolded(page);
  await inShadow(page, (root) => {
    const found = root.querySelector("#comment-349").closest("[hidden]");
    found.dispatchEvent(new Event("beforematch", { bubbles: true }));
  });
  await until(async () => (await reader.row("349")).shown);
  assert.equal((await reader.row("348")).folded, false);
  assert.equal((await reader.row("10")).shown, false);
});

pageTest(
  "the browser's own search gets into a fold",
  async (page) => {
    const [reader, address] = await openFolded(page);
    await page.goto(`${address}#:~:text=${encodeURIComponent(needle)}`);
    await until(async () => (await reader.row("349")).shown, "the text fragment to be found");
  },
  { skip: onlyIn("chromium", "a text fragment stands for a search") },
);

pageTest("a thread of more than 20,000 comments starts folded, and is paged", async (page) => {
  const comments = Array.from({ length: 20_150 }, (_, i) => ({ id: `${i}`, body: `Number ${i}.` }));
  const address = site.put("/paged.json", JSON.stringify({ threadbare: 1, comments }));
  assert.ok(address);
  await page.goto(site.page('<thread-bare src="/paged.json"></thread-bare>'));
  const buttons = () =>
    inShadow(page, (root) =>
      [...root.querySelectorAll(".more")]
        .filter((button) => !button.hidden)
        .map((button) => button.textContent),
    );
  await until(async () => (await rowCount(page)) > 0);
  assert.deepEqual(await buttons(), ["150 more: show the next 150"]);
  await inShadow(page, (root) => root.querySelectorAll(".more")[1].click());
  await until(async () => (await rowCount(page)) === 150, "the second page");
  assert.deepEqual(await buttons(), ["20,000 earlier: show the previous 20,000"]);
  await page.evaluate(() => (location.hash = "#comment-7"));
  await until(() => inShadow(page, (root) => root.activeElement?.id === "comment-7"), "comment 7");
});

/** Three thousand comments in trees of three, each of which scores more than the one before. */
const ranked = JSON.stringify({
  threadbare: 1,
  comments: Array.from({ length: 3000 }, (_, i) => ({
    id: `${i}`,
    parent: i % 3 === 0 ? null : `${i - 1}`,
    score: i,
    body: `Number ${i}.`,
  })),
});

const topOf = (page, id) =>
  inShadow(page, (root, id) => root.getElementById(id).getBoundingClientRect().top, id);

async function readInTheMiddle(page) {
  await page.goto(
    site.page(`<thread-bare><script type="application/json">${ranked}</script></thread-bare>`),
  );
  await until(async () => (await rowCount(page)) === 3000, "all rows");
  await page.$eval("thread-bare", (element) => element.reveal("1501"));
  await page.evaluate(() => window.scrollBy({ top: 30, behavior: "instant" }));
  await new Promise((resolve) => setTimeout(resolve, 200));
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

pageTest("a sort moves rows, makes none anew, and leaves what one reads in place", async (page) => {
  await readInTheMiddle(page);
  const before = await topOf(page, "comment-1501");
  await inShadow(page, (root) => {
    for (const row of root.querySelectorAll(".row")) row.wasThere = true;
  });
  await page.$eval("thread-bare", (element) => element.setAttribute("sort", "top"));
  await settled();
  assert.ok(Math.abs((await topOf(page, "comment-1501")) - before) < 2);
  await until(() => inShadow(page, (root) => !root.querySelector(".comments").ariaBusy), "filling");
  const rows = await inShadow(page, (root) =>
    [...root.querySelectorAll(".row")].map((row) => [
      row.querySelector("article").id,
      row.wasThere === true,
    ]),
  );
  assert.equal(rows.length, 3000);
  assert.deepEqual(rows[0], ["comment-2997", true]);
  assert.ok(rows.every(([, wasThere]) => wasThere));
});

pageTest("folding and unfolding all leaves in place what one reads, or its root", async (page) => {
  await readInTheMiddle(page);
  await page.$eval("thread-bare", (element) => element.collapseAll());
  await settled();
  const folded = await topOf(page, "comment-1500");
  assert.ok(folded > -2 && folded < 100, `the root is at ${folded}`);
  await page.$eval("thread-bare", (element) => element.expandAll());
  await settled();
  assert.ok(Math.abs((await topOf(page, "comment-1500")) - folded) < 2);
});

pageTest("unfolding in a big thread puts rows in, and folding takes just them out", async (page) => {
  const comments = Array.from({ length: 30_000 }, (_, i) => ({
    id: `${i}`,
    parent: i % 300 === 0 ? null : `${i - (i % 300)}`,
    body: `Number ${i}.`,
  }));
  site.put("/big.json", JSON.stringify({ threadbare: 1, comments }));
  await page.goto(site.page('<thread-bare src="/big.json"></thread-bare>'));
  const shown = () =>
    inShadow(page, (root) =>
      [...root.querySelectorAll(".block:not([hidden]) > .row article")].map(({ id }) =>
        Number(id.replace("comment-", "")),
      ),
    );
  const roots = Array.from({ length: 100 }, (_, i) => i * 300);
  await until(async () => (await shown()).length === 100);
  assert.deepEqual(await shown(), roots);
  const toggle = (id) =>
    inShadow(
      page,
      (root, id) => {
        const button = root.querySelector(`#comment-${id} .toggle`);
        button.focus();
        button.click();
        return root.activeElement === button;
      },
      id,
    );
  assert.ok(await toggle(1500), "the focus stays on the button");
  await until(async () => (await shown()).length === 399, "the replies");
  const all = await shown();
  assert.deepEqual(all.slice(5, 8), [1500, 1501, 1502]);
  assert.deepEqual(all.slice(304, 306), [1799, 1800]);
  assert.ok(await toggle(1500), "the focus stays on the button");
  await until(async () => (await shown()).length === 100, "the roots");
  assert.deepEqual(await shown(), roots);
  await until(async () => (await rowCount(page)) === 100, "the replies to be gone");
});
