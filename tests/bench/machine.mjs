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
    "load before": os.loadavg()[0].toFixed(1),
  };
}
