// Going through a thread by keys, and taking back what one did.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { focusOn, focused, inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const BRIDGES = '<thread-bare src="/fixtures/bridges.json"></thread-bare>';

async function open(page, body = BRIDGES) {
  await page.goto(site.page(body));
  return Reader.of(page).opened();
}

/** Presses keys such as "J" or "Alt+J", and says where that led. */
async function press(page, stroke) {
  const keys = stroke.split("+");
  const held = keys.slice(0, -1);
  if (/^[A-Z]$/.test(keys.at(-1))) held.push("Shift");
  for (const key of held) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1));
  for (const key of held.reverse()) await page.keyboard.up(key);
  return focused(page);
}

async function walk(page, strokes) {
  const places = [];
  for (const stroke of strokes) places.push(await press(page, stroke));
  return places.join(" ");
}

pageTest("keys move the focus through the thread", async (page) => {
  await open(page);
  await focusOn(page, "a");
  assert.equal(await walk(page, ["j", "j", "j", "j", "k"]), "a1 a11 a111 a2 a111");
  assert.equal(await walk(page, ["p", "p", "J", "K", "t"]), "a11 a1 a2 a1 a");
  assert.equal(await walk(page, ["J", "K", "K"]), "b a c");
  assert.equal(await press(page, "k"), "c", "there is nothing above");
  await focusOn(page, "a111");
  assert.equal(await walk(page, ["Alt+J", "Alt+J"]), "a2 b");
});

pageTest("folded replies are passed over, and Enter and c fold", async (page) => {
  const reader = await open(page);
  await focusOn(page, "a");
  assert.equal(await walk(page, ["j", "j"]), "a1 a11");
  assert.equal(await walk(page, ["p", "Enter"]), "a1 a1");
  assert.equal((await reader.row("a1")).folded, true);
  assert.equal(await press(page, "j"), "a2");
  assert.equal(await press(page, "c"), "a");
  assert.deepEqual((await reader.shownIds()).slice(0, 3), ["c", "a", "b"]);
  assert.equal(await press(page, "c"), "a");
  assert.equal((await reader.row("a2")).shown, true);
  assert.equal((await reader.row("a1")).folded, true);
});

pageTest("Enter on a button or a link does what that does", async (page) => {
  const reader = await open(page);
  await focusOn(page, "a");
  await page.keyboard.press("Enter");
  assert.equal((await reader.row("a")).folded, true, "the button folds, once");
  await page.keyboard.press("Enter");
  assert.equal((await reader.row("a")).folded, false);
});

pageTest("keys are the page's while the focus is outside, and in a field", async (page) => {
  await open(page, `<input id="field">${BRIDGES}`);
  await page.keyboard.press("j");
  assert.equal(await focused(page), null);
  await page.focus("#field");
  await page.keyboard.type("jk?c");
  assert.equal(await page.$eval("#field", (field) => field.value), "jk?c");
  assert.equal(await inShadow(page, (root) => root.querySelector("dialog").open), false);
  await focusOn(page, "a");
  await page.keyboard.press("/");
  await page.keyboard.type("jp");
  assert.equal(await inShadow(page, (root) => root.querySelector(".find input").value), "jp");
});

pageTest("no key is taken that has Ctrl or Meta with it, or where keys are off", async (page) => {
  await open(page);
  await focusOn(page, "a");
  assert.equal(await press(page, "Control+j"), "a");
  assert.equal(await press(page, "Meta+k"), "a");
  await page.evaluate(() => document.querySelector("thread-bare").setAttribute("keys", "off"));
  await until(() => inShadow(page, (root) => root.querySelector(".keys").hidden), "no keys");
  await focusOn(page, "a");
  assert.equal(await walk(page, ["j", "?", "/"]), "a a a");
});

pageTest("with keys for the page they start from what is on the screen", async (page) => {
  await open(page, BRIDGES.replace("src", 'keys="page" src'));
  assert.equal(await walk(page, ["j", "j"]), "c a");
});

pageTest("of two elements with keys for the page, the one with the focus takes them", async (page) => {
  const keyed = BRIDGES.replace("src", 'keys="page" src');
  await page.goto(site.page(keyed + keyed.replace("thread-bare", 'thread-bare id="second"')));
  const second = await Reader.of(page, "#second").opened();
  await Reader.of(page).opened();
  await second.evaluate(() => {
    document.querySelector("#second").shadowRoot.querySelector("#comment-a .toggle").focus();
  });
  await page.keyboard.press("j");
  const focusedIn = (selector) =>
    page.evaluate(
      (selector) => document.querySelector(selector).shadowRoot.activeElement?.id ?? null,
      selector,
    );
  assert.equal(await focusedIn("#second"), "comment-a1");
  assert.equal(await focusedIn("thread-bare"), null);
});

pageTest("folds can be taken back, one by one", async (page) => {
  const reader = await open(page);
  const whole = await reader.shownIds();
  await focusOn(page, "a");
  await walk(page, ["j", "p", "Enter", "J", "Enter"]);
  assert.equal((await reader.row("b")).folded, true);
  assert.equal(await press(page, "Control+z"), "b");
  assert.equal((await reader.row("b")).folded, false);
  assert.equal((await reader.row("a")).folded, true);
  assert.equal(await press(page, "Control+z"), "a", "the jump to the next sibling");
  assert.equal((await reader.row("a")).folded, true);
  assert.equal(await press(page, "Control+z"), "a");
  assert.deepEqual(await reader.shownIds(), whole);
  assert.equal(await press(page, "Control+z"), "a1", "the jump to the parent");
  await press(page, "Control+z");
  assert.deepEqual(await reader.shownIds(), whole, "nothing is left to take back");
});

pageTest("a fold of all, and one of siblings, are taken back at once", async (page) => {
  const reader = await open(page);
  await reader.toggle("a1");
  const before = await reader.shownIds();
  await reader.press("Fold all");
  await until(async () => (await reader.shownIds()).length === 5, "only roots");
  await focusOn(page, "a");
  await press(page, "Control+z");
  assert.deepEqual(await reader.shownIds(), before);

  const box = await reader.boxOf("a", ".toggle");
  await page.keyboard.down("Shift");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.up("Shift");
  const rows = await reader.shown();
  assert.deepEqual(rows.map((row) => row.id), ["c", "a", "b", "d", rows[4].id]);
  assert.ok(rows.every((row) => row.folded));
  await focusOn(page, "a");
  await press(page, "Control+z");
  assert.deepEqual(await reader.shownIds(), before);
});

pageTest("? tells the keys, and Escape gives the focus back", async (page) => {
  await open(page);
  await focusOn(page, "a1");
  await page.keyboard.press("?");
  const keys = await inShadow(page, (root) => {
    const dialog = root.querySelector("dialog");
    return dialog.open && [...dialog.querySelectorAll("dt")].map((one) => one.textContent);
  });
  assert.ok(keys.includes("J") && keys.includes("AltJ") && keys.includes("CtrlZ"), String(keys));
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "a1");
});

pageTest("y copies the link, or offers it to be copied", async (page) => {
  await open(page);
  await focusOn(page, "a1");
  await page.keyboard.press("y");
  const answer = await until(
    () =>
      inShadow(
        page,
        (root) =>
          root.querySelector(".said").value || root.querySelector(".by-hand[open] textarea")?.value,
      ),
    "an answer",
  );
  if (answer !== "The link is copied") assert.match(answer, /#comment-a1$/);
});
