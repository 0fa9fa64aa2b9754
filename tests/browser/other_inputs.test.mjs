// What is neither a file nor a comment is input, too: what storage, addresses, attributes, messages and
// calls bring. Whatever that is, nothing runs, nothing is asked for, and the thread is still there.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { openSite } from "./site.mjs";
import { openViewer } from "./viewer.mjs";

const site = await openSite();
const ELEMENT = '<thread-bare src="/fixtures/bridges.json"><p>Before.</p></thread-bare>';
const ROWS = 12;
const thread = JSON.stringify({ threadbare: 1, comments: [{ id: "m", body: "from a message" }] });

const markup = `"'><img src=x onerror=alert(1)><script>alert(1)</script>`;
const long = "x".repeat(100_000);
const deep = "[".repeat(100_000);
/** Texts that mean no harm to what reads them as text alone. */
const junk = [
  "", " ", "null", "undefined", "NaN", "Infinity", "-Infinity", "-1", "-0", "0", "1e999", "1e-999", "0x10",
  "2147483648", "4294967296", "9007199254740993", "9".repeat(400), "1.5", "٣", "true", "on", "off",
  "__proto__", "constructor", "toString", "hasOwnProperty", "javascript:alert(1)", "\u0000", "\uD800",
  "\u202e", "%", "%00", "%E0%A4%A", "..", "../../x", "#", "*", "{", "}", "{}", "[]", '{"__proto__":{"x":1}}',
  "x{}y", "calc(1px)", "url(//evil.invalid)", "expression(alert(1))", markup, long, deep,
];

/** Notes whatever runs: alert() is what all of these would call. */
const watchAlerts = (page) => page.evaluateOnNewDocument(() => (window.alert = (what) => (window.ran ??= []).push(what)));

/** Nothing has run, no prototype has gained anything, and the thread is there and answers. */
async function assertWell(page, what) {
  const reader = await Reader.of(page).opened(ROWS);
  assert.deepEqual(await page.evaluate(() => window.ran ?? []), [], `executed: ${what}`);
  const gained = await page.evaluate(() => [Object.keys({}), Object.keys([]), typeof {}.x, typeof {}.theme, typeof {}.at]);
  assert.deepEqual(gained, [[], [], "undefined", "undefined", "undefined"], `a prototype changed: ${what}`);
  const { folded } = await reader.row("a");
  await reader.toggle("a");
  await until(async () => (await reader.row("a")).folded !== folded, `the thread to answer after ${what}`);
  await reader.toggle("a");
}

async function open(page, body = ELEMENT, fragment = "") {
  await watchAlerts(page);
  await page.goto(site.page(body) + fragment);
  await Reader.of(page).opened(ROWS);
}

// --- What is stored ------------------------------------------------------------------------------

const visit = { at: 1, newest: "2024-03-01T08:30:00Z", order: null, folded: [], unfolded: [] };
const anchors = ["__proto__", "constructor", "comment-__proto__", 'comment-"]', "#x > *, *", markup, "\u0000", "\uD800", ""];
const visits = [
  ...junk,
  '{"__proto__":{"at":1,"folded":[],"unfolded":[]}}',
  '{"constructor":{"prototype":{"at":1}},"at":1}',
  '{"at":1e999,"newest":null,"order":null,"folded":[],"unfolded":[]}',
  ...[
    { at: "1" }, { at: -1e308 }, { at: null }, { at: [] }, { newest: {} }, { newest: markup },
    { newest: "+275760-09-13T00:00:00.000Z" }, { newest: "-271821-04-20T00:00:00.000Z" }, { newest: "1" },
    { order: "__proto__" }, { order: "toString" }, { order: ["top"] }, { order: 1 },
    { folded: "comment-a" }, { folded: { length: 1, 0: "comment-a" } }, { folded: [null] }, { folded: [["comment-a"]] },
    { folded: anchors, unfolded: anchors }, { folded: Array(200).fill("y".repeat(5_000)) }, { folded: Array(1e5).fill("comment-a") },
  ].map((change) => JSON.stringify({ ...visit, ...change })),
  JSON.stringify("z".repeat(2_000_000)),
];

/** An element with a thread of its own, which is known by that number. */
const numbered = (n) => {
  const comments = ["a", "b"].map((id) => ({ id, parent: id === "b" ? "a" : null, body: `Comment ${id}.`, time: "2024-03-01T09:00:00Z" }));
  const data = JSON.stringify({ threadbare: 1, url: `https://thread.invalid/${n}`, comments });
  return `<thread-bare loading="eager"><script type="application/json">${data}</script></thread-bare>`;
};

pageTest("whatever is stored of a visit", async (page) => {
  await open(page);
  const AT_ONCE = 15; // and one that is as it should be, of the instances that a page has
  const good = JSON.stringify({ ...visit, folded: ["comment-a"] });
  for (let first = 0; first < visits.length; first += AT_ONCE) {
    const some = [...visits.slice(first, first + AT_ONCE), good];
    // As the page begins: the one before keeps its own visits when it goes.
    site.put("/stored.json", JSON.stringify(some));
    const head = `<script>
      const request = new XMLHttpRequest();
      request.open("GET", "/stored.json", false);
      request.send();
      localStorage.clear();
      JSON.parse(request.response).forEach((text, n) => localStorage.setItem("threadbare-thread:1:https://thread.invalid/" + n, text));
    </script>`;
    await page.goto(site.page(some.map((_, n) => numbered(n)).join(""), { head }));
    const shown = await until(
      () => page.evaluate(() => {
        const rows = [...document.querySelectorAll("thread-bare")].map(({ shadowRoot }) => [...shadowRoot.querySelectorAll(".row")]);
        return rows.every((some) => some.length > 0) && rows.map((some) => [some.length, some[0].querySelector(".folded") !== null]);
      }),
      `threads to be shown beside ${some.map((text) => text.slice(0, 60)).join(" or ")}`,
    );
    assert.deepEqual(shown.map(([rows]) => rows), some.map(() => 2));
    assert.deepEqual(shown.at(-1), [2, true], "the one that is as it should be");
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
    const kept = await page.evaluate(() => Object.values(localStorage).filter((text) => JSON.parse(text).at > 1.6e12).length);
    assert.equal(kept, some.length, "kept anew");
  }
  await open(page);
  await assertWell(page, "stored visits");
});

pageTest("a storage that is full of what others keep there, and full altogether", async (page) => {
  await open(page);
  await page.evaluate((markup) => {
    localStorage.clear();
    for (let n = 0; n < 1_000; ++n) localStorage.setItem(`threadbare-thread:${n % 3}:${n}${markup}`, `{"at":${n},"folded":`);
    for (let size = 1 << 22; size >= 1; size >>= 1) {
      try {
        localStorage.setItem(`other-${size}`, "x".repeat(size));
      } catch {
        // As much as there is room for.
      }
    }
  }, markup);
  await page.reload();
  await assertWell(page, "a full storage");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  await assertWell(page, "a visit that had no room");
  await page.evaluate(() => localStorage.clear());
});

pageTest("whatever is stored of the viewer's looks", async (page) => {
  await watchAlerts(page);
  await openViewer(page);
  const usual = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  const looks = [
    "", "null", "[]", "1", "{", markup, '"dark"', "[null]",
    '{"theme":"__proto__","size":"constructor","rails":"toString"}',
    '{"theme":{"toString":"dark"},"size":["large"],"width":1,"density":null,"rails":{}}',
    '{"__proto__":{"theme":"dark","rails":"levels"}}',
    JSON.stringify({ theme: markup, rails: markup, size: long }),
  ];
  for (const text of looks) {
    await page.evaluate((text) => localStorage.setItem("threadbare-appearance", text), text);
    await page.reload();
    await Reader.of(page).opened();
    assert.deepEqual(await page.evaluate(() => ({ ...document.documentElement.dataset })), usual, text.slice(0, 80));
  }
  assert.deepEqual(await page.evaluate(() => window.ran ?? []), []);
  await page.evaluate(() => localStorage.clear());
});

// --- Addresses -----------------------------------------------------------------------------------

const fragments = [
  ...junk.slice(0, -2).flatMap((text) => [text, `comment-${text}`]),
  `comment-${"x".repeat(50_000)}`,
  'comment-a"]', "comment-a'] , *", "comment-:has(*)", "comment-a\\", "comment-%E0%A4%A", "comment-%", "comment-%61",
  "comment-%00", "comment-", "comment-#comment-a", "fn-1", ":~:text=alert", "comment-a:~:text=rope",
].map((text) => text.replaceAll("\u0000", "%00"));

pageTest("whatever the address names", async (page) => {
  await open(page);
  for (const fragment of fragments) {
    await page.evaluate((fragment) => void (location.hash = fragment), fragment);
  }
  await assertWell(page, "fragments");
  for (const fragment of [`#comment-${markup}`, "#comment-%E0%A4%A", "#comment-%", `#comment-${"x".repeat(5_000)}`]) {
    await page.goto("about:blank");
    await page.goto(site.page(ELEMENT) + fragment);
    await assertWell(page, fragment);
  }
  const marked = await page.evaluate(() => document.querySelector("thread-bare").shadowRoot.querySelectorAll("script, .lost img").length);
  assert.equal(marked, 0);
});

// --- Attributes ----------------------------------------------------------------------------------

const harmless = [
  "sort", "collapse-depth", "fold-below", "fold-removed", "fold-bots", "fold-roots-after", "max-depth", "keys", "media",
  "heading-level", "theme", "rails", "remember", "lang", "dir", "loading", "part", "class", "style", "id", "title",
];

pageTest("whatever an attribute says", async (page) => {
  await open(page);
  for (const name of harmless) {
    const wrong = await page.evaluate(async (name, junk, rows) => {
      const element = document.querySelector("thread-bare");
      const found = [];
      for (const text of junk) {
        element.setAttribute(name, text);
        await new Promise((done) => setTimeout(done));
        const count = element.shadowRoot.querySelectorAll(".row").length;
        // Rows that were replaced leave bit by bit.
        if (count < rows) found.push([text.slice(0, 40), count]);
      }
      element.removeAttribute(name);
      return found;
    }, name, junk, ROWS);
    assert.deepEqual(wrong, [], name);
  }
  await assertWell(page, "attributes");
});

pageTest("whatever all attributes say from the start", async (page) => {
  await watchAlerts(page);
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("\u0000", "");
  for (let n = 0; n < junk.length; n += 4) {
    const attributes = harmless.map((name, i) => `${name}="${escaped(junk[(n + i) % junk.length])}"`).join(" ");
    await page.goto(site.page(`<thread-bare src="/fixtures/bridges.json" ${attributes}></thread-bare>`));
    await Reader.of(page).opened(ROWS);
  }
  assert.deepEqual(await page.evaluate(() => window.ran ?? []), []);
});

const few = [" ", "null", "__proto__", "toString", "\u0000", "\uD800", "%", "#", "{", markup, long];
const sources = ["http://[", "http://", "//", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "blob:nothing", "about:blank", "file:///etc/passwd", "\u0000", "%00", "x:y", markup];
const maps = [
  "{", "{}", '{"comment":null}', '{"comment":[]}', '{"comment":{"at":1}}', '{"comment":{"at":"[]","body":"text","__proto__":"x"}}',
  '{"__proto__":{"comment":{"at":"[]","body":"text"}}}', '{"constructor":{}}', `{"comment":{"at":"${"a.".repeat(50_000)}","body":"b"}}`,
  `{"comment":${'{"a":'.repeat(50_000)}`, `{"comment":{"at":"${"[]".repeat(5_000)}","body":"b"}}`, `{"x":${JSON.stringify(markup)}}`,
];

pageTest(
  "whatever is named as a source, format, base, map or thread",
  async (page) => {
    await open(page);
    const tries = [
      ...few.map((text) => ["format", text]),
      ...[...few, ...sources].map((text) => ["base", text]),
      ...[...few, "-1", "0", "1.5", "9".repeat(400), "NaN"].map((text) => ["thread", text]),
      ...[...maps, "http://[", "javascript:alert(1)"].map((text) => ["map", text]),
      ...sources.map((text) => ["src", text]),
    ];
    for (const [name, text] of tries) {
      await page.evaluate(async (name, text) => {
        const element = document.querySelector("thread-bare");
        const told = new Promise((done) => {
          for (const event of ["ready", "error"]) element.addEventListener(`threadbare:${event}`, done, { once: true });
        });
        const before = element.getAttribute(name);
        element.setAttribute(name, text);
        await Promise.race([told, new Promise((done) => setTimeout(done, 200))]);
        if (before === null) element.removeAttribute(name);
        else element.setAttribute(name, before);
        await element.refresh();
      }, name, text);
    }
    await assertWell(page, "sources");
    const shown = await page.evaluate(() => document.querySelector("thread-bare").shadowRoot.querySelectorAll("script, .problem img").length);
    assert.equal(shown, 0);
  },
  // The browser itself tells of what it could not load.
  { complaints: [/Failed to load|404|not allowed to load|ERR_|Cross-Origin|Not allowed|URL scheme|Security Error|may not load/i] },
);

// --- Calls ---------------------------------------------------------------------------------------

pageTest("whatever methods are called with", async (page) => {
  await open(page);
  const found = await page.evaluate(async (junk, text) => {
    const element = document.querySelector("thread-bare");
    class Mine extends Error {}
    const thrower = () => {
      throw new Mine("from a getter");
    };
    const trap = new Proxy({}, { get: thrower, has: thrower, ownKeys: thrower });
    const odd = [
      undefined, null, true, NaN, Infinity, -Infinity, -1, 1.5, 2 ** 31, 2 ** 32, 2 ** 53, {}, [], [null], new Date(NaN),
      { toString: thrower, valueOf: thrower }, { [Symbol.toPrimitive]: thrower }, trap, Object.create(null), Symbol("x"), 10n,
      () => 1, document.body, window, new Uint8Array(4), new ArrayBuffer(8), ...junk,
    ];
    const wrong = [];
    const call = async (name, ...words) => {
      try {
        await element[name](...words);
      } catch (thrown) {
        const isOurs = thrown?.name === "ThreadBareError" && typeof thrown.code === "string" && thrown.message !== "";
        const isTypeError = thrown instanceof TypeError; // as for any function of the platform
        const isAbort = thrown instanceof DOMException && thrown.name === "AbortError";
        if (!(thrown instanceof Mine || isOurs || isTypeError || isAbort)) {
          wrong.push([name, String(words.map((word) => typeof word)), String(thrown).slice(0, 200)]);
        }
      }
    };
    for (const one of odd) {
      for (const name of ["reveal", "collapseAll", "showThread", "expandAll"]) await call(name, one);
      await call("open", one);
      await call("open", [text, one]);
      await call("open", text, one === undefined ? {} : one);
      for (const option of ["format", "base", "map", "signal", "onprogress"]) {
        await call("open", text, { [option]: one });
        await call("open", text, { get [option]() { return thrower(); } });
      }
    }
    await element.open(text);
    return wrong;
  }, junk.filter((text) => text.length < 1_000), JSON.stringify({ threadbare: 1, comments: [{ id: "q", body: "alone" }] }));
  assert.deepEqual(found, []);
  await Reader.of(page).opened(1);
  await page.evaluate(() => document.querySelector("thread-bare").setAttribute("src", "/fixtures/bridges.json?again"));
  await assertWell(page, "calls");
});

pageTest(
  "a source that is no address is in the way of nothing that is opened",
  async (page) => {
    await watchAlerts(page);
    await page.goto(site.page('<thread-bare src="http://["></thread-bare>'));
    await until(() => page.evaluate(() => window.events.length > 0), "an error");
    assert.deepEqual(await page.evaluate(() => events.map(({ name }) => name)), ["error"]);
    await page.evaluate((text) => document.querySelector("thread-bare").open(text), thread);
    await Reader.of(page).opened(1);
  },
  { complaints: [/thread-bare/] },
);

// --- Messages ------------------------------------------------------------------------------------

const messages = [...junk.slice(0, -2), { type: "open", data: thread }, { threadbare: 1, comments: [{ body: "x" }] }, thread, { __proto__: { x: 1 } }, [[]]];
const send = (page) =>
  page.evaluate(async (messages) => {
    for (const message of messages) {
      window.postMessage(message, "*");
      for (const target of [window, document, document.querySelector("thread-bare")]) {
        target.dispatchEvent(new MessageEvent("message", { data: message, origin: "https://evil.invalid", ports: [new MessageChannel().port1] }));
      }
    }
    await new Promise((done) => setTimeout(done, 200));
    return document.querySelector("thread-bare").shadowRoot.textContent.includes("from a message");
  }, messages);

pageTest("nobody listens to messages", async (page) => {
  await open(page);
  assert.equal(await send(page), false);
  await assertWell(page, "messages to the element's page");
  await openViewer(page);
  const before = await Reader.of(page).shownIds();
  assert.equal(await send(page), false);
  assert.deepEqual(await Reader.of(page).shownIds(), before);
});
