// Holds a module to what its host expects, and prints its sizes.
// Usage: node check_module.mjs MODULE.wasm EXPORTS.txt [MODULE_IT_MAY_IMPORT_FROM…]
//
// A new import would be a new demand on every host, so it fails the build until it is listed here
// and answered in web/source/engine/instance.ts.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync } from "node:zlib";

const knownImports = new Set([
  "env.emscripten_notify_memory_growth", // memory grew: views of it are stale
  "wasi_snapshot_preview1.proc_exit", // abort() ends in it: out of memory
]);
const runtimeExports = new Set(["memory", "_initialize", "__indirect_function_table"]);

const [modulePath, exportsPath, ...hosts] = process.argv.slice(2);
const bytes = readFileSync(modulePath);
const module = new WebAssembly.Module(bytes);
const wanted = readFileSync(exportsPath, "utf8").split("\n").filter(Boolean);

const isKnown = (name) => knownImports.has(name) || hosts.includes(name.split(".")[0]);

const imports = WebAssembly.Module.imports(module).map((entry) => `${entry.module}.${entry.name}`);
const exported = WebAssembly.Module.exports(module).map((entry) => entry.name);
const problems = [
  ...imports.filter((name) => !isKnown(name)).map((name) => `unexpected import ${name}`),
  ...wanted.filter((name) => !exported.includes(name)).map((name) => `missing export ${name}`),
];
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
const unasked = exported.filter((name) => !wanted.includes(name) && !runtimeExports.has(name));
const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`;
console.log(
  `${basename(modulePath)}: ${kilobytes(bytes.length)}, brotli ${kilobytes(brotliCompressSync(bytes).length)}` +
    (unasked.length > 0 ? `; also exports ${unasked.join(", ")}` : ""),
);
