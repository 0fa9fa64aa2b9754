// The element under the policies of strict pages, and the browser's own sanitizer as a second lock.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ownPayloads } from "../trust/payloads.mjs";
import { documentOf, places, sourceOf } from "../trust/places.mjs";
import { pageTest, until } from "./browser.mjs";
import { project } from "./launch.mjs";
import { Reader } from "./reader.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const policyTag = (policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
/** A page that brings no script of its own. */
const strictPage = (body, policy) =>
  site.put(
    "/strict.html",
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${policyTag(policy)}<title>Strict</title>
     <script type="module" src="/thread-bare.js"></script></head><body>${body}</body></html>`,
  );

const strict =
  "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types threadbare";

pageTest("the strictest policy under which WebAssembly runs is enough", async (page) => {
  await page.goto(strictPage('<thread-bare src="/fixtures/bridges.json"></thread-bare>', strict));
  const reader = await Reader.of(page).opened(12);
  await reader.toggle("a");
  assert.equal((await reader.row("a1")).shown, false);
  await reader.sort("top");
  assert.equal((await reader.rows())[0].id, "b");
});

pageTest("it is enough where browsers have no sanitizer, too", async (page) => {
  await page.evaluateOnNewDocument(() => {
    delete Element.prototype.setHTML;
    delete window.Sanitizer;
  });
  await page.goto(strictPage('<thread-bare src="/fixtures/bridges.json"></thread-bare>', strict));
  const reader = await Reader.of(page).opened(12);
  await reader.toggle("a");
  assert.equal((await reader.row("a1")).shown, false);
});

pageTest("two copies of the script share the policy's name", async (page) => {
  await page.evaluateOnNewDocument(() => delete Element.prototype.setHTML);
  const url = strictPage(
    '<thread-bare src="/fixtures/bridges.json"></thread-bare>' +
      '<script type="module" src="/thread-bare.reader.js"></script>',
    strict,
  );
  await page.goto(url);
  await Reader.of(page).opened(12);
});

pageTest(
  "where the policy allows no WebAssembly, what the page brought stays, and the error has a code",
  async (page) => {
    const policy = "script-src 'self'; style-src 'self'; connect-src 'self'";
    await page.evaluateOnNewDocument(() => {
      window.codes = [];
      document.addEventListener("threadbare:error", ({ detail }) => codes.push(detail));
    });
    const fallback = '<p id="fallback">Four people answered.</p>';
    await page.goto(
      strictPage(`<thread-bare src="/fixtures/bridges.json">${fallback}</thread-bare>`, policy),
    );
    await until(() => page.evaluate(() => window.codes.length > 0), "an error");
    const [{ code, message }] = await page.evaluate(() => window.codes);
    assert.equal(code, "csp-wasm");
    assert.match(message, /'wasm-unsafe-eval'/);
    assert.equal(await page.$eval("#fallback", (element) => element.checkVisibility()), true);
  },
  // Browsers tell of it by themselves, in words of their own.
  { complaints: [/policy violated: script-src by wasm-eval/, /WebAssembly|wasm/i, /Content[- ]Security[- ]Policy/i] },
);

/** Has every call of setHTML compared with what innerHTML would have made of it. */
function compareSanitized() {
  window.sanitized = { calls: 0, lost: [], options: undefined };
  const { setHTML } = Element.prototype;
  if (!setHTML) return;
  Element.prototype.setHTML = function (html, options) {
    setHTML.call(this, html, options);
    const plain = document.createElement("template");
    plain.innerHTML = html;
    sanitized.calls += 1;
    sanitized.options = options;
    if (plain.innerHTML !== this.innerHTML) sanitized.lost.push([plain.innerHTML, this.innerHTML]);
  };
}

const hasSanitizer = (page) => page.evaluate(() => typeof Element.prototype.setHTML === "function");

pageTest("the browser's sanitizer takes nothing from what the engine writes", async (page) => {
  await page.evaluateOnNewDocument(compareSanitized);
  const names = Object.keys(places).filter((place) => sourceOf(place) === undefined);
  const cases = ownPayloads()
    .filter((_, n) => n % 4 === 0)
    .map(({ text }, n) => ({ place: names[n % names.length], text }));
  site.put("/hostile.json", documentOf(cases));
  await page.goto(site.page('<thread-bare src="/hostile.json"></thread-bare>'));
  await Reader.of(page).opened(cases.length);
  const { calls, lost } = await page.evaluate(() => sanitized);
  assert.deepEqual(lost.slice(0, 1), []);
  if (await hasSanitizer(page)) assert.ok(calls > 5, `${calls} calls`);
});

pageTest("the second lock holds by itself", async (page) => {
  await page.evaluateOnNewDocument(compareSanitized);
  await page.goto(site.page('<thread-bare src="/fixtures/bridges.json"></thread-bare>'));
  await Reader.of(page).opened(12);
  if (!(await hasSanitizer(page))) return;
  const texts = ownPayloads().map(({ text }) => text);
  const found = await page.evaluate(async (texts) => {
    window.alert = (what) => (window.ran ??= []).push(what);
    const place = document.body.appendChild(document.createElement("div"));
    const left = new Set();
    for (const text of texts) {
      place.setHTML(text, sanitized.options);
      for (const element of place.querySelectorAll("*")) {
        for (const { name } of element.attributes) if (/^on|^style$|^src/.test(name)) left.add(name);
        if (/^(script|style|iframe|img|svg|math|form|input|template)$/.test(element.localName)) {
          left.add(element.localName);
        }
        if (element.protocol === "javascript:") left.add(element.outerHTML);
      }
    }
    await new Promise((done) => setTimeout(done, 200));
    return { ran: window.ran ?? [], left: [...left] };
  }, texts);
  assert.deepEqual(found, { ran: [], left: [] });
});

pageTest("the second lock knows what the writer knows", async () => {
  const read = (path) => readFileSync(join(project, path), "utf8");
  /** The strings between a name and the end of its statement. */
  const listIn = (text, name) =>
    [...text.slice(text.indexOf(name)).split(";")[0].matchAll(/"([^"]*)"/g)]
      .flatMap(([, words]) => words.trim().split(/\s+/))
      .sort();
  const writer = read("src/render/html/html_writer.cpp");
  const trust = read("web/source/trust.ts");
  const locked = (name) =>
    [...trust.slice(trust.indexOf(`${name}: (`)).split(").split")[0].matchAll(/"([^"]*)"/g)]
      .flatMap(([, words]) => words.trim().split(/\s+/))
      .sort();
  assert.deepEqual(locked("attributes"), listIn(writer, "kAttributeNames[]"));
  const elements = [...read("src/render/html/html_writer.h").matchAll(/enum class Element[^{]*\{([^}]*)\}/g)][0][1]
    .replaceAll(/\/\/.*/g, "")
    .match(/\w+/g)
    .sort();
  assert.deepEqual(locked("elements"), elements);
});
