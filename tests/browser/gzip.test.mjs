// Packed files over http, unpacked in the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { fixtures, openSite } from "./site.mjs";

const site = await openSite();
const bridges = readFileSync(join(fixtures, "bridges.json"));
const comments = Array.from({ length: 3000 }, (_, i) => ({ id: `${i}`, body: `${i * 7919} drops` }));
const long = Buffer.from(JSON.stringify({ threadbare: 1, comments }));

/** Opens what is served, and waits for it to be ready or refused. */
async function open(page, path, bytes) {
  site.put(path, bytes);
  await page.goto(site.page(`<thread-bare src="${path}"></thread-bare>`));
  const event = await until(() => page.evaluate(() => events[0]), "an event");
  return { name: event.name, ...event.detail };
}

pageTest("a packed answer is unpacked, whatever it is called", async (page) => {
  const { warnings } = await open(page, "/thread", gzipSync(bridges));
  await Reader.of(page).opened(12);
  assert.deepEqual(warnings, []);
});

pageTest("so is one of several members, one behind the other", async (page) => {
  // An empty one, and one that zlib stores as it is, so that heads of members may be met in it.
  const cuts = [0, 100, 100, 5000, 30_000, long.length];
  const members = cuts.slice(1).map((end, i) => {
    return gzipSync(long.subarray(cuts[i], end), { level: i === 3 ? 0 : 6 });
  });
  const { info, warnings } = await open(page, "/members.gz", Buffer.concat(members));
  assert.deepEqual(warnings, []);
  assert.equal(info.comments, 3000);
});

const packed = gzipSync(long);
const head = "1f8b08000000000000ff";
const damages = {
  "cut in its middle": [packed.subarray(0, packed.length / 2), 1400, 1600, "truncated"],
  "cut in its checksum": [packed.subarray(0, -5), 3000, 3000, "truncated"],
  "damaged behind a member": [
    Buffer.concat([gzipSync(long.subarray(0, long.length / 2)), Buffer.from(`${head}ffff`, "hex")]),
    1400,
    1600,
    "skipped-part",
  ],
};
for (const [how, [bytes, least, most, code]] of Object.entries(damages)) {
  pageTest(`of a packed file ${how} what could be unpacked is shown`, async (page) => {
    const { info, warnings } = await open(page, "/damaged.gz", bytes);
    assert.equal(warnings[0].code, code);
    assert.match(warnings[0].message, /what could be unpacked/);
    assert.ok(info.comments >= least && info.comments <= most, `${info.comments} comments`);
  });
}

pageTest("what only begins like a packed file is refused", async (page) => {
  const detail = await open(page, "/none.gz", Buffer.from("1f8b08", "hex"));
  assert.equal(detail.name, "error");
  assert.equal(detail.code, "binary-input");
});

pageTest("one and two bytes are too few to tell", async (page) => {
  const detail = await open(page, "/short", Buffer.from("1f8b", "hex"));
  assert.equal(detail.name, "error");
});

pageTest("where damage has spoilt what is in it, the error says both", async (page) => {
  const spoilt = Buffer.from(gzipSync(long, { level: 0 }));
  spoilt.write('"}"}"}"}"}"}"}"}', spoilt.length / 2);
  const { code, message } = await open(page, "/spoilt.gz", spoilt);
  assert.equal(code, "bad-json");
  assert.match(message, /; this packed file is (damaged|truncated)$/);
});
