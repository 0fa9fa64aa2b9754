// Runs fuzzers for a while each. What a fuzzer finds interesting is kept in the build folder, so
// that the next run goes on from there; what breaks a property is kept beside it, and named at the
// end. What each run did is added to runs.ndjson, from which record.mjs counts.
//
// Usage: node run.mjs BUILD_DIR [NAME…] [SECONDS]
// NAME as `./dev fuzz list` has them; `reading-*` are all that begin so. Without one all run.
import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, createWriteStream, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [build, ...words] = process.argv.slice(2);
const program = join(build, "threadbare_fuzz");
const all = execFileSync(program, ["--list"], { encoding: "utf8" }).trim().split("\n");
if (words[0] === "list") {
  console.log(all.join("\n"));
  process.exit(0);
}

const isNumber = (word) => /^\d+$/.test(word);
const seconds = Number(words.find(isNumber) ?? 60);
const names = words.filter((word) => !isNumber(word));
const matches = (name) => (harness) =>
  name.endsWith("*") ? harness.startsWith(name.slice(0, -1)) : harness === name;
const unknown = names.find((name) => !all.some(matches(name)));
if (unknown !== undefined) {
  console.error(`no fuzzer ${unknown}: there are ${all.join(", ")}`);
  process.exit(2);
}
const chosen = names.length > 0 ? all.filter((each) => names.some((name) => matches(name)(each))) : all;

// Seconds of processor time that a process has had; 0 once it is gone.
function processorSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0; // it has ended, or this system has no such file: then nothing is counted
  }
}

function run(harness) {
  const folder = join(build, harness);
  const found = join(folder, "found");
  mkdirSync(found, { recursive: true });
  execFileSync(program, [`--harness=${harness}`, `--prepare=${folder}`]);
  const options = [
    `--harness=${harness}`,
    `-max_total_time=${seconds}`,
    `-dict=${join(folder, "dictionary")}`,
    `-artifact_prefix=${folder}/`,
    "-timeout=30",
    "-rss_limit_mb=4096",
    "-max_len=20000",
    "-print_final_stats=1",
    "-print_funcs=0",
  ];
  // An empty dictionary is no dictionary.
  if (readFileSync(join(folder, "dictionary"), "utf8") === "") options.splice(2, 1);
  const log = join(folder, "log");
  const file = createWriteStream(log);
  const started = new Date().toISOString();
  return new Promise((done) => {
    const child = spawn(program, [...options, found, join(folder, "seeds")]);
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    let processor = 0;
    const watch = setInterval(() => {
      processor = Math.max(processor, processorSeconds(child.pid));
    }, 500);
    child.on("close", (status) => {
      clearInterval(watch);
      file.end(() => done({ harness, started, status, processor, ...readLog(log) }));
    });
  });
}

function readLog(log) {
  const text = readFileSync(log, "utf8");
  const last = (pattern) => {
    const hits = [...text.matchAll(pattern)];
    return hits.length > 0 ? Number(hits.at(-1)[1]) : 0;
  };
  return {
    executions: last(/stat::number_of_executed_units:\s+(\d+)/g),
    edges: last(/\bcov: (\d+)/g),
    features: last(/\bft: (\d+)/g),
    allEdges: last(/Loaded 1 modules\s+\((\d+) inline/g),
  };
}

const artifacts = (harness) =>
  readdirSync(join(build, harness)).filter((name) => /^(crash|leak|timeout|oom)-/.test(name));

let failed = false;
for (const harness of chosen) {
  const result = await run(harness);
  appendFileSync(join(build, "runs.ndjson"), `${JSON.stringify(result)}\n`);
  console.log(
    `${harness}: ${result.executions} executions in ${result.processor.toFixed(0)} s, ` +
      `${result.edges} edges, ${result.features} features` +
      (result.status === 0 ? "" : `; it broke: see ${join(build, harness)}, ${artifacts(harness)}`),
  );
  failed ||= result.status !== 0;
}
process.exit(failed ? 1 : 0);
