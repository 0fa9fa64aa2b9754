// What the installed package gives to Node and to a bundler.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { integrityOf } from "../../web/build/integrity.mjs";
import { install, packageFolder, runScript } from "./installed.mjs";

const web = fileURLToPath(new URL("../../web/", import.meta.url));
const { build } = createRequire(join(web, "package.json"))("esbuild");
const project = install();

test("each entry can be imported where there is no page", () => {
  const names = ["thread-bare", "thread-bare/element", "thread-bare/split", "thread-bare/thread-bare.js"];
  const printed = runScript(
    project,
    `for (const name of ${JSON.stringify(names)}) {
       const { ThreadBareElement, ThreadBareError, forgetVisits } = await import(name);
       console.log(name, typeof ThreadBareElement, typeof ThreadBareError, typeof forgetVisits);
     }
     const { name, version } = (await import("thread-bare/package.json", { with: { type: "json" } })).default;
     console.log(name, version);`,
  );
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  assert.deepEqual(printed.trim().split("\n"), [
    ...names.map((name) => `${name} function function function`),
    `thread-bare ${version}`,
  ]);
});

test("whoever imports the class and the definition has one class", () => {
  const printed = runScript(
    project,
    `const [one, other] = await Promise.all([import("thread-bare"), import("thread-bare/element")]);
     console.log(one.ThreadBareElement === other.ThreadBareElement);`,
  );
  assert.equal(printed, "true\n");
});

test("what package.json names is there", () => {
  const { exports, main, types, customElements } = JSON.parse(
    readFileSync(join(project, "node_modules", "thread-bare", "package.json"), "utf8"),
  );
  const paths = Object.values(exports).flatMap((one) => (typeof one === "string" ? [one] : Object.values(one)));
  for (const path of [...paths, main, types, customElements, "README.md", "LICENSE", "NOTICE.md"]) {
    if (path.includes("*")) continue;
    assert.ok(existsSync(join(project, "node_modules", "thread-bare", path)), path);
  }
});

test("npx finds the command, which reads from a pipe and finds its templates", () => {
  const thread = '{"threadbare": 1, "title": "On fords", "comments": [{"id": "1", "body": "Wet."}]}';
  const npx = (...words) =>
    execFileSync("npx", ["--offline", "--no", "thread-bare", ...words], {
      cwd: project,
      input: thread,
      encoding: "utf8",
    });
  assert.match(npx("info", "-"), /^On fords\n +format +threadbare\n/);
  assert.match(npx("page", "-"), /<title>On fords<\/title>/);
});

test("what README shows of the core works as it stands", () => {
  const readme = readFileSync(join(web, "README.md"), "utf8");
  const [, example] = /\n## The core\n[^]*?```js\n([^]*?)```/.exec(readme);
  const thread = { threadbare: 1, title: "T", comments: [{ author: { name: "ada" }, body: "One." }] };
  writeFileSync(join(project, "thread.json"), JSON.stringify(thread));
  assert.equal(runScript(project, example), "T 1 ada\n");
  assert.match(readFileSync(join(project, "thread.html"), "utf8"), /^<!doctype html>/);
  assert.match(readFileSync(join(project, "thread.md"), "utf8"), /One\./);
});

/** What a bundler makes of a script: the text of its own kind, or of another. */
async function bundled(contents, ending = ".js") {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project, loader: "js" },
    bundle: true,
    write: false,
    format: "esm",
    outdir: "out",
  });
  return outputFiles.find(({ path }) => path.endsWith(ending)).text;
}

test("a bundler takes the element for its effect, and drops what nobody uses", async () => {
  assert.match(await bundled('import "thread-bare";'), /customElements\.define/);
  const unused = await bundled('import { ThreadBareElement } from "thread-bare/element"; console.log(1);');
  assert.ok(unused.length < 1000, `${unused.length} bytes`);
  const core = await bundled('import { read } from "thread-bare/core"; console.log(1);');
  assert.ok(core.length < 1000, `${core.length} bytes`);
  assert.match(await bundled('import "thread-bare/styles.css";', ".css"), /\.threadbare/);
});

test("the hashes are those of the files, and the split script knows that of its module", () => {
  const hashes = JSON.parse(readFileSync(join(packageFolder, "sri.json"), "utf8"));
  const scripts = ["thread-bare.js", "thread-bare.classic.js", "thread-bare.reader.js"];
  for (const name of [...scripts, "styles.css", "split/thread-bare.js", "split/thread-bare.wasm"]) {
    assert.ok(name in hashes, name);
  }
  for (const [name, hash] of Object.entries(hashes)) {
    assert.equal(integrityOf(readFileSync(join(packageFolder, name))), hash, name);
  }
  for (const name of ["thread-bare", "thread-bare.reader"]) {
    const script = readFileSync(join(packageFolder, "split", `${name}.js`), "utf8");
    assert.ok(script.includes(hashes[`split/${name}.wasm`]), name);
  }
});
