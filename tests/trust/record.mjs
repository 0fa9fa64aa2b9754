// What a part of `./dev trust` found, kept until the report is written.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const project = fileURLToPath(new URL("../..", import.meta.url));
export const build = resolve(process.env.THREADBARE_BUILD ?? join(project, "build"));
export const recordFolder = join(build, "trust");

/**
 * A part's findings:
 *   part     its name, as `./dev trust` takes it
 *   title    the heading of its section
 *   about    a sentence or two: what was done, so that somebody else could do it again
 *   tables   [{ columns: [text…], rows: [[text or number…]…] }…]
 *   notes    sentences below the tables: choices that were made, what is left out, and why
 *   summary  [{ what, figure, holds }…]: the lines of the report's first table
 *
 * Every figure comes from the run that records it.
 */
export function record(findings) {
  const { part, title, about, summary } = findings;
  if (!part || !title || !about || !summary?.length) throw new Error("findings are incomplete");
  mkdirSync(recordFolder, { recursive: true });
  const dated = { tables: [], notes: [], ...findings, measured: new Date().toISOString() };
  writeFileSync(join(recordFolder, `${part}.json`), `${JSON.stringify(dated, null, 1)}\n`);
}

/** All that was recorded, by part. */
export function records() {
  const found = {};
  let names = [];
  try {
    names = readdirSync(recordFolder);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  for (const name of names.filter((each) => each.endsWith(".json"))) {
    found[name.slice(0, -5)] = JSON.parse(readFileSync(join(recordFolder, name), "utf8"));
  }
  return found;
}
