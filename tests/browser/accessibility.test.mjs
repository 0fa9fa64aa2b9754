// The accessibility rules of axe-core, and what it cannot know.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { onlyIn, packages, pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { fixtures, openSite } from "./site.mjs";
import { openFile, openViewer, pick, problemShown, temporaryFile } from "./viewer.mjs";

const site = await openSite();
const axe = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");

async function assertAccessible(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(({ id, nodes }) => ({
      id,
      html: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).slice(0, 3),
    }));
  });
  assert.deepEqual(found, []);
}

for (const theme of ["light", "dark", "sepia", "contrast"]) {
  pageTest(`the sample breaks no rule in ${theme} colours, unfolded and folded`, async (page) => {
    const reader = await openViewer(page);
    await page.select("#theme", theme);
    await assertAccessible(page);
    await reader.press("Fold all");
    await assertAccessible(page);
    await reader.press("Find");
    await page.keyboard.type("the");
    await until(async () => (await reader.text(".find-count")).startsWith("1 of"));
    await assertAccessible(page);
  });
}

pageTest("nor does a page in Arabic, unfolded, folded, and with a thread's numbers", async (page) => {
  const thread = '<thread-bare src="/fixtures/bridges.json" lang="ar"></thread-bare>';
  await page.goto(site.page(`<main dir="rtl" lang="ar"><h1>خيط</h1>${thread}</main>`));
  const reader = await Reader.of(page).opened(12);
  await assertAccessible(page);
  await reader.press("حول");
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await reader.press("طي الكل");
  await assertAccessible(page);
});

pageTest("a comment's heading says who, how deep, and to whom; Tab can go past all", async (page) => {
  await page.goto(site.page('<thread-bare src="/fixtures/bridges.json"></thread-bare><a href="/">out</a>'));
  const reader = await Reader.of(page).opened(12);
  const heading = (id) =>
    page.$eval("thread-bare", ({ shadowRoot }, id) => shadowRoot.querySelector(`#comment-${id} .who`).textContent, id);
  const { author } = await reader.row("a");
  assert.equal(await heading("a"), `${author}, level 1`);
  assert.equal(await heading("a1"), `${(await reader.row("a1")).author}, level 2, reply to ${author}`);
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement.textContent ?? document.activeElement.textContent);
  // The post comes first, if it has links.
  for (let n = 0; n < 5 && (await focused()) !== "Past the comments"; ++n) await page.keyboard.press("Tab");
  assert.equal(await focused(), "Past the comments");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "out");
});

pageTest("nor do placeholders, a comment that is linked to, and a problem", async (page) => {
  await openFile(page, join(fixtures, "bridges.json"), 12);
  await page.$eval("thread-bare", (element) => element.reveal("a11"));
  await pick(page, temporaryFile("broken.json", '{"threadbare": 1,\n "comments": [}'));
  await problemShown(page);
  await assertAccessible(page);
});

pageTest("nor do the buttons of a comment, and what is to be copied by hand", async (page) => {
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  await openFile(page, join(fixtures, "bridges.json"), 12);
  await page.$eval("thread-bare", ({ shadowRoot }) =>
    shadowRoot.querySelector("#comment-a1 .toggle").focus(),
  );
  await assertAccessible(page);
  await page.keyboard.press("P");
  await until(() => page.$eval("thread-bare >>> .parents", ({ open }) => open));
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await page.$eval("thread-bare", ({ shadowRoot }) =>
    shadowRoot.querySelector(".actions [aria-label^='Continue']").click(),
  );
  await assertAccessible(page);
  await page.keyboard.press("y");
  await until(() => page.$eval("thread-bare >>> .by-hand", ({ open }) => open));
  await assertAccessible(page);
});

pageTest("nor does the dialog for pasting", async (page) => {
  await openViewer(page);
  await page.click("#paste");
  await assertAccessible(page);
});

for (const theme of ["light", "dark"]) {
  pageTest(`nor does the list of threads in ${theme} colours`, async (page) => {
    const threads = ["On bridges", "On fords", ""].map((title, i) => ({
      threadbare: 1,
      title,
      url: `https://blog.example/${i}/`,
      comments: [{ body: "Indeed." }],
    }));
    await openFile(page, temporaryFile("blog.json", JSON.stringify(threads)), 1);
    await page.select("#theme", theme);
    await page.click("#threads");
    await page.keyboard.press("ArrowDown");
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    await assertAccessible(page);
  });
}

pageTest("every comment has a heading of one level that says how deep it is", async (page) => {
  await openFile(page, join(fixtures, "bridges.json"), 12);
  const headings = await page.$eval("thread-bare", ({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll(".comment :is(h1, h2, h3, h4, h5, h6)")].map(
      (heading) => `${heading.localName} ${heading.textContent}`,
    ),
  );
  assert.equal(headings.length, 12);
  assert.equal(headings[4], "h3 ines@bridges.example, level 4, reply to ada@loom.example");
});

pageTest(
  "the browser's tree of accessibility names each fold button and says whether it is open",
  async (page) => {
    const reader = await openFile(page, join(fixtures, "bridges.json"), 12);
    const button = async () =>
      (await page.accessibility.snapshot()) &&
      (await page
        .$("thread-bare >>> #comment-a .toggle")
        .then((toggle) => page.accessibility.snapshot({ root: toggle })));
    const open = await button();
    assert.equal(open.role, "button");
    assert.match(open.name, /ada.*4 replies/);
    assert.equal(open.expanded, true);
    await reader.toggle("a");
    assert.ok(!(await button()).expanded);
  },
  { skip: onlyIn("chromium", "its protocol shows that tree") },
);
