// `./dev trust depth`: a million levels of everything, in the command, in the module, and in one that
// checks its stack; who calls himself; and the module's other tests with those checks.
// Usage: node run.mjs
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "../../c_abi/module.mjs";
import { build, project, record } from "../record.mjs";
import { deepInputs } from "./deep_inputs.mjs";
import { COMMAND_STACK, throughCommand, throughModule } from "./measure.mjs";
import { recursion } from "./recursion.mjs";

const LEVELS = 1_000_000;
const FORMS = ["html", "json", "markdown", "text"];

/** What may call itself, and why that is no matter. */
const JUSTIFIED = {
  frexp: "libc's, once, for a number too small to be normal",
  "std::__2::__sort<": "the standard library's, into the smaller half: as often as 32 bits halve",
};

const command = join(build, "native", "threadbare");
const modules = {
  module: compile(join(build, "wasm", "reader.wasm")),
  checked: compile(join(build, "wasm-checked", "reader.wasm")),
};
const folder = mkdtempSync(join(tmpdir(), "threadbare-deep-"));
const file = join(folder, "deep");
const wrong = [];

const words = ({ outcome, message }, place) =>
  outcome === "error" ? (place ? "error with its place" : `error without a place: ${message}`) : "thread";

function tried(name, levels, { make, outcome, replies }) {
  const input = Buffer.from(make(levels));
  writeFileSync(file, input);
  const found = { command: throughCommand(command, file, FORMS) };
  for (const [which, module] of Object.entries(modules)) found[which] = throughModule(module, input);
  for (const [where, one] of Object.entries(found)) {
    const holds =
      one.outcome === (outcome === "thread" ? "thread" : "error") &&
      (outcome === "thread" || one.place) &&
      (one.code === undefined || one.code === outcome) &&
      one.comments === found.command.comments &&
      (!replies || one.depth >= levels - 2);
    if (!holds) wrong.push(`${name}, ${levels} levels, ${where}: ${JSON.stringify(one).slice(0, 200)}`);
  }
  console.log(`${name}: ${words(found.module, found.module.place)}`);
  return [
    name,
    levels,
    Number((statSync(file).size / 1e6).toFixed(1)),
    words(found.command, found.command.place),
    words(found.module, found.module.place),
    Number(found.module.seconds.toFixed(2)),
  ];
}

function passed(test, modulePath) {
  const { stdout } = spawnSync("node", [join(project, "tests", "c_abi", test), modulePath], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const count = (what) => Number(new RegExp(`^# ${what} (\\d+)`, "m").exec(stdout)?.[1] ?? NaN);
  if (count("fail") !== 0) wrong.push(`${test} with ${modulePath}: ${count("fail")} failed`);
  return count("pass");
}

let rows;
try {
  rows = Object.entries(deepInputs).flatMap(([name, input]) =>
    [LEVELS, input.deepest].filter(Boolean).map((levels) => tried(name, levels, input)),
  );
} finally {
  rmSync(folder, { recursive: true });
}

const checked = join(build, "wasm-checked");
const { functions, calls, recursive } = recursion(join(checked, "reader.wasm"));
const unjustified = recursive.filter(
  (name) => !Object.keys(JUSTIFIED).some((known) => name.includes(known)),
);
wrong.push(...unjustified.map((name) => `${name} calls itself`));
const tests =
  passed("wasm.test.mjs", join(checked, "reader.wasm")) +
  passed("wasm.test.mjs", join(checked, "embed.wasm")) +
  passed("goldens.test.mjs", join(checked, "reader.wasm"));

for (const line of wrong) console.error(line);
record({
  part: "depth",
  title: "Depth",
  about:
    `Files in which one thing stands in another a million times, given to the command with a stack of ` +
    `${COMMAND_STACK} KB (\`info\`, and \`convert\` to ${FORMS.join(", ")}), to the module (read, sorted, ` +
    "folded, looked through, both ends rendered), and to a module built with `ASSERTIONS=2` and " +
    "`STACK_OVERFLOW_CHECK=2` (preset `wasm-checked`). What has a cap of its own is also tried as deep as " +
    "that lets it be.",
  tables: [
    { columns: ["what", "levels", "MB", "the command", "the module", "seconds in it"], rows },
    {
      columns: ["functions of the module", "calls between them", "that come back to themselves"],
      rows: [[functions, calls, recursive.length]],
    },
  ],
  notes: [
    ...recursive.map((name) => {
      const why = Object.entries(JUSTIFIED).find(([known]) => name.includes(known))?.[1] ?? "nobody knows why";
      return `\`${name.replace(/\(.*/, "").slice(0, 80)}\` calls itself: ${why}.`;
    }),
    "Calls through pointers are not in that graph; what they could do is what the files above try.",
  ],
  summary: [
    { what: "deep files without a clean result", figure: `${wrong.length} of ${rows.length}`, holds: wrong.length === 0 },
    { what: "functions of ours that recurse", figure: unjustified.length, holds: unjustified.length === 0 },
    {
      what: "tests of the module with its stack checked",
      figure: `${tests} passed`,
      holds: !wrong.some((line) => line.includes("failed")),
    },
  ],
});
process.exit(wrong.length > 0 ? 1 : 0);
