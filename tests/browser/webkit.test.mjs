// The viewer in WebKit, from file://: that it opens, folds and sorts there too.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { packages, until, viewerUrl } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { fixtures } from "./site.mjs";
import { launchWebKit } from "./webkit.mjs";

const { By } = packages("selenium-webdriver");
const { driver, close } = await launchWebKit();
after(close);

const evaluate = (ask, ...values) =>
  driver.executeScript(`return (${ask})(...arguments)`, ...values);
const clickAt = async (x, y) => {
  const at = { x: Math.round(x), y: Math.round(y), duration: 0 };
  await driver.actions({ async: true }).move(at).click().perform();
};

/** Opens the viewer with a file, and has it note complaints and what it asks for. */
async function open(file, rows) {
  await driver.get(viewerUrl);
  await evaluate(() => {
    window.complaints = [];
    window.addEventListener("error", ({ message }) => complaints.push(message));
    window.addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
    document.addEventListener("securitypolicyviolation", (event) =>
      complaints.push(event.blockedURI),
    );
  });
  const reader = await new Reader({ evaluate, clickAt }).opened();
  await driver.findElement(By.id("file")).sendKeys(join(fixtures, file));
  return reader.opened(rows);
}

async function assertQuiet() {
  assert.deepEqual(await evaluate(() => complaints), []);
  const strays = await evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => !/^(file|data|blob):/.test(name)),
  );
  assert.deepEqual(strays, []);
}

const limit = { timeout: 60_000 };

test("text copied off a Lemmy page opens", limit, async () => {
  const reader = await open("copied.txt", 4);
  assert.deepEqual(
    (await reader.rows()).map((row) => row.depth),
    [0, 1, 2, 0],
  );
  await assertQuiet();
});

test("a button folds, a rail folds, and a sort keeps both", limit, async () => {
  const reader = await open("bridges.json", 12);
  await reader.toggle("b");
  assert.deepEqual(
    (await reader.rows()).filter((row) => !row.shown).map((row) => row.id),
    ["b1", "b2"],
  );
  await reader.clickRail("a111", 1);
  assert.equal((await reader.row("a1")).folded, true);
  assert.equal((await reader.row("a11")).shown, false);
  await reader.sort("top");
  await until(async () => (await reader.rows())[0].id === "b");
  assert.equal((await reader.row("b")).folded, true);
  await reader.press("Unfold all");
  assert.equal((await reader.shown()).length, 12);
  await assertQuiet();
});

test("a file that cannot be read is refused, and the thread before it stays", limit, async () => {
  const reader = await open("bridges.json", 12);
  await driver.findElement(By.id("file")).sendKeys(join(fixtures, "..", "webkit.mjs"));
  await until(() => evaluate(() => !document.getElementById("problem").hidden), "the problem");
  assert.equal((await reader.rows()).length, 12);
});
