// What the native build and the module tell of the same files.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transcript } from "./transcript.mjs";

/** The inputs of goldens, with the map that belongs to some. */
export const goldens = (folder) =>
  readdirSync(folder)
    .flatMap((format) => readdirSync(join(folder, format)).map((name) => join(folder, format, name)))
    .filter((file) => file.includes(".input."))
    .map((file) => {
      const map = `${file.slice(0, file.indexOf(".input."))}.map.json`;
      return existsSync(map) ? { file, map } : { file };
    });

const line = (text, at) => {
  const start = text.lastIndexOf("\n", at) + 1;
  return text.subarray(start, Math.min(start + 300, text.length)).toString("utf8");
};

/** Where two transcripts part, in words; nothing if they are the same bytes. */
export function difference(native, inModule) {
  if (native.equals(inModule)) return undefined;
  let at = 0;
  while (native[at] === inModule[at]) ++at;
  return `at byte ${at}: natively “${line(native, at)}”, in the module “${line(inModule, at)}”`;
}

/** Compares one file: { bytes, difference }. */
export function compare(program, module, { file, map }) {
  const native = execFileSync(program, map ? [file, map] : [file], { maxBuffer: 2 ** 30 });
  const inModule = transcript(module, readFileSync(file), map && readFileSync(map, "utf8"));
  return { bytes: native.length, difference: difference(native, inModule) };
}

/**
 * The command's words on a file against the transcript of the module, which has the same: `list --json`
 * as a whole, and `info --json` of a file of one thread.
 */
export function compareCommand(command, module, { file, map }) {
  const told = transcript(module, readFileSync(file), map && readFileSync(map, "utf8")).toString("utf8");
  const [progress, , list, info] = told.split("\n");
  const run = (name) =>
    spawnSync(command, [name, "--json", ...(map ? ["--map", map] : []), file], { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (progress !== "0") return { wrong: run("info").status === 1 ? undefined : "the command reads it" };
  // The command writes a line for each thread.
  if (`[${run("list").stdout.trim().split("\n").join(",")}]` !== list) return { wrong: "another list" };
  if (JSON.parse(list).length > 1) return {};
  const said = JSON.parse(run("info").stdout);
  const differs = Object.entries(JSON.parse(info)).find(
    ([key, value]) => key !== "warnings" && JSON.stringify(said[key]) !== JSON.stringify(value),
  );
  return { wrong: differs && `another ${differs[0]}` };
}
