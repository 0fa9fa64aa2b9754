// What the numbers were measured on.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";

function system() {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))[1];
  } catch {
    return `${os.type()} ${os.release()}`; // no Linux
  }
}

function compiler() {
  return execFileSync("c++", ["--version"], { encoding: "utf8" }).split("\n")[0];
}

/** More running than this beside what is measured makes its times useless. */
const QUIET = 0.5;

/** What the times are worth, going by what else ran when measuring began. */
export function worth(load) {
  if (load <= QUIET) return "The machine had nothing else to do.";
  return (
    `**The machine was busy** (${load.toFixed(1)} other processes ran when measuring began): these ` +
    "are no times to go by, nor are ratios of what was not measured in the same minute."
  );
}

/** Facts by name. `versions` are those of the browsers. */
export function machine(versions) {
  const cpus = os.cpus();
  return {
    CPU: `${cpus[0].model.trim()}, ${cpus.length} cores`,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    system: `${system()}, Linux ${os.release()}`.replace("Linux", os.type()),
    browsers: versions.join(", "),
    compiler: compiler(),
    Node: process.version,
  };
}
