// Themes, and what the reader chooses of them in the viewer.
import assert from "node:assert/strict";
import { join } from "node:path";
import { browserName, pageTest, until } from "./browser.mjs";
import { contrasts } from "./contrast.mjs";
import { fixtures, openSite } from "./site.mjs";
import { openFile, openViewer } from "./viewer.mjs";

const parts = join(fixtures, "parts.json");
const site = await openSite();
const themes = { light: 4.5, dark: 4.5, sepia: 4.5, contrast: 7 };
// Only its protocol lets a test be somebody who likes it dark.
const schemes = browserName === "chromium" ? ["light", "dark"] : ["light"];

const prefer = async (page, scheme) => {
  if (browserName !== "chromium") return;
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
};
const openDetails = (page) =>
  page.$eval("thread-bare", ({ shadowRoot }) => {
    for (const details of shadowRoot.querySelectorAll("details")) details.open = true;
  });
const colourOf = (page, selector) =>
  page.$eval(selector, (element) => getComputedStyle(element).backgroundColor);

async function assertContrast(page, least, where) {
  const found = await page.evaluate(contrasts);
  assert.ok(found.length > 40, `${found.length} texts ${where}`);
  const weak = found.filter(({ contrast }) => contrast < least);
  assert.deepEqual(weak, [], `${where}, of ${found.length} texts`);
}

for (const [theme, least] of Object.entries({ auto: 4.5, ...themes })) {
  pageTest(`in the viewer's theme ${theme} all text stands out by ${least}:1`, async (page) => {
    for (const scheme of schemes) {
      await prefer(page, scheme);
      const reader = await openFile(page, parts, 9);
      await page.select("#theme", theme);
      await openDetails(page);
      await page.click("#appearance summary");
      await page.$eval("thread-bare", (element) => element.reveal("roles"));
      await assertContrast(page, least, `where it is ${scheme}`);
      await reader.press("Fold all");
      await assertContrast(page, least, `folded, where it is ${scheme}`);
    }
  });
}

for (const [theme, least] of Object.entries(themes)) {
  pageTest(`theme="${theme}" stands out by ${least}:1 in a page of any colour`, async (page) => {
    const style = "<style>body { background: #7a7a7a; color: #777 }</style>";
    const element = `<thread-bare src="/fixtures/parts.json" theme="${theme}"></thread-bare>`;
    for (const scheme of schemes) {
      await prefer(page, scheme);
      await page.goto(site.page(element, { head: style }));
      await until(() => page.evaluate(() => events.some(({ name }) => name === "ready")), "ready");
      await openDetails(page);
      await assertContrast(page, least, `where it is ${scheme}`);
    }
  });
}

pageTest("a page's own colours come before those of a theme", async (page) => {
  const style = "<style>:root { --threadbare-accent: rgb(1, 2, 3) }</style>";
  const element = `<thread-bare src="/fixtures/parts.json" theme="sepia"></thread-bare>`;
  await page.goto(site.page(element, { head: style }));
  const link = () =>
    page.$eval("thread-bare", ({ shadowRoot }) => {
      const found = shadowRoot.querySelector(".body a");
      return found && getComputedStyle(found).color;
    });
  assert.equal(await until(link, "a link"), "rgb(1, 2, 3)");
});

/** What of the thread the choices are about. */
const looks = (page) =>
  page.$eval("thread-bare", (element) => {
    const root = element.shadowRoot;
    const style = (selector) => getComputedStyle(root.querySelector(selector));
    return {
      ground: getComputedStyle(document.documentElement).backgroundColor,
      size: parseFloat(style(".row .body").fontSize),
      measure: style(".row .body").maxInlineSize,
      gap: parseFloat(style(".row .comment").paddingBlockEnd),
      rails: style(".d1 .rails").backgroundImage.split("gradient").length - 1,
    };
  });

pageTest("theme, size, width, spacing and rails are chosen by keys and kept", async (page) => {
  await openViewer(page);
  const before = await looks(page);
  await page.focus("#paste");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.$eval("#appearance", ({ open }) => open), true);
  const choices = { theme: "sepia", size: "large", width: "narrow", density: "compact", rails: "levels" };
  for (const [name, choice] of Object.entries(choices)) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), name);
    await page.select(`#${name}`, choice);
  }
  const after = await looks(page);
  assert.notEqual(after.ground, before.ground);
  assert.ok(after.size > before.size * 1.1, `${after.size} after ${before.size} px`);
  assert.notEqual(after.measure, before.measure);
  assert.ok(after.gap < before.gap / 2, `${after.gap} after ${before.gap} px`);
  assert.equal(after.rails, before.rails + 1);
  await page.keyboard.press("Escape");
  assert.equal(await page.$eval("#appearance", ({ open }) => open), false);
  assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
  await openViewer(page);
  assert.deepEqual(await looks(page), after);
});

pageTest("without rails a click on their place folds all the same", async (page) => {
  const reader = await openViewer(page);
  await page.select("#rails", "none");
  const colours = await page.$eval("thread-bare", ({ shadowRoot }) => [
    getComputedStyle(shadowRoot.querySelector(".d1 .rails")).backgroundImage,
    getComputedStyle(shadowRoot.querySelector(".comment"), "::before").borderInlineStartColor,
  ]);
  assert.doesNotMatch(colours[0], /rgba?\((?!0, 0, 0, 0)|color\(/);
  assert.equal(colours[1], "rgba(0, 0, 0, 0)");
  await reader.clickRail("2", 0);
  assert.equal((await reader.row("1")).folded, true);
});

pageTest("coloured rails have a column a level, as plain ones do", async (page) => {
  const reader = await openViewer(page);
  await page.select("#rails", "levels");
  await reader.clickRail("4", 1);
  assert.equal((await reader.row("2")).folded, true);
  assert.equal((await reader.row("1")).folded, false);
});

for (const [what, stored] of [
  ["no JSON", "sepia"],
  ["no object", "7"],
  ["null", "null"],
  ["of another version", '{"theme": {"name": "sepia"}, "size": 12, "rails": "url(x)", "width": null}'],
]) {
  pageTest(`stored looks that are ${what} are dropped`, async (page) => {
    await openViewer(page);
    const before = await looks(page);
    await page.evaluate((text) => localStorage.setItem("threadbare-appearance", text), stored);
    await openViewer(page);
    assert.deepEqual(await looks(page), before);
    assert.equal(await page.$eval("#theme", ({ value }) => value), "auto");
  });
}

pageTest("of what is stored the valid choices are taken, and the others dropped", async (page) => {
  await openViewer(page);
  const ground = await colourOf(page, "html");
  await page.evaluate(() =>
    localStorage.setItem("threadbare-appearance", '{"theme": "sepia", "size": "enormous"}'),
  );
  await openViewer(page);
  assert.notEqual(await colourOf(page, "html"), ground);
  assert.equal(await page.$eval("#size", ({ value }) => value), "medium");
});
