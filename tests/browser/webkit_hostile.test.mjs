// A smoke set of payloads in WebKit: each stands in one of the places, by way of two sinks.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ownPayloads } from "../trust/payloads.mjs";
import { documentOf, places, sourceOf } from "../trust/places.mjs";
import { WebKit, webkitSinks } from "../trust/webkit.mjs";

const webkit = await WebKit.open();
after(() => webkit.close());

const names = Object.keys(places).filter((place) => sourceOf(place) === undefined);
const cases = ownPayloads()
  .filter((_, n) => n % 5 === 0)
  .map(({ text }, n) => ({ place: names[n % names.length], text }));

test("what should run does run, and is seen, where nothing keeps it out", { timeout: 60_000 }, async () => {
  assert.equal(await webkit.sees("<img src=x onerror=alert(1)>"), true);
});

for (const sink of webkitSinks) {
  test(`${cases.length} payloads by way of the ${sink}`, { timeout: 120_000 }, async () => {
    const shown = await webkit.show(sink, documentOf(cases), cases.length);
    assert.deepEqual(shown.ran, [], "executed");
    assert.deepEqual(shown.requests, [], "asked for");
    assert.deepEqual(shown.faults, []);
    assert.equal(shown.comments, cases.length);
  });
}
