// `thread-bare/core` in Node, from the installed package.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { install } from "./installed.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));
const command = join(top, "build", "native", "threadbare");
const native = (...words) => execFileSync(command, words, { encoding: "utf8", stdio: "pipe" });

const project = install();
const entry = pathToFileURL(join(project, "node_modules", "thread-bare", "core.js")).href;
const { convert, read, renderElement, renderPage, renderStatic, ThreadBareError } =
  await import(entry);

const golden = (name) => join(top, "tests", "golden", name);
const lemmy = golden("lemmy/v3_list.input.json");
const bytes = readFileSync(lemmy);
const drafts = JSON.stringify([
  { threadbare: 1, title: "Plans", unpublished: "draft", comments: [{ id: "1", body: "a" }] },
  { threadbare: 1, url: "https://a.example/deeds/", comments: [{ id: "2", body: "unseen", state: "hidden" }] },
  { threadbare: 1, title: "Words", comments: [{ id: "3", body: "*c*", markup: "markdown" }] },
]);

/** What a promise is rejected with, which must be a ThreadBareError. */
async function problemOf(promise) {
  const problem = await promise.then(
    () => assert.fail("it was not rejected"),
    (thrown) => thrown,
  );
  assert.ok(problem instanceof ThreadBareError, String(problem));
  return problem;
}

test("threads are read as data, with numbers", async () => {
  const threads = await read(bytes);
  assert.equal(threads.format, "lemmy");
  assert.equal(threads.length, 1);
  const [thread] = threads;
  assert.deepEqual(thread.data, JSON.parse(native("convert", lemmy, "--to", "json")));
  assert.deepEqual(thread.comments, thread.data.comments);
  assert.deepEqual(JSON.parse(JSON.stringify(thread)), thread.data);
  const { warnings: _, ...info } = JSON.parse(native("info", lemmy, "--json"));
  assert.deepEqual(thread.info, info);
});

test("an element is written as the command writes it", async () => {
  const [thread] = await read(bytes);
  const element = ["convert", lemmy, "--to", "element"];
  assert.equal(renderElement(thread), native(...element));
  assert.equal(await convert(bytes, { to: "element" }), native(...element));
  assert.equal(
    renderElement(thread, { src: "a.json", shadow: "/x.css", lang: "de", fold: "none", headingLevel: 3 }),
    native(...element, "--src", "a.json", "--shadow", "/x.css", "--lang", "de", "--fold", "none", "--heading-level", "3"),
  );
});

test("calls that are wrong in themselves say how", async () => {
  const [thread] = await read(bytes);
  for (const input of [undefined, 42, {}, thread]) {
    await assert.rejects(read(input), { name: "TypeError", message: /text, bytes, a Blob/ });
  }
  await assert.rejects(read(Promise.resolve(bytes)), /await it first/);
  await assert.rejects(convert(bytes), /told by `to`/);
  assert.throws(() => renderStatic([thread]), /one thread out of the array/);
  assert.throws(() => renderElement(thread.data), /one thread out of the array/);
  assert.throws(() => renderStatic(thread, { headingLevel: 7 }), /headingLevel is 2, 3, 4 or 5/);
  assert.throws(() => renderStatic(thread, { fold: "all" }), /fold is "none"/);
  const problem = await problemOf(read(new Response("<h1>Not found</h1>", { status: 404 })));
  assert.equal(problem.code, "fetch-failed");
  assert.match(problem.message, /404/);
});

test("a form that there is not is an error", async () => {
  await assert.rejects(convert(bytes, { to: "rtf" }), /there is no form rtf: json, markdown/);
});

test("bytes, text, buffers, blobs, responses and packed files are read alike", async () => {
  const inputs = [
    bytes,
    bytes.toString("utf8"),
    new Uint8Array(bytes).buffer,
    new Blob([bytes]),
    new Response(bytes),
    gzipSync(bytes),
    new DataView(new Uint8Array(bytes).buffer),
  ];
  const [first] = await read(bytes);
  for (const input of inputs) assert.deepEqual((await read(input))[0].data, first.data);
});

test("several files are one document", async () => {
  const threads = await read([drafts, '{"threadbare": 1, "comments": [{"body": "more"}, 7]}']);
  assert.equal(threads.length, 4);
  assert.deepEqual(
    threads.warnings.map(({ part, line }) => [part, line]),
    [[1, 1]],
  );
  assert.equal(threads[1].url, "https://a.example/deeds/");
});

test("what is written is what the command writes", async () => {
  for (const to of ["json", "markdown", "text", "html"]) {
    assert.equal(await convert(bytes, { to }), native("convert", lemmy, "--to", to), to);
  }
  const [thread] = await read(bytes);
  assert.equal(renderStatic(thread), native("convert", lemmy, "--to", "html"));
  assert.equal(
    renderStatic(thread, { lang: "de", headingLevel: 3, fold: { depth: 1 } }),
    native(
      ...["convert", lemmy, "--to", "html", "--lang", "de", "--heading-level", "3"],
      ...["--fold", "below=-5,removed,bots,depth=1"],
    ),
  );
  assert.equal(
    renderStatic(thread, { fold: "none" }),
    native("convert", lemmy, "--to", "html", "--fold", "none"),
  );
  // The command looks for its templates in build/web, where those of the package come from.
  assert.equal(await renderPage(thread, { lang: "ar" }), native("page", lemmy, "--lang", "ar"));
});

test("JSON of no known format is read by a map", async () => {
  const rows = '{"rows": [{"who": "ada", "says": "One."}]}';
  const map = { comment: { at: "rows[]", author: "who", body: "says" } };
  for (const given of [map, JSON.stringify(map)]) {
    const [thread] = await read(rows, { map: given });
    assert.equal(thread.comments[0].author.name, "ada");
  }
});

test("what was not for everybody is not written unless it is asked for", async () => {
  const [draft, deeds, words] = await read(drafts);
  assert.throws(() => renderStatic(draft), { code: "unpublished", message: /draft/ });
  assert.equal((await problemOf(renderPage(draft))).code, "unpublished");
  assert.match(renderStatic(draft, { keepHidden: true }), /Plans/);
  assert.doesNotMatch(renderStatic(deeds), /unseen/);
  assert.match(renderStatic(deeds, { keepHidden: true }), /unseen/);
  // That was for this call alone.
  assert.doesNotMatch(renderStatic(deeds), /unseen/);
  assert.equal(deeds.comments[0].body, undefined);
  assert.match(renderStatic(words), /<em>c<\/em>/);
  const published = JSON.parse(await convert(drafts, { to: "json" }));
  assert.deepEqual(published.map(({ title }) => title), [undefined, "Words"]);
  assert.equal(JSON.parse(await convert(drafts, { to: "json", keepHidden: true })).length, 3);
});

test("of many threads one is chosen", async () => {
  assert.match(await convert(drafts, { to: "text", thread: 3 }), /Thread: Words/);
  assert.match(await convert(drafts, { to: "json", thread: "/deeds" }), /"a\.example|deeds/);
  assert.equal((await problemOf(convert(drafts, { to: "text" }))).code, "no-such-thread");
  assert.equal((await problemOf(convert(drafts, { to: "text", thread: 9 }))).code, "no-such-thread");
});

test("errors say what is wrong, and where", async () => {
  const problem = await problemOf(read('{"threadbare": 1, "comments": [\n{"id": '));
  assert.equal(problem.code, "bad-json");
  assert.equal(problem.line, 2);
  assert.equal(problem.column, 8);
  assert.equal(problem.byte, 39);
  assert.match(problem.message, /truncated/);
  assert.equal((await problemOf(read(""))).code, "empty-input");
  assert.equal((await problemOf(read(new Uint8Array(0)))).code, "empty-input");
  const [thread] = await read(bytes);
  assert.throws(() => renderStatic(thread, { lang: "tlh" }), { code: "no-such-language" });
});

test("reading can be given up", async () => {
  await assert.rejects(read(bytes, { signal: AbortSignal.abort() }), { name: "AbortError" });
});
