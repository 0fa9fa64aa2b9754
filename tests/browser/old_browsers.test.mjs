// Browsers that lack what new ones have, by taking it away before the script comes.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const url = site.page('<thread-bare src="/fixtures/bridges.json"></thread-bare>');

const without = {
  "adopted style sheets": () => {
    delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
    delete CSSStyleSheet.prototype.replaceSync;
  },
  "constructed style sheets": () => {
    delete CSSStyleSheet.prototype.replaceSync;
  },
  "`hidden=until-found`": () => {
    delete HTMLElement.prototype.onbeforematch;
  },
  "content-visibility": () => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...words) => !String(words).includes("content-visibility") && supports(...words);
    addEventListener("DOMContentLoaded", () => {
      const style = document.createElement("style");
      style.textContent = "thread-bare::part(none) {} * { content-visibility: visible !important }";
      document.head.append(style);
    });
  },
  "checkVisibility, moveBefore, the Navigation API, highlights and idle callbacks": () => {
    delete Element.prototype.checkVisibility;
    delete Element.prototype.moveBefore;
    delete window.navigation;
    delete CSS.highlights;
    delete window.requestIdleCallback;
    delete window.scheduler;
  },
  "decompression, popovers and setHTML": () => {
    delete window.DecompressionStream;
    delete HTMLElement.prototype.showPopover;
    delete Element.prototype.setHTML;
    delete window.Sanitizer;
    delete window.trustedTypes;
  },
};

for (const [what, remove] of Object.entries(without)) {
  pageTest(`without ${what} a thread is shown, folded, found in and sorted`, async (page) => {
    await page.evaluateOnNewDocument(remove);
    await page.goto(url);
    const reader = Reader.of(page);
    await reader.opened(12);
    const look = () =>
      inShadow(page, (root) => getComputedStyle(root.querySelector(".comment")).position);
    await until(async () => (await look()) === "relative", "styles");

    const press = (id) =>
      inShadow(
        page,
        (root, id) => root.getElementById(`comment-${id}`).closest(".row").querySelector(".toggle").click(),
        id,
      );
    const visible = () =>
      inShadow(
        page,
        (root) => [...root.querySelectorAll(".row")].filter((row) => row.getBoundingClientRect().height > 0).length,
      );
    const before = await visible();
    await press("a");
    assert.equal(await visible(), before - 4, "four replies less to be seen");
    await press("a");
    assert.equal(await visible(), before);

    await page.$eval("thread-bare", (element) => element.setAttribute("sort", "top"));
    await until(async () => (await reader.shownIds())[0] === "b", "the best first");
    await inShadow(page, (root) =>
      [...root.querySelectorAll(".toolbar button")].find((one) => one.textContent === "Find").click(),
    );
    await page.keyboard.type("heron");
    await until(
      () => inShadow(page, (root) => root.querySelector(".find output, .find [role=status]")?.textContent.includes("1")),
      "a match",
    );
  });
}
