// A `src` that does not bring what it should: what is inside the element stays, and a sentence says why.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after } from "node:test";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { inShadow } from "./shadow.mjs";
import { fixtures, openSite } from "./site.mjs";

const site = await openSite();
const thread = readFileSync(join(fixtures, "bridges.json"));

const answers = {
  "/right.json": (response) => response.writeHead(200, { "Content-Type": "application/json" }).end(thread),
  "/octets": (response) => response.writeHead(200, { "Content-Type": "application/octet-stream" }).end(thread),
  "/moved.json": (response) => response.writeHead(301, { Location: "/right.json" }).end(),
  "/round.json": (response) => response.writeHead(302, { Location: "/round.json" }).end(),
  "/page.json": (response) =>
    response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Not found</title><p>Sorry."),
  "/broken-off.json": (response) => {
    response.writeHead(200, { "Content-Length": thread.length });
    response.write(thread.subarray(0, 200));
    setTimeout(() => response.destroy(), 100);
  },
  "/slow.json": (response) => {
    response.writeHead(200);
    response.write(thread.subarray(0, 200));
    setTimeout(() => response.end(thread.subarray(200)), 1500);
  },
  "/empty.json": (response) => response.writeHead(200).end(),
  "/gone.json": (response) => response.writeHead(410).end("gone"),
};

/** A server whose answers other sites may read, or not. */
async function openServer(headers) {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    (answers[request.url] ?? answers["/gone.json"])(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => {
    server.close();
    server.closeAllConnections?.();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

const open = await openServer({ "Access-Control-Allow-Origin": "*" });
const closed = await openServer({});

const pageOf = (src) =>
  site.page(`<thread-bare src="${src}"><p id="fallback">What was there before.</p></thread-bare>`);

for (const [what, src] of [
  ["of another type", `${open}/octets`],
  ["that has moved", `${open}/moved.json`],
]) {
  pageTest(`a file ${what} is read`, async (page) => {
    await page.goto(pageOf(src));
    await Reader.of(page).opened(12);
  });
}

pageTest("while a file is slow, what was there before is", async (page) => {
  await page.goto(pageOf(`${open}/slow.json`));
  assert.equal(await page.$eval("#fallback", (element) => element.checkVisibility()), true);
  await Reader.of(page).opened(12);
  assert.equal(await page.$eval("#fallback", (element) => element.checkVisibility()), false);
});

for (const [what, src, code, sentence] of [
  ["is not there", `${open}/gone.json`, "fetch-failed", /410/],
  ["is refused to other sites", `${closed}/right.json`, "fetch-failed", /./],
  ["leads round in a ring", `${open}/round.json`, "fetch-failed", /./],
  ["breaks off", `${open}/broken-off.json`, "fetch-failed", /./],
  ["is a page", `${open}/page.json`, "unknown-format", /HTML page/],
  ["is empty", `${open}/empty.json`, "empty-input", /empty/],
  ["is at no server", "http://127.0.0.1:9/x.json", "fetch-failed", /./],
]) {
  pageTest(
    `a file that ${what} leaves what was there, says so, and has a link`,
    async (page) => {
      await page.goto(pageOf(src));
      await until(() => page.evaluate(() => events.length > 0), "an event");
      const [{ name, detail }] = await page.evaluate(() => events);
      assert.equal(name, "error");
      assert.equal(detail.code, code);
      assert.match(detail.message, sentence);
      assert.equal(await page.$eval("#fallback", (element) => element.checkVisibility()), true);
      const said = await inShadow(page, (root) => {
        const problem = root.querySelector(".problem");
        return { text: problem.textContent, href: problem.querySelector("a").href, seen: problem.checkVisibility() };
      });
      assert.ok(said.seen && said.text.startsWith("The comments cannot be shown: "), said.text);
      assert.equal(said.href, src);
    },
    { complaints: [/./] },
  );
}
