// Zoomed pages, and systems that ask for less motion or colours of their own: with all that can be open.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pageTest, until } from "./browser.mjs";
import { contrasts } from "./contrast.mjs";
import { fixtures } from "./site.mjs";
import { openFile } from "./viewer.mjs";

const parts = join(fixtures, "parts.json");

// A window of 1280 by 1024 px.
for (const zoom of [2, 4]) {
  for (const size of ["medium", "huge"]) {
    pageTest(`at ${zoom * 100} % with ${size} text nothing scrolls sideways`, async (page) => {
      const width = 1280 / zoom;
      await page.setViewport({ width, height: 1024 / zoom, deviceScaleFactor: zoom });
      const reader = await openFile(page, parts, 9);
      await page.select("#size", size);
      await page.select("#width", "full");
      const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await widest()) <= width, `${await widest()} px wide`);
      await page.click("#appearance summary");
      const panel = await page.$eval("#appearance .panel", (one) => {
        one.scrollIntoView({ block: "end", behavior: "instant" });
        const { left, right, bottom } = one.getBoundingClientRect();
        return { left, right, bottom };
      });
      assert.ok(panel.left >= 0 && panel.right <= width, JSON.stringify(panel));
      assert.ok(panel.bottom <= 1024 / zoom + 1, "the end of the panel cannot be reached");
      await page.keyboard.press("Escape");
      await reader.press("Find");
      await page.keyboard.type("bridge");
      await until(async () => /\d of \d/.test(await reader.text(".find-count")), "matches");
      assert.ok((await widest()) <= width, `${await widest()} px wide with the find box`);
    });
  }
}

for (const theme of ["auto", "dark", "sepia", "contrast"]) {
  pageTest(
    `in forced colours all text of the theme ${theme} can be read, and code keeps an edge`,
    async (page) => {
      await openFile(page, parts, 9);
      await page.select("#theme", theme);
      await page.select("#rails", "levels");
      const weak = (await page.evaluate(contrasts)).filter(({ contrast }) => contrast < 4.5);
      assert.deepEqual(weak, []);
      const seen = await page.$eval("thread-bare", ({ shadowRoot }) => {
        const style = (selector) => getComputedStyle(shadowRoot.querySelector(selector));
        return {
          code: style(".body pre").borderTopStyle,
          rails: style(".d1 .rails").backgroundImage.includes("gradient"),
        };
      });
      assert.deepEqual(seen, { code: "solid", rails: true });
      // What is hidden until it is asked for is hidden here, too, and is read when it is asked for.
      const spoiler = () =>
        page.$eval("thread-bare", ({ shadowRoot }) => {
          const one = shadowRoot.querySelector(".spoiler-inline");
          const { backgroundColor, color, webkitTextFillColor } = getComputedStyle(one);
          return { isBlack: backgroundColor === color, fill: webkitTextFillColor };
        });
      assert.deepEqual(await spoiler(), { isBlack: true, fill: "rgba(0, 0, 0, 0)" });
      await (await page.$("thread-bare >>> .spoiler-inline")).hover();
      const open = await spoiler();
      assert.equal(open.isBlack, false);
      assert.notEqual(open.fill, "rgba(0, 0, 0, 0)");
    },
    { wish: "forced colours" },
  );
}

/** How long transitions take that there may be, but for those of no time. */
async function transitions(page) {
  await openFile(page, parts, 9);
  await (await page.$("thread-bare >>> .post pre")).hover();
  return page.$eval("thread-bare", ({ shadowRoot }) => {
    const times = [...shadowRoot.querySelectorAll("*")].flatMap((one) =>
      [null, "::before", "::after"].map((pseudo) => getComputedStyle(one, pseudo).transitionDuration),
    );
    return [...new Set(times)].filter((time) => time !== "0s");
  });
}

pageTest("there are transitions", async (page) => {
  assert.notDeepEqual(await transitions(page), []);
});

pageTest(
  "who wants less motion gets no transition anywhere",
  async (page) => assert.deepEqual(await transitions(page), []),
  { wish: "less motion" },
);
