// Choosing among thousands of threads, by mouse, keys and search.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { openFile, openViewer, pick, temporaryFile } from "./viewer.mjs";

const count = 5000;
const threads = Array.from({ length: count }, (_, i) => ({
  threadbare: 1,
  title: i === 1233 ? "Über die Brücken" : `Post ${i + 1} about ${i % 2 ? "fords" : "bridges"}`,
  url: `https://blog.example/${2000 + (i % 20)}/post-${i + 1}/`,
  comments: [
    { id: `${i}a`, body: `First of ${i + 1}.` },
    { id: `${i}b`, body: "Second." },
  ],
}));
const many = temporaryFile("blog.json", JSON.stringify(threads));

const shownTitle = (page) => page.title();
const shows = (page, title) =>
  until(async () => (await shownTitle(page)) === `${title} – Threadbare`, title);

/** What a screen reader and an eye get of the list. */
const list = (page) =>
  page.evaluate(() => {
    const input = document.getElementById("threads");
    const popup = document.getElementById("thread-popup");
    const active = document.getElementById(input.getAttribute("aria-activedescendant"));
    const box = document.getElementById("thread-list").getBoundingClientRect();
    const own = active?.getBoundingClientRect();
    return {
      open: !popup.hidden,
      expanded: input.getAttribute("aria-expanded"),
      count: document.getElementById("thread-count").textContent,
      options: [...popup.querySelectorAll("[role=option]")].map((option) => option.innerText),
      active: active?.querySelector(".option-title").textContent ?? null,
      place: active && `${active.ariaPosInSet} of ${active.ariaSetSize}`,
      selected: active?.getAttribute("aria-selected") ?? null,
      inSight: own ? own.top >= box.top - 1 && own.bottom <= box.bottom + 1 : null,
      value: input.value,
      focused: document.activeElement === input,
    };
  });

async function openMany(page) {
  const reader = await openFile(page, many, 2);
  await shows(page, "Post 1 about bridges");
  return reader;
}

pageTest("a file of one thread offers no choice", async (page) => {
  await openViewer(page);
  assert.equal(await page.$eval("#picker", (element) => element.hidden), true);
});

pageTest("the list opens at the thread that is shown, and keys go through it", async (page) => {
  await openMany(page);
  await page.focus("#threads");
  assert.equal((await list(page)).open, false);
  await page.keyboard.press("ArrowDown");
  const opened = await list(page);
  assert.equal(opened.expanded, "true");
  assert.equal(opened.count, "5,000 threads");
  assert.equal(opened.active, "Post 1 about bridges");
  assert.equal(opened.place, "1 of 5000");
  assert.match(opened.options[0], /Post 1 about bridges\s+2 comments · blog\.example\/2000\/post-1\//);
  await page.keyboard.press("ArrowDown");
  assert.equal((await list(page)).active, "Post 2 about fords");
  assert.equal((await list(page)).selected, "true");
  await page.keyboard.press("PageDown");
  assert.equal((await list(page)).active, "Post 12 about fords");
  await page.keyboard.press("Enter");
  await shows(page, "Post 12 about fords");
  const closed = await list(page);
  assert.deepEqual([closed.open, closed.value], [false, "Post 12 about fords"]);
  assert.equal(closed.focused, true);
});

pageTest("from the first up is the last, and back", async (page) => {
  await openMany(page);
  await page.focus("#threads");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  const last = await list(page);
  assert.equal(last.active, "Post 5000 about fords");
  assert.equal(last.place, "5000 of 5000");
  assert.equal(last.inSight, true);
  await page.keyboard.press("ArrowDown");
  assert.equal((await list(page)).active, "Post 1 about bridges");
  assert.equal((await list(page)).inSight, true);
});

pageTest("words narrow the list, wherever they stand and however they are written", async (page) => {
  await openMany(page);
  await page.focus("#threads");
  await page.keyboard.type("uber BRUCKEN");
  let found = await list(page);
  assert.deepEqual(found.count, "1 of 5,000 threads");
  assert.match(found.options.join(), /^Über die Brücken/);
  await page.keyboard.press("Enter");
  await shows(page, "Über die Brücken");

  await page.focus("#threads");
  await page.$eval("#threads", (input) => input.select());
  await page.keyboard.type("2007/ fords 48");
  found = await list(page);
  const matching = threads.filter(
    ({ title, url }) =>
      url.includes("2007/") && title.includes("fords") && `${title} ${url}`.includes("48"),
  );
  assert.ok(matching.length > 3);
  assert.equal(found.count, `${matching.length} of 5,000 threads`);
  assert.equal(found.options.length, matching.length);

  await page.$eval("#threads", (input) => input.select());
  await page.keyboard.type("no such thing");
  found = await list(page);
  assert.equal(found.count, "0 of 5,000 threads");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  assert.equal(await shownTitle(page), "Über die Brücken – Threadbare");
  await page.keyboard.press("Escape");
  found = await list(page);
  assert.deepEqual([found.open, found.value], [false, "Über die Brücken"]);
});

pageTest("leaving the field closes the list and changes nothing", async (page) => {
  await openMany(page);
  await page.focus("#threads");
  await page.keyboard.type("fords");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  const { open, value } = await list(page);
  assert.deepEqual([open, value], [false, "Post 1 about bridges"]);
  assert.equal(await shownTitle(page), "Post 1 about bridges – Threadbare");
});

pageTest("a click on a thread shows it, and scrolling brings more of them", async (page) => {
  await openMany(page);
  await page.click("#threads");
  const before = (await list(page)).options.length;
  assert.ok(before < 200, `${before} options at once`);
  await page.$eval("#thread-list", (element) => element.scrollTo(0, element.scrollHeight));
  await until(async () => (await list(page)).options.length > before, "more options");
  await page.$eval("#thread-50", (option) => option.scrollIntoView({ block: "center" }));
  await page.click("#thread-50");
  await shows(page, "Post 50 about fords");
  // The list begins around that one now, and grows upwards without a jump.
  await page.click("#threads");
  const top = () =>
    page.$eval("#thread-40", (option) => Math.round(option.getBoundingClientRect().top));
  await page.$eval("#thread-list", (element) => (element.scrollTop = 200));
  const where = await top();
  await until(() => page.$("#thread-1"), "the options before");
  assert.ok(Math.abs((await top()) - where) <= 1);
});

pageTest("one button goes to the next thread, one to the one before", async (page) => {
  await openMany(page);
  const disabled = () => page.$eval("#previous-thread", (button) => button.disabled);
  assert.equal(await disabled(), true);
  await page.click("#next-thread");
  await shows(page, "Post 2 about fords");
  assert.equal(await page.$eval("#threads", (input) => input.value), "Post 2 about fords");
  assert.equal(await disabled(), false);
  await page.click("#previous-thread");
  await shows(page, "Post 1 about bridges");
});

pageTest("the next file has a list of its own", async (page) => {
  await openMany(page);
  await page.click("#next-thread");
  await shows(page, "Post 2 about fords");
  await pick(page, temporaryFile("two.json", JSON.stringify(threads.slice(7, 9))));
  await shows(page, "Post 8 about fords");
  await page.click("#threads");
  assert.equal((await list(page)).count, "2 threads");
});
