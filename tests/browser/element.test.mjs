// What a page can do with <thread-bare>: attributes, events, methods, parts, anchors, keys.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

/** A page with the bridges thread in an element with some attributes. */
async function embed(page, attributes = "", { head = "", fragment = "" } = {}) {
  const body = `${"<p>Above.</p>".repeat(30)}
    <thread-bare id="it" src="/fixtures/bridges.json" ${attributes}></thread-bare>`;
  await page.goto(site.page(body, { head }) + fragment);
  return Reader.of(page).opened(12);
}
const set = (page, name, value) =>
  page.$eval(
    "thread-bare",
    async (element, name, value) => {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
      await new Promise((resolve) => setTimeout(resolve));
    },
    name,
    value,
  );
const lastEvent = (page, name) =>
  page.evaluate((wanted) => events.findLast(({ name }) => name === wanted), name);
const style = (page, selector, property) =>
  page.$eval(
    "thread-bare",
    ({ shadowRoot }, selector, property) =>
      getComputedStyle(shadowRoot.querySelector(selector))[property],
    selector,
    property,
  );

pageTest("sort is obeyed at the start, when it changes, and follows the reader", async (page) => {
  const reader = await embed(page, 'sort="top"');
  assert.equal((await reader.rows())[0].id, "b");
  await set(page, "sort", "new");
  assert.equal((await reader.rows())[0].id, "a");
  assert.deepEqual((await lastEvent(page, "sort")).detail, { order: "new" });
  await reader.sort("old");
  await until(async () => (await reader.rows())[0].id === "b");
  assert.equal(await page.$eval("thread-bare", (element) => element.getAttribute("sort")), "old");
  await set(page, "sort", null);
  assert.equal((await reader.rows())[0].id, "c");
});

pageTest("collapse-depth folds from that depth down, at the start and later", async (page) => {
  const reader = await embed(page, 'collapse-depth="1"');
  assert.deepEqual(
    (await reader.rows()).filter((row) => !row.shown).map((row) => row.id),
    ["a11", "a111"],
  );
  await set(page, "collapse-depth", "0");
  assert.deepEqual(await reader.shownIds(), ["c", "a", "b", "d", "gone"]);
  await set(page, "collapse-depth", null);
  assert.equal((await reader.shown()).length, 12);
});

pageTest("the toolbar says from which level down everything was folded", async (page) => {
  const reader = await embed(page, 'collapse-depth="1"');
  const level = () =>
    page.$eval(
      "thread-bare",
      ({ shadowRoot }) => shadowRoot.querySelectorAll(".toolbar select")[1].selectedOptions[0].text,
    );
  assert.equal(await level(), "2");
  await page.$eval("thread-bare", (element) => element.collapseAll());
  assert.equal(await level(), "1");
  await reader.press("Unfold all");
  assert.equal(await level(), "all");
  await set(page, "collapse-depth", "3");
  assert.equal(await level(), "all", "the deepest comments have no replies to fold");
});

pageTest("max-depth caps the indent, and a capped comment says its level", async (page) => {
  const reader = await embed(page);
  const indent = async (id) => (await reader.boxOf(id, ".rails")).width;
  const levelWidth = () =>
    page.$eval(
      "thread-bare",
      ({ shadowRoot }) =>
        shadowRoot.querySelector("#comment-a111 .level").getBoundingClientRect().width,
    );
  assert.ok((await indent("a111")) > (await indent("a11")));
  assert.equal(await levelWidth(), 0);
  await set(page, "max-depth", "1");
  assert.equal(await indent("a111"), await indent("a1"));
  assert.ok((await levelWidth()) > 20);
});

pageTest("theme turns the colours over", async (page) => {
  await embed(page, 'theme="light"');
  const light = await style(page, ".comment", "color");
  await set(page, "theme", "dark");
  const dark = await style(page, ".comment", "color");
  assert.notEqual(light, dark);
});

pageTest("lang words ages and numbers", async (page) => {
  const reader = await embed(page, 'lang="de"');
  assert.match((await reader.row("a")).time, /^vor .* Jahren?$/);
  await set(page, "lang", "fr");
  assert.match((await reader.row("a")).time, /^il y a .* ans?$/);
});

pageTest("src can change", async (page) => {
  const reader = await embed(page);
  site.put("/other.json", '{"threadbare": 1, "comments": [{"body": "One."}, {"body": "Two."}]}');
  await set(page, "src", "/other.json");
  await reader.opened(2);
});

pageTest(
  "ready, toggle and sort are told to the page, with what it needs to know",
  async (page) => {
    const reader = await embed(page);
    const ready = await lastEvent(page, "ready");
    assert.equal(ready.target, "it");
    assert.equal(ready.detail.format, "threadbare");
    assert.equal(ready.detail.thread, 1);
    assert.equal(ready.detail.threads[0].comments, 11);
    assert.equal(ready.detail.info.max_depth, 3);
    await reader.toggle("a1");
    assert.deepEqual((await lastEvent(page, "toggle")).detail, {
      id: "a1",
      folded: true,
      comment: 2,
    });
    await reader.toggle("a1");
    assert.equal((await lastEvent(page, "toggle")).detail.folded, false);
  },
);

pageTest("expandAll, collapseAll and reveal do what they say", async (page) => {
  const reader = await embed(page);
  const call = (method, ...values) =>
    page.$eval(
      "thread-bare",
      (element, method, values) => element[method](...values),
      method,
      values,
    );
  await call("collapseAll");
  assert.deepEqual(await reader.shownIds(), ["c", "a", "b", "d", "gone"]);
  await call("collapseAll", 2);
  assert.equal((await reader.row("a11")).shown, true);
  assert.equal((await reader.row("a111")).shown, false);
  await call("collapseAll");
  assert.equal(await call("reveal", "a111"), true);
  assert.equal((await reader.row("a111")).shown, true);
  assert.equal((await reader.row("b1")).shown, false);
  assert.equal(await call("reveal", "nobody"), false);
  await call("expandAll");
  assert.equal((await reader.shown()).length, 12);
});

pageTest("a fragment opens the ancestors, scrolls there, and moves the focus", async (page) => {
  const reader = await embed(page, 'collapse-depth="0"', { fragment: "#comment-a111" });
  await until(async () => (await reader.row("a111")).shown);
  const place = await page.$eval("thread-bare", ({ shadowRoot }) => ({
    focused: shadowRoot.activeElement?.id,
    top: shadowRoot.querySelector("#comment-a111").getBoundingClientRect().top,
    height: innerHeight,
    scrolled: scrollY,
  }));
  assert.equal(place.focused, "comment-a111");
  assert.ok(
    place.scrolled > 300 && place.top >= 0 && place.top < place.height,
    JSON.stringify(place),
  );
  await page.evaluate(() => (location.hash = "#comment-b2"));
  await until(async () => (await reader.row("b2")).shown);
});

pageTest("Tab reaches the fold buttons; Enter and Space fold and keep the focus", async (page) => {
  const reader = await embed(page);
  await page.$eval("thread-bare", ({ shadowRoot }) =>
    shadowRoot.querySelector("#comment-c .permalink").focus(),
  );
  // The first stop is the buttons of the comment that the focus is in.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const focused = () =>
    page.$eval("thread-bare", ({ shadowRoot }) => {
      const { className, isConnected } = shadowRoot.activeElement ?? {};
      return isConnected && `${className} of ${shadowRoot.activeElement.closest("article").id}`;
    });
  assert.equal(await focused(), "toggle of comment-a");
  for (const [key, folded] of [
    ["Enter", true],
    ["Enter", false],
    [" ", true],
    [" ", false],
  ]) {
    await page.keyboard.press(key);
    assert.equal((await reader.row("a")).folded, folded, `after "${key}"`);
    assert.equal(await focused(), "toggle of comment-a");
  }
});

pageTest("a fold by the rail hands the focus to the button that undoes it", async (page) => {
  const reader = await embed(page);
  await page.$eval("thread-bare", ({ shadowRoot }) =>
    shadowRoot.querySelector("#comment-a111 .toggle").focus(),
  );
  await reader.clickRail("a11", 0);
  const focused = await page.$eval(
    "thread-bare",
    ({ shadowRoot }) => shadowRoot.activeElement?.closest("article")?.id,
  );
  assert.equal(focused, "comment-a");
});

pageTest("a page can style parts and set custom properties", async (page) => {
  const css = `thread-bare { --threadbare-accent: rgb(1, 2, 3); --threadbare-indent: 40px; }
    thread-bare::part(author) { color: rgb(4, 5, 6); }
    thread-bare::part(body) { color: rgb(7, 8, 9); }
    thread-bare::part(score) { color: rgb(10, 11, 12); }`;
  const reader = await embed(page, "", { head: `<style>${css}</style>` });
  assert.equal(await style(page, "#comment-a .author", "color"), "rgb(4, 5, 6)");
  assert.equal(await style(page, "#comment-a .body", "color"), "rgb(7, 8, 9)");
  assert.equal(await style(page, "#comment-a .score", "color"), "rgb(10, 11, 12)");
  assert.equal(await style(page, "#comment-a1 .badge-op", "color"), "rgb(1, 2, 3)");
  assert.equal((await reader.boxOf("a1", ".rails")).width, 40);
});

pageTest("a page with a strict policy has only to allow the script", async (page) => {
  const policy =
    "default-src 'none'; img-src 'self'; connect-src 'self'; " +
    "script-src 'self' 'wasm-unsafe-eval'; " +
    "require-trusted-types-for 'script'; trusted-types threadbare";
  const reader = await embed(page, "", {
    head: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  });
  await reader.toggle("a");
  await reader.sort("top");
  await set(page, "max-depth", "2");
  assert.equal(await style(page, ".row", "display"), "grid");
});

pageTest("every documented part is there", async (page) => {
  await embed(page);
  const missing = await page.$eval("thread-bare", ({ shadowRoot }) =>
    [
      "comment",
      "header",
      "author",
      "badge",
      "time",
      "score",
      "body",
      "gutter",
      "toggle",
      "footer",
      "toolbar",
    ].filter((part) => !shadowRoot.querySelector(`[part~=${part}]`)),
  );
  assert.deepEqual(missing, []);
});

const threads = JSON.stringify([
  { threadbare: 1, title: "One", url: "https://blog.example/one/", comments: [{ body: "1" }] },
  {
    threadbare: 1,
    title: "Two",
    url: "http://www.blog.example/2024/two/",
    post: { id: "post-2", body: "Hello." },
    comments: [{ body: "[there](/b)", markup: "markdown" }, { body: "2" }],
  },
]);

pageTest("thread chooses by number, by URL, path or id, and can change", async (page) => {
  site.put("/blog.json", threads);
  await page.goto(site.page('<thread-bare src="/blog.json" thread="2"></thread-bare>'));
  const reader = await Reader.of(page).opened(2);
  const shown = async (title) => until(async () => (await reader.text(".post h2")) === title, title);
  await shown("Two");
  assert.equal((await lastEvent(page, "ready")).detail.thread, 2);
  for (const [thread, title] of [
    ["http://blog.example/one", "One"],
    ["/2024/two/", "Two"],
    ["1", "One"],
    ["post-2", "Two"],
    ["", "One"],
  ]) {
    await set(page, "thread", thread);
    await shown(title);
  }
  const show = (thread) => page.$eval("thread-bare", (it, thread) => it.showThread(thread), thread);
  assert.equal(await show(2), true);
  await shown("Two");
  assert.equal(await show("https://blog.example/one/"), true);
  await shown("One");
  assert.equal(await show(3), false);
  await shown("One");
});

pageTest("a thread that is not there leaves the fallback, or what is shown", async (page) => {
  site.put("/blog.json", threads);
  await page.goto(
    site.page('<thread-bare src="/blog.json" thread="/three/"><p id="old">Old.</p></thread-bare>'),
  );
  const failed = () => page.evaluate(() => events.filter(({ name }) => name === "error").length);
  await until(async () => (await failed()) === 1, "an error");
  const { code, message } = (await lastEvent(page, "error")).detail;
  assert.equal(code, "no-such-thread");
  assert.match(message, /\/three\//);
  const reader = Reader.of(page);
  assert.equal(await reader.text(".problem"), "There is no thread /three/ in this file. Open the file itself");
  assert.equal(await reader.text(".problem a"), "Open the file itself");
  assert.equal(await page.$eval("#old", (element) => element.checkVisibility()), true);

  await set(page, "thread", "/one/");
  await reader.opened(1);
  assert.equal(await page.$eval("#old", (element) => element.checkVisibility()), false);
  await set(page, "thread", "9");
  await until(async () => (await failed()) === 2, "another error");
  assert.equal((await reader.rows()).length, 1);
  await set(page, "thread", "2");
  await reader.opened(2);
  assert.equal(
    await page.$eval("thread-bare", (it) => it.shadowRoot.querySelector(".problem").hidden),
    true,
  );
});

pageTest("base says where relative links start, where the file does not", async (page) => {
  const thread = JSON.stringify({
    threadbare: 1,
    comments: [{ body: "[there](/b)", markup: "markdown" }],
  });
  site.put("/relative.json", thread);
  await page.goto(site.page('<thread-bare src="/relative.json"></thread-bare>'));
  const reader = await Reader.of(page).opened(1);
  const link = () =>
    page.$eval("thread-bare", (it) => it.shadowRoot.querySelector(".body a")?.href ?? null);
  assert.equal(await link(), null);
  await set(page, "base", "https://blog.example/post/");
  await until(async () => (await link()) === "https://blog.example/b", "the link");
  await reader.opened(1);
});

pageTest("map reads any JSON: a map as such, or the address of one", async (page) => {
  const rows = [
    { nr: 1, said: "One." },
    { nr: 2, said: "Two.", about: 1 },
  ];
  site.put("/rows.json", JSON.stringify({ rows }));
  const map = { comment: { at: "rows[]", id: "nr", body: "said" } };
  const nested = { comment: { ...map.comment, parent: "about" } };
  site.put("/nested.map.json", JSON.stringify(nested));
  const attribute = JSON.stringify(map).replaceAll('"', "&quot;");
  await page.goto(site.page(`<thread-bare src="/rows.json" map="${attribute}"></thread-bare>`));
  const reader = await Reader.of(page).opened(2);
  assert.equal((await lastEvent(page, "ready")).detail.format, "mapped");
  assert.equal((await reader.row("2")).depth, 0);

  await set(page, "map", "/nested.map.json");
  await until(async () => (await reader.row("2")).depth === 1, "the reply below");

  await set(page, "map", '{"comment": {"at": "lines[]"}}');
  const error = await until(() => lastEvent(page, "error"), "an error");
  assert.equal(error.detail.code, "bad-map");
  assert.equal((await reader.rows()).length, 2);

  const opened = await page.$eval(
    "thread-bare",
    async (it, map) => (await it.open('{"rows": [{"nr": 7, "said": "Seven."}]}', { map })).format,
    JSON.stringify(map),
  );
  assert.equal(opened, "mapped");
});

pageTest("open() takes several files as one document, and says which one is bad", async (page) => {
  await page.goto(site.page("<thread-bare></thread-bare>"));
  await page.waitForFunction(() => customElements.get("thread-bare"));
  const open = (...texts) =>
    page.$eval(
      "thread-bare",
      async (it, texts) => {
        try {
          const parts = texts.map((text, i) => (i === 0 ? text : new Blob([text])));
          const { threads, warnings } = await it.open(parts);
          return { threads, warnings };
        } catch ({ code, place }) {
          return { code, place };
        }
      },
      texts,
    );
  const [one, two] = JSON.parse(threads).map((thread) => JSON.stringify(thread));
  const opened = await open(one, "no thread", two);
  assert.deepEqual(
    opened.threads.map(({ title }) => title),
    ["One", "Two"],
  );
  assert.deepEqual(
    opened.warnings.map(({ code, part }) => [code, part]),
    [["skipped-part", 1]],
  );
  await page.$eval("thread-bare", (it) => it.refresh());
  await Reader.of(page).opened(1);
  const { code, place } = await open("no thread", "none either");
  assert.equal(code, "unknown-format");
  assert.equal(place.part, 0);
});
