// A thread of a million comments: the page holds 20,000 rows of it at most, never stops for long,
// and what one reads stays where it is.
//
// THREADBARE_SCALE is how many comments, THREADBARE_SHAPE how they hang together: "forest", "roots"
// or "chain", as tests/bench/generate_native.mjs has them. Figures are printed.
import assert from "node:assert/strict";
import { closeSync, openSync, writeSync } from "node:fs";
import { nativeThread } from "../bench/generate_native.mjs";
import { browserName, pageTest, until } from "./browser.mjs";
import { longestTask } from "./long_tasks.mjs";
import { openViewer, pick, temporaryPath } from "./viewer.mjs";

const count = Number(
  process.env.THREADBARE_SCALE ?? (browserName === "chromium" ? 1_000_000 : 100_000),
);
const shape = process.env.THREADBARE_SHAPE ?? "forest";
const mostRows = 20_000;

/** No task should take more than 100 ms. What is asserted leaves room for slow machines. */
const longest = 300;

function writeThread() {
  const path = temporaryPath("scale.json");
  const file = openSync(path, "w");
  for (const piece of nativeThread(count, shape)) writeSync(file, piece);
  closeSync(file);
  return path;
}

const shorten = (milliseconds) => (milliseconds === null ? "?" : Math.round(milliseconds));

/** In the page: does something, and tells how long that took and how long until it was painted. */
async function timed(action, values) {
  const element = document.querySelector("thread-bare");
  const later = (ask, ...rest) => new Promise((resolve) => ask(resolve, ...rest));
  await later(requestAnimationFrame);
  await later(setTimeout, 0);
  const start = performance.now();
  action(element, element.shadowRoot, ...values);
  const script = performance.now() - start;
  await later(requestAnimationFrame);
  await later(setTimeout, 0);
  const painted = performance.now() - start;
  await later(setTimeout, 500); // for what is put off until there is time
  return { script, painted };
}

/** A reader who does things one after the other, and is not kept waiting. */
class Visit {
  constructor(page) {
    this.page = page;
  }

  ask(question, ...values) {
    const root = 'document.querySelector("thread-bare").shadowRoot';
    return this.page.evaluate(`(${question})(${root}, ...${JSON.stringify(values)})`);
  }

  async does(name, action, ...values) {
    let figures;
    const task = await longestTask(this.page, async () => {
      figures = await this.page.evaluate(`(${timed})(${action}, ${JSON.stringify(values)})`);
    });
    const rows = await this.rowsInPage();
    const { script, painted } = figures;
    console.log(
      `${name}: script ${shorten(script)} ms, painted after ${shorten(painted)} ms, ` +
        `longest task ${shorten(task)} ms, ${rows} rows in the page`,
    );
    assert.ok(rows <= mostRows, `${name}: ${rows} rows in the page`);
    if (task !== null) assert.ok(task < longest, `${name}: a task took ${task} ms`);
  }

  goTo(id) {
    return this.does(`jump to ${id}`, (element, _, id) => void element.reveal(id), id);
  }

  press(text) {
    const press = (_, root, text) =>
      [...root.querySelectorAll("button")].find((one) => one.textContent === text).click();
    return this.does(text, press, text);
  }

  /** Presses the first or the second of the buttons that lead to other rows. */
  turn(place) {
    const press = (_, root, place) => root.querySelectorAll(".more")[place].click();
    return this.does(["previous rows", "next rows"][place], press, place);
  }

  toggle(id) {
    const press = (_, root, id) => root.querySelector(`#comment-${id} .toggle`).click();
    return this.does(`toggle ${id}`, press, id);
  }

  sort(order) {
    const choose = (_, root, order) => {
      const select = root.querySelector(".toolbar select");
      select.value = order;
      select.dispatchEvent(new Event("change"));
    };
    return this.does(`sort by ${order}`, choose, order);
  }

  rowsInPage() {
    return this.ask((root) => root.querySelectorAll(".row").length);
  }

  focused() {
    return this.ask((root) => root.activeElement?.closest("article")?.id.replace("comment-", ""));
  }

  /** What the buttons say that lead to other rows, "" for one that is not there. */
  offers() {
    return this.ask((root) =>
      [...root.querySelectorAll(".more")].map((one) => (one.hidden ? "" : one.textContent)),
    );
  }

  /** How far below the window's top a comment starts, and whether it is folded. */
  place(id) {
    return this.ask((root, id) => {
      const article = root.getElementById(`comment-${id}`);
      if (!article) return null;
      const { top, height } = article.getBoundingClientRect();
      return { top, shown: height > 0, folded: article.classList.contains("folded") };
    }, id);
  }

  /** The comment whose row is at the window's top. */
  reading() {
    return this.ask((root) => {
      const block = [...root.querySelectorAll(".block")].find(
        (one) => one.getBoundingClientRect().bottom > 0,
      );
      const rows = [...block.querySelectorAll(".row")];
      const row = rows.find((one) => one.getBoundingClientRect().bottom > 0);
      return row.querySelector("article").id.replace("comment-", "");
    });
  }
}

const number = (value) => value.toLocaleString("en");
const offer = (rows, words) =>
  rows > 0 ? `${number(rows)} ${words} ${number(Math.min(rows, mostRows))}` : "";
const more = (rows) => offer(rows, "more: show the next");
const earlier = (rows) => offer(rows, "earlier: show the previous");

async function opened(page) {
  await openViewer(page);
  await page.evaluate(() => {
    window.ready = new Promise((resolve) =>
      document.addEventListener("threadbare:ready", ({ detail }) => {
        if (detail.info.comments > 1000) resolve(detail.info);
      }),
    );
  });
  const path = writeThread();
  let info;
  const start = performance.now();
  const task = await longestTask(page, async () => {
    await pick(page, path);
    info = await page.evaluate(() => ready);
  });
  console.log(
    `opened: ${shorten(performance.now() - start)} ms, longest task ${shorten(task)} ms`,
  );
  return [new Visit(page), info];
}

pageTest(`${number(count)} comments are read, folded, sorted and jumped through`, async (page) => {
  const [visit, info] = await opened(page);
  assert.equal(info.comments, count);

  // It starts folded to its roots.
  const roots = Math.min(info.roots, mostRows);
  await until(async () => (await visit.rowsInPage()) === roots, "the roots");
  assert.deepEqual(await visit.offers(), ["", more(info.roots - mostRows)]);

  const middle = String(count / 2);
  await visit.goTo(middle);
  assert.equal(await visit.focused(), middle);
  assert.equal((await visit.place(middle)).shown, true);
  await visit.goTo("0");
  assert.equal(await visit.focused(), "0");

  // The fold stays where it is, unless hardly anything of the page is left.
  if (info.max_depth > 0 && info.roots > 100) {
    const { top, folded } = await visit.place("0");
    await visit.toggle("0");
    assert.deepEqual(await visit.place("0"), { top, shown: true, folded: !folded });
    await visit.toggle("0");
    assert.deepEqual(await visit.place("0"), { top, shown: true, folded });
  }
  if (info.max_depth > 0) await visit.press("Unfold all");

  assert.deepEqual(await visit.offers(), ["", more(count - mostRows)]);
  await visit.turn(1);
  assert.deepEqual(await visit.offers(), [earlier(mostRows), more(count - 2 * mostRows)]);
  const next = await visit.focused();
  await visit.turn(0);
  assert.deepEqual(await visit.offers(), ["", more(count - mostRows)]);
  assert.notEqual(await visit.focused(), next);
  await visit.turn(1);
  assert.equal(await visit.focused(), next);

  // What one reads stays where it is.
  await visit.goTo(middle);
  await page.evaluate(() => window.scrollBy({ top: 400, behavior: "instant" }));
  for (const order of ["new", "top", "source"]) {
    const id = await visit.reading();
    const { top } = await visit.place(id);
    await visit.sort(order);
    const now = await visit.place(id);
    assert.ok(Math.abs(now.top - top) < 2, `${id} was at ${top} and is at ${now.top}`);
  }
  await visit.goTo(String(count - 1));
  assert.equal(await visit.focused(), String(count - 1));
});
