// Nothing that a comment says runs, asks for anything or leaves its comment. Each payload stands in
// one of the places here; `./dev trust payloads` tries every payload in every place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ownPayloads } from "../trust/payloads.mjs";
import { documentOf, places, sourceOf } from "../trust/places.mjs";
import { shownIn, shownRaw, sinks } from "../trust/sinks.mjs";

const payloads = ownPayloads();

test("what should run does run, and is seen, where nothing keeps it out", async () => {
  const sample = payloads.filter((_, n) => n % 40 === 0).map(({ text }) => text);
  const { ran, faulty, requests } = await shownRaw([
    ...sample,
    "<img src=x onerror=alert(1)>",
    "<img src=https://evil.invalid/x>",
    "</section><p>END0END",
  ]);
  assert.ok(ran >= 5, `${ran} ran`);
  assert.ok(faulty > 20, `${faulty} seen as faulty`);
  assert.ok(requests >= 1, `${requests} requests`);
});

const names = Object.keys(places);
const bySource = new Map();
payloads.forEach(({ text }, n) => {
  const place = names[n % names.length];
  const source = sourceOf(place);
  if (!bySource.has(source)) bySource.set(source, []);
  bySource.get(source).push({ place, text });
});

for (const sink of Object.keys(sinks)) {
  // The dialects are the engine's, so one sink tells of them.
  const groups = sink === "element" ? [...bySource.values()] : [bySource.get(undefined)];
  const count = groups.flat().length;
  test(`${count} payloads by way of the ${sink}`, { timeout: 120_000 }, async () => {
    for (const cases of groups) {
      const shown = await shownIn(sink, documentOf(cases), cases.length);
      assert.deepEqual(shown.ran, [], "executed");
      assert.deepEqual(shown.requests, [], "asked for");
      assert.deepEqual(shown.faults, []);
      assert.equal(shown.comments, cases.length);
    }
  });
}
