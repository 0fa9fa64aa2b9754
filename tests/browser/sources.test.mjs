// Where <thread-bare> gets its thread from, over http, and what stays when it cannot.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { fixtures, openSite } from "./site.mjs";

const site = await openSite();
const everyFormat = { script: '<script type="module" src="/thread-bare.reader.js"></script>' };
const classic = { script: '<script src="/thread-bare.classic.js"></script>' };
const copied = readFileSync(join(fixtures, "copied.txt"), "utf8");
const small = JSON.stringify({
  threadbare: 1,
  comments: [
    { id: "1", body: "One." },
    { id: "2", body: "Two." },
  ],
});
const withSrc =
  '<thread-bare src="/fixtures/bridges.json"><p id="fallback">No thread.</p></thread-bare>';

const fallbackShown = (page) => page.$eval("#fallback", (element) => element.offsetHeight > 0);
const errorDetail = async (page) => {
  const find = () => page.evaluate(() => events.find(({ name }) => name === "error"));
  return (await until(find, "threadbare:error")).detail;
};

pageTest("the module shows the thread that src names, in place of the fallback", async (page) => {
  await page.goto(site.page(withSrc));
  await Reader.of(page).opened(12);
  assert.equal(await fallbackShown(page), false);
});

pageTest("so does the classic script", async (page) => {
  await page.goto(site.page(withSrc, classic));
  await Reader.of(page).opened(12);
  assert.equal(await fallbackShown(page), false);
});

pageTest("the script may come twice, as module and as classic", async (page) => {
  const script = `${classic.script}<script type="module" src="/thread-bare.js"></script>`;
  await page.goto(site.page(withSrc, { script }));
  await Reader.of(page).opened(12);
});

pageTest("data inside the element is shown: JSON, and text", async (page) => {
  await page.goto(
    site.page(
      `<thread-bare id="json"><script type="application/json">${small}</script></thread-bare>
     <thread-bare id="text"><script type="text/plain">${copied}</script></thread-bare>`,
      everyFormat,
    ),
  );
  await Reader.of(page, "#json").opened(2);
  await Reader.of(page, "#text").opened(4);
});

pageTest(
  "where nothing is found, the fallback stays and an event says why",
  async (page) => {
    await page.goto(site.page(withSrc.replace("bridges", "no_such_file")));
    const detail = await errorDetail(page);
    assert.equal(detail.code, "fetch-failed");
    assert.match(detail.message, /404/);
    assert.equal(await fallbackShown(page), true);
  },
  { complaints: [/404/] },
);

pageTest("where the data is bad, the fallback stays and an event says where", async (page) => {
  site.put("/bad.json", '{"threadbare": 1,\n "comments": [{]}');
  await page.goto(site.page(withSrc.replace("/fixtures/bridges", "/bad")));
  const detail = await errorDetail(page);
  assert.equal(detail.code, "bad-json");
  assert.equal(detail.line, 2);
  assert.ok(detail.column > 1 && detail.byte > 18, JSON.stringify(detail));
  assert.ok(detail.message.length > 10);
  assert.equal(await fallbackShown(page), true);
  assert.match(await Reader.of(page).text(".problem"), /line 2/);
});

pageTest("the build that reads JSON says so of anything else", async (page) => {
  await page.goto(site.page(withSrc.replace("bridges.json", "copied.txt")));
  const detail = await errorDetail(page);
  assert.equal(detail.code, "unknown-format");
  assert.match(detail.message, /^this is text; this build of the element reads JSON: .*viewer\.html/);
  assert.equal(await fallbackShown(page), true);
});

pageTest("the build that reads JSON says so when another format is asked for", async (page) => {
  await page.goto(site.page(withSrc.replace("<thread-bare ", '<thread-bare format="mbox" ')));
  const detail = await errorDetail(page);
  assert.equal(detail.code, "unknown-format");
  assert.match(detail.message, /no format called “mbox”; this build of the element reads JSON/);
});

pageTest("without data there is the fallback and no complaint", async (page) => {
  await page.goto(site.page('<thread-bare><p id="fallback">Nothing yet.</p></thread-bare>'));
  await page.waitForFunction(() => customElements.get("thread-bare"));
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await fallbackShown(page), true);
  assert.deepEqual(await page.evaluate(() => events), []);
});

pageTest("a thread that stands stays when the next one cannot be read", async (page) => {
  site.put("/bad.json", "{");
  await page.goto(site.page(withSrc));
  const reader = await Reader.of(page).opened(12);
  await page.$eval("thread-bare", (element) => element.setAttribute("src", "/bad.json"));
  assert.equal((await errorDetail(page)).code, "bad-json");
  assert.equal((await reader.rows()).length, 12);
});

pageTest("refresh() reads the source again", async (page) => {
  site.put("/changing.json", small);
  await page.goto(site.page('<thread-bare src="/changing.json"></thread-bare>'));
  const reader = await Reader.of(page).opened(2);
  site.put("/changing.json", small.replace("One.", "Changed."));
  await page.$eval("thread-bare", (element) => element.refresh());
  await until(async () => (await reader.text("[part=comment]")).includes("Changed."), "a change");
});

pageTest("an element that is lazy asks for nothing until it comes near", async (page) => {
  site.put("/lazy.json", small);
  await page.goto(
    site.page(
      `<div id="far" style="height: 9000px"></div>
     <thread-bare src="/lazy.json" loading="lazy"></thread-bare>`,
    ),
  );
  await page.waitForFunction(() => customElements.get("thread-bare"));
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(site.asked.includes("/lazy.json"), false);
  await page.evaluate(() => document.querySelector("thread-bare").scrollIntoView());
  await Reader.of(page).opened(2);
  assert.equal(site.asked.includes("/lazy.json"), true);
});

pageTest("an element taken out lets go, and put back it shows its thread again", async (page) => {
  await page.goto(site.page(withSrc));
  const reader = await Reader.of(page).opened(12);
  await page.evaluate(async () => {
    window.taken = document.querySelector("thread-bare");
    taken.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  assert.equal(await page.evaluate(() => taken.document), null);
  await page.evaluate(() => document.body.append(taken));
  await reader.opened(12);
});

pageTest("an element moved within the page keeps its thread and its folds", async (page) => {
  await page.goto(site.page(`<main></main>${withSrc}`));
  const reader = await Reader.of(page).opened(12);
  await reader.toggle("a");
  await page.evaluate(() =>
    document.querySelector("main").append(document.querySelector("thread-bare")),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal((await reader.row("a")).folded, true);
  assert.equal(site.asked.filter((path) => path === "/fixtures/bridges.json").length > 0, true);
  assert.equal(
    (await page.evaluate(() => events.filter(({ name }) => name === "ready"))).length,
    1,
  );
});

pageTest("two elements on a page do not mind each other", async (page) => {
  await page.goto(
    site.page(
      `<thread-bare id="one" src="/fixtures/bridges.json"></thread-bare>
     <thread-bare id="two" src="/fixtures/bridges.json" sort="top"></thread-bare>`,
    ),
  );
  const one = await Reader.of(page, "#one").opened(12);
  const two = await Reader.of(page, "#two").opened(12);
  await one.toggle("a");
  assert.equal((await one.row("a")).folded, true);
  assert.equal((await two.row("a")).folded, false);
  assert.equal((await one.rows())[0].id, "c");
  assert.equal((await two.rows())[0].id, "b");
});
