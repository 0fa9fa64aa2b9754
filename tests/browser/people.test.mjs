// Who is who: a thread's numbers, all comments of one person, colours, and levels of headings.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

async function open(page, attributes = "") {
  await page.goto(site.page(`<thread-bare src="/fixtures/bridges.json" ${attributes}></thread-bare>`));
  return Reader.of(page).opened(12);
}
const press = (page, text) =>
  inShadow(page, (root, text) => {
    [...root.querySelectorAll("button")].find((button) => button.textContent === text).click();
  }, text);
const authors = async (reader) => (await reader.rows()).map(({ author }) => author);

pageTest("the thread's numbers are told, and who wrote most", async (page) => {
  const reader = await open(page);
  await press(page, "About");
  const facts = await inShadow(page, (root) => {
    const dialog = root.querySelector(".facts");
    const lines = [...dialog.querySelectorAll("dl > div")].map((line) => [...line.children].map((part) => part.textContent));
    return { open: dialog.open, lines: Object.fromEntries(lines), people: [...dialog.querySelectorAll("li")].map((person) => person.textContent) };
  });
  assert.equal(facts.open, true);
  const rows = await reader.rows();
  const there = rows.filter(({ missing }) => !missing);
  assert.equal(facts.lines.Comments, String(there.length));
  assert.equal(facts.lines.Threads, String(rows.filter(({ depth }) => depth === 0).length));
  assert.equal(facts.lines.Levels, String(Math.max(...rows.map(({ depth }) => depth)) + 1));
  const counts = new Map();
  for (const { author } of there) counts.set(author, (counts.get(author) ?? 0) + 1);
  const [name, count] = facts.people[0].split(" ");
  assert.equal(Number(count), Math.max(...counts.values()));
  assert.equal(counts.get(name), Number(count));
  await page.keyboard.press("Escape");
  assert.equal(await inShadow(page, (root) => root.querySelector(".facts").open), false);
});

pageTest("a click in the numbers, or at a comment, marks all comments of one person", async (page) => {
  const reader = await open(page);
  const name = (await reader.row("a1")).author;
  const of = (await authors(reader)).filter((author) => author === name).length;
  await press(page, "About");
  await inShadow(page, (root, name) => {
    [...root.querySelectorAll(".facts .person")].find((button) => button.textContent === name).click();
  }, name);
  const found = () => inShadow(page, (root) => [...root.querySelectorAll(".row.found .author")].map((author) => author.textContent));
  await until(async () => (await found()).length === of, `${of} marked rows`);
  assert.deepEqual(new Set(await found()), new Set([name]));
  assert.equal(await inShadow(page, (root) => root.querySelector(".facts").open), false);

  const other = (await reader.row("b")).author;
  await page.hover("thread-bare >>> #comment-b header");
  await inShadow(page, (root, name) => {
    [...root.querySelectorAll(".action")].find((button) => button.title === `All comments by ${name}`).click();
  }, other);
  await until(async () => (await found())[0] === other, "marks at somebody else's comments");
  assert.deepEqual(new Set(await found()), new Set([other]));
});

pageTest("all comments of one whose name has quotes in it are his alone", async (page) => {
  const names = ['Ann "Loom\\" Li', 'Ann "Loom\\" Li', "Ann Loom Li", 'Ann "Loom\\" Lind', "Ann „Weft“"];
  const comments = names.map((name, i) => ({ id: `q${i}`, author: { name }, body: "Words." }));
  site.put("/quotes.json", JSON.stringify({ threadbare: 1, comments }));
  await page.goto(site.page('<thread-bare src="/quotes.json"></thread-bare>'));
  await Reader.of(page).opened(names.length);
  const found = () => inShadow(page, (root) => [...root.querySelectorAll(".row.found article")].map(({ id }) => id));
  const mark = (id) =>
    inShadow(page, (root, id) => {
      root.querySelector(`#${id} .toggle`).focus();
      [...root.querySelectorAll(".action")].find(({ title }) => title.startsWith("All comments by")).click();
    }, id);
  await mark("comment-q0");
  await until(async () => (await found()).length > 0, "marks");
  assert.deepEqual(await found(), ["comment-q0", "comment-q1"]);
  await mark("comment-q4");
  await until(async () => (await found()).join() === "comment-q4", "the other quotes");
});

pageTest("one who writes twice has one colour, that can be read", async (page) => {
  await open(page);
  const colours = await inShadow(page, (root) =>
    [...root.querySelectorAll(".comment .author:not(.unknown)")].map((author) => [author.textContent, getComputedStyle(author).color]),
  );
  const byName = new Map(colours);
  for (const [name, colour] of colours) assert.equal(byName.get(name), colour);
  assert.ok(new Set(byName.values()).size > 1, "more than one colour");
});

pageTest("headings start where the page's author says, at any time", async (page) => {
  await open(page, 'heading-level="4"');
  const levels = () =>
    inShadow(page, (root) => [
      root.querySelector(".post .title").localName,
      root.querySelector(".comment .who").localName,
      root.querySelectorAll("h3.who").length,
    ]);
  assert.deepEqual(await levels(), ["h4", "h5", 0]);
  await page.$eval("thread-bare", (element) => element.removeAttribute("heading-level"));
  await until(async () => (await levels())[0] === "h2", "the usual levels");
  assert.deepEqual((await levels()).slice(0, 2), ["h2", "h3"]);
});
