// Which lines of each format run when the fuzzers' inputs go through: seeds, what they once found, and
// what `./dev fuzz` has kept as worth going on from. Leaves lines.json in the fuzzers' build folder, for
// record.mjs.
//
// Usage: node coverage.mjs
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build, project } from "../trust/record.mjs";

const replay = join(build, "coverage", "tests", "fuzz", "threadbare_replay");
const fuzzers = join(build, "fuzz", "tests", "fuzz");
const profiles = join(build, "coverage", "profiles");
rmSync(profiles, { recursive: true, force: true });
mkdirSync(profiles, { recursive: true });

/** How many files a command takes in its arguments. */
const AT_ONCE = 4_000;
let runs = 0;

const replayed = (...words) =>
  spawnSync(replay, words, {
    env: { ...process.env, LLVM_PROFILE_FILE: join(profiles, `${++runs}.profraw`) },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });

function run(harness, files) {
  const { status, signal, stderr } = replayed(harness, ...files);
  if (status !== 0) throw new Error(`${harness}: ${signal ?? status}: ${stderr}`);
}

// It names them where it is told none.
const harnesses = replayed().stderr.replace(/^.*one of ([^;]*);[^]*$/s, "$1").trim().split(/\s+/);
let inputs = 0;
for (const harness of harnesses) {
  run(harness, []);
  const folder = join(fuzzers, harness, "found");
  const found = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  inputs += found.length;
  for (let first = 0; first < found.length; first += AT_ONCE) run(harness, found.slice(first, first + AT_ONCE));
}

const data = join(profiles, "all.profdata");
execFileSync("llvm-profdata", ["merge", "-sparse", "-o", data, ...readdirSync(profiles).map((name) => join(profiles, name))]);
const exported = execFileSync("llvm-cov", ["export", "-summary-only", `-instr-profile=${data}`, replay], {
  encoding: "utf8",
  maxBuffer: 1 << 28,
});

/** src/formats/mail/date.cpp belongs to "formats/mail", src/formats/mbox.cpp to "formats/mbox". */
const rooms = {};
for (const { filename, summary } of JSON.parse(exported).data[0].files) {
  const [, found] = /^src\/(formats\/[a-z_]+|arrange|render|thread)\b/.exec(relative(project, filename)) ?? [];
  if (!found) continue;
  const room = found.startsWith("formats/format") ? "formats" : found; // the list of them is none
  const sum = (rooms[room] ??= { lines: 0, ran: 0 });
  sum.lines += summary.lines.count;
  sum.ran += summary.lines.covered;
}
mkdirSync(fuzzers, { recursive: true });
writeFileSync(join(fuzzers, "lines.json"), `${JSON.stringify({ inputs, rooms }, null, 1)}\n`);
console.log(`${inputs} inputs that were kept`);
for (const [room, { lines, ran }] of Object.entries(rooms)) console.log(`${room}: ${ran} of ${lines} lines`);
