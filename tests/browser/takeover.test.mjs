// Static comments that somebody reads already when the script arrives.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browserName, build, pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { fixtures, openSite } from "./site.mjs";
import { inShadow } from "./shadow.mjs";
import { temporaryFile } from "./viewer.mjs";

const site = await openSite();

const comments = Array.from({ length: 60 }, (_, i) => ({
  id: `c${i}`,
  depth: i % 6,
  body: "Words enough for a line or two, so that heights differ. ".repeat(1 + (i % 5)),
}));
const json = JSON.stringify({ threadbare: 1, title: "Long", comments });
const file = temporaryFile("long.json", json);
const element = (...options) =>
  execFileSync(join(build, "native", "threadbare"), ["convert", ...options, "--to", "element"], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });

/** The address of a page of an element, with words before and behind it. */
const pageOf = (html) =>
  site.page(`<h1>A post</h1>${html}<footer>The end of the page</footer>`, {
    script: '<link rel="stylesheet" href="/thread-bare.css">',
  });
const url = site.page(element(file), {
  script: '<link rel="stylesheet" href="/thread-bare.css">',
});
const bridges = join(fixtures, "bridges.json");
const script = readFileSync(join(build, "web", "thread-bare.classic.js"), "utf8");

for (const width of [360, 1200]) {
  pageTest(`the comment being read stays where it is, ${width} px wide`, async (page) => {
    await page.setViewport({ width, height: 700 });
    await page.goto(url);
    const place = await page.evaluate(() => {
      document.getElementById("comment-c40").scrollIntoView({ block: "start" });
      window.scrollBy(0, -25);
      return new Promise((resolve) => {
        setTimeout(() => {
          const onScreen = [...document.querySelectorAll("article.comment")].find(
            (article) => article.getBoundingClientRect().bottom > 0,
          );
          resolve({
            id: onScreen.id,
            top: onScreen.getBoundingClientRect().top,
            y: window.scrollY,
          });
        }, 300);
      });
    });
    assert.ok(place.y > 500, "the page was scrolled");
    await page.addScriptTag({ content: script });
    await Reader.of(page).opened(60);
    const drift = () =>
      page.$eval(
        "thread-bare",
        ({ shadowRoot }, { id, top }) =>
          shadowRoot.getElementById(id).getBoundingClientRect().top - top,
        place,
      );
    await until(async () => Math.abs(await drift()) < 2, "the comment is back where it was");
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(Math.abs(await drift()) < 2, `it stays there, but for ${await drift()} px`);
  });
}

pageTest("a page that shows its top is not scrolled", async (page) => {
  await page.goto(url);
  await page.addScriptTag({ content: script });
  await Reader.of(page).opened(60);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await page.evaluate(() => window.scrollY), 0);
});

/** What is on the screen, and where: comments by their ids, and the end of the page. */
const places = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("thread-bare");
    const roots = [document, ...(shadowRoot ? [shadowRoot] : [])];
    const seen = {};
    for (const element of roots.flatMap((root) => [
      ...root.querySelectorAll("article.comment, body > footer"),
    ])) {
      const { top, bottom, height } = element.getBoundingClientRect();
      const isSeen = height > 0 && bottom > 0 && top < window.innerHeight;
      if (isSeen && element.checkVisibility()) seen[element.id || "end"] = top;
    }
    return seen;
  });

const frames = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let left = 5;
        const next = () => (--left > 0 ? requestAnimationFrame(next) : resolve());
        next();
      }),
  );

for (const [lang, width, scrolled, shadow] of [
  ["en", 360, 0],
  ["en", 360, 500],
  ["en", 1000, 0],
  ["de", 1000, 300],
  ["ar", 700, 300],
  ["en", 1000, 300, "shadow"],
]) {
  const name = `${lang}, ${width} px wide, from ${scrolled} px on${shadow ? ", in a shadow root" : ""}`;
  pageTest(`nothing moves when the script takes over: ${name}`, async (page) => {
    await page.setViewport({ width, height: 700 });
    const options = shadow ? ["--shadow", "/thread-bare.css"] : [];
    const html = element(bridges, "--lang", lang, ...options);
    await page.goto(pageOf(html));
    await page.evaluate((y) => window.scrollTo(0, y), scrolled);
    await frames(page);
    const shifts = await page.evaluateHandle(() => {
      const seen = [];
      if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) return null;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) seen.push(value);
      }).observe({ type: "layout-shift" });
      return seen;
    });
    const before = await places(page);
    assert.ok(Object.keys(before).length >= 3, "comments are on the screen");
    await page.addScriptTag({ content: script });
    await Reader.of(page).opened(12);
    await frames(page);
    const after = await places(page);
    for (const [what, top] of Object.entries(before)) {
      assert.ok(Math.abs(after[what] - top) <= 1, `${what}: ${JSON.stringify([before, after])}`);
    }
    if (browserName === "chromium") assert.deepEqual(await shifts.jsonValue(), []);
  });
}

pageTest("what a reader has folded and unfolded before stays so", async (page) => {
  await page.goto(pageOf(element(bridges)));
  const state = await page.evaluate(() => {
    const branches = [...document.querySelectorAll("details.branch")];
    const open = branches.find((branch) => branch.open);
    const folded = branches.find((branch) => !branch.open);
    open.open = false;
    folded.open = true;
    const id = (branch) => branch.querySelector("article").id.replace("comment-", "");
    return { folded: id(open), unfolded: id(folded) };
  });
  await page.addScriptTag({ content: script });
  const reader = Reader.of(page);
  await reader.opened();
  assert.equal((await reader.row(state.folded)).folded, true);
  assert.equal((await reader.row(state.unfolded)).folded, false);
});

const spoiler = temporaryFile(
  "spoiler.json",
  JSON.stringify({
    threadbare: 1,
    comments: [
      { id: "a", markup: "html", body: "<details><summary>Who?</summary>The heron.</details>" },
      {
        id: "b",
        parent: "a",
        markup: "markdown",
        body: "[two](https://b.example/) [three](https://c.example/)",
      },
    ],
  }),
);

/** What has the focus, told alike for static and live comments. */
const focusOf = (page) =>
  page.evaluate(() => {
    let { activeElement } = document;
    while (activeElement.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
    return {
      article: activeElement.closest("article")?.id ?? activeElement.closest(".branch")?.querySelector("article").id,
      href: activeElement.getAttribute("href"),
      folds: activeElement.matches(".toggle, .branch > summary"),
    };
  });

for (const shadow of [[], ["--shadow", "/thread-bare.css"]]) {
  const where = shadow.length > 0 ? " in a shadow root" : "";
  for (const [what, selector] of [
    ["a link", '#comment-b a[href="https://c.example/"]'],
    ["the button of a branch", ".branch > summary"],
    ["a spoiler", "#comment-a details summary"],
  ]) {
    pageTest(`${what}${where} that has the focus has it still`, async (page) => {
      await page.goto(pageOf(element(spoiler, ...shadow)));
      await page.evaluate((selector) => {
        const element = document.querySelector("thread-bare");
        (element.shadowRoot ?? element).querySelector(selector).focus();
      }, selector);
      const before = await focusOf(page);
      assert.ok(before.article, "the focus is in a comment");
      await page.addScriptTag({ content: script });
      await Reader.of(page).opened(2);
      assert.deepEqual(await focusOf(page), before);
    });
  }
}

const wide = temporaryFile(
  "wide.json",
  JSON.stringify({
    threadbare: 1,
    comments: Array.from({ length: 1500 }, (_, i) => ({ id: `w${i}`, depth: i % 3, body: "A few words. ".repeat(1 + (i % 9)) })),
  }),
);

pageTest("to find the place takes a look at what is on the screen, and at no comment far from it", async (page) => {
  await page.goto(pageOf(element(wide)));
  await page.evaluate(() => document.getElementById("comment-w900").scrollIntoView());
  await frames(page);
  await page.evaluate(() => {
    window.asked = 0;
    const { getBoundingClientRect } = Element.prototype;
    Element.prototype.getBoundingClientRect = function () {
      if (this.matches("article, .branch") && this.getRootNode() === document) window.asked += 1;
      return getBoundingClientRect.call(this);
    };
    Element.prototype.checkVisibility = () => (window.asked += 1e6); // that lays out all
  });
  await page.addScriptTag({ content: script });
  await Reader.of(page).opened();
  // The element asks twice: when it is defined, and when its thread is there. 500 roots, and a few below.
  const asked = await page.evaluate(() => window.asked);
  assert.ok(asked > 0 && asked < 1100, `${asked} boxes`);
});

pageTest("a reader who has gone on from the comment that the address names is left there", async (page) => {
  await page.goto(`${pageOf(element(wide))}#comment-w600`);
  await page.evaluate(() => document.getElementById("comment-w300").scrollIntoView());
  await frames(page);
  const before = await places(page);
  await page.addScriptTag({ content: script });
  await Reader.of(page).opened();
  await frames(page);
  const after = await places(page);
  const [[id, top]] = Object.entries(before).filter(([id, top]) => id !== "end" && top > 0);
  assert.ok(Math.abs(after[id] - top) <= 2, `${id}: ${top} ${after[id]}`);
});

pageTest("what was folded at the last visit is open for somebody who reads in it", async (page) => {
  const address = pageOf(element(wide));
  await page.goto(address);
  await page.addScriptTag({ content: script });
  await Reader.of(page).opened();
  await page.evaluate(() => document.querySelector("thread-bare").reveal("w900"));
  await page.keyboard.press("Enter");
  await until(async () => (await Reader.of(page).row("w900")).folded, "it is folded");
  await page.goto("about:blank");
  await page.goto(address);
  await page.evaluate(() => {
    const inside = document.getElementById("comment-w901");
    inside.scrollIntoView();
    inside.querySelector("a").focus({ preventScroll: true });
  });
  await frames(page);
  const before = await places(page);
  await page.addScriptTag({ content: script });
  await Reader.of(page).opened();
  await frames(page);
  const { "comment-w901": top } = await places(page);
  assert.ok(Math.abs(top - before["comment-w901"]) <= 2, JSON.stringify([before, top]));
  assert.equal((await focusOf(page)).article, "comment-w901");
});

pageTest("a spoiler that is open stays so", async (page) => {
  await page.goto(pageOf(element(spoiler)));
  await page.$eval("#comment-a details", (details) => (details.open = true));
  await page.addScriptTag({ content: script });
  await Reader.of(page).opened(2);
  assert.equal(await inShadow(page, (root) => root.querySelector("#comment-a details").open), true);
});

pageTest("a declared shadow root has styles of its own, goes, and is back with the element", async (page) => {
  await page.goto(
    site.page(`<style>article { border: 9px solid red }</style>${element(spoiler, "--shadow", "/thread-bare.css")}`),
  );
  const look = () =>
    inShadow(page, (root) => {
      const articles = [...root.querySelectorAll("#comment-a")];
      const { position, borderTopWidth } = getComputedStyle(articles[0]);
      return { count: articles.length, position, borderTopWidth, branches: root.querySelectorAll(".branch").length };
    });
  const dressed = { count: 1, position: "relative", borderTopWidth: "0px" };
  await Reader.of(page).opened(2);
  assert.deepEqual(await look(), { ...dressed, branches: 0 });
  await page.evaluate(() => {
    window.kept = document.querySelector("thread-bare");
    window.kept.querySelector("script").remove(); // nothing is to be read again
    window.kept.remove();
    return new Promise((resolve) => setTimeout(resolve));
  });
  await page.evaluate(() => document.body.append(window.kept));
  const dressedAgain = JSON.stringify({ ...dressed, branches: 1 });
  await until(async () => JSON.stringify(await look()) === dressedAgain, "what was declared is back");
});

pageTest("the room of the controls is kept for a script only, and for one in this element", async (page) => {
  const room = (selector) =>
    page.$eval(selector, (toolbar) => getComputedStyle(toolbar, "::after").content);
  await page.goto(pageOf(element(bridges)));
  assert.notEqual(await room(".toolbar"), "none");
  const fragment = execFileSync(join(build, "native", "threadbare"), ["convert", bridges, "--to", "html"]);
  await page.goto(pageOf(fragment));
  assert.equal(await room(".toolbar"), "none");
  if (browserName !== "chromium") return;
  await page.setJavaScriptEnabled(false);
  await page.goto(pageOf(element(bridges)));
  assert.equal(await room(".toolbar"), "none");
});
