// What was measured, kept in a file after each case: what comes later cannot take it away.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

function commit() {
  try {
    const git = (...words) => execFileSync("git", words, { encoding: "utf8" }).trim();
    return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain", "-uno") ? "+" : "");
  } catch {
    return "unknown"; // not a clone
  }
}

export class Results {
  #path;
  #all;
  #commit = commit();

  constructor(path) {
    this.#path = path;
    this.#all = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  }

  /** The result of a case: what it was measured on and when, and what was measured. */
  get({ part, ...given }) {
    return this.#all[keyOf({ part, ...given })] ?? null;
  }

  /** Whether a case was measured on this very commit. */
  isFresh(given) {
    return this.get(given)?.commit === this.#commit && !this.#commit.endsWith("+");
  }

  keep(given, measured) {
    const date = new Date().toISOString().slice(0, 10);
    this.#all[keyOf(given)] = { ...given, ...measured, commit: this.#commit, date };
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.part`, `${JSON.stringify(this.#all, null, 1)}\n`);
    renameSync(`${this.#path}.part`, this.#path);
  }

  /** All results of a part, in the order in which they were first measured. */
  of(part) {
    return Object.values(this.#all).filter((result) => result.part === part);
  }
}

const keyOf = (given) =>
  Object.keys(given)
    .sort()
    .map((name) => `${name}=${given[name]}`)
    .join(" ");
