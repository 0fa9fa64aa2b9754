// What the command asks of Node: files and the two streams, as wasm/command/host.h has it.

import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { systemText } from "./system-text.js";

const STANDARD_INPUT = 0;
const STANDARD_OUTPUT = 1;
const FAILED = -1;
/** How a process ends that writes to one that has gone, where a signal would end it: 128 and SIGPIPE. */
const NOBODY_READS = 141;

type Import = (...values: number[]) => number;

/** Writes all of the bytes to standard output or to standard error. */
export type Printer = (stream: 1 | 2, bytes: Uint8Array) => void;

export class Host {
  /** The module's, once there is an instance. */
  memory: WebAssembly.Memory | null = null;
  readonly #webFolders: readonly string[];
  readonly #print: Printer;
  #text = new Uint8Array(0);
  #open: number | null = null;

  /** Files of the web build are looked for in these folders, one after the other. */
  constructor(webFolders: readonly string[], print: Printer = writeAll) {
    this.#webFolders = webFolders;
    this.#print = print;
  }

  readonly imports: Record<string, Import> = {
    host_open: (path, size) => this.#attempt(() => this.#openFile(this.#string(path, size))),
    host_open_web_file: (name, size) => this.#openWebFile(this.#string(name, size)),
    host_expected_size: () => this.#expectedSize(),
    host_read: (to, room) => this.#read(to, room),
    host_write: (path, pathSize, bytes, size) =>
      this.#attempt(() => this.#write(this.#string(path, pathSize), this.#bytes(bytes, size))),
    host_list: (path, size) => this.#attempt(() => this.#answer(pathsAt(this.#string(path, size)))),
    host_make_folder: (path, size) => this.#attempt(() => makeFolder(this.#string(path, size))),
    host_text_size: () => this.#text.length,
    host_text: (to) => {
      this.#bytes(to, this.#text.length).set(this.#text);
      return 0;
    },
  };

  /** Writes what the module printed: the pieces of memory in a table of pointers and sizes. */
  print(stream: number, table: number, count: number, written: number): number {
    const view = new DataView(this.memory!.buffer);
    let total = 0;
    for (let i = 0; i < count; ++i) {
      const pointer = view.getUint32(table + 8 * i, true);
      const size = view.getUint32(table + 8 * i + 4, true);
      this.#print(stream === STANDARD_OUTPUT ? stream : 2, this.#bytes(pointer, size));
      total += size;
    }
    view.setUint32(written, total, true);
    return 0;
  }

  complain(text: string): void {
    this.#print(2, new TextEncoder().encode(text));
  }

  #bytes(pointer: number, size: number): Uint8Array {
    return new Uint8Array(this.memory!.buffer, pointer >>> 0, size >>> 0);
  }

  #string(pointer: number, size: number): string {
    return new TextDecoder().decode(this.#bytes(pointer, size));
  }

  #answer(text: string): void {
    this.#text = new TextEncoder().encode(text);
  }

  /** 0, or what the system says to it is the text. */
  #attempt(work: () => void): number {
    try {
      work();
      return 0;
    } catch (thrown) {
      this.#answer(systemText(thrown));
      return FAILED;
    }
  }

  #close(): void {
    if (this.#open !== null && this.#open !== STANDARD_INPUT) closeSync(this.#open);
    this.#open = null;
  }

  #openFile(path: string): void {
    this.#close();
    this.#open = path === "-" ? STANDARD_INPUT : openSync(path, "r");
  }

  #openWebFile(name: string): number {
    for (const folder of this.#webFolders) {
      const path = join(folder, name);
      if (!existsSync(path) || !statSync(path).isFile()) continue;
      return this.#attempt(() => this.#openFile(path));
    }
    return FAILED;
  }

  #write(path: string, bytes: Uint8Array): void {
    if (path === "") this.#print(STANDARD_OUTPUT, bytes);
    else writeWhole(path, bytes);
  }

  #expectedSize(): number {
    const file = fstatSync(this.#open!);
    return file.isFile() && file.size < 2 ** 32 ? file.size : 0;
  }

  #read(to: number, room: number): number {
    let got = FAILED;
    const failed = this.#attempt(() => {
      got = readSome(this.#open!, this.#bytes(to, room));
      if (got === 0) this.#close();
    });
    return failed === FAILED ? FAILED : got;
  }
}

/** Until there is something, or the end. A terminal or pipe may have nothing yet. */
function readSome(file: number, bytes: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, bytes);
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw thrown;
      wait();
    }
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(file, bytes, done);
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      if (code === "EPIPE") process.exit(NOBODY_READS);
      if (code !== "EAGAIN") throw thrown;
      wait();
    }
  }
}

/** For a moment: whoever is at the other end of a pipe may be slow. */
function wait(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

/** Written beside and then moved, so that a file is whole or as it was; a device or pipe cannot be. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const replaces = !existsSync(path) || statSync(path).isFile();
  const target = replaces ? `${path}.part` : path;
  try {
    const file = openSync(target, "w");
    try {
      writeAll(file, bytes);
    } finally {
      closeSync(file);
    }
    if (replaces) renameSync(target, path);
  } catch (thrown) {
    if (replaces) rmSync(target, { force: true });
    throw thrown;
  }
}

/** All files in a folder and below it that are not hidden, in the order of their paths' bytes. */
function pathsAt(path: string): string {
  if (path === "-" || !existsSync(path) || !statSync(path).isDirectory()) return `${path}\0`;
  const found = filesBelow(path).map((file) => Buffer.from(file));
  if (found.length === 0) throw new Error("there is no file in this folder");
  return found
    .sort((one, other) => one.compare(other))
    .map((file) => `${file.toString()}\0`)
    .join("");
}

function filesBelow(folder: string): string[] {
  const inside = readdirSync(folder, { withFileTypes: true });
  return inside
    .filter(({ name }) => !name.startsWith("."))
    .flatMap((entry) => {
      const path = folder.endsWith("/") ? folder + entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(path);
      const isFile = entry.isFile() || (entry.isSymbolicLink() && existsSync(path) && statSync(path).isFile());
      return isFile ? [path] : [];
    });
}

function makeFolder(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory()) {
    throw Object.assign(new Error(), { code: "ENOTDIR" });
  }
  mkdirSync(path, { recursive: true });
}
