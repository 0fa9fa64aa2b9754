// The ways in which a thread gets into the viewer, and what it says when that fails.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { pageTest, until } from "./browser.mjs";
import { fixtures } from "./site.mjs";
import {
  openFile,
  openViewer,
  pick,
  problemShown,
  temporaryFile,
  temporaryPath,
} from "./viewer.mjs";

const bridges = join(fixtures, "bridges.json");
const copied = readFileSync(join(fixtures, "copied.txt"), "utf8");

pageTest("a file that is picked takes the place of the sample", async (page) => {
  await openFile(page, bridges, 12);
  assert.equal(await page.$eval("#welcome", (element) => element.hidden), true);
  assert.equal(await page.$eval("#name", (element) => element.textContent), "bridges.json");
});

pageTest("a file that is dropped opens; while it is dragged the page says so", async (page) => {
  const reader = await openViewer(page);
  const dragged = (kind) =>
    page.evaluate(
      (kind, text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], "mill.txt", { type: "text/plain" }));
        const options = { dataTransfer, bubbles: true, cancelable: true };
        const notCancelled = document.body.dispatchEvent(new DragEvent(kind, options));
        return { cancelled: !notCancelled, overlay: !document.getElementById("drop").hidden };
      },
      kind,
      copied,
    );
  assert.deepEqual(await dragged("dragover"), { cancelled: true, overlay: true });
  assert.deepEqual(await dragged("drop"), { cancelled: true, overlay: false });
  await reader.opened(4);
  assert.equal(await page.$eval("#name", (element) => element.textContent), "mill.txt");
});

pageTest("text that is pasted anywhere on the page opens", async (page) => {
  const reader = await openViewer(page);
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const forFirefox = { dataType: "text/plain", data: text };
    const options = { clipboardData, ...forFirefox, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new ClipboardEvent("paste", options));
  }, copied);
  await reader.opened(4);
});

pageTest("text goes into the dialog for pasting too, and Cancel forgets it", async (page) => {
  const reader = await openViewer(page);
  const sample = (await reader.rows()).length;
  const fillDialog = async (choice) => {
    await page.click("#paste");
    await page.$eval("#paste-text", (area, text) => (area.value = text), copied);
    await page.click(`#paste-dialog button[value=${choice}]`);
  };
  await fillDialog("cancel");
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal((await reader.rows()).length, sample);
  await fillDialog("read");
  await reader.opened(4);
});

/** A disk on which each read takes so many milliseconds. */
const slowDisk = (page, delay) =>
  page.evaluateOnNewDocument((delay) => {
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = async function () {
      await new Promise((resolve) => setTimeout(resolve, delay));
      return read.call(this);
    };
  }, delay);

const large = temporaryPath("large.json");
test("a file of 30 MB is made", async () => {
  const generator = fileURLToPath(new URL("../bench/generate_lemmy.mjs", import.meta.url));
  const running = execFile(process.execPath, [generator, "14000"], { maxBuffer: Infinity });
  running.stdout.pipe(createWriteStream(large));
  await new Promise((resolve) => running.on("close", resolve));
});

pageTest("while a big file is read, a bar shows how far it is", async (page) => {
  await slowDisk(page, 250);
  const reader = await openViewer(page);
  await page.evaluate(() => {
    window.progressSeen = [];
    const frame = document.getElementById("progress");
    const bar = document.getElementById("progress-bar");
    const note = () => frame.hidden || progressSeen.push(bar.value);
    new MutationObserver(note).observe(frame, { attributes: true, subtree: true });
  });
  await pick(page, large);
  await until(async () => (await reader.rows()).length > 100, "the large file");
  const seen = await page.evaluate(() => progressSeen);
  assert.ok(
    seen.some((value) => value > 0.1 && value < 0.9),
    `the bar was at ${seen}`,
  );
  assert.equal(await page.$eval("#progress", (element) => element.hidden), true);
});

pageTest("reading can be cancelled, and what was there stays", async (page) => {
  await slowDisk(page, 400);
  const reader = await openFile(page, bridges, 12);
  await pick(page, large);
  await until(() => page.$eval("#progress", (element) => !element.hidden), "the progress bar");
  await page.click("#cancel");
  await until(() => page.$eval("#progress", (element) => element.hidden), "the bar to go");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  assert.equal((await reader.rows()).length, 12);
  assert.equal(await page.$eval("#problem", (element) => element.hidden), true);
  assert.equal(await page.$eval("#name", (element) => element.textContent), "bridges.json");
});

pageTest("what was skipped in a file is warned of, with its line", async (page) => {
  const broken =
    '{"threadbare": 1, "comments": [{"id": "1", "body": "Whole."},\n"not a comment",\n{"id": "2", "body": "Whole too."}]}';
  await openFile(page, temporaryFile("broken.json", broken), 2);
  const text = await page.$eval("#warnings", (element) =>
    element.hidden ? "" : element.textContent,
  );
  assert.match(text, /1 warning/);
  assert.match(text, /Line 2: /);
});

const bad = {
  "an empty file": { content: "", says: /empty/i },
  "a binary": {
    content: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    says: /PNG|image|binary|text/i,
  },
  "JSON that breaks off before its first comment": {
    content: '{"threadbare": 1,\n "url": "https://example.org",\n "comments": [{"bo',
    at: /line 3, column \d+/,
    excerpt: /"comments"/,
  },
  "JSON with a mistake in it": {
    content: '{"threadbare": 1,\n "comments": [\n  {"id": "1" "body": "x"}\n ]}',
    at: /line 3, column \d+/,
    excerpt: /"comments"/,
  },
  "JSON of an unknown shape": {
    content: '{"name": "left-pad",\n "version": "1.0.0"}',
    excerpt: /left-pad/,
  },
  "text without an age line": {
    content: "Dear diary,\n\nnobody commented today.\n",
    excerpt: /Dear diary/,
  },
  "JSON that nests 100,000 deep": {
    content: "[".repeat(100_000),
    at: /column \d+/,
    excerpt: /\[\[\[/,
  },
};
for (const [what, { content, says, at, excerpt }] of Object.entries(bad)) {
  pageTest(`${what} is refused with its place, and the thread before it stays`, async (page) => {
    const reader = await openFile(page, bridges, 12);
    await pick(page, temporaryFile("bad", content));
    const problem = await problemShown(page);
    assert.match(problem.heading, /^This cannot be read: bad/);
    assert.match(problem.message, /\w+ \w+.*[^.]\.$/);
    if (says) assert.match(problem.message, says);
    if (at) {
      assert.match(problem.heading, at);
      assert.ok(problem.marked !== null, "the place is marked");
    }
    if (excerpt) assert.match(problem.excerpt, excerpt);
    else assert.equal(problem.excerpt, null);
    assert.ok((problem.excerpt ?? "").length < 2000, "an excerpt is short");
    assert.equal(problem.focused, true);
    assert.equal((await reader.rows()).length, 12);
    await pick(page, join(fixtures, "copied.txt"));
    await reader.opened(4);
    assert.equal(await page.$eval("#problem", (element) => element.hidden), true);
  });
}
