// A large thread that is replaced or removed goes bit by bit, out of sight.
import assert from "node:assert/strict";
import { nativeThread } from "../bench/generate_native.mjs";
import { pageTest, until } from "./browser.mjs";
import { longestTask } from "./long_tasks.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const count = 20_000;
const src = site.put("/large.json", [...nativeThread(count)].join(""));

/** No task should take more than 100 ms. What is asserted leaves room for slow machines. */
const longest = 300;

const rows = (page) => page.evaluate(() => element.shadowRoot.querySelectorAll(".row").length);

async function openLarge(page) {
  await page.goto(site.page(`<thread-bare src="${src}"></thread-bare>`));
  await page.evaluate(() => (window.element = document.querySelector("thread-bare")));
  await until(async () => (await rows(page)) === count, "all rows");
  await until(() => page.evaluate(() => !element.shadowRoot.querySelector(".comments").ariaBusy));
}

pageTest("one that another takes the place of", async (page) => {
  await openLarge(page);
  let atOnce;
  const task = await longestTask(page, async () => {
    atOnce = await page.evaluate(async () => {
      const ready = new Promise((resolve) =>
        element.addEventListener("threadbare:ready", () => {
          const all = [...element.shadowRoot.querySelectorAll(".row")];
          const shown = all.filter((row) => !row.closest("[hidden]")).length;
          resolve({ all: all.length, shown, posts: element.shadowRoot.querySelectorAll(".toolbar").length });
        }),
      );
      element.setAttribute("src", "/fixtures/bridges.json");
      return ready;
    });
    await until(async () => (await rows(page)) === 12, "the others to go");
  });
  assert.deepEqual(atOnce, { all: count + 12, shown: 12, posts: 1 });
  assert.equal(await page.evaluate(() => element.shadowRoot.querySelectorAll(".thread").length), 1);
  console.log(`replaced: longest task ${task}`);
  if (task !== null) assert.ok(task < longest, `a task took ${task} ms`);
});

pageTest("one whose element leaves the page", async (page) => {
  await openLarge(page);
  let left;
  const task = await longestTask(page, async () => {
    left = await page.evaluate(async () => {
      element.remove();
      await Promise.resolve(); // the element waits as long, in case it is only moved
      return element.shadowRoot.querySelectorAll(".row").length;
    });
    await until(async () => (await rows(page)) === 0, "the rows to go");
  });
  assert.equal(left, count);
  console.log(`removed: longest task ${task}`);
  if (task !== null) assert.ok(task < longest, `a task took ${task} ms`);
  // Put back, it reads again, and shows nothing of what it had.
  await page.evaluate(() => document.body.append(element));
  await until(async () => (await rows(page)) > 0, "rows");
  await until(() => page.evaluate(() => element.shadowRoot.querySelectorAll(".thread").length === 1));
});
