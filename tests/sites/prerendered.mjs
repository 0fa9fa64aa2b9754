// What every site with threads in its pages has to do, whatever built it.
import assert from "node:assert/strict";
import { browserName, pageTest, until } from "../browser/browser.mjs";
import { Reader } from "../browser/reader.mjs";
import { serve } from "./project.mjs";

const threads = [
  { path: "/rye/", count: 8, words: ["acetone", "Pancakes", "nine years old", "{{ feed }}", "{{ 7*7 }}", "&lt;%= 7"] },
  { path: "/lamp/", count: 4, words: ["One flash", "eleven times"] },
];

/** The posts of a built site, with and without JavaScript. `pathOf` says where a post stands. */
export async function checkSite(name, folder, pathOf = (path) => path) {
  const origin = await serve(folder);
  for (const { path, count, words } of threads) {
    const url = origin + pathOf(path);

    pageTest(`${name}: ${path} is complete and can be folded without JavaScript`, async (page) => {
      const html = await (await fetch(url)).text();
      for (const word of words) assert.ok(html.includes(word), `there is no ${word} in it`);
      assert.doesNotMatch(html, /<script>pwn/, "what strangers write is no script");
      if (browserName === "chromium") await page.setJavaScriptEnabled(false);
      else await page.evaluateOnNewDocument(() => customElements.define("thread-bare", class extends HTMLElement {}));
      await page.goto(url);
      const seen = () =>
        page.$$eval("thread-bare article.comment", (all) =>
          all.filter((one) => one.checkVisibility()).map((one) => getComputedStyle(one).position),
        );
      const before = await seen();
      // A score below −5 and a deleted comment start folded.
      assert.ok(before.length >= count - 2 && before.every((position) => position === "relative"));
      const summary = await page.$("thread-bare .branch.root[open] > summary");
      await summary.evaluate((element) => element.click());
      await until(async () => (await seen()).length < before.length, "fewer comments");
    });

    pageTest(`${name}: ${path} goes on in place with JavaScript`, async (page) => {
      await page.evaluateOnNewDocument(() => {
        window.shifts = [];
        if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) return;
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) window.shifts.push(value);
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(url);
      await page.waitForFunction(() => document.querySelector("thread-bare")?.shadowRoot);
      const reader = Reader.of(page);
      await reader.opened(count);
      // VitePress moves a thing or two of its own by a hair.
      const shifts = await page.evaluate(() => window.shifts);
      assert.ok(shifts.reduce((sum, shift) => sum + shift, 0) < 0.001, `it moves: ${shifts}`);
      const [first] = await reader.shown();
      await reader.evaluate((id) => {
        const { shadowRoot } = document.querySelector("thread-bare");
        shadowRoot.getElementById(`comment-${id}`).closest(".row").querySelector(".toggle").click();
      }, first.id);
      assert.equal((await reader.row(first.id)).folded, true);
    });
  }
}
