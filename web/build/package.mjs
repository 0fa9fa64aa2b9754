// The npm package `thread-bare`, as a folder to be packed.

import { chmod, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";
import { declarationsOf } from "./declarations.mjs";
import { integrityOf } from "./integrity.mjs";
import { manifest } from "./manifest.mjs";

const web = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a page may name in a tag, with a hash that it is to have. */
const LOADED_BY_PAGES = /\.(js|css|wasm)$/;
const NOT_LOADED_BY_PAGES = [
  ...["core.js", "page-template.js", "jsx.js", "react.js", "split.js"],
  ...["command.js", "command.wasm"],
];

/** The types of what defines the element, too. */
const SAME_TYPES = 'export * from "./define.js";\n';

/**
 * Writes the folder. `modules` are the paths of the WebAssembly modules; `scripts` the texts of the
 * one-file scripts by their names, `style` that of static fragments, `pages` the templates of
 * pages by their names. Returns what is in it that pages load, as hashes by path.
 */
export async function writePackage(folder, { modules, scripts, style, pages }) {
  const [[elementTypes, coreTypes], element, define, core, command, split, splitReader] = await Promise.all([
    declarationsOf(["source/exports.ts", "core/core.ts"]),
    bundle("source/exports.ts", modules.embed, { format: "esm" }),
    bundle("source/define.ts", modules.embed, { format: "esm", plugins: [beside("element.js")] }),
    bundle("core/core.ts", modules.core, { format: "esm" }),
    bundle("command/command.ts", modules.command, { format: "esm", platform: "node" }),
    splitForm("thread-bare.wasm", modules.embed),
    splitForm("thread-bare.reader.wasm", modules.reader),
  ]);
  const files = {
    ...scripts,
    ...pages,
    "element.js": element,
    "element.d.ts": elementTypes,
    "define.js": define,
    "define.d.ts": await defineTypes(),
    "core.js": core,
    "core.d.ts": coreTypes,
    "page-template.js": `export default ${JSON.stringify(pages["page.html"])};\n`,
    "thread-bare.d.ts": SAME_TYPES,
    "thread-bare.reader.d.ts": SAME_TYPES,
    "thread-bare.classic.d.ts": `${SAME_TYPES}export as namespace ThreadBare;\n`,
    "split.js": 'export * from "./split/thread-bare.js";\n',
    "split.d.ts": SAME_TYPES,
    "jsx.js": "export {};\n",
    "react.js": "export {};\n",
    "styles.css": style,
    "command.js": `#!/usr/bin/env node\n${command}`,
    "command.wasm": await readFile(modules.command),
    "split/thread-bare.js": split.script,
    "split/thread-bare.wasm": split.module,
    "split/thread-bare.reader.js": splitReader.script,
    "split/thread-bare.reader.wasm": splitReader.module,
    "custom-elements.json": json(await manifest()),
    "package.json": json(await description()),
    "README.md": await readme(),
  };
  const hashes = Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => LOADED_BY_PAGES.test(name) && !NOT_LOADED_BY_PAGES.includes(name))
      .map(([name, content]) => [name, integrityOf(content)]),
  );
  files["sri.json"] = json(hashes);

  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "split"), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await chmod(join(folder, "command.js"), 0o755);
  for (const name of ["jsx.d.ts", "react.d.ts", "NOTICE.md"]) {
    await cp(join(web, "package", name), join(folder, name));
  }
  await cp(join(web, "..", "LICENSE"), join(folder, "LICENSE"));
  return hashes;
}

/** A script with its module as a file beside it, of which it knows name and hash. */
async function splitForm(name, path) {
  const module = await readFile(path);
  // As they stand in the script bundlers see that it is a file.
  const [file, hash] = [`./${name}`, integrityOf(module)].map((text) => JSON.stringify(text));
  const script = await bundle("source/define.ts", path, {
    format: "esm",
    isBeside: true,
    define: { THREADBARE_WASM_FILE: file, THREADBARE_WASM_HASH: hash },
  });
  return { script, module };
}

/** What the source exports.ts holds is taken from a file of the package. */
function beside(file) {
  return {
    name: "beside",
    setup(builder) {
      builder.onResolve({ filter: /\/exports\.js$/ }, () => ({ path: `./${file}`, external: true }));
    },
  };
}

/** Those of element.d.ts, and what define.ts declares for all. */
async function defineTypes() {
  const source = await readFile(join(web, "source", "define.ts"), "utf8");
  const [declared] = /^declare global \{\n[^]*?^\}\n/m.exec(source);
  return `import type { ThreadBareElement, ThreadBareEventMap } from "./element.js";\n\n${declared}\nexport * from "./element.js";\n`;
}

/** package.json with the one version that there is. */
async function description() {
  const { name, ...rest } = JSON.parse(await readFile(join(web, "package", "package.json"), "utf8"));
  const facade = await readFile(join(web, "..", "src", "threadbare.h"), "utf8");
  const [, version] = /#define THREADBARE_VERSION "([^"]+)"/.exec(facade);
  return { name, version, ...rest };
}

/** README of the web side, without links to what is not in the package. */
async function readme() {
  const text = await readFile(join(web, "README.md"), "utf8");
  return text.replace(/\[([^\]]*)\]\((?!#|https:)[^)]*\)/g, "$1");
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
