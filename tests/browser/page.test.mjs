// What `threadbare page` makes, opened from file://: with JavaScript off, and with it on.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { browserName, build, pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { fixtures } from "./site.mjs";
import { temporaryFile, temporaryPath } from "./viewer.mjs";

function pageOf(file, name) {
  const path = temporaryPath(name);
  execFileSync(join(build, "native", "threadbare"), ["page", file, "-o", path]);
  return pathToFileURL(path).href;
}
const bridges = pageOf(join(fixtures, "bridges.json"), "bridges.html");
const ids = ["c", "a", "a1", "a11", "a111", "a2", "b", "b1", "b2", "d", "gone", "e"];

/** The articles of the static page, and which of them are to be seen. */
const staticComments = (page) =>
  page.$$eval(".comment", (articles) =>
    articles.map((article) => ({
      id: article.id.replace("comment-", ""),
      shown: article.checkVisibility(),
      body: article.querySelector(".body").textContent,
    })),
  );

/**
 * Returns the page's address. Firefox's protocol cannot turn scripts off: there the page's own is
 * taken out.
 */
async function openWithoutScript(page, url) {
  if (browserName === "firefox") {
    const html = readFileSync(fileURLToPath(url), "utf8");
    const bare = temporaryFile("bare.html", html.replace(/<script>.*?<\/script>/gs, ""));
    await page.goto(pathToFileURL(bare).href);
  } else {
    await page.setJavaScriptEnabled(false);
    await page.goto(url);
    await page.setJavaScriptEnabled(true);
  }
  return page.url();
}

pageTest("without JavaScript every comment is there, and folds", async (page) => {
  await openWithoutScript(page, bridges);
  const comments = await staticComments(page);
  assert.deepEqual(
    comments.map(({ id }) => id),
    ids,
  );
  // What starts folded is so here, too, each with a head that says why.
  const hidden = (all) => all.filter(({ shown }) => !shown).map(({ id }) => id);
  assert.deepEqual(hidden(comments), ["b1", "b2"]);
  assert.match(
    await page.$eval("details:has(> #comment-b1) > summary", (element) => element.innerText),
    /spam.*removed/s,
  );
  assert.match(comments[0].body, /None of them/);
  assert.equal(
    await page.$eval(".post h2", (title) => title.textContent),
    "Which bridge would you cross again?",
  );
  assert.equal(await page.title(), "Which bridge would you cross again?");

  const summary = "details:has(> #comment-a1) > summary";
  await page.click(summary);
  assert.deepEqual(hidden(await staticComments(page)), ["a1", "a11", "a111", "b1", "b2"]);
  assert.match(await page.$eval(summary, (element) => element.innerText), /ines.*2 replies/s);
  await page.click(summary);
  assert.deepEqual(hidden(await staticComments(page)), ["b1", "b2"]);
});

pageTest("without JavaScript a permalink opens what its comment is folded into", async (page) => {
  const address = await openWithoutScript(page, bridges);
  await page.click("details:has(> #comment-a) > summary");
  assert.equal(await page.$eval("#comment-a111", (article) => article.checkVisibility()), false);
  await page.goto(`${address}#comment-a111`);
  const target = await page.$eval(":target", ({ id }) => id);
  assert.equal(target, "comment-a111");
  await until(() => page.$eval("#comment-a111", (article) => article.checkVisibility()));
});

pageTest("with JavaScript the element takes over, with the same comments", async (page) => {
  await openWithoutScript(page, bridges);
  const before = await staticComments(page);
  await page.goto(bridges);
  const reader = await Reader.of(page).opened(12);
  const rows = await reader.rows();
  assert.deepEqual(
    rows.map(({ id }) => id),
    before.map(({ id }) => id),
  );
  assert.deepEqual(
    rows.map(({ body }) => body),
    before.map(({ body }) => body),
  );
  assert.deepEqual(
    (await staticComments(page)).filter(({ shown }) => shown),
    [],
    "the static ones make way",
  );
  await reader.toggle("a");
  assert.equal((await reader.row("a1")).shown, false);
  await reader.sort("top");
  assert.equal((await reader.rows())[0].id, "b");
});

pageTest("with JavaScript too, a permalink leads to its comment", async (page) => {
  await page.goto(`${bridges}#comment-a111`);
  const reader = await Reader.of(page).opened(12);
  const focused = () => page.$eval("thread-bare", ({ shadowRoot }) => shadowRoot.activeElement?.id);
  await until(async () => (await focused()) === "comment-a111");
  assert.equal((await reader.row("a111")).shown, true);
});

pageTest(
  "a page allows itself nothing but its own script, and no text gets around that",
  async (page) => {
    const hostile = JSON.stringify({
      threadbare: 1,
      title: "</title><script>document.title='owned'</script>",
      comments: [
        {
          id: "1",
          body: "</script><script>document.title='owned'</script><!--<script>",
          markup: "text",
        },
        {
          id: "2",
          body: "[x](javascript:alert(1)) <img src=x onerror=alert(1)> ![i](https://elsewhere.invalid/i.png)",
          markup: "markdown",
        },
      ],
    });
    await page.goto(pageOf(temporaryFile("hostile.json", hostile), "hostile.html"));
    const reader = await Reader.of(page).opened(2);
    assert.match(await page.title(), /^<\/title><script>/);
    assert.match((await reader.row("1")).body, /^<\/script>/);
    const policy = await page.$eval("meta[http-equiv]", (meta) => meta.content);
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*/);
    const dangerous = await page.$eval("thread-bare", (element) =>
      [element, element.shadowRoot].flatMap(
        (root) => [...root.querySelectorAll("img, iframe, [onerror], a[href^=javascript]")].length,
      ),
    );
    assert.deepEqual(dangerous, [0, 0]);
  },
);
