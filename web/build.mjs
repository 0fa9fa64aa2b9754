// Builds the web side:
//
//   node build.mjs --modules FOLDER_OF_reader.wasm_AND_THE_OTHERS [--out DIR]
//   node build.mjs --check
//
// Everything that comes out is one file that needs no other: the engine is inside each of them, the
// one that reads every format in the viewer, the one that reads JSON in what is put into pages. The
// npm package, in the folder `package`, has them in other forms, too.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { transform } from "esbuild";
import { bundle } from "./build/bundle.mjs";
import { writePackage } from "./build/package.mjs";
import { minifiedCss } from "./imports.mjs";

const here = dirname(fileURLToPath(import.meta.url));

const { values } = parseArgs({
  options: {
    modules: { type: "string" },
    out: { type: "string", default: join(here, "..", "build", "web") },
    check: { type: "boolean", default: false },
  },
});

if (values.check) {
  const compiler = join(here, "node_modules", "typescript", "bin", "tsc");
  try {
    for (const project of [here, join(here, "command")]) {
      execFileSync(process.execPath, [compiler, "--project", project], { stdio: "inherit" });
    }
  } catch {
    process.exit(1); // the compiler has said why
  }
} else if (values.modules) {
  await buildAll(resolve(values.modules), resolve(values.out));
} else {
  console.error("usage: node build.mjs --modules FOLDER [--out DIR] | --check");
  process.exit(2);
}

/**
 * The styles of comments that stand in a page without JavaScript. There is no shadow root to keep
 * them from the page's own `.comment`, so all but the frame are put under `.threadbare`.
 */
async function staticCss() {
  const read = (name) => readFile(join(here, "styles", `${name}.css`), "utf8");
  const names = ["frame", "summary", "comments", "bodies", "branches", "print"];
  const [frame, ...inner] = await Promise.all(names.map(read));
  const text = `${frame}\n.threadbare {\n${inner.join("\n")}\n}`;
  const { code } = await transform(text, {
    loader: "css",
    minify: true,
    supported: { nesting: false },
  });
  return code.trim();
}

/**
 * The viewer's page in English, as it is until its script knows better: `data-phrase` names the
 * text of an element, `data-label` its label.
 */
async function inEnglish(page) {
  const path = join(here, "..", "languages", "en.json");
  const { viewer } = JSON.parse(await readFile(path, "utf8"));
  const phrase = (key) => viewer[key] ?? assert.fail(`there is no phrase ${key}`);
  return page
    .replace(/data-phrase="(\w+)"([^>]*)>/g, (all, key) => all + phrase(key))
    .replace(/data-label="(\w+)"/g, (all, key) => `${all} aria-label="${phrase(key)}"`);
}

/** A source for a content security policy that allows just this text. */
function hashOf(text) {
  return `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
}

/**
 * What a page of ours may do: run its own script and the engine. It can load nothing, so that
 * whatever a thread holds, opening it tells nobody.
 */
function policy(scriptSource, style) {
  return [
    "default-src 'none'",
    `script-src ${scriptSource}`,
    ...(style === undefined ? [] : [`style-src ${hashOf(style)}`]),
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types threadbare",
  ].join("; ");
}

/** Puts values into the marks of a template, each of which must be there once. */
function fill(template, marks) {
  return Object.entries(marks).reduce((text, [name, value]) => {
    const parts = text.split(`{{${name}}}`);
    if (parts.length !== 2) throw new Error(`{{${name}}} must be in the template once`);
    return parts.join(value);
  }, template);
}

/** Inside a script element these would end it, or change how it is read. */
function assertInlinable(script) {
  const bad = /<\/script|<!--|\{\{(?:lang|dir|title|heading|all_threads|comments|data)\}\}/i.exec(script);
  if (bad) throw new Error(`the bundle contains ${bad[0]}, so it cannot be put into a page`);
}

async function buildAll(folder, out) {
  const names = ["reader", "embed", "core", "command"];
  const modules = Object.fromEntries(names.map((name) => [name, join(folder, `${name}.wasm`)]));
  const { embed: embedPath, reader: readerPath } = modules;
  const [module, all, classic, viewer, style, viewerTemplate, pageTemplate] = await Promise.all([
    bundle("source/define.ts", embedPath, { format: "esm" }),
    bundle("source/define.ts", readerPath, { format: "esm" }),
    bundle("source/define.ts", embedPath, { format: "iife", globalName: "ThreadBare" }),
    bundle("viewer/viewer.ts", readerPath, { format: "iife" }),
    staticCss(),
    readFile(join(here, "viewer", "viewer.html"), "utf8"),
    readFile(join(here, "page", "page.html"), "utf8"),
  ]);
  const readPage = (name) => readFile(join(here, "page", name), "utf8");
  const pageStyle = `${await minifiedCss(join(here, "page", "page.css"))}${style}`;
  const own = (script) => `${hashOf(script)} 'wasm-unsafe-eval'`;
  // A script beside the page: 'self' is what a server has, file: what a disk has.
  for (const script of [classic, viewer]) assertInlinable(script);

  const files = {
    "thread-bare.js": module,
    "thread-bare.reader.js": all,
    "thread-bare.classic.js": classic,
    "thread-bare.css": `${style}\n`,
    "viewer.html": fill(await inEnglish(viewerTemplate), { policy: policy(own(viewer)), script: viewer }),
    // What is left in it are the marks that `threadbare page` fills: title, comments, data.
    "page.html": fill(pageTemplate, {
      policy: policy(own(classic), pageStyle),
      style: pageStyle,
      script: classic,
    }),
    // The same for `threadbare split`: many pages and a list of them, with one script beside them.
    "shared-page.html": fill(await readPage("shared-page.html"), {
      policy: policy("'self' file: 'wasm-unsafe-eval'", pageStyle),
      style: pageStyle,
    }),
    "shared-index.html": fill(await readPage("index.html"), {
      policy: policy("'none'", pageStyle),
      style: pageStyle,
    }),
  };
  await mkdir(out, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(out, name), text);
    printSize(name, Buffer.from(text));
  }
  const scripts = ["thread-bare.js", "thread-bare.reader.js", "thread-bare.classic.js"];
  const pages = ["page.html", "shared-page.html", "shared-index.html"];
  const hashes = await writePackage(join(out, "package"), {
    modules,
    scripts: Object.fromEntries(scripts.map((name) => [name, files[name]])),
    style: files["thread-bare.css"],
    pages: Object.fromEntries(pages.map((name) => [name, files[name]])),
  });
  for (const [name, hash] of Object.entries(hashes)) console.log(`${name.padEnd(32)}${hash}`);
  // They stand one folder below the script that they load.
  await cp(join(here, "examples", "looks"), join(out, "examples"), { recursive: true });
}

function printSize(name, bytes) {
  const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`.padStart(10);
  const packed = brotliCompressSync(bytes).length;
  console.log(`${name.padEnd(24)}${kilobytes(bytes.length)}${kilobytes(packed)} brotli`);
}
