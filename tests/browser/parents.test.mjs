// The preview of what a comment replies to, and the button that leads to the next thread.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { focusOn, focused, inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const BRIDGES = '<thread-bare src="/fixtures/bridges.json"></thread-bare>';

const preview = (page) =>
  inShadow(page, (root) => {
    const dialog = root.querySelector(".parents");
    return dialog.open && [...dialog.querySelectorAll("article .body")].map((one) => one.textContent.trim());
  });

async function open(page, body = BRIDGES) {
  await page.goto(site.page(body));
  return Reader.of(page).opened();
}

pageTest("P shows all that a comment replies to, and Escape leads back", async (page) => {
  await open(page, `${BRIDGES}<p style="height: 2000px">After</p>`);
  await page.evaluate(() => scrollTo(0, 200));
  await focusOn(page, "a111");
  const place = await page.evaluate(() => scrollY);
  await page.keyboard.press("P");
  assert.deepEqual(await preview(page), ["The rope one.", "In the wind?", "Above all in the wind."]);
  assert.equal(await inShadow(page, (root) => root.querySelectorAll("#comment-a1").length), 1);
  await page.keyboard.press("j");
  assert.ok(await preview(page), "keys are not the thread's meanwhile");
  await page.keyboard.press("Escape");
  assert.equal(await preview(page), false);
  assert.equal(await focused(page), "a111");
  assert.equal(await page.evaluate(() => scrollY), place);
});

pageTest("a button shows it, also what is folded, and its permalinks lead there", async (page) => {
  const reader = await open(page);
  await focusOn(page, "a1");
  const press = () =>
    inShadow(page, (root) => root.querySelector(".actions [aria-label^='Preview']").click());
  await press();
  assert.deepEqual(await preview(page), ["The rope one."]);
  await inShadow(page, (root) => root.querySelector(".parents a.permalink").click());
  await until(async () => (await focused(page)) === "a", "a");
  assert.equal(await preview(page), false);
  await focusOn(page, "c");
  const labels = await inShadow(page, (root) =>
    [...root.querySelectorAll(".action:not([hidden])")].map((one) => one.ariaLabel),
  );
  assert.ok(!labels.some((label) => label.startsWith("Preview")), "a root replies to nobody");
  await page.keyboard.press("P");
  assert.equal(await preview(page), false);
  assert.equal((await reader.row("c")).shown, true);
});

const jumpShown = (page) =>
  inShadow(page, (root) => {
    const button = root.querySelector(".jump");
    return getComputedStyle(button).display !== "none" && button.offsetHeight >= 44;
  });
const jump = (page) => inShadow(page, (root) => root.querySelector(".jump").click());

pageTest("the attribute says whether there is a button to the next thread", async (page) => {
  await open(page);
  assert.equal(await jumpShown(page), false);
  const set = (value) =>
    page.evaluate((value) => document.querySelector("thread-bare").setAttribute("jump-button", value), value);
  await set("on");
  assert.equal(await jumpShown(page), true);
  await set("auto");
  const isCoarse = await page.evaluate(() => matchMedia("(pointer: coarse)").matches);
  assert.equal(await jumpShown(page), isCoarse);
  await set("off");
  assert.equal(await jumpShown(page), false);
});

pageTest("it leads from thread to thread, to the top of the window, and says when none is left", async (page) => {
  const tall = '<p style="height: 1200px">Space</p>';
  await open(page, `${tall}${BRIDGES.replace("src", 'jump-button="on" src')}${tall}`);
  for (const id of ["c", "a", "b", "d"]) {
    await jump(page);
    assert.equal(await focused(page), id);
    await until(
      () =>
        inShadow(page, (root, id) => {
          const { top } = root.getElementById(id).closest(".row").getBoundingClientRect();
          return Math.abs(top) < 2;
        }, `comment-${id}`),
      `${id} at the top`,
    );
  }
  await jump(page);
  await jump(page);
  const said = await inShadow(page, (root) => root.querySelector(".said").value);
  assert.equal(said, "No thread follows");
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  assert.equal(await focused(page), "d", "a jump is taken back");
});
