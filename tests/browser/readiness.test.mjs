// The engine is ready before there is anything to read, where somebody may want it.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const thread = JSON.stringify({ threadbare: 1, comments: [{ id: "a", body: "A word" }] });

/** Counts what is asked of WebAssembly, and whether storage is. */
const counting = `<script>
  window.asked = { compile: 0, instantiate: 0 };
  window.storageAsked = 0;
  const storage = Object.getOwnPropertyDescriptor(window, "localStorage");
  Object.defineProperty(window, "localStorage", {
    get() {
      ++storageAsked;
      return storage.get.call(window);
    },
  });
  for (const name of ["compile", "instantiate"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = (...values) => (++asked[name], real.apply(WebAssembly, values));
  }
</script>`;

const asked = (page) => page.evaluate(() => asked);
const rows = (page) =>
  page.$eval("thread-bare", ({ shadowRoot }) => shadowRoot.querySelectorAll(".row").length);

/** For what is done when a page is idle to have been done. */
const idle = (page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));

pageTest("it is compiled, and has worked on a sample, before a file is opened", async (page) => {
  await page.goto(site.page("<thread-bare></thread-bare>", { head: counting }));
  await until(async () => (await asked(page)).instantiate === 1, "a sample");
  assert.equal((await asked(page)).compile, 1);
  assert.equal(await rows(page), 0);
  await page.$eval("thread-bare", (element, text) => element.open(text), thread);
  assert.equal(await rows(page), 1);
  assert.deepEqual(await asked(page), { compile: 1, instantiate: 2 });
});

pageTest("for an element far from the screen it is not compiled", async (page) => {
  const far = '<div style="height: 9000px"></div><thread-bare></thread-bare>';
  await page.goto(site.page(far, { head: counting }));
  await idle(page);
  assert.deepEqual(await asked(page), { compile: 0, instantiate: 0 });
  await page.$eval("thread-bare", (element) => element.scrollIntoView({ behavior: "instant" }));
  await until(async () => (await asked(page)).instantiate === 1, "a sample");
});

pageTest("what is there to be read at once waits for no sample", async (page) => {
  const inline = `<script type="application/json">${thread}</script>`;
  const eager = `<thread-bare loading="eager">${inline}</thread-bare>`;
  await page.goto(site.page(eager, { head: counting }));
  await until(async () => (await rows(page)) === 1, "a row");
  await idle(page);
  assert.deepEqual(await asked(page), { compile: 1, instantiate: 1 });
});

pageTest("where it cannot be compiled, whoever opens a file is told, and nobody before", async (page) => {
  const broken = `<script>WebAssembly.compile = async () => { throw new Error("not here"); };</script>`;
  await page.goto(site.page("<thread-bare></thread-bare>", { head: broken }));
  await idle(page);
  assert.equal(await page.evaluate(() => events.length), 0);
  const refusal = await page.$eval("thread-bare", (element, text) =>
    element.open(text).then(() => null, (problem) => String(problem)), thread);
  assert.match(refusal, /not here/);
});

pageTest("what is kept of visits is fetched before a file is opened, where visits are kept", async (page) => {
  const storageAsked = async (attribute) => {
    await page.goto(site.page(`<thread-bare ${attribute}></thread-bare>`, { head: counting }));
    await until(async () => (await asked(page)).instantiate === 1, "a sample");
    return page.evaluate(() => storageAsked);
  };
  assert.equal(await storageAsked(""), 1);
  assert.equal(await storageAsked('remember="off"'), 0);
});
