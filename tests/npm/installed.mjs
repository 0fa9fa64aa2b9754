// The package as it comes out of `npm pack`, installed into an empty folder, without a network.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../..", import.meta.url));
/** The folder that the build made. */
export const packageFolder = join(top, "build", "web", "package");

const npm = (words, cwd) =>
  execFileSync("npm", [...words, "--offline", "--silent", "--no-audit", "--no-fund"], { cwd });

/** Packs the folder, and returns the path of what comes out. It goes with the tests. */
export function pack() {
  const folder = temporaryFolder();
  npm(["pack", packageFolder], folder);
  return join(folder, readdirSync(folder)[0]);
}

/** An empty project that the package was installed into. Returns its folder. */
export function install() {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "package.json"), '{"type": "module", "private": true}');
  npm(["install", pack()], folder);
  return folder;
}

/** Lets a project find packages that were installed for tests or the build, by their folder. */
export function lend(project, folder, names) {
  for (const name of names) {
    symlinkSync(join(top, folder, "node_modules", name), join(project, "node_modules", name));
  }
}

/** Runs a script in a project, and returns what it prints. */
export function runScript(project, text) {
  writeFileSync(join(project, "script.mjs"), text);
  return execFileSync(process.execPath, ["script.mjs"], { cwd: project, encoding: "utf8" });
}

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "threadbare-npm-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
