// The types of the installed package in a strict project: what should compile does, and what should
// not does not.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { install, lend } from "./installed.mjs";

const compiler = fileURLToPath(new URL("../../web/node_modules/typescript/bin/tsc", import.meta.url));
const project = install();
mkdirSync(join(project, "node_modules", "@types"));
lend(project, "tests/npm", ["@types/react", "csstype"]);

/**
 * Compiles files by one configuration, all at once: the compiler takes longer to begin than to check
 * them. Returns what it complains of in each, in their order.
 */
function complaints(kind, texts, options) {
  const folder = join(project, kind.replace(".", "-"));
  mkdirSync(folder);
  const names = texts.map((text, i) => {
    writeFileSync(join(folder, `${i}-${kind}`), text);
    return `${i}-${kind}`;
  });
  const compilerOptions = {
    ...{ strict: true, noEmit: true, exactOptionalPropertyTypes: true, types: [] },
    ...{ target: "ES2022", lib: ["ES2022", "DOM"], ...options },
  };
  const config = join(folder, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions, files: names }));
  const call = [compiler, "--project", config, "--pretty", "false"];
  const { stdout } = spawnSync(process.execPath, call, { encoding: "utf8" });
  const lines = stdout.split("\n");
  assert.deepEqual(lines.filter((line) => /^error|node_modules/.test(line)), []);
  return names.map((name) => lines.filter((line) => line.includes(`${name}(`)).join("\n"));
}

const core = `
  import { read, renderStatic, renderPage, convert, ThreadBareError, type Comment } from "thread-bare/core";
  const threads = await read(new Uint8Array(), { format: "lemmy", map: { comment: {} } });
  const thread = threads[0]!;
  const first: Comment | undefined = thread.comments[0];
  const name: string | undefined = first?.author?.name;
  const html: string = renderStatic(thread, { lang: "de", fold: { belowScore: null }, headingLevel: 3 });
  const page: string = await renderPage(thread);
  const text: string = await convert("", { to: "text", thread: 1 });
  const { comments, max_depth } = thread.info;
  const total: number = comments + max_depth + threads.warnings.length;
  const where = (thrown: unknown) => (thrown instanceof ThreadBareError ? thrown.line : 0);
  console.log(name, html, page, text, total, where(0));`;

const element = `
  import { ThreadBareElement, type ThreadBareError } from "thread-bare";
  import { ThreadBareElement as Same } from "thread-bare/element";
  const made: ThreadBareElement = document.createElement("thread-bare");
  const same: Same = made;
  document.addEventListener("threadbare:ready", ({ detail }) => detail.info.comments.toFixed());
  same.addEventListener("threadbare:error", ({ detail }) => detail.code.length);
  await made.open(new Blob(), { format: "text" }).catch((problem: ThreadBareError) => problem.column);
  const shown: boolean = made.showThread(1) && made.reveal("comment-1");
  console.log(shown, made.document?.threads[0]?.title);`;

const wrong = [
  [core.replace('to: "text"', 'to: "pdf"'), /TS2322.*"pdf"/],
  [core.replace("headingLevel: 3", "headingLevel: 7"), /TS2322/],
  [core.replace("first?.author?.name", "first?.author?.email"), /TS2339/],
  [element.replace("detail.code", "detail.kode"), /TS(2339|2551)/],
];

for (const [module, moduleResolution] of [
  ["NodeNext", "NodeNext"],
  ["ESNext", "Bundler"],
]) {
  test(`a strict program uses the core and the element, and wrong ones do not (${module})`, () => {
    const texts = [core, element, ...wrong.map(([text]) => text)];
    const [ofCore, ofElement, ...ofWrong] = complaints(`${module}.ts`, texts, { module, moduleResolution });
    assert.equal(ofCore, "");
    assert.equal(ofElement, "");
    for (const [i, [, expected]] of wrong.entries()) assert.match(ofWrong[i], expected);
  });
}

const react = { jsx: "react-jsx", module: "ESNext", moduleResolution: "Bundler" };
const jsx = (attributes) => `
  import "thread-bare";
  import "thread-bare/react";
  export const Thread = () => (
    <thread-bare src="thread.json" sort="best" collapse-depth={3} fold-below="-5" className="thread"
      ${attributes}>
      <p>Shown until it is there.</p>
    </thread-bare>
  );`;

test("React's JSX knows the element and its attributes", () => {
  const right = ['theme="dark" key="1" data-x="y"', "onthreadbare:ready={({ detail }) => detail.info}"];
  const all = [...right, 'rails="dots"', 'colour="red"'].map(jsx);
  const [plain, listening, dots, colour] = complaints("react.tsx", all, react);
  assert.equal(plain, "");
  assert.equal(listening, "");
  assert.match(dots, /TS2322.*"dots"/);
  assert.match(colour, /TS2322.*colour/);
});

test("so does JSX with elements in the global namespace", () => {
  const preserve = { jsx: "preserve", module: "ESNext", moduleResolution: "Bundler" };
  const page = (attribute) => `
    import "thread-bare/jsx";
    export const thread = () => <thread-bare src="a.json" class="b" data-c="d" ${attribute}></thread-bare>;`;
  const [known, unknown] = complaints("jsx.tsx", [page('sort="new"'), page('sort="newest"')], preserve);
  assert.equal(known, "");
  assert.match(unknown, /TS2322.*"newest"/);
});
