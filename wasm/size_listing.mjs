// What takes the room in a module: functions and data by size, and by the folder of their source.
// Usage: node size_listing.mjs NAMED.wasm FOLDER_OF_OBJECTS [LINES]
//
// NAMED.wasm is a module linked with --profiling-funcs, so that it has the names of its functions.
// Which source they come from is asked of the object files below the folder. So it is built without
// THREADBARE_LTO, with which they are not WebAssembly and code leaves its source: what a page loads is
// some percent smaller than what is listed. Sizes are before compression. Data has no names once it
// is linked: that of an object is listed whole, if one of its functions is in the module.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** Reads a WebAssembly file from front to back. */
class Bytes {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }
  number() {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  }
  text() {
    const size = this.number();
    this.at += size;
    return new TextDecoder().decode(this.bytes.subarray(this.at - size, this.at));
  }
  /** The next `size` bytes on their own. */
  part(size) {
    this.at += size;
    return new Bytes(this.bytes, this.at - size, this.at);
  }
  *parts() {
    while (this.at < this.end) yield { id: this.number(), body: this.part(this.number()) };
  }
  list(read) {
    return Array.from({ length: this.number() }, read);
  }
}

const [typeOfImport, sectionCustom, sectionImport, sectionCode, sectionData] = [0, 0, 2, 10, 11];

/** The sections of a file: those that are needed here, read; custom ones by name. */
function sectionsOf(path) {
  const found = { imports: 0, code: [], data: [], custom: {} };
  const bytes = readFileSync(path);
  if (bytes.toString("latin1", 0, 4) !== "\0asm") {
    throw new Error(`${path} is not WebAssembly: build it without THREADBARE_LTO`);
  }
  for (const { id, body } of new Bytes(bytes, 8).parts()) {
    if (id === sectionCustom) found.custom[body.text()] = body;
    if (id === sectionImport) found.imports = importedFunctions(body);
    if (id === sectionCode) {
      found.code = body.list(() => {
        const size = body.number();
        body.part(size);
        return size;
      });
    }
    if (id === sectionData) found.data = body.list(() => segmentSize(body));
  }
  return found;
}

function importedFunctions(body) {
  let functions = 0;
  body.list(() => {
    body.text();
    body.text();
    const kind = body.number();
    if (kind === typeOfImport) ++functions;
    if (kind === 1) body.number(); // a table's type
    if (kind === 1 || kind === 2) {
      const limits = body.number();
      body.number();
      if (limits & 1) body.number();
    } else {
      body.number();
      if (kind === 3) body.number();
    }
  });
  return functions;
}

function segmentSize(body) {
  if (body.number() === 0) {
    // Where it goes: i32.const, a number, end.
    ++body.at;
    body.number();
    ++body.at;
  }
  const size = body.number();
  body.part(size);
  return size;
}

/** The functions of a linked module as [name, size]; those of one name it tells apart by numbers. */
function functionsOf({ imports, code, custom }) {
  if (!custom.name) throw new Error("the module has no names: link it with --profiling-funcs");
  const names = new Map();
  for (const { id, body } of custom.name.parts()) {
    if (id === 1) body.list(() => names.set(body.number(), body.text()));
  }
  return code.map((size, i) => [
    (names.get(imports + i) ?? `function ${i}`).replace(/\.\d+$/, ""),
    size,
  ]);
}

/** The functions that an object file defines; templates and inline ones are weak; see "Linking" of WebAssembly's tools. */
function definedFunctions({ custom }) {
  const defined = [];
  const linking = custom.linking;
  linking.number(); // the version
  for (const { id, body } of linking.parts()) {
    if (id !== 8) continue; // the table of symbols
    body.list(() => {
      const kind = body.number();
      const flags = body.number();
      const isUndefined = (flags & 0x10) !== 0;
      if (kind === 1) {
        body.text();
        if (!isUndefined) for (let i = 0; i < 3; ++i) body.number();
      } else if (kind === 3) {
        body.number();
      } else {
        body.number();
        const name = !isUndefined || (flags & 0x40) !== 0 ? body.text() : "";
        if (kind === 0 && !isUndefined) defined.push({ name, weak: (flags & 3) === 1 });
      }
    });
  }
  return defined;
}

/** Names as C++ has them, which the linker leaves in the module. */
function demangled(names) {
  if (names.length === 0) return [];
  const text = execFileSync("c++filt", { input: names.join("\n"), maxBuffer: 2 ** 28 });
  return text.toString().split("\n");
}

function objectsBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return objectsBelow(path);
    return path.endsWith(".o") ? [path] : [];
  });
}

/** "src/formats/lemmy.cpp" of an object's path. */
function sourceOf(object, folder) {
  return relative(folder, object)
    .replace(/^.*?\.dir\//, "")
    .replace(/^.*third_party\//, "")
    .replace(/\.o$/, "");
}

const [modulePath, objectFolder, lines = "40"] = process.argv.slice(2);
const linked = sectionsOf(modulePath);
const sizes = functionsOf(linked);
const inModule = new Set(sizes.map(([name]) => name));

const libraryTemplates = "C++ library's templates";
const isLibraryTemplate = (mangled) => /^_Z(NK?)?St|^_ZNK?St3__2/.test(mangled);
const owner = new Map(); // of a function: its source; templates belong to the first that has them
const data = [];
for (const object of objectsBelow(objectFolder)) {
  const sections = sectionsOf(object);
  const source = sourceOf(object, objectFolder);
  const defined = definedFunctions(sections);
  let isLinked = false;
  demangled(defined.map(({ name }) => name)).forEach((name, i) => {
    if (!inModule.has(name)) return;
    if (!defined[i].weak) isLinked = true;
    const isLibrary = isLibraryTemplate(defined[i].name);
    if (!owner.has(name)) owner.set(name, isLibrary ? libraryTemplates : source);
  });
  const size = sections.data.reduce((sum, size) => sum + size, 0);
  if (isLinked && size > 0) data.push([`data of ${source}`, size, source]);
}

const functions = sizes.map(([name, size]) => [
  name,
  size,
  owner.get(name) ?? "C and C++ library, and lambdas",
]);

function table(title, rows) {
  console.log(`\n${title}`);
  rows.sort((a, b) => b[1] - a[1]);
  for (const [name, size] of rows.slice(0, Number(lines))) {
    console.log(`${String(size).padStart(8)}  ${name}`);
  }
}

function summed(items, keyOf) {
  const sums = new Map();
  for (const [, size, source] of items) {
    sums.set(keyOf(source), (sums.get(keyOf(source)) ?? 0) + size);
  }
  return [...sums];
}

/** The folder of a source, in formats with what stands beside the folder of the same name. */
const folderOf = (source) =>
  source.replace(/\.(cpp|c)$/, "").replace(/^((?:src\/formats|src|md4c|pugixml)\/[^/]+).*$/, "$1");

const all = [...functions, ...data];
const total = (items) => items.reduce((sum, [, size]) => sum + size, 0);
console.log(
  `${statSync(modulePath).size} bytes with names: functions ${total(functions)}, data ` +
    `${linked.data.reduce((sum, size) => sum + size, 0)}`,
);
table("By folder", summed(all, folderOf));
table("By source", summed(all, (source) => source));
table("Functions and data", all.map(([name, size]) => [name, size]));
