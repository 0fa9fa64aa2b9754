// What the npm package has for browsers besides the scripts of one file: the split form, hashes in
// tags, and the core in pages and workers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, pageTest, until } from "./browser.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const folder = join(build, "web", "package");
const hashes = JSON.parse(readFileSync(join(folder, "sri.json"), "utf8"));
const inline = `<thread-bare><script type="application/json">${JSON.stringify({
  threadbare: 1,
  comments: [{ id: "1", body: "*One*.", markup: "markdown" }],
})}</script></thread-bare>`;
const tag = (name, kind = ' type="module"') =>
  `<script${kind} src="/package/${name}" integrity="${hashes[name]}" crossorigin="anonymous"></script>`;
const shown = (page) =>
  until(() => page.evaluate(() => events.find(({ name }) => name !== "toggle") ?? null));

for (const [name, kind] of [
  ["thread-bare.js"],
  ["thread-bare.classic.js", ""],
  ["thread-bare.reader.js"],
  ["split/thread-bare.js"],
  ["split/thread-bare.reader.js"],
]) {
  pageTest(`${name} shows a thread, behind the hash that the package has of it`, async (page) => {
    await page.goto(site.page(inline, { script: tag(name, kind) }));
    assert.equal((await shown(page)).name, "ready");
    const text = await page.$eval("thread-bare", (one) => one.shadowRoot.querySelector("em").textContent);
    assert.equal(text, "One");
  });
}

pageTest("the split form asks for its module once, for all elements", async (page) => {
  site.asked.length = 0;
  await page.goto(site.page(inline.repeat(3), { script: tag("split/thread-bare.js") }));
  await until(() => page.evaluate(() => events.length === 3));
  assert.equal(site.asked.filter((path) => path.endsWith(".wasm")).length, 1);
});

pageTest(
  "the split form takes no module but its own, and says so",
  async (page) => {
    site.put("/other/thread-bare.js", readFileSync(join(folder, "split", "thread-bare.js")));
    const module = readFileSync(join(folder, "split", "thread-bare.wasm"));
    site.put("/other/thread-bare.wasm", Buffer.concat([module, Buffer.from([0, 1, 0])]));
    const script = '<script type="module" src="/other/thread-bare.js"></script>';
    await page.goto(site.page(inline, { script }));
    const { name, detail } = await shown(page);
    assert.equal(name, "error");
    assert.equal(detail.code, "fetch-failed");
    assert.match(detail.message, /thread-bare\.wasm/);
  },
  { complaints: [/integrity|digest/i] },
);

const core = `
  import { convert, read, renderPage, renderStatic, ThreadBareError } from "/package/core.js";
  export async function work() {
    const threads = await read('{"threadbare": 1, "title": "T", "comments": [{"id": "1", "body": "<b>"}]}');
    const html = renderStatic(threads[0]);
    const page = await renderPage(threads[0]);
    const text = await convert(JSON.stringify(threads[0]), { to: "text" });
    const { code } = await read("").catch((problem) => problem);
    return { comments: threads[0].info.comments, html, page: page.length, text, code };
  }`;
site.put("/core-work.js", core);
site.put("/core-worker.js", 'import { work } from "/core-work.js"; postMessage(await work());');

for (const [where, call] of [
  ["a page", 'import("/core-work.js").then(({ work }) => work())'],
  [
    "a worker",
    `new Promise((resolve, reject) => {
       const worker = new Worker("/core-worker.js", { type: "module" });
       worker.onmessage = ({ data }) => resolve(data);
       worker.onerror = reject;
     })`,
  ],
]) {
  pageTest(`the core reads and writes in ${where}`, async (page) => {
    await page.goto(site.page("", { script: "" }));
    const { comments, html, page: size, text, code } = await page.evaluate(call);
    assert.equal(comments, 1);
    assert.match(html, /&lt;b/);
    assert.ok(size > 100_000);
    assert.match(text, /^Thread: T\n/);
    assert.equal(code, "empty-input");
  });
}
