// The viewer at every width, with still motion, and in colours that the system forces.
import assert from "node:assert/strict";
import { onlyIn, pageTest, until } from "./browser.mjs";
import { openFile, openViewer, temporaryFile } from "./viewer.mjs";

const word = "Donaudampfschifffahrtsgesellschaft".repeat(5);
const deep = temporaryFile(
  "deep.json",
  JSON.stringify({
    threadbare: 1,
    title: `A ${word} of a title`,
    comments: Array.from({ length: 70 }, (_, i) => ({
      id: `${i}`,
      parent: i ? `${i - 1}` : null,
      markup: "markdown",
      author: {
        name: `${word.slice(0, 60)}@${word.slice(0, 60)}.example`,
        roles: ["op", "moderator"],
      },
      score: 123456,
      time: "2024-03-01T08:00:00Z",
      body: `${word}\n\n\`\`\`\n${word} ${word}\n\`\`\`\n\n| ${word} | ${word} |\n|---|---|\n| a | b |\n`,
    })),
  }),
);

for (const width of [320, 360, 1200, 2000]) {
  pageTest(
    `at ${width} px nothing makes the page scroll sideways, and buttons are large`,
    async (page) => {
      await page.setViewport({ width, height: 900 });
      const reader = await openFile(page, deep, 70);
      const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await widest()) <= width, `${await widest()} px wide`);
      const sizes = await page.$eval("thread-bare", ({ shadowRoot }) => {
        const controls = shadowRoot.querySelectorAll(".toggle, .toolbar :is(button, select)");
        // Where nothing hovers, there is no button for the keys.
        const seen = [...controls].filter((control) => control.getClientRects().length > 0);
        return seen.map((control) => {
          const { width, height } = control.getBoundingClientRect();
          return Math.min(width, height);
        });
      });
      assert.ok(
        sizes.length > 70 && Math.min(...sizes) >= 24,
        `the smallest is ${Math.min(...sizes)} px`,
      );
      const narrowest = await page.$eval("thread-bare", ({ shadowRoot }) =>
        Math.min(...[...shadowRoot.querySelectorAll(".body")].map((body) => body.clientWidth)),
      );
      assert.ok(narrowest >= Math.min(160, width / 2), `a body is left ${narrowest} px`);
      await reader.press("Fold all");
      assert.ok((await widest()) <= width);
    },
  );
}

pageTest("a line of text is no longer than it can be read", async (page) => {
  await page.setViewport({ width: 2000, height: 900 });
  await openViewer(page);
  const widest = await page.$eval("thread-bare", ({ shadowRoot }) =>
    Math.max(
      ...[...shadowRoot.querySelectorAll(".body p")].map((p) => p.getBoundingClientRect().width),
    ),
  );
  assert.ok(widest > 300 && widest < 800, `${widest} px`);
});

/** How many animations run just after a click on a fold button. */
async function animationsOfFold(page) {
  const reader = await openViewer(page);
  const [{ id }] = await reader.rows();
  await page.$eval("thread-bare", ({ shadowRoot }) => {
    window.begun = 0;
    shadowRoot.addEventListener("transitionrun", () => ++window.begun);
  });
  await reader.toggle(id);
  await new Promise((resolve) => setTimeout(resolve, 250));
  return page.evaluate(() => window.begun);
}

pageTest("a fold is animated a little", async (page) => {
  assert.ok((await animationsOfFold(page)) > 0);
});

pageTest(
  "a reader who wants less motion sees none",
  async (page) => {
    assert.equal(await animationsOfFold(page), 0);
  },
  { wish: "less motion" },
);

pageTest(
  "the theme follows the system until one is chosen, and the choice is kept",
  async (page) => {
    const ground = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
    await openViewer(page);
    const light = await ground();
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    assert.notEqual(await ground(), light);
    await page.select("#theme", "light");
    assert.equal(await ground(), light);
    await openViewer(page);
    await until(async () => (await ground()) === light, "the theme chosen before");
  },
  { skip: onlyIn("chromium", "Firefox is told the system's scheme as it starts, and no more") },
);

pageTest(
  "in forced colours fold buttons and rails can still be seen",
  async (page) => {
    await openViewer(page);
    const colours = await page.$eval("thread-bare", ({ shadowRoot }) => {
      const toggle = shadowRoot.querySelector(".toggle");
      const rails = shadowRoot.querySelector(".d1 .rails");
      return {
        forced: matchMedia("(forced-colors: active)").matches,
        sign: getComputedStyle(toggle, "::before").backgroundColor,
        ground: getComputedStyle(document.documentElement).backgroundColor,
        rail: getComputedStyle(rails).backgroundImage,
      };
    });
    assert.equal(colours.forced, true);
    assert.notEqual(colours.sign, colours.ground);
    assert.notEqual(colours.sign, "rgba(0, 0, 0, 0)");
    assert.match(colours.rail, /gradient/);
  },
  { wish: "forced colours" },
);
