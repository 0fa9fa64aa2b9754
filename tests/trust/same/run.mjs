// `./dev trust same`: every file of the corpus, every golden and every seed of the fuzzers, natively and
// in the module.
// Usage: node run.mjs
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { compile } from "../../c_abi/module.mjs";
import { build, project, record } from "../record.mjs";
import { compare, compareCommand, goldens } from "./compare.mjs";

const corpus = process.env.THREADBARE_CORPUS ?? "";
const program = join(build, "native", "tests", "threadbare_transcript");
const command = join(build, "native", "threadbare");
const module = compile(join(build, "wasm", "reader.wasm"));

const filesIn = (folder) =>
  folder && existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => ({ file: join(entry.parentPath ?? entry.path, entry.name) }))
    : [];

const sets = {
  goldens: goldens(join(project, "tests", "golden")),
  "seeds and finds of the fuzzers": filesIn(join(project, "tests", "fuzz")).filter(
    ({ file }) => !/\.(cpp|h|mjs|sh|txt|cmake)$/.test(file),
  ),
  corpus: filesIn(corpus).filter(({ file }) => !/^[^/]*$/.test(relative(corpus, file))),
};

const wrong = [];
const rows = [];
for (const [name, files] of Object.entries(sets)) {
  let [bytes, read] = [0, 0];
  for (const file of files.filter(({ file: path }) => statSync(path).size > 0)) {
    const found = compare(program, module, file);
    const told = compareCommand(command, module, file);
    bytes += found.bytes;
    ++read;
    if (found.difference) wrong.push(`${file.file}: ${found.difference}`);
    if (told.wrong) wrong.push(`${file.file}: the command: ${told.wrong}`);
  }
  rows.push([name, read, Number((bytes / 1e6).toFixed(1))]);
}
for (const line of wrong) console.error(line);
const count = rows.reduce((sum, [, files]) => sum + files, 0);
record({
  part: "same",
  title: "Native and WebAssembly",
  about:
    "Each file is read natively, 4 MB at a time, and in the module, 1,000 bytes at a time. What the C " +
    "functions answer has to be the same bytes: the document with its warnings, the list of threads, of the " +
    "first 20 what is known, all rows as HTML, eight orders, why comments stand where they do, anchors, a " +
    "find and a fold. The command's `list --json` and `info --json` have to say the same.",
  tables: [{ columns: ["files", "number", "MB that were compared"], rows }],
  notes: corpus ? [] : ["No corpus was given."],
  summary: [
    { what: "files that differ between native and WebAssembly", figure: `${wrong.length} of ${count}`, holds: wrong.length === 0 },
  ],
});
process.exit(wrong.length > 0 ? 1 : 0);
