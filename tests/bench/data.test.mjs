// The files that are measured on are what they claim to be, and the same each time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bluesky } from "./data/bluesky.mjs";
import { lemmy } from "./data/lemmy.mjs";
import { native } from "./data/native.mjs";
import { rareWords } from "./data/prose.mjs";
import { largestRoot, placeOf, preorder, sortByScore, threadOf } from "./peers/thread.mjs";

const COUNT = 600;
const textOf = (pieces) => [...pieces].join("");
const bytesOf = (text) => new TextEncoder().encode(text);
const formats = { lemmy, native, bluesky };

for (const [name, generate] of Object.entries(formats)) {
  test(`${name}: the same seed gives the same bytes, another seed others`, () => {
    assert.equal(textOf(generate(50, 7)), textOf(generate(50, 7)));
    assert.notEqual(textOf(generate(50, 7)), textOf(generate(50, 8)));
  });

  test(`${name}: the peers find every comment in its place, and the rare words in one`, () => {
    const thread = threadOf(bytesOf(textOf(generate(COUNT))));
    assert.equal(thread.comments.length, COUNT);
    assert.equal(preorder(thread).length, COUNT);
    assert.ok(thread.roots.length > COUNT / 10 && thread.roots.length < COUNT / 2);
    const holding = thread.comments.filter(({ text }) => text.includes(rareWords));
    assert.equal(holding.length, 1);
    assert.equal(thread.comments[placeOf(thread, rareWords)], holding[0]);
  });
}

test("Bluesky's facets stand at the bytes of what they are about", () => {
  const { comments } = threadOf(bytesOf(textOf(bluesky(COUNT))));
  const links = comments.flatMap(({ text, facets }) =>
    facets
      .filter(({ features }) => features[0].uri)
      .map(({ index, features }) => [
        Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
        features[0].uri,
      ]),
  );
  assert.ok(links.length > 10);
  for (const [text, uri] of links) assert.equal(text, uri);
});

test("the largest root has the most below it, and sorting puts the best first", () => {
  const thread = threadOf(bytesOf(textOf(native(COUNT))));
  const order = preorder(thread);
  const isRoot = (place) => thread.comments[place].parent < 0;
  const sizes = new Map();
  let root;
  for (const place of order) {
    if (isRoot(place)) sizes.set((root = place), 0);
    else sizes.set(root, sizes.get(root) + 1);
  }
  assert.equal(sizes.get(largestRoot(thread)), Math.max(...sizes.values()));
  sortByScore(thread);
  const scores = thread.roots.map((place) => thread.comments[place].score);
  assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
});
