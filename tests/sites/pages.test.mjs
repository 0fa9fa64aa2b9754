// The examples that are pages with an element in them: plain HTML, React, Vue, Svelte.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { build, pageTest, until } from "../browser/browser.mjs";
import { Reader } from "../browser/reader.mjs";
import { builtExample, serve } from "./project.mjs";

const plain = builtExample("plain", { script: null });
cpSync(join(build, "web", "package", "thread-bare.js"), join(plain, "thread-bare.js"));
const plainAddress = await serve(plain);

pageTest("plain: the comments are there, and a link to them without JavaScript", async (page) => {
  await page.goto(plainAddress);
  await Reader.of(page).opened(8);
  const fallback = await page.$("thread-bare > p");
  assert.equal(await fallback.evaluate((element) => element.checkVisibility()), false);
  const html = await (await fetch(plainAddress)).text();
  assert.match(html, /<a href="https:\/\/oven\.example\/post\/7">/);
});

for (const name of ["react", "vue", "svelte"]) {
  const address = await serve(join(builtExample(name), "dist"));

  pageTest(`${name}: a component hears of the thread and orders it`, async (page) => {
    await page.goto(address);
    const reader = Reader.of(page);
    await reader.opened(8);
    const count = () => page.$eval("#count", (element) => element.textContent);
    await until(async () => (await count()) === "8 comments below.", "the number of comments");
    const best = await reader.shownIds();
    const press = (order) =>
      page.$$eval("button", (all, order) => all.find((one) => one.textContent.trim() === order).click(), order);
    await press("old");
    await until(async () => String(await reader.shownIds()) !== String(best), "another order");
    await press("best");
    await until(async () => String(await reader.shownIds()) === String(best), "the order of before");
  });
}
