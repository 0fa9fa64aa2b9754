// The buttons of a comment.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { focusOn, focused, inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const BRIDGES = '<thread-bare src="/fixtures/bridges.json"></thread-bare>';

/** The comment that has the buttons, and what the buttons say. */
const shown = (page) =>
  inShadow(page, (root) => {
    const group = root.querySelector(".actions");
    return group && {
      id: group.closest("article").id.slice("comment-".length),
      labels: [...group.querySelectorAll("button:not([hidden])")].map((one) => one.ariaLabel),
    };
  });
const press = (page, label) =>
  inShadow(page, (root, label) => root.querySelector(`.actions [aria-label^="${label}"]`).click(), label);
const said = (page) => inShadow(page, (root) => root.querySelector(".said").value);

async function open(page, body = BRIDGES) {
  await page.goto(site.page(body));
  return Reader.of(page).opened();
}

/** Notes what is copied in `copied`, or refuses to. */
const withClipboard = (page, refuses = false) =>
  page.evaluateOnNewDocument((refuses) => {
    globalThis.copied = [];
    const writeText = async (text) => {
      if (refuses) throw new Error("not here");
      globalThis.copied.push(text);
    };
    Object.defineProperty(navigator, "clipboard", { value: { writeText } });
  }, refuses);

pageTest("a comment that the focus is in has buttons, of which none leads nowhere", async (page) => {
  await open(page);
  assert.equal(await shown(page), null, "none is in the page before");
  await focusOn(page, "a111");
  assert.deepEqual(await shown(page), {
    id: "a111",
    labels: [
      "What this replies to",
      "The comment that began it",
      "Preview of what this replies to",
      "All comments by ines@bridges.example",
      "Copy the link to this comment",
      "Copy as a quotation",
    ],
  });
  await focusOn(page, "a1");
  assert.deepEqual((await shown(page)).labels.slice(0, 2), [
    "What this replies to",
    "Next reply to the same comment",
  ]);
  await focusOn(page, "c");
  assert.equal((await shown(page)).labels[0], "Next thread");
  await focusOn(page, "b1");
  assert.ok(!(await shown(page)).labels.includes("Copy as a quotation"), "it says nothing");
  assert.equal(await inShadow(page, (root) => root.querySelectorAll(".actions").length), 1);
});

pageTest("Tab leads to the buttons, and arrows go through them", async (page) => {
  await open(page);
  await focusOn(page, "a111");
  const active = () => inShadow(page, (root) => root.activeElement?.ariaLabel ?? null);
  for (let i = 0; i < 5 && (await active()) !== "What this replies to"; ++i) {
    await page.keyboard.press("Tab");
  }
  assert.equal(await active(), "What this replies to");
  await page.keyboard.press("ArrowRight");
  assert.equal(await active(), "The comment that began it");
  await page.keyboard.press("End");
  assert.equal(await active(), "Copy as a quotation");
  await page.keyboard.press("ArrowRight");
  assert.equal(await active(), "What this replies to");
  await page.keyboard.press("Tab");
  assert.equal((await shown(page)).id, "a2", "they are one stop");
  assert.equal(await focused(page), "a2");
});

pageTest("they follow the pointer, at least 24 pixels each, and go with it", async (page) => {
  const reader = await open(page);
  const { x, y, width } = await reader.boxOf("a1", ".comment");
  await page.mouse.move(x + 30, y + 40);
  await until(async () => (await shown(page))?.id === "a1", "buttons at a1");
  const boxes = await inShadow(page, (root) =>
    [...root.querySelectorAll(".action:not([hidden])")].map((one) => {
      const { left, right, width, height } = one.getBoundingClientRect();
      return { left, right, width, height };
    }),
  );
  for (const box of boxes) {
    assert.ok(box.width >= 24 && box.height >= 24, JSON.stringify(box));
    assert.ok(box.left >= x && box.right <= x + width + 1, "they are within the comment");
  }
  await page.mouse.move(1, 1);
  await until(async () => (await shown(page)) === null, "no buttons");
});

pageTest("no row moves when they come under the pointer", async (page) => {
  const reader = await open(page);
  const tops = () =>
    inShadow(page, (root) =>
      [...root.querySelectorAll(".row")].map((row) => row.getBoundingClientRect().top),
    );
  const { x, y } = await reader.boxOf("a1", ".body");
  const before = await tops();
  await page.mouse.move(x + 5, y + 5);
  await until(async () => (await shown(page))?.id === "a1", "buttons at a1");
  assert.deepEqual(await tops(), before);
});

pageTest("a tap brings them, large enough for a finger, and another takes them away", async (page) => {
  const reader = await open(page);
  const { x, y } = await reader.boxOf("a1", ".body");
  const tap = () => page.touchscreen.tap(x + 5, y + 5);
  await tap();
  await until(async () => (await shown(page))?.id === "a1", "buttons at a1");
  const heights = await inShadow(page, (root) =>
    [...root.querySelectorAll(".action:not([hidden])")].map((one) => one.offsetHeight),
  );
  assert.ok(heights.every((height) => height >= 36), String(heights));
  await tap();
  await until(async () => (await shown(page)) === null, "no buttons");
});

pageTest("they lead to parent, root and sibling, and Ctrl+Z leads back", async (page) => {
  await open(page);
  await focusOn(page, "a111");
  await press(page, "What this replies to");
  assert.equal(await focused(page), "a11");
  await press(page, "The comment that began it");
  assert.equal(await focused(page), "a");
  await press(page, "Next thread");
  assert.equal(await focused(page), "b");
  const trail = [];
  for (let i = 0; i < 3; ++i) {
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    trail.push(await focused(page));
  }
  assert.deepEqual(trail, ["a", "a11", "a111"]);
});

pageTest("a click of the mouse on one leads there, too", async (page) => {
  const reader = await open(page);
  const { x, y } = await reader.boxOf("a1", ".body");
  await page.mouse.move(x + 5, y + 5);
  await until(async () => (await shown(page))?.id === "a1", "buttons at a1");
  const button = await inShadow(page, (root) => {
    const box = root.querySelector(".action").getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  await page.mouse.click(button.x, button.y);
  assert.equal(await focused(page), "a");
});

pageTest("the link is copied, and that is said", async (page) => {
  await withClipboard(page);
  await open(page);
  await focusOn(page, "a1");
  await press(page, "Copy the link");
  await until(async () => (await said(page)) === "The link is copied", "an answer");
  const [copied] = await page.evaluate(() => globalThis.copied);
  assert.equal(copied, (await page.evaluate(() => location.href.split("#")[0])) + "#comment-a1");
});

const RICH = {
  threadbare: 1,
  title: "Quoted",
  comments: [
    {
      id: "q",
      author: { name: "ada_l@loom.example" },
      markup: "markdown",
      body: [
        "It *sways*, see [here](https://bridges.example/a_b) and https://bridges.example/c.",
        "> Does it?\n>\n> 1. Yes, 2 * 3 times",
        "- one\n- two, with `code*`",
        "```\n# not a heading\n  kept\n```",
        "1\\. A \\*star\\*\\\nand \\# no heading",
      ].join("\n\n"),
    },
  ],
};

pageTest("a comment is copied as a quotation in Markdown, with its link", async (page) => {
  await withClipboard(page);
  const data = JSON.stringify(RICH).replaceAll("<", "\\u003c");
  await open(page, `<thread-bare><script type="application/json">${data}</script></thread-bare>`);
  await focusOn(page, "q");
  await press(page, "Copy as a quotation");
  await until(async () => (await said(page)) === "The quotation is copied", "an answer");
  const [copied] = await page.evaluate(() => globalThis.copied);
  const here = await page.evaluate(() => location.href);
  assert.equal(
    copied,
    [
      "> It *sways*, see [here](https://bridges.example/a_b) and <https://bridges.example/c>.",
      ">",
      "> > Does it?",
      "> > ",
      "> > 1. Yes, 2 \\* 3 times",
      ">",
      "> - one",
      "> - two, with `code*`",
      ">",
      "> ```",
      "> # not a heading",
      ">   kept",
      "> ```",
      ">",
      "> \\1. A \\*star\\*",
      "> and # no heading",
      ">",
      `> — [ada_l@loom.example](${here}#comment-q)`,
      "",
    ].join("\n"),
  );
});

pageTest("where the page may not copy, it says so, and the text is there to be copied", async (page) => {
  await withClipboard(page, true);
  await open(page);
  await focusOn(page, "a1");
  await press(page, "Copy as a quotation");
  const text = await until(
    () => inShadow(page, (root) => root.querySelector(".by-hand[open] textarea")?.value),
    "the dialog",
  );
  assert.match(text, /^> In the wind\?\n>\n> — \[ines@bridges\.example\]/);
  const { isFocused, selected, label } = await inShadow(page, (root) => {
    const field = root.querySelector(".by-hand textarea");
    const selected = field.value.slice(field.selectionStart, field.selectionEnd);
    return { isFocused: root.activeElement === field, selected, label: field.ariaLabel };
  });
  assert.ok(isFocused && selected === text);
  assert.match(label, /does not let this page copy/);
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "a1");
});

pageTest("from right to left arrows run the other way", async (page) => {
  await open(page, BRIDGES.replace("src", 'lang="ar" src'));
  await focusOn(page, "a111");
  assert.deepEqual((await shown(page)).labels[0], "ما يرد عليه هذا التعليق");
  await inShadow(page, (root) => root.querySelector(".action").focus());
  await page.keyboard.press("ArrowLeft");
  const active = await inShadow(page, (root) => root.activeElement.ariaLabel);
  assert.equal(active, "التعليق الذي بدأ به الحديث");
});
