// `./dev trust memory`: each allocation fails, each growth of a module's memory is refused, and what is
// opened is closed again.
// Usage: node --expose-gc run.mjs
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { nativeThread } from "../../bench/generate_native.mjs";
import { compile } from "../../c_abi/module.mjs";
import { bundleEngine } from "../../web/engine_bundle.mjs";
import { useAll } from "../../web/use_all.mjs";
import { build, project, record } from "../record.mjs";
import { goldens } from "../same/compare.mjs";
import { failEach } from "./failures.mjs";
import { opens } from "./opens.mjs";

const FAILURES = 400;
const FAILURES_IN_MODULE = 300;
const OPENS = 1000;
const STARTS_WITH = 256; // pages of 64 KB
const wrong = [];

// --- natively -------------------------------------------------------------------------------------
const files = goldens(join(project, "tests", "golden")).map(({ file }) => file);
const attack = spawnSync(
  join(build, "native", "tests", "threadbare_memory"),
  [String(FAILURES), ...files],
  { encoding: "utf8", maxBuffer: 2 ** 28 },
);
if (attack.status !== 0) wrong.push(`natively: ${attack.signal ?? attack.stderr}`);
const native = attack.stdout ? JSON.parse(attack.stdout) : { files: 0, failures: 0, wrong: NaN };

const valgrind = spawnSync(
  "valgrind",
  ["--leak-check=full", "--error-exitcode=9", join(build, "native", "tests", "threadbare_abi_test")],
  { encoding: "utf8" },
);
if (valgrind.status !== 0) wrong.push(`valgrind: ${valgrind.error ?? valgrind.stderr}`);
const lost = /(All heap blocks were freed|definitely lost: .*)/.exec(valgrind.stderr ?? "")?.[0];

// --- in the module --------------------------------------------------------------------------------
const path = join(build, "wasm", "reader.wasm");
const newEngine = await bundleEngine(path);
const small = Buffer.from([...nativeThread(1_000)].join(""));
const next = [...nativeThread(200)].join("");
const stages = {};
let refused = 0;
const refuse = async (text, pages) => {
  const { stage, problem } = await useAll(await newEngine(pages), text);
  if (stage === "done") return stage;
  stages[stage] = (stages[stage] ?? 0) + 1;
  ++refused;
  if (problem.code !== "out-of-memory") wrong.push(`${pages} pages, ${stage}: ${problem}`);
  const { stage: after } = await useAll(await newEngine(pages), next);
  if (after !== "done") wrong.push(`${pages} pages: the next file does not open`);
  return stage;
};
// Up to where it is read, then all of the way; most of the memory is for the HTML of all rows at once.
const large = [...nativeThread(150_000)].join("");
for (let pages = STARTS_WITH; (await refuse(large, pages)) === "fetching"; pages += 16);
const text = [...nativeThread(60_000)].join("");
for (let pages = STARTS_WITH, stage = ""; (stage = await refuse(text, pages)) !== "done"; ) {
  pages = stage === "rendering" ? Math.ceil(pages * 1.125) : pages + 2;
}
const failed = await failEach(join(build, "wasm", "reader.failing.wasm"), join(project, "tests", "golden"), FAILURES_IN_MODULE);
wrong.push(...failed.wrong);
const { left, grown, grownProcess } = await opens(compile(path), small, OPENS);
if (left > 1 || grown > 1 << 20) wrong.push(`${left} memories and ${grown} bytes are left of ${OPENS}`);

for (const line of wrong) console.error(line);
record({
  part: "memory",
  title: "Memory that runs out",
  about:
    `Natively each nth allocation fails, alone and with all after it (up to ${FAILURES} each of reading, ` +
    "showing, writing, finding and the C functions, for every golden): reading ends in the error " +
    "`out-of-memory`, everything else in `std::bad_alloc`, every block is given back, and what comes through " +
    "all the same is not another. In the module, used as a page uses it, its memory may not grow past numbers " +
    `of pages between those that it starts with and those that suffice (files of ${(text.length / 2 ** 20).toFixed(0)} and ` +
    `${(large.length / 2 ** 20).toFixed(0)} MB); and one allocation alone fails, the nth, for up to ${FAILURES_IN_MODULE} n ` +
    "for each of five files, of five formats. Each time the instance is dropped, the error is `out-of-memory`, and the next file opens.",
  tables: [
    {
      columns: ["goldens", "allocations that failed", "without a clean end"],
      rows: [[native.files, native.failures, native.wrong]],
    },
    {
      columns: ["in the module, while", "growth was refused", "an allocation failed"],
      rows: [...new Set([...Object.keys(stages), ...Object.keys(failed.stages)])].map((stage) => [
        stage, stages[stage] ?? 0, failed.stages[stage] ?? 0,
      ]),
    },
    {
      columns: ["opened and closed", "memories left", "KB more held", "MB more in the process"],
      rows: [[OPENS, left, Math.max(0, Math.round(grown / 1024)), Math.round(grownProcess / 2 ** 20)]],
    },
  ],
  notes: [`valgrind on the test of the C functions: ${lost ?? "it is not there"}.`],
  summary: [
    { what: "failed allocations without a clean end", figure: `${native.wrong} of ${native.failures.toLocaleString("en")}`, holds: native.wrong === 0 },
    { what: "growths refused without a clean error", figure: `${wrong.filter((line) => line.includes("pages")).length} of ${refused}`, holds: !wrong.some((line) => line.includes("pages")) },
    { what: "failed allocations in the module without a clean error", figure: `${failed.wrong.length} of ${failed.tries.toLocaleString("en")}`, holds: failed.wrong.length === 0 },
    { what: "memories left after 1,000 opens", figure: left, holds: left <= 1 },
    { what: "leaks that valgrind sees in the C functions", figure: valgrind.status === 0 ? "none" : "some", holds: valgrind.status === 0 },
  ],
});
process.exit(wrong.length > 0 ? 1 : 0);
