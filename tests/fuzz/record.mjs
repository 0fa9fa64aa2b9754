// Counts what the fuzzers did since the build folder was made, from what run.mjs noted of each run,
// for tests/TRUST.md.
//
// Usage: node record.mjs
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build, project, record } from "../trust/record.mjs";
import { sums } from "./sums.mjs";

const programs = join(build, "fuzz", "tests", "fuzz");
const names = execFileSync(join(programs, "threadbare_fuzz"), ["--list"], { encoding: "utf8" });
const runs = readFileSync(join(programs, "runs.ndjson"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const fuzzers = sums(names.trim().split("\n"), runs);
const all = (key) => fuzzers.reduce((sum, each) => sum + each[key], 0);
const broken = fuzzers.filter((each) => each.broke);
const leastSeconds = Math.min(...fuzzers.map((each) => each.seconds));

let finds = 0;
const folder = join(project, "tests", "fuzz", "finds");
for (const harness of readdirSync(folder)) finds += readdirSync(join(folder, harness)).length;

const { inputs, rooms } = JSON.parse(readFileSync(join(programs, "lines.json"), "utf8"));
const share = ({ ran, lines }) => Number(((100 * ran) / lines).toFixed(1));
const formats = Object.entries(rooms).filter(([room]) => room.startsWith("formats/"));
const least = formats.reduce((low, each) => (share(each[1]) < share(low[1]) ? each : low));

const hours = (seconds) => (seconds / 3600).toFixed(2);
record({
  part: "fuzz",
  title: "Fuzzing",
  about:
    "libFuzzer, under the address and undefined behaviour sanitizers, with a dictionary of what " +
    "each format looks for and seeds from the goldens and from documents invented from its tables " +
    "(`./dev fuzz`). All that is rendered is held to the writer's promise (tests/render/" +
    "html_checker.h); what is read, to being read alike in steps and written and read again.",
  tables: [
    {
      columns: ["fuzzer", "executions", "seconds of processor", "edges", "features", "last run"],
      rows: fuzzers.map((each) => [
        each.harness,
        each.executions,
        Math.round(each.seconds),
        each.edges,
        each.features,
        each.executions === 0 ? "none" : each.broke ? "broke a property" : "held",
      ]),
    },
    {
      columns: ["folder of src, or format", "lines", "of them run", "%"],
      rows: Object.entries(rooms)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([room, sum]) => [`\`${room}\``, sum.lines, sum.ran, share(sum)]),
    },
  ],
  notes: [
    `Edges are those reached of ${Math.max(...fuzzers.map((each) => each.allEdges)).toLocaleString("en")} in the programme, ` +
      "all formats and fuzzers together: no fuzzer can reach all of them.",
    `Lines were counted in another build (preset \`coverage\`), through which all seeds, finds and the ` +
      `${inputs.toLocaleString("en")} inputs went that the fuzzers had kept.`,
    `What fuzzers have found is kept in tests/fuzz/finds, ${finds} inputs, and gone through with ` +
      "the seeds by `./dev test`.",
  ],
  summary: [
    {
      what: "executions of fuzzers",
      figure: `${all("executions").toLocaleString("en")} in ${hours(all("seconds"))} hours of processor`,
      holds: all("seconds") >= 7200,
    },
    {
      what: "processor seconds of the fuzzer that ran least",
      figure: `${Math.round(leastSeconds)} (180 wanted)`,
      holds: leastSeconds >= 180,
    },
    {
      what: "lines of a format that ran, least of all formats",
      figure: `${share(least[1])} % (\`${least[0]}\`)`,
      holds: share(least[1]) >= 80,
    },
    {
      what: "fuzzers whose last run broke a property",
      figure: broken.map((each) => each.harness).join(", ") || "none",
      holds: broken.length === 0,
    },
  ],
});
