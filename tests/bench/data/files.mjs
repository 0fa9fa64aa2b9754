// The files that everything is measured on, made once and kept under build/bench/data.
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync,
  writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bluesky } from "./bluesky.mjs";
import { lemmy } from "./lemmy.mjs";
import { native } from "./native.mjs";
import { otherFormats } from "./other_formats.mjs";
import { inPieces } from "./pieces.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const project = fileURLToPath(new URL("../../..", import.meta.url));
export const benchFolder = join(project, "build", "bench");

const generators = { lemmy, native, bluesky, ...otherFormats };
export const generatedFormats = Object.keys(generators);

/** Changes with every generator, so that files of older ones are not taken for new. */
function edition() {
  const hash = createHash("sha256");
  for (const name of readdirSync(here).sort()) hash.update(readFileSync(join(here, name)));
  return hash.digest("hex").slice(0, 12);
}

let folder;

/** The path of a thread of `count` comments in a format. It is made if it is not there. */
export function threadFile(format, count) {
  if (!folder) {
    const parent = join(benchFolder, "data");
    folder = join(parent, edition());
    if (!existsSync(folder)) rmSync(parent, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const path = join(folder, `${format}-${count}`);
  if (existsSync(path)) return path;
  const file = openSync(`${path}.part`, "w");
  for (const piece of inPieces(generators[format](count))) writeSync(file, piece);
  closeSync(file);
  renameSync(`${path}.part`, path);
  return path;
}
