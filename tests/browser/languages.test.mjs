// The element in the languages of the page around it, and the viewer in those of the browser.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { openSite } from "./site.mjs";
import { openViewer } from "./viewer.mjs";

const site = await openSite();
const element = '<thread-bare id="it" src="/fixtures/bridges.json"></thread-bare>';

async function open(page, around, inside = element) {
  await page.goto(site.page(around.replace("…", inside)));
  return Reader.of(page).opened(12);
}

/** What stands in the element, and which way its rows run. */
const words = (page) =>
  page.$eval("thread-bare", ({ shadowRoot }) => {
    const text = (selector) => shadowRoot.querySelector(selector).textContent;
    const { left, right } = shadowRoot.querySelector(".comments").getBoundingClientRect();
    const middle = (left + right) / 2;
    const deep = shadowRoot.querySelector("#comment-a111").closest(".row");
    const rails = deep.querySelector(".rails").getBoundingClientRect();
    const toggle = deep.querySelector(".toggle").getBoundingClientRect();
    return {
      count: text(".toolbar strong"),
      orders: [...shadowRoot.querySelector(".toolbar select").options].map((one) => one.text),
      replies: text("#comment-a .folded-count"),
      score: text("#comment-a .score"),
      badge: text("#comment-a1 .badge-op"),
      toggle: shadowRoot.querySelector("#comment-a .toggle").ariaLabel,
      railsFromRight: rails.left > middle,
      toggleFromRight: toggle.left > middle,
      arrow: getComputedStyle(shadowRoot.querySelector(".original")).scale,
      title: getComputedStyle(shadowRoot.querySelector(".title")).textAlign,
      bodyDirection: getComputedStyle(shadowRoot.querySelector("#comment-a .body")).direction,
    };
  });

const german = { count: "11 Kommentare", replies: "4 Antworten", score: "10 Punkte" };
const arabic = { count: "11 تعليقًا", replies: "4 ردود", score: "10 نقاط" };
const english = { count: "11 comments", replies: "4 replies", score: "10 points" };
const said = async (page, expected) => {
  const { count, replies, score } = await words(page);
  assert.deepEqual({ count, replies, score }, expected);
};

pageTest("inside Arabic the words are Arabic, and the tree grows from the right", async (page) => {
  await open(page, '<div lang="ar" dir="rtl">…</div>');
  await said(page, arabic);
  const seen = await words(page);
  assert.equal(seen.orders[1], "الأقدم أولًا");
  assert.equal(seen.badge, "صاحب المنشور");
  assert.equal(seen.toggle, "تعليق من ada@loom.example، 4 ردود");
  assert.ok(seen.railsFromRight);
  assert.ok(seen.toggleFromRight);
  assert.equal(seen.arrow, "-1 1");
  assert.equal(seen.title, "right");
  assert.equal(seen.bodyDirection, "ltr", "what was said in English runs its own way");
});

pageTest("why a find cannot be read, and why a comment is folded, is said in German", async (page) => {
  await open(page, '<div lang="de">…</div>');
  const reader = Reader.of(page);
  assert.equal(await reader.text("#comment-b1 .folded-reason"), "entfernt");
  await reader.press("Suchen");
  await page.keyboard.type("score:many");
  const problem = () => reader.text(".find-problem");
  await until(async () => (await problem()) !== "", "a problem");
  assert.equal(await problem(), "Bei Zeichen 7: Hier gehört eine ganze Zahl hin, wie in score:>10.");
});

pageTest("the nearest lang wins, and falls back to its language, then to English", async (page) => {
  await open(page, '<div lang="ar" dir="rtl"><div lang="de-AT" dir="ltr">…</div></div>');
  await said(page, german);
  const { railsFromRight, orders } = await words(page);
  assert.equal(railsFromRight, false);
  assert.equal(orders[1], "Älteste zuerst");
  await open(page, '<div lang="tlh">…</div>');
  await said(page, english);
  await open(page, '<div lang="no such">…</div>');
  await said(page, english);
});

pageTest("a language brings its direction, unless the page has said one nearer", async (page) => {
  await open(page, '<div lang="ar">…</div>');
  assert.ok((await words(page)).railsFromRight);
  await open(page, '<div lang="ar"><div dir="ltr">…</div></div>');
  assert.equal((await words(page)).railsFromRight, false);
});

pageTest("a lang that changes is seen, on the element and around it", async (page) => {
  await open(page, '<div id="around" lang="de">…</div>');
  await said(page, german);
  const set = (selector, name, value) =>
    page.$eval(
      selector,
      (one, name, value) =>
        value === null ? one.removeAttribute(name) : one.setAttribute(name, value),
      name,
      value,
    );
  const becomes = (count) => until(async () => (await words(page)).count === count, count);
  await set("#around", "lang", "ar");
  await becomes(arabic.count);
  assert.ok((await words(page)).railsFromRight);
  await set("thread-bare", "lang", "en");
  await becomes(english.count);
  await said(page, english);
  assert.equal((await words(page)).railsFromRight, false);
  assert.match((await Reader.of(page).row("a")).time, /years? ago/, "no age is left in Arabic");
  await set("#around", "dir", "rtl");
  await set("thread-bare", "lang", null);
  await becomes(arabic.count);
});

pageTest("the language around a shadow root is that of what is in it", async (page) => {
  await page.goto(site.page('<div id="host" lang="de"></div>'));
  await page.evaluate((element) => {
    const root = document.querySelector("#host").attachShadow({ mode: "open" });
    root.innerHTML = element;
  }, element);
  const count = () =>
    page.evaluate(() => {
      const inner = document.querySelector("#host").shadowRoot.querySelector("thread-bare");
      return inner.shadowRoot?.querySelector(".toolbar strong")?.textContent;
    });
  await until(async () => (await count()) === german.count, "German");
  await page.$eval("#host", (host) => (host.lang = "ar"));
  await until(async () => (await count()) === arabic.count, "Arabic");
});

pageTest("what goes wrong is said in the language, as far as the page says it", async (page) => {
  await page.goto(
    site.page('<thread-bare lang="de" src="/fixtures/bridges.json" thread="9"></thread-bare>'),
  );
  const problem = () =>
    page.$eval("thread-bare", (one) => one.shadowRoot.querySelector(".problem").textContent);
  await until(async () => (await problem()) !== "", "a problem");
  assert.equal(await problem(), "In dieser Datei gibt es kein Thema 9. Die Datei selbst öffnen");
  const event = await page.evaluate(() => events.find(({ name }) => name === "error").detail);
  assert.equal(event.message, "There is no thread 9 in this file");
});

pageTest("find counts, and finds the words that the page says", async (page) => {
  const reader = await open(page, '<div lang="de">…</div>');
  await reader.press("Suchen");
  await page.keyboard.type("nicht in der datei");
  await until(async () => /^1/.test((await reader.text(".find-count")) ?? ""), "a match");
  await page.keyboard.down("Shift");
  await page.keyboard.press("Home");
  await page.keyboard.up("Shift");
  await page.keyboard.type("zebra");
  await until(async () => (await reader.text(".find-count")) === "Keine Treffer", "no match");
});

for (const [language, direction, label] of [
  ["de-AT", "ltr", "Dateien öffnen"],
  ["ar", "rtl", "فتح ملفات"],
  ["fr", "ltr", "Open files"],
]) {
  pageTest(`the viewer speaks the browser's language: ${language}`, async (page) => {
    await page.evaluateOnNewDocument((language) => {
      Object.defineProperty(navigator, "languages", { get: () => [language] });
    }, language);
    await openViewer(page);
    assert.equal(await page.$eval("#open", (button) => button.textContent), label);
    assert.equal(await page.evaluate(() => document.documentElement.dir), direction);
    const left = await page.evaluate(() => {
      const [name, button] = ["h1", "#open"].map((one) => document.querySelector(one));
      return name.getBoundingClientRect().left < button.getBoundingClientRect().left;
    });
    assert.equal(left, direction === "ltr");
    const rails = await page.$eval("thread-bare", ({ shadowRoot }) => {
      const { backgroundImage } = getComputedStyle(shadowRoot.querySelector(".d1 .rails"));
      return backgroundImage.includes("to left");
    });
    assert.equal(rails, direction === "rtl", "rails stand on the other side than their buttons");
  });
}
