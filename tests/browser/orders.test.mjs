// What an order goes by, and why a comment stands where it does: said in tooltips.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

async function open(page, order) {
  await page.goto(site.page(`<thread-bare src="/fixtures/bridges.json" sort="${order}"></thread-bare>`));
  return Reader.of(page).opened();
}

/** The tooltip of a comment's button, once its head is asked for it. */
const why = (page, id, name) =>
  page.evaluate(
    (id, name) => {
      const { shadowRoot } = document.querySelector("thread-bare");
      const toggle = shadowRoot.querySelector(`#comment-${id} .toggle`);
      toggle.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
      return toggle.title;
    },
    id,
    name,
  );

pageTest("the orders say what they go by", async (page) => {
  await open(page, "best");
  const titles = await page.evaluate(() => {
    const orders = document.querySelector("thread-bare").shadowRoot.querySelector(".toolbar select");
    return { orders: orders.title, options: [...orders.options].map((option) => option.title) };
  });
  assert.equal(titles.options.length, 8);
  assert.ok(titles.options.every((title) => title.length > 10));
  assert.match(titles.orders, /Wilson/);
});

pageTest("a comment says why it stands where it does", async (page) => {
  const reader = await open(page, "best");
  assert.match(await why(page, "c", "pointerover"), /^30 up, 29 down: best 0\.\d\d$/);
  assert.equal(await why(page, "d", "pointerover"), "Not known, so behind the others");
  const said = [
    ["top", "10 points"],
    ["old", "2024-03-01 09:03 UTC"],
    ["activity", "Newest here 2024-03-01 09:12 UTC"],
    ["replies", "4 replies"],
    ["controversial", "10 up, 0 down"],
    ["source", ""],
  ];
  for (const [order, expected] of said) {
    await reader.sort(order);
    assert.equal(await why(page, "a", "focusin"), expected, order);
  }
});

pageTest("pointing at a head is enough", async (page) => {
  const reader = await open(page, "top");
  const { x, y } = await reader.boxOf("b", ".score");
  await page.mouse.move(x + 2, y + 2);
  await until(() =>
    page.evaluate(() => {
      const { shadowRoot } = document.querySelector("thread-bare");
      return shadowRoot.querySelector("#comment-b .toggle").title === "40 points";
    }),
  );
});
