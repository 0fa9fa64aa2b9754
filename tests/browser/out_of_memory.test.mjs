// A browser that gives a file no more memory: a sentence with the sizes, and the page goes on.
import assert from "node:assert/strict";
import { join } from "node:path";
import { nativeThread } from "../bench/generate_native.mjs";
import { cappedModule } from "../web/capped_module.mjs";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { fixtures, openSite } from "./site.mjs";
import { openFile, pick, problemShown, temporaryFile } from "./viewer.mjs";

const site = await openSite();
const bridges = join(fixtures, "bridges.json");
const large = [...nativeThread(100_000)].join("");
const complaints = [/needs more memory|memory to open a file|instance was dropped/];

/** Lets instances have so many megabytes, from the next one on if there is one already. */
const limitMemory = (page, megabytes) =>
  page.evaluateOnNewDocument(
    `(() => {
      const cappedModule = ${cappedModule};
      const { compile, instantiate } = WebAssembly;
      window.megabytes = ${megabytes};
      let source;
      WebAssembly.compile = (bytes) => compile((source = bytes));
      WebAssembly.instantiate = async (module, imports) =>
        instantiate(await compile(cappedModule(source, window.megabytes * 16)), imports);
    })()`,
  );

const errors = (page) =>
  page.evaluate(() => events.filter(({ name }) => name === "error").map(({ detail }) => detail));
const sizes = /this file of (\d+\.\d) MB needs more memory than this browser gives it, which is (\d+\.\d) MB/i;

for (const [what, megabytes] of Object.entries({ "comes in": 18, "is read": 24 })) {
  pageTest(`memory runs out while a file ${what}`, async (page) => {
    await limitMemory(page, megabytes);
    const reader = await openFile(page, bridges, 12);
    await pick(page, temporaryFile("large.json", large));
    const { heading, message } = await problemShown(page);
    assert.match(heading, /large\.json/);
    const [, file, memory] = sizes.exec(message) ?? assert.fail(message);
    assert.equal(Number(file), Number((large.length / 2 ** 20).toFixed(1)));
    assert.ok(Number(memory) > 15 && Number(memory) <= megabytes);
    // What was shown still works, and the next file opens.
    const [{ id }] = await reader.rows();
    await reader.toggle(id);
    assert.equal((await reader.row(id)).folded, true);
    await pick(page, join(fixtures, "copied.txt"));
    await reader.opened(4);
  });
}

const inRoot = (page, ask, ...values) =>
  page.evaluate(
    `(${ask})(document.querySelector("thread-bare").shadowRoot, ...${JSON.stringify(values)})`,
  );

pageTest(
  "memory runs out in a find: the rows stay, and are read again when there is more",
  async (page) => {
    await limitMemory(page, 32); // enough for the thread, not for its text
    const src = site.put("/large.json", large);
    await page.goto(site.page(`<thread-bare src="${src}"></thread-bare>`));
    const ready = () => page.evaluate(() => events.filter(({ name }) => name === "ready").length);
    await until(async () => (await ready()) === 1, "the thread");
    const press = () =>
      inRoot(page, (root) => {
        root.querySelector(".thread .control[aria-expanded]").click();
        const box = root.querySelector(".find input");
        box.value = "weir";
        box.dispatchEvent(new Event("input", { bubbles: true }));
      });
    await press();
    await until(async () => (await errors(page)).length === 1, "an error");
    const [{ code, message }] = await errors(page);
    assert.equal(code, "out-of-memory");
    assert.match(message, sizes);
    const shown = await inRoot(page, (root) => ({
      rows: root.querySelectorAll(".row").length,
      blank: [...root.querySelectorAll(".block")].filter((one) => !one.firstChild).length,
      busy: root.querySelector(".comments").ariaBusy,
      message: root.querySelector(".problem").textContent,
    }));
    assert.ok(shown.rows > 0);
    assert.equal(shown.blank, 0);
    assert.equal(shown.busy, null);
    assert.match(shown.message, /^No more of the comments can be shown: This file of 1\d\.\d MB/);

    await page.evaluate(() => (window.megabytes = 64));
    await inRoot(page, (root) => root.querySelector(".toggle").click());
    await until(async () => (await ready()) === 2, "the thread, again");
    assert.equal(await inRoot(page, (root) => root.querySelector(".problem").hidden), true);
    await press();
    await until(() => inRoot(page, (root) => /of 20,000/.test(root.querySelector(".find").textContent)));
    await page.$eval("thread-bare", (element) =>
      element.setAttribute("src", "/fixtures/bridges.json"),
    );
    await Reader.of(page).opened(12);
    assert.equal((await errors(page)).length, 1);
  },
  { complaints },
);

pageTest(
  "where no instance can be had the page says so, and the next one is tried for",
  async (page) => {
    await page.evaluateOnNewDocument(() => {
      const { instantiate } = WebAssembly;
      window.refused = true;
      WebAssembly.instantiate = (...values) =>
        refused ? Promise.reject(new RangeError("Out of memory")) : instantiate(...values);
    });
    await page.goto(site.page('<thread-bare src="/fixtures/bridges.json"></thread-bare>'));
    await until(async () => (await errors(page)).length === 1, "an error");
    const [{ code, message }] = await errors(page);
    assert.equal(code, "out-of-memory");
    assert.match(message, /^This browser gives the page no memory to open a file/);
    await page.evaluate(() => (window.refused = false));
    await page.$eval("thread-bare", (element) => element.refresh());
    await Reader.of(page).opened(12);
  },
);
