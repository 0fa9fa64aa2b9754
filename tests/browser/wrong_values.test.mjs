// Attributes with values that say nothing.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

const wrong = {
  sort: "hottest",
  keys: "always",
  media: "never",
  remember: "no",
  "jump-button": "yes",
  theme: "solarized",
  rails: "dots",
  loading: "soon",
  "collapse-depth": "-1",
  "max-depth": "deep",
  "heading-level": "7",
  "fold-below": "low",
  "fold-removed": "true",
  "fold-bots": "1",
  "fold-roots-after": "many",
};
const attributes = Object.entries(wrong).map(([name, value]) => `${name}="${value}"`);

function warningsOf(page) {
  const warnings = [];
  page.on("console", (message) => {
    if (message.text().startsWith("<thread-bare ")) warnings.push(message.text());
  });
  return warnings;
}

pageTest("each is named once, and counts as none", async (page) => {
  const warnings = warningsOf(page);
  await page.goto(site.page(`<thread-bare src="/fixtures/bridges.json" ${attributes.join(" ")}></thread-bare>`));
  await Reader.of(page).opened(12);
  await page.evaluate(() => document.querySelector("thread-bare").refresh());
  for (const attribute of attributes) {
    const named = warnings.filter((warning) => warning.startsWith(`<thread-bare ${attribute}>: it takes `));
    assert.equal(named.length, 1, `${attribute}: ${warnings.join("\n")}`);
  }
  assert.equal(warnings.length, attributes.length);
  const heading = await inShadow(page, (root) => root.querySelector(".title").localName);
  assert.equal(heading, "h2");
});

pageTest("one that comes later is named, too, and none that are right or empty", async (page) => {
  const warnings = warningsOf(page);
  await page.goto(site.page('<thread-bare src="/fixtures/bridges.json" theme="dark" rails=""></thread-bare>'));
  await Reader.of(page).opened(12);
  await page.$eval("thread-bare", (element) => {
    element.setAttribute("sort", "new");
    element.setAttribute("keys", "page");
    element.setAttribute("theme", "sepia");
    element.setAttribute("theme", "teal");
  });
  await until(() => warnings.length > 0, "a warning");
  assert.deepEqual(warnings, [
    '<thread-bare theme="teal">: it takes "auto", "light", "dark", "sepia" or "contrast"; this counts as none.',
  ]);
});
