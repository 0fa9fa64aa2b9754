// That publint and "are the types wrong" have nothing to say of the package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { pack, packageFolder } from "./installed.mjs";

const programs = fileURLToPath(new URL("node_modules/.bin", import.meta.url));

function run(program, ...words) {
  const call = [join(programs, program), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

test("publint finds nothing", () => {
  assert.match(run("publint", packageFolder, "--strict"), /All good!/);
});

test("the types are right, by every way of resolution", () => {
  const printed = run(
    "attw",
    ...[pack(), "--format", "ascii"],
    // It is modules alone, as Node's require() takes them since version 20.19.
    ...["--ignore-rules", "cjs-resolves-to-esm"],
    // Types there are none.
    ...["--exclude-entrypoints", "styles.css"],
  );
  assert.match(printed, /No problems found/);
});
