// `./dev trust`: attacks Threadbare, counts what came of it, and writes tests/TRUST.md.
//
//   node run.mjs [PART…]
//
// Without a part all of them run. A part that fails is told at the end, and the others still run.
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { machine } from "../bench/machine.mjs";
import { build, project, records } from "./record.mjs";
import { report } from "./report.mjs";
import { parts } from "./parts.mjs";

const unknown = process.argv.slice(2).find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(`no part ${unknown}: there are ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);

const failed = [];
for (const name of chosen) {
  for (const [command, ...args] of parts[name]) {
    console.log(`${name}: ${[command, ...args].join(" ")}`);
    const { status, error } = spawnSync(command, args, {
      cwd: project,
      stdio: "inherit",
      env: { ...process.env, THREADBARE_BUILD: build },
    });
    if (error) console.error(String(error));
    if (status !== 0) failed.push(name);
  }
}

const git = (...args) => execFileSync("git", args, { cwd: project, encoding: "utf8" }).trim();
const changed = git("status", "--porcelain", "--", "src", "wasm", "web") !== "";
const commit = git("rev-parse", "--short", "HEAD") + (changed ? ", with changes" : "");
const page = report(Object.keys(parts), records(), { commit, machine: machine([]) });
writeFileSync(join(project, "tests", "TRUST.md"), page);
console.log("wrote tests/TRUST.md");
if (failed.length > 0) {
  console.error(`failed: ${[...new Set(failed)].join(", ")}`);
  process.exit(1);
}
