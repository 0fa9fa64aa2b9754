// The command with ever more memory: it says that there is too little, until there is enough.
// Usage: node out_of_memory.test.mjs COMMAND
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { nativeThread } from "../bench/generate_native.mjs";

const command = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "threadbare-memory-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "thread.json");
writeFileSync(file, [...nativeThread(20_000)].join(""));

test("too little memory is an error of its own, whatever it was for", () => {
  const said = new Set();
  for (let kilobytes = 12_000; kilobytes < 1_000_000; kilobytes = Math.ceil(kilobytes * 1.1)) {
    const { status, signal, stderr } = spawnSync(
      "bash",
      ["-c", `ulimit -v ${kilobytes}; exec "$@"`, "bash", command, "convert", "--to", "html", file, "-o", "/dev/null"],
      { encoding: "utf8" },
    );
    assert.equal(signal, null, `${kilobytes} KB: ${stderr}`);
    if (status === 0) break;
    // Below that not even its libraries are loaded.
    if (/shared libraries/.test(stderr)) continue;
    assert.equal(status, 1, stderr);
    assert.match(stderr, /^(threadbare|.*thread\.json: error): out of memory\n$/);
    said.add(stderr);
  }
  assert.ok(said.size > 0, "there was always enough");
});
