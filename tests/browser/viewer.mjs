// The viewer, opened from disk, in the hands of a reader.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { until, viewerUrl } from "./browser.mjs";
import { Reader } from "./reader.mjs";

let folder;
after(() => folder && rmSync(folder, { recursive: true }));

/** A path in a folder that goes with the tests. */
export function temporaryPath(name) {
  folder ??= mkdtempSync(join(tmpdir(), "threadbare-"));
  return join(folder, name);
}

export function temporaryFile(name, content) {
  const path = temporaryPath(name);
  writeFileSync(path, content);
  return path;
}

/** Opens the viewer and waits for its sample. */
export async function openViewer(page) {
  await page.goto(viewerUrl);
  return Reader.of(page).opened();
}

/** Lets the viewer's file picker choose one file or several. */
export async function pick(page, ...paths) {
  const input = await page.$("#file");
  await input.uploadFile(...paths);
}

/** Picks a file and waits until so many rows are shown of it. */
export async function openFile(page, path, rows) {
  const reader = await openViewer(page);
  await pick(page, path);
  return reader.opened(rows);
}

/** What the viewer warns of: the headline, then each warning. Waits for there to be some. */
export async function warningsShown(page) {
  await until(() => page.$eval("#warnings", (element) => !element.hidden), "warnings");
  return page.$$eval("#warnings summary, #warnings li", (lines) =>
    lines.map((line) => line.textContent),
  );
}

/** Waits for the viewer to say what is wrong, and returns that. */
export async function problemShown(page) {
  await until(() => page.$eval("#problem", (problem) => !problem.hidden), "a problem");
  return page.$eval("#problem", (problem) => ({
    heading: problem.querySelector("h2").textContent,
    message: problem.querySelector("p").textContent,
    excerpt: problem.querySelector("pre")?.textContent ?? null,
    marked: problem.querySelector(".here")?.textContent ?? null,
    focused: document.activeElement === problem,
  }));
}
