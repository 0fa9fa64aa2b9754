// What a reader finds again who comes back to a thread.
import assert from "node:assert/strict";
import { pageTest, until } from "./browser.mjs";
import { takeBack } from "./keyboard.mjs";
import { Reader } from "./reader.mjs";
import { focusOn, inShadow } from "./shadow.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const BRIDGES = '<thread-bare src="/fixtures/bridges.json"></thread-bare>';

async function open(page, body = BRIDGES) {
  await page.goto(site.page(body));
  return Reader.of(page).opened();
}

async function comeBack(page) {
  await page.reload();
  return Reader.of(page).opened();
}

const stored = (page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("threadbare-thread:")));
const clear = (page) => page.evaluate(() => localStorage.clear());
const order = (page) =>
  page.evaluate(() => document.querySelector("thread-bare").shadowRoot.querySelector("select").value);

pageTest("folds and the order are as they were", async (page) => {
  let reader = await open(page);
  await clear(page);
  await reader.toggle("a1");
  await reader.sort("new");
  await until(async () => (await reader.shownIds())[0] === "a", "another order");
  const ids = await reader.shownIds();
  reader = await comeBack(page);
  assert.deepEqual(await reader.shownIds(), ids);
  assert.equal((await reader.row("a1")).folded, true);
  assert.equal(await order(page), "new");
  await reader.sort("source");
  await until(async () => (await reader.shownIds())[0] === "c", "the file's order");
  await reader.toggle("a1");
  reader = await comeBack(page);
  assert.equal((await reader.shownIds())[0], "c");
  assert.equal((await reader.row("a1")).folded, false);
});

pageTest("what the page folds and the reader unfolded stays unfolded", async (page) => {
  let reader = await open(page, BRIDGES.replace("src", 'collapse-depth="1" src'));
  await clear(page);
  assert.equal((await reader.row("a1")).folded, true);
  await reader.toggle("a1");
  reader = await comeBack(page);
  assert.equal((await reader.row("a1")).folded, false);
});

pageTest("the order that the page says can be chosen over the last visit's", async (page) => {
  let reader = await open(page, BRIDGES.replace("src", 'sort="top" src'));
  await clear(page);
  await reader.sort("old");
  await until(async () => (await reader.shownIds())[0] === "b", "oldest first");
  reader = await comeBack(page);
  assert.equal(await order(page), "old");
  await reader.sort("top");
  assert.equal(await order(page), "top");
  reader = await comeBack(page);
  assert.equal(await order(page), "top");
});

pageTest("nothing is kept where the page says so", async (page) => {
  let reader = await open(page, BRIDGES.replace("src", 'remember="off" src'));
  await clear(page);
  await reader.toggle("a1");
  reader = await comeBack(page);
  assert.equal((await reader.row("a1")).folded, false);
  assert.deepEqual(await stored(page), []);
});

pageTest("what another version or somebody else stored is dropped", async (page) => {
  const reader = await open(page);
  await page.evaluate(() => {
    localStorage.clear();
    const key = "threadbare-thread:1:https://bridges.example/17";
    for (const [at, value] of [
      ["threadbare-thread:0:https://old.example/", "{}"],
      ["threadbare-thread:1:https://broken.example/", "{"],
      ["threadbare-thread:1:https://odd.example/", '{"at":1,"order":7,"folded":[1],"unfolded":[]}'],
      ["somebody-elses", "{}"],
    ]) {
      localStorage.setItem(at, value);
    }
    // The page is left with this, whatever the element keeps.
    window.addEventListener("pagehide", () => {
      localStorage.setItem(key, '{"at":1,"folded":"a1"}');
      Storage.prototype.setItem = () => {};
    });
  });
  await reader.toggle("a1");
  const back = await comeBack(page);
  assert.equal((await back.row("a1")).folded, false, "a text is no list of folds");
  assert.equal(await order(page), "source");
  await comeBack(page);
  assert.deepEqual(await stored(page), ["threadbare-thread:1:https://bridges.example/17"]);
  assert.equal(await page.evaluate(() => localStorage.getItem("somebody-elses")), "{}");
});

pageTest("of many threads the newest 200 are kept", async (page) => {
  await open(page);
  await page.evaluate(() => {
    localStorage.clear();
    for (let i = 0; i < 250; ++i) {
      const visit = { at: i, order: null, folded: [], unfolded: [] };
      localStorage.setItem(`threadbare-thread:1:https://${i}.example/`, JSON.stringify(visit));
    }
  });
  await comeBack(page);
  const keys = await stored(page);
  assert.equal(keys.length, 200);
  assert.ok(keys.includes("threadbare-thread:1:https://249.example/"));
  assert.ok(!keys.includes("threadbare-thread:1:https://50.example/"));
});

pageTest("storage that is full or refused is no error", async (page) => {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const reader = await open(page);
  await clear(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await reader.toggle("a1");
  const back = await comeBack(page);
  assert.equal((await back.row("a1")).folded, false);
  await page.evaluate(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("no", "SecurityError");
      },
    });
    document.querySelector("thread-bare").setAttribute("lang", "de");
  });
  await back.opened();
  assert.deepEqual(errors, []);
});

const isNew = (page) =>
  page.evaluate(() =>
    [...document.querySelector("thread-bare").shadowRoot.querySelectorAll(".comment.is-new")].map(
      (one) => one.id,
    ),
  );
const focused = (page) =>
  page.evaluate(
    () => document.querySelector("thread-bare").shadowRoot.activeElement?.closest(".comment")?.id,
  );

pageTest("what has come since the last visit is counted, marked and led to", async (page) => {
  const at = (minute) => `2024-03-01T09:${minute}:00Z`;
  const data = [
    { id: "a", time: at("01"), body: "old" },
    { id: "b", parent: "a", time: at("03"), body: "of the last visit" },
    { id: "c", time: at("02"), body: "old, too" },
  ];
  const inline = (comments) =>
    `<thread-bare keys="page"><script type="application/json">` +
    `${JSON.stringify({ threadbare: 1, url: "https://bridges.example/18", comments })}` +
    `</script></thread-bare>`;
  let reader = await open(page, inline(data));
  await clear(page);
  assert.deepEqual(await isNew(page), [], "on the first visit nothing is");
  const later = [
    { id: "d", time: at("10"), body: "new, and the first" },
    ...data,
    { id: "e", parent: "b", time: at("11"), body: "new and deep" },
    { id: "f", body: "nobody knows when" },
  ];
  await page.goto(site.page(inline(later)));
  reader = await Reader.of(page).opened();
  assert.deepEqual(await isNew(page), ["comment-d", "comment-e"]);
  assert.deepEqual((await reader.row("e")).badges, ["new"]);
  assert.equal(await reader.text(".new"), "2 new");
  await page.keyboard.press("n");
  assert.equal(await focused(page), "comment-d");
  await page.keyboard.press("n");
  assert.equal(await focused(page), "comment-e");
  await page.keyboard.press("n");
  assert.equal(await focused(page), "comment-d");
  await reader.toggle("b");
  await reader.press("2 new");
  await until(async () => (await focused(page)) === "comment-e", "the way below a fold");
  await page.evaluate(() => document.querySelector("thread-bare").setAttribute("lang", "de"));
  await until(async () => (await reader.text(".new")) === "2 neu", "other words");
  assert.deepEqual(await isNew(page), ["comment-d", "comment-e"], "it is still the same visit");
  await page.reload();
  await Reader.of(page).opened();
  assert.deepEqual(await isNew(page), [], "they were seen");
});

pageTest("what was read up to a comment is new no more, and the rest still is, next time too", async (page) => {
  const at = (minute) => `2024-03-01T09:${minute}:00Z`;
  const inline = (comments) =>
    `<thread-bare><script type="application/json">` +
    `${JSON.stringify({ threadbare: 1, url: "https://bridges.example/19", comments })}` +
    `</script></thread-bare>`;
  const old = { id: "a", time: at("01"), body: "old" };
  await open(page, inline([old]));
  await clear(page);
  const later = [
    old,
    { id: "d", time: at("13"), body: "the last" },
    { id: "b", time: at("11"), body: "the first" },
    { id: "c", parent: "a", time: at("12"), body: "between" },
  ];
  await page.goto(site.page(inline(later)));
  const reader = await Reader.of(page).opened();
  const inShadow = (ask, ...values) =>
    page.evaluate(
      `(${ask})(document.querySelector("thread-bare").shadowRoot, ...${JSON.stringify(values)})`,
    );
  const buttonAt = (id) =>
    inShadow((root, id) => {
      root.querySelector(`#comment-${id} .toggle`).focus();
      const button = root.querySelector(".actions [aria-label^='Read up']");
      return button !== null && !button.hidden;
    }, id);
  assert.equal(await buttonAt("a"), false, "only what is new can be read up to");
  assert.equal(await buttonAt("c"), true);
  await inShadow((root) => root.querySelector(".actions [aria-label^='Read up']").click());
  await until(async () => (await isNew(page)).join() === "comment-d", "one is new");
  assert.equal(await reader.text(".new"), "1 new");
  assert.equal(await focused(page), "comment-c");
  await page.keyboard.press("n");
  assert.equal(await focused(page), "comment-d", "n goes on from there");
  await takeBack(page);
  assert.equal(await focused(page), "comment-c", "first the jump is taken back");
  await takeBack(page);
  await until(async () => (await isNew(page)).length === 3, "three again");
  // Who finds what is new finds less then, and stays where he is.
  const count = (text) =>
    until(async () => (await inShadow((root) => root.querySelector(".find-count").value)) === text, text);
  await inShadow((root) => root.querySelector("#comment-a .toggle").focus());
  await page.keyboard.press("/");
  await page.keyboard.type("is:new");
  await count("1 of 3");
  await buttonAt("c");
  await inShadow((root) => root.querySelector(".actions [aria-label^='Read up']").click());
  await until(async () => (await isNew(page)).length === 1, "one");
  await count("1");
  assert.equal(await focused(page), "comment-c");
  await takeBack(page);
  await count("3");
  await buttonAt("c");
  await inShadow((root) => root.querySelector(".actions [aria-label^='Read up']").click());
  await count("1");
  await inShadow((root) => root.querySelector(".find input").focus());
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.querySelector("thread-bare").setAttribute("lang", "de"));
  await until(async () => (await reader.text(".new")) === "1 neu", "other words");
  await page.reload();
  await Reader.of(page).opened();
  assert.deepEqual(await isNew(page), ["comment-d"]);
});

pageTest("what was read is taken back where only what is new is shown, and after that", async (page) => {
  const at = (minute) => `2024-03-01T09:${minute}:00Z`;
  const ofDay = (ids) =>
    `<thread-bare><script type="application/json">${JSON.stringify({
      threadbare: 1,
      url: "https://bridges.example/20",
      comments: ids.map((id, i) => ({ id, time: at(10 + i), body: id })),
    })}</script></thread-bare>`;
  await open(page, ofDay(["a"]));
  await clear(page);
  await page.goto(site.page(ofDay(["a", "b", "c", "d"])));
  const reader = await Reader.of(page).opened();
  const readUpTo = async (id) => {
    await focusOn(page, id);
    await inShadow(page, (root) => root.querySelector(".actions [aria-label^='Read up']").click());
  };
  const shown = (ids) => until(async () => (await reader.shownIds()).join() === ids, ids);
  await focusOn(page, "a");
  await page.keyboard.press("/");
  await page.keyboard.type("is:new");
  await until(async () => (await inShadow(page, (root) => root.querySelector(".find-count").value)) === "1 of 3", "3");
  await inShadow(page, (root) => root.querySelector(".find-only input").click());
  await shown("b,c,d");
  await readUpTo("c");
  await shown("d");
  await focusOn(page, "d");
  await takeBack(page);
  await shown("b,c,d");
  assert.equal(await reader.text(".new"), "3 new");
  await readUpTo("b");
  await shown("c,d");
  await inShadow(page, (root) => root.querySelector(".find-only input").click());
  await shown("a,b,c,d");
  assert.equal((await isNew(page)).length, 2);
  await focusOn(page, "d");
  await takeBack(page);
  await until(async () => (await isNew(page)).length === 3, "three again");
});
