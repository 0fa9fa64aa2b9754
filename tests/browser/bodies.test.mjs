// What people wrote: long bodies, code, spoilers, warnings, quotes, and parts for a page's own CSS.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const line = "A line about bridges and what they are built of.";
const tall = (count, last) => [...Array(count).fill(line), last].join("\n\n");
const comments = [
  { id: "short", body: line },
  { id: "tall", body: tall(80, "The [last](https://bridges.example/) word: zymurgy.") },
  { id: "code", body: "Before.\n\n```\nfirst line\n  second\n```\n\nAfter." },
  { id: "after", body: line },
];
const thread = (more) => ({
  threadbare: 1,
  title: "On bridges",
  post: { body: "See:\n\n```\nin the post\n```", markup: "markdown" },
  comments: comments.map((comment) => ({ markup: "markdown", author: { name: comment.id }, ...comment })),
  ...more,
});

/** An element with a thread in it, in a page of its own. */
async function open(page, more = {}, head = "") {
  const json = JSON.stringify(thread(more)).replaceAll("<", "\\u003c");
  const inline = `<script type="application/json">${json}</script>`;
  await page.goto(site.page(`<thread-bare remember="off">${inline}</thread-bare>`, { head }));
  return Reader.of(page).opened();
}

const inComment = (page, id, look) =>
  page.evaluate(
    (id, look) => {
      const root = document.querySelector("thread-bare").shadowRoot;
      return new Function("article", "root", `return ${look}`)(root.getElementById(`comment-${id}`), root);
    },
    id,
    look,
  );
const isClamped = (page, id = "tall") =>
  inComment(page, id, `article.querySelector(".body").matches(".clamped")`);
const clamped = (page) => until(() => isClamped(page), "a body that is clamped");
const heightOf = (page, id = "tall") => inComment(page, id, `article.querySelector(".body").offsetHeight`);

pageTest("a body that is too high shows its beginning, and a button the rest", async (page) => {
  await open(page);
  await clamped(page);
  const low = await heightOf(page);
  const button = await page.$("thread-bare >>> #comment-tall .show-all");
  const says = () => button.evaluate((one) => [one.innerText, one.ariaExpanded]);
  assert.deepEqual(await says(), ["Show all", "false"]);
  await button.focus();
  await page.keyboard.press("Enter");
  assert.ok((await heightOf(page)) > 2 * low);
  assert.deepEqual(await says(), ["Show less", "true"]);
  await button.click();
  assert.equal(await heightOf(page), low);
  assert.equal(await inComment(page, "short", `article.querySelector(".show-all")`), null);
});

pageTest("what is hardly too high is shown, and so is all where the page says none", async (page) => {
  const em = 16;
  const head = (clamp) => `<style>thread-bare { --threadbare-clamp: ${clamp} }</style>`;
  await open(page, {}, head("none"));
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(await isClamped(page), false);
  const full = await heightOf(page);
  await open(page, {}, head(`${full - em}px`));
  await until(async () => (await heightOf(page)) === full, "the whole body");
  assert.equal(await isClamped(page), false);
  await open(page, {}, head("20em"));
  await clamped(page);
  assert.equal(await heightOf(page), 20 * em);
});

pageTest("a permalink, a find, and the focus open what they lead to", async (page) => {
  const reader = await open(page);
  await clamped(page);
  await page.evaluate(() => document.querySelector("thread-bare").reveal("tall"));
  assert.equal(await isClamped(page), false);

  await open(page);
  await clamped(page);
  await reader.press("Find");
  await page.keyboard.type("zymurgy");
  await until(async () => !(await isClamped(page)), "the match to be shown");
  const place = await inComment(page, "tall", `article.querySelector(".body a").getBoundingClientRect().top`);
  assert.ok(place > 0 && place < 800, `the match is at ${place}`);

  await open(page);
  await clamped(page);
  await inComment(page, "tall", `article.querySelector(".body a").focus()`);
  await until(async () => !(await isClamped(page)), "the focus to be shown");
  const focused = await inComment(page, "tall", `root.activeElement.getBoundingClientRect().top`);
  assert.ok(focused > 0 && focused < 800, `the focus is at ${focused}`);
});

pageTest("code has a button to copy it once somebody is at it, and moves nothing", async (page) => {
  await open(page);
  await page.evaluate(() => {
    window.copied = [];
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text) => void copied.push(text) },
    });
  });
  const buttons = () => page.$eval("thread-bare", (one) => one.shadowRoot.querySelectorAll(".copy-code").length);
  const code = await page.$("thread-bare >>> #comment-code pre");
  await code.evaluate((one) => one.scrollIntoView({ block: "center" }));
  await page.mouse.move(1, 1);
  const topOf = () => code.evaluate((one) => one.getBoundingClientRect().top);
  const before = await topOf();
  assert.equal(await buttons(), 0);
  await code.hover();
  await until(async () => (await buttons()) === 1, "the button");
  assert.equal(await topOf(), before);
  const box = await code.evaluate((one) => {
    const { top, right } = one.getBoundingClientRect();
    return { x: right - 16, y: top + 16 };
  });
  await page.mouse.click(box.x, box.y);
  assert.deepEqual(await page.evaluate(() => copied), ["first line\n  second\n"]);
  await until(async () => (await Reader.of(page).text(".said")) === "The code is copied", "words");
  // By keys, too: from the comment's fold button on.
  await inComment(page, "code", `article.querySelector(".toggle").focus()`);
  for (let i = 0; i < 6; ++i) {
    await page.keyboard.press("Tab");
    if (await inComment(page, "code", `root.activeElement?.matches(".copy-code") ?? false`)) break;
  }
  await page.keyboard.press("Enter");
  assert.equal((await page.evaluate(() => copied)).length, 2);
});

pageTest("words of the button are no words of the comment", async (page) => {
  const reader = await open(page);
  await (await page.$("thread-bare >>> #comment-code pre")).hover();
  assert.doesNotMatch((await reader.row("code")).body, /copy/i);
});

pageTest("spoilers and warnings open by click and key, and quotes fold", async (page) => {
  const html = `<p>It <span class="spoiler">falls</span>.</p>
    <details><summary>The end</summary><p>In the river.</p></details>`;
  await open(page, {
    comments: [
      { id: "spoiler", markup: "html", body: html },
      { id: "warned", warning: "Heights", markup: "text", body: "80 metres." },
    ],
  });
  for (const id of ["spoiler", "warned"]) {
    const summary = await page.$(`thread-bare >>> #comment-${id} summary`);
    const isOpen = () => summary.evaluate((one) => one.parentElement.open);
    assert.equal(await isOpen(), false);
    await summary.click();
    assert.equal(await isOpen(), true);
    await page.keyboard.press("Enter");
    assert.equal(await isOpen(), false);
  }
  const fill = () =>
    inComment(page, "spoiler", `getComputedStyle(article.querySelector(".spoiler-inline")).webkitTextFillColor`);
  assert.equal(await fill(), "rgba(0, 0, 0, 0)");
  await inComment(page, "spoiler", `article.querySelector(".toggle").focus()`);
  for (let i = 0; i < 6; ++i) {
    await page.keyboard.press("Tab");
    if (await inComment(page, "spoiler", `root.activeElement?.matches(".spoiler-inline") ?? false`)) break;
  }
  assert.notEqual(await fill(), "rgba(0, 0, 0, 0)");
});

pageTest("a page's CSS reaches links, quotes, code, tables and images of bodies", async (page) => {
  const parts = ["link", "quote", "code", "code-block", "table", "fold", "spoiler", "image"];
  const css = parts.map((part, i) => `thread-bare::part(${part}) { outline: ${i + 1}px solid red }`);
  const body = `<p><a href="https://a.example/">link</a> <code>code</code> <span class="spoiler">s</span>
    <img src="https://a.example/1.png" alt="an image"></p><blockquote>quote</blockquote><pre>pre</pre>
    <table><tr><td>cell</td></tr></table><details><summary>more</summary>of it</details>`;
  await open(page, { comments: [{ id: "all", markup: "html", body }] }, `<style>${css.join("\n")}</style>`);
  const selectors = ["a:not(.image-link)", "blockquote", "p > code", "pre", "table", "details", ".spoiler-inline", ".image-link"];
  for (const [i, selector] of selectors.entries()) {
    const width = await inComment(page, "all", `getComputedStyle(article.querySelector(".body ${selector}")).outlineWidth`);
    assert.equal(width, `${i + 1}px`, parts[i]);
  }
});

pageTest("the browser's own find opens what it finds in a body that is clamped", async (page) => {
    await open(page);
    await clamped(page);
    // A stand-in for it, which scrolls as it does.
    await inComment(page, "tall", `article.querySelector(".body a").scrollIntoView()`);
    await until(async () => !(await isClamped(page)), "what was found to be shown");
    const place = await inComment(page, "tall", `article.querySelector(".body a").getBoundingClientRect().top`);
    assert.ok(place >= 0 && place < 800, `the match is at ${place}`);
});

pageTest("footnotes lead to their notes and back, and the address stays", async (page) => {
  const json = JSON.stringify({
    threadbare: 1,
    title: "Notes",
    source: "github",
    comments: ["1", "2"].map((id) => ({
      id,
      author: { name: "ada" },
      markup: "markdown",
      body: `Said${id}.[^a]\n\n[^a]: Noted${id}.`,
    })),
  });
  await page.goto(site.page(`<thread-bare><script type="application/json">${json}</script></thread-bare>`));
  await Reader.of(page).opened(2);
  const address = page.url();
  const follow = (selector) =>
    page.$eval(
      "thread-bare",
      ({ shadowRoot }, selector) => {
        shadowRoot.querySelector(selector).click();
        const { textContent, id } = shadowRoot.activeElement;
        return [textContent, id];
      },
      selector,
    );
  assert.deepEqual(await follow("#comment-2 .footnote"), ["Noted2. ↩", "note-1-comment-2"]);
  assert.deepEqual(await follow("#comment-2 .footnote-back"), ["[1]", "noted-1-comment-2"]);
  assert.equal(page.url(), address);
});
