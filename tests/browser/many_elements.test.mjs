// Hundreds of elements in a page: those near the screen have an instance of the engine.
import assert from "node:assert/strict";
import { onlyIn, pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const count = 300;
const mostLive = 32;

const thread = (n) => ({
  threadbare: 1,
  title: `Thread ${n}`,
  comments: [
    { id: `${n}a`, score: 1, body: `The **first** word of ${n}`, markup: "markdown" },
    { id: `${n}b`, parent: `${n}a`, score: 2, body: "An answer" },
    { id: `${n}c`, score: 3, body: "Another word" },
  ],
});

/** Counts those that have an instance, as far as the page knows. */
const counting = `
  window.liveNow = () =>
    [...document.querySelectorAll("thread-bare")].filter(({ shadowRoot }) => {
      const frame = shadowRoot.querySelector(".threadbare");
      return frame.querySelector(".row") && !frame.matches(".asleep");
    }).length;`;

/** A page of them, some with their data inside. */
function address() {
  const elements = Array.from({ length: count }, (_, n) => {
    const json = JSON.stringify(thread(n));
    site.put(`/many/${n}.json`, json);
    const data = n % 2 ? `<script type="application/json">${json}</script>` : "";
    return `<thread-bare id="t${n}" ${n % 2 ? "" : `src="/many/${n}.json"`}>${data}<p>…</p></thread-bare>`;
  });
  const head = `<style>thread-bare { min-height: 300px }</style><script>${counting}</script>`;
  return site.page(elements.join(""), { head });
}

const isAsleep = (page, n) =>
  page.$eval(`#t${n}`, ({ shadowRoot }) => shadowRoot.querySelector(".asleep") !== null);
const rows = (page, n) =>
  page.$eval(`#t${n}`, ({ shadowRoot }) => shadowRoot.querySelectorAll(".row").length);
const scrollTo = (page, n) =>
  page.$eval(`#t${n}`, (element) => element.scrollIntoView({ block: "start", behavior: "instant" }));

const live = (page) => page.evaluate(() => liveNow());

/** Scrolls to every `step`-th of them in turn; each has its rows when it is reached. */
async function scrollThrough(page, step) {
  const most = await page.evaluate(async (step) => {
    let most = 0;
    const elements = [...document.querySelectorAll("thread-bare")];
    for (let n = 0; n < elements.length; n += step) {
      elements[n].scrollIntoView({ block: "start", behavior: "instant" });
      do {
        await new Promise((resolve) => setTimeout(resolve, 5));
        most = Math.max(most, liveNow());
      } while (elements[n].shadowRoot.querySelectorAll(".row").length !== 3);
    }
    return most;
  }, step);
  assert.ok(most <= mostLive, `${most} at a time`);
  return most;
}

pageTest(`${count} elements can all be scrolled to, and few have an instance`, async (page) => {
  await page.goto(address());
  await until(async () => (await rows(page, 0)) === 3);
  assert.ok((await live(page)) < 12, "those near the screen alone");
  assert.equal(await rows(page, count - 1), 0);
  assert.equal(await scrollThrough(page, 1), mostLive);
  // Those that were dropped have kept their rows.
  for (const n of [0, 1, 100, count - 1]) assert.equal(await rows(page, n), 3);
  assert.equal(await isAsleep(page, 0), true);
});

pageTest("one that was dropped works again, as it was", async (page) => {
  await page.goto(address());
  const first = new Reader(
    { evaluate: page.evaluate.bind(page), clickAt: (x, y) => page.mouse.click(x, y) },
    "#t0",
  );
  await first.opened(3);
  await first.sort("top");
  await until(async () => (await first.rows())[0].id === "0c");
  await first.toggle("0a");
  assert.deepEqual(await first.shownIds(), ["0c", "0a"]);
  await page.evaluate(() => (document.activeElement.shadowRoot.activeElement ?? document.body).blur());
  await scrollThrough(page, 5);
  assert.equal(await isAsleep(page, 0), true);
  // Used from far away: in the order and with the folds that it had.
  await page.$eval("#t0", (element) => element.shadowRoot.querySelector("#comment-0a .toggle").click());
  await until(async () => (await first.shownIds()).length === 3, "an unfolded comment");
  assert.deepEqual(await first.shownIds(), ["0c", "0a", "0b"]);
  assert.equal(await isAsleep(page, 0), false);
  // And one that holds its data itself, by coming near.
  assert.equal(await isAsleep(page, 5), true);
  await scrollTo(page, 5);
  await until(async () => !(await isAsleep(page, 5)), "an instance");
  await page.$eval("#t5", (element) => element.collapseAll());
  await until(() =>
    page.$eval("#t5", ({ shadowRoot }) => shadowRoot.querySelector("#comment-5a.folded") !== null),
  );
});

pageTest("a dropped one answers to methods, attributes and its fragments", async (page) => {
  await page.goto(address());
  await scrollThrough(page, 5);
  for (const n of [0, 5, 10]) assert.equal(await isAsleep(page, n), true);
  assert.deepEqual(
    await page.$eval("#t0", (element) => [element.reveal("0b"), element.reveal("no")]),
    [true, false],
  );
  await until(() =>
    page.$eval("#t0", ({ shadowRoot }) => shadowRoot.querySelector("#comment-0b.is-target") !== null),
  );
  await page.$eval("#t5", (element) => element.setAttribute("sort", "top"));
  await until(() =>
    page.$eval(
      "#t5",
      ({ shadowRoot }) => shadowRoot.querySelector(".row .comment").id === "comment-5c",
    ),
  );
  await page.evaluate(() => (location.hash = "#comment-10b"));
  await until(() =>
    page.$eval("#t10", ({ shadowRoot }) => shadowRoot.querySelector("#comment-10b.is-target") !== null),
  );
});

pageTest("a fragment is found in one that is far away", async (page) => {
  await page.goto(`${address()}#comment-250b`);
  await until(
    () =>
      page.$eval(
        "#t250",
        ({ shadowRoot }) => shadowRoot.querySelector("#comment-250b.is-target") !== null,
      ),
    "the target",
  );
  assert.ok((await live(page)) <= mostLive);
});

pageTest("`loading=eager` reads at once, and keeps its instance", async (page) => {
  site.put("/eager.json", JSON.stringify(thread(7)));
  const far = '<div style="height: 9000px"></div>';
  const body = `${far}<thread-bare id="t0" src="/eager.json" loading="eager"></thread-bare>
    <thread-bare id="t1" src="/eager.json"></thread-bare>`;
  await page.goto(site.page(body));
  await until(async () => (await rows(page, 0)) === 3);
  assert.equal(await rows(page, 1), 0);
});

pageTest(
  "what was dropped is given back to the browser",
  async (page) => {
    await page.evaluateOnNewDocument(() => {
      window.instances = [];
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...values) => {
        const instance = await instantiate(...values);
        instances.push(new WeakRef(instance));
        return instance;
      };
    });
    await page.goto(address());
    await scrollThrough(page, 5);
    const session = await page.createCDPSession();
    await session.send("HeapProfiler.collectGarbage");
    const [made, alive] = await page.evaluate(() => [
      instances.length,
      instances.filter((instance) => instance.deref()).length,
    ]);
    assert.ok(made > 100, `${made} made`);
    assert.ok(alive <= mostLive, `${alive} of ${made} alive`);
  },
  { skip: onlyIn("chromium", "it can be told to collect garbage") },
);
