// `./dev trust damage`: every file of the corpus and every golden, cut, with bytes turned, with lines
// that change places or come twice, read under the sanitizers.
// Usage: node run.mjs [MINUTES]; MINUTES are those of a processor, 20 unless told.
import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { build, project, record } from "../record.mjs";

const minutes = Number(process.argv[2] ?? 20);
const corpus = process.env.THREADBARE_CORPUS ?? "";
const attacker = join(build, "asan", "tests", "threadbare_damage");
/** Longer than a file may take by itself: then it hangs. */
const PATIENCE = 15 * 60_000;

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

const goldens = filesIn(join(project, "tests", "golden")).filter((file) => file.includes(".input."));
// Without what is no thread (its list and the payloads), and gigabytes.
const threads = corpus
  ? filesIn(corpus).filter((file) => !/^(_|[^/]*$)/.test(relative(corpus, file)) && statSync(file).size > 0)
  : [];
const files = [...goldens, ...threads].sort((a, b) => statSync(b).size - statSync(a).size);
const seconds = (minutes * 60) / files.length;
const shown = (file) => (file.startsWith(project) ? relative(project, file) : relative(corpus, file));

/** One process for a file, so that what crashes is told apart. */
const attacked = (file) =>
  new Promise((done) => {
    const child = spawn(attacker, [String(seconds), file], {
      env: { ...process.env, ASAN_OPTIONS: "abort_on_error=1", UBSAN_OPTIONS: "print_stacktrace=1" },
      timeout: PATIENCE,
    });
    let [out, complaints] = ["", ""];
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => (complaints += data));
    child.on("close", (status, signal) => {
      if (complaints) console.error(complaints.slice(0, 4000));
      const crashed = status !== 0 && status !== 1;
      if (crashed) console.error(`${shown(file)}: ${signal ?? `returned ${status}`}`);
      done({ ...(out ? JSON.parse(out) : { wrong: 0, copies: 0 }), file, crashed });
    });
  });

const left = [...files];
const results = [];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    while (left.length > 0) results.push(await attacked(left.shift()));
  }),
);

const folderOf = (file) =>
  file.startsWith(project) ? "goldens" : relative(corpus, file).split("/")[0];
const sum = (list, of) => list.reduce((total, each) => total + (each[of] ?? 0), 0);
const folders = [...new Set(results.map(({ file }) => folderOf(file)))].sort();
const rows = folders.map((folder) => {
  const there = results.filter(({ file }) => folderOf(file) === folder);
  return [
    folder,
    there.length,
    there.filter(({ complete }) => complete).length,
    sum(there, "copies"),
    sum(there, "threads"),
    sum(there, "warned"),
    sum(there, "errors"),
    Number(Math.max(...there.map(({ slowest }) => slowest ?? 0)).toFixed(1)),
  ];
});
const crashes = results.filter(({ crashed }) => crashed).length;
const wrong = sum(results, "wrong");
const copies = sum(results, "copies");
record({
  part: "damage",
  title: "Damaged files",
  about:
    `Each of ${files.length} files${corpus ? ", real ones of all formats and the goldens" : " (the goldens; no corpus was given)"}: ` +
    "twice, each line twice, its lines shuffled in 8 ways; and at every byte cut there, and that byte " +
    "turned into 8 others (one bit, NUL, quote, brackets, `<`, line end, 0xFF). Each copy is read, sorted and " +
    "rendered under the address and undefined behaviour sanitizers. The bytes are visited in steps of a " +
    `prime, all over the file, for at most ${seconds.toFixed(1)} s of a processor a file.`,
  tables: [
    {
      columns: ["files", "number", "at every byte", "damaged copies", "read", "read with warnings", "refused", "slowest, × the whole"],
      rows,
    },
  ],
  notes: [
    "Slow is what takes more than 10 times as long as the whole file, and more than 50 ms.",
    `${sum(results, "silentCuts").toLocaleString("en")} cuts were read without a warning: between two documents of ` +
      "JSON, two messages or two lines of text a file may end.",
  ],
  summary: [
    { what: "damaged files that crash", figure: `${crashes} of ${copies.toLocaleString("en")} copies`, holds: crashes === 0 },
    { what: "damaged files that are slow, or without a reason", figure: wrong, holds: wrong === 0 },
  ],
});
process.exit(crashes + wrong > 0 ? 1 : 0);
