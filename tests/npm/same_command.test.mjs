// That the command of the package prints and writes, to the byte, what the native one does, and ends
// as it does: over the goldens, or with `corpus` over that. The module runs in this process, each call
// in an instance of its own.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { packageFolder, temporaryFolder } from "./installed.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));
const native = join(top, "build", "native", "threadbare");
const { build } = createRequire(join(top, "web", "package.json"))("esbuild");
/** A file that is larger, and slower, is read once and converted once. */
const LARGE = 4 << 20;

const scratch = temporaryFolder();
await build({
  stdin: {
    contents: 'export { run } from "./run.js"; export { Host } from "./host.js";',
    resolveDir: join(top, "web", "command"),
  },
  bundle: true,
  platform: "node",
  format: "esm",
  outfile: join(scratch, "run.mjs"),
});
const { Host, run } = await import(pathToFileURL(join(scratch, "run.mjs")).href);
const module = new WebAssembly.Module(readFileSync(join(packageFolder, "command.wasm")));

function inWasm(words) {
  const printed = { 1: [], 2: [] };
  const host = new Host([packageFolder], (stream, bytes) => printed[stream].push(Buffer.from(bytes)));
  const status = run(module, words, host);
  return { status, stdout: Buffer.concat(printed[1]), stderr: Buffer.concat(printed[2]) };
}

function natively(words) {
  const env = { ...process.env, THREADBARE_WEB_DIR: packageFolder };
  const { status, stdout, stderr } = spawnSync(native, words, { env, maxBuffer: 1 << 30 });
  return { status, stdout, stderr };
}

/** All files below a folder, as paths and bytes. */
function contents(folder) {
  return readdirSync(folder, { recursive: true })
    .sort()
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name, readFileSync(join(folder, name)).toString("latin1")]);
}

function isSame(words) {
  const [one, other] = [natively(words), inWasm(words)];
  const call = words.join(" ");
  assert.equal(other.status, one.status, call);
  assert.ok(other.stderr.equals(one.stderr), `${call}: ${other.stderr} and not ${one.stderr}`);
  assert.ok(other.stdout.equals(one.stdout), call);
}

function splitsSame(words) {
  const folder = join(scratch, "split");
  const made = [natively, inWasm].map((command) => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const { status, stderr } = command([...words, "-o", folder]);
    return { status, stderr: stderr.toString(), files: contents(folder) };
  });
  assert.deepEqual(made[1], made[0], words.join(" "));
}

/** The calls that are compared for a file. */
function compare(file, options) {
  isSame(["info", file, "--json", ...options]);
  isSame(["convert", file, "--to", "json", ...options]);
  if (statSync(file).size > LARGE) return;
  isSame(["info", file, ...options]);
  isSame(["list", file, ...options]);
  for (const to of ["markdown", "text", "html", "element"]) {
    isSame(["convert", file, "--to", to, "--thread", "1", ...options]);
  }
  isSame(["page", file, "--lang", "de", ...options]);
  splitsSame(["split", file, "--to", "json", ...options]);
}

if (process.argv[2] === "corpus") {
  const corpus = process.env.THREADBARE_CORPUS;
  const maps = new Map(
    readFileSync(join(top, "tests", "corpus", "maps.tsv"), "utf8")
      .split("\n")
      .filter((line) => line && !line.startsWith("#"))
      .map((line) => line.split("\t"))
      .map(([map, file]) => [file, map]),
  );
  const files = readdirSync(corpus, { recursive: true })
    .map((name) => join(corpus, name))
    .filter((path) => statSync(path).isFile())
    .sort();
  assert.ok(files.length > 100);
  for (const file of files) {
    const map = maps.get(file.slice(corpus.length + 1));
    const options = map ? ["--map", join(top, "tests", "corpus", "maps", map)] : [];
    test(file.slice(corpus.length + 1), () => compare(file, options));
  }
} else {
  const golden = join(top, "tests", "golden");
  for (const format of readdirSync(golden)) {
    test(`goldens of ${format}`, () => {
      const names = readdirSync(join(golden, format)).filter((name) => name.includes(".input."));
      assert.ok(names.length > 0);
      for (const name of names) {
        const map = join(golden, format, name.replace(/\.input\..*/, ".map.json"));
        compare(join(golden, format, name), format === "mapped" ? ["--map", map] : []);
      }
    });
  }
  test("pages of many threads, and files that are not what they should be", () => {
    const many = join(golden, "disqus", readdirSync(join(golden, "disqus")).find((name) => /\.input\./.test(name)));
    splitsSame(["split", many, "--to", "page"]);
    isSame(["convert", many, "--to", "text"]);
    isSame(["info", dirname(many)]);
    isSame(["info", join(scratch, "not-there")]);
    isSame(["convert", many, "--to", "json", "-o", join(scratch, "no", "folder")]);
    isSame(["info", many, "--map", scratch]);
    writeFileSync(join(scratch, "empty"), "");
    isSame(["info", join(scratch, "empty")]);
    isSame(["map", "--suggest", join(golden, "lemmy", "v3_list.input.json")]);
    for (const words of [[], ["--version"], ["help"], ["formats"], ["info"], ["knit"], ["info", "--colour", basename(many)]]) {
      isSame(words);
    }
  });
}
