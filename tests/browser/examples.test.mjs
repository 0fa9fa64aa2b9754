// The pages of web/examples, as anybody opens them from a disk.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, pageTest } from "./browser.mjs";
import { contrasts } from "./contrast.mjs";
import { Reader } from "./reader.mjs";

const folder = join(build, "web", "examples");
const examples = readdirSync(folder).filter((name) => name.endsWith(".html"));
assert.ok(examples.length >= 4);

for (const name of examples) {
  pageTest(`${name} opens from disk, can be read and fits into 320 px`, async (page) => {
    await page.goto(pathToFileURL(join(folder, name)).href);
    const rows = await (await Reader.of(page).opened()).rows();
    assert.ok(rows.length >= 6);
    const found = await page.evaluate(contrasts);
    assert.deepEqual(found.filter(({ contrast }) => contrast < 4.5), []);
    await page.setViewport({ width: 320, height: 800 });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  });

  pageTest(`${name} restyles what stands in bodies by CSS alone`, async (page) => {
    const html = readFileSync(join(folder, name), "utf8");
    const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes.trim());
    assert.deepEqual(scripts, ['src="../thread-bare.classic.js" defer', 'type="application/json"']);
    await page.goto(pathToFileURL(join(folder, name)).href);
    await Reader.of(page).opened();
    const parts = await page.$eval("thread-bare", ({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll(".body [part]")].flatMap((one) => [...one.part]),
    );
    for (const part of ["link", "quote", "code", "image"]) {
      assert.ok(parts.includes(part), `there is no ${part}`);
      assert.ok(html.includes(`::part(${part})`), `${part} has no style of its own`);
    }
  });
}
