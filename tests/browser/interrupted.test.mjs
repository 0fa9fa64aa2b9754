// Files that change, are too large, or are given up half-way: a sentence, and the page goes on.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { after } from "node:test";
import { onlyIn, pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { fixtures, openSite } from "./site.mjs";
import { openFile, openViewer, pick, problemShown, temporaryFile } from "./viewer.mjs";

const bridges = join(fixtures, "bridges.json");
const site = await openSite();

/** Answers that never end, or claim to be huge; `open` is how many of them are still listened to. */
const endless = { open: 0, ended: 0 };
const server = createServer((request, response) => {
  const headers = { "Access-Control-Allow-Origin": "*", "Content-Type": "application/json" };
  if (request.url === "/huge") headers["Content-Length"] = "5000000000";
  response.writeHead(200, headers);
  response.write('{"threadbare": 1, "comments": [');
  endless.open += 1;
  response.on("close", () => {
    endless.open -= 1;
    endless.ended += 1;
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
after(() => {
  server.close();
  server.closeAllConnections?.();
});
const address = (path) => `http://127.0.0.1:${server.address().port}${path}`;

pageTest(
  "a file that changes after it was picked is an error, and others can be opened",
  async (page) => {
    const reader = await openFile(page, bridges, 12);
    const path = temporaryFile("changing.json", '{"threadbare": 1, "comments": [{"body": "x"}]}');
    // Held back until the file has changed.
    await page.evaluate(() => {
      const read = Blob.prototype.arrayBuffer;
      window.released = new Promise((resolve) => (window.release = resolve));
      Blob.prototype.arrayBuffer = async function () {
        await released;
        return read.call(this);
      };
    });
    await pick(page, path);
    await new Promise((resolve) => setTimeout(resolve, 1100)); // times of files are in seconds
    writeFileSync(path, '{"threadbare": 1, "comments": [{"body": "something else"}]}');
    await page.evaluate(() => release());
    const problem = await problemShown(page);
    assert.match(problem.message, /changed while it was read/);
    assert.equal(problem.excerpt, null);
    await pick(page, join(fixtures, "copied.txt"));
    await reader.opened(4);
  },
  { skip: onlyIn("chromium", "Firefox reads what is there now") },
);

pageTest("a file of 5 GB is refused before it is read", async (page) => {
  await page.evaluateOnNewDocument(() => {
    const { get } = Object.getOwnPropertyDescriptor(Blob.prototype, "size");
    Object.defineProperty(Blob.prototype, "size", {
      get() {
        return this.name === "huge.json" ? 5 * 2 ** 30 : get.call(this);
      },
    });
  });
  const reader = await openFile(page, bridges, 12);
  await pick(page, temporaryFile("huge.json", "{}"));
  const problem = await problemShown(page);
  assert.match(problem.message, /^No more than 4 GB can be read at once, and this has 5\.0 GB/);
  await pick(page, join(fixtures, "copied.txt"));
  await reader.opened(4);
});

const failure = (page) =>
  until(() => page.evaluate(() => events.find(({ name }) => name === "error")), "an error");

pageTest("an answer that says it is larger than 4 GB is not awaited", async (page) => {
  const before = endless.ended;
  await page.goto(site.page(`<thread-bare src="${address("/huge")}"></thread-bare>`));
  const { detail } = await failure(page);
  assert.equal(detail.code, "too-large");
  assert.match(detail.message, /4\.7 GB/);
  await until(() => endless.ended > before, "the answer to be let go");
});

for (const [what, change] of Object.entries({
  "leaves the page": (element) => element.remove(),
  "gets another source": (element) => element.setAttribute("src", "/fixtures/bridges.json"),
})) {
  pageTest(`an element that ${what} lets go of what it was loading`, async (page) => {
    await page.goto(site.page(`<thread-bare src="${address("/endless")}"></thread-bare>`));
    await until(() => endless.open > 0, "the request");
    const element = await page.$("thread-bare");
    await element.evaluate(change);
    await until(() => endless.open === 0, "the answer to be let go");
    if (what.includes("source")) await Reader.of(page).opened(12);
    assert.deepEqual(await page.evaluate(() => events.filter(({ name }) => name === "error")), []);
  });
}

pageTest("Escape gives up what is being read, and what was there stays", async (page) => {
  await page.evaluateOnNewDocument(() => {
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = async function () {
      await new Promise((resolve) => setTimeout(resolve, 400));
      return read.call(this);
    };
  });
  await openViewer(page);
  const reader = await openFile(page, bridges, 12);
  await pick(page, temporaryFile("large.json", " ".repeat(40 << 20)));
  await until(() => page.$eval("#progress", (element) => !element.hidden), "the progress bar");
  await page.keyboard.press("Escape");
  await until(() => page.$eval("#progress", (element) => element.hidden), "the bar to go");
  assert.equal((await reader.rows()).length, 12);
  assert.equal(await page.$eval("#problem", (element) => element.hidden), true);
});
