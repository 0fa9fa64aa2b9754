// The command `thread-bare`: words and exit code are those of the process.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Host } from "./host.js";
import { run } from "./run.js";

const folder = fileURLToPath(new URL(".", import.meta.url));
const named = process.env["THREADBARE_WEB_DIR"];
const host = new Host([...(named === undefined ? [] : [named]), folder]);
const module = new WebAssembly.Module(readFileSync(join(folder, "command.wasm")));
process.exitCode = run(module, process.argv.slice(2), host);
