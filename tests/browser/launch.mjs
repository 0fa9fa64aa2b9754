// Finding and starting the browsers of the system.
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = fileURLToPath(new URL("../..", import.meta.url));

/** The packages of the tests are those of web/. */
export const packages = createRequire(join(project, "web", "package.json"));

const programs = {
  chromium: ["chromium", "chromium-browser", "google-chrome"],
  firefox: ["firefox-esr", "firefox"],
};

/** The first of some programs that is installed, or undefined. */
export function installed(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The program of a browser, "chromium" or "firefox", or undefined. */
export const programOf = (name) => installed(programs[name] ?? []);

const isRoot = process.getuid?.() === 0;
const switches = {
  chromium: [
    // A name that is asked for is not looked up, but is still seen to be asked for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-gpu",
    // The browser's own errands: no test is about them.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...(isRoot ? ["--no-sandbox"] : []),
  ],
  firefox: [],
};

/** Starts a browser that is installed, without a window. `options` are puppeteer's. */
export function launch(name, { args = [], ...options } = {}) {
  return packages("puppeteer-core").launch({
    browser: name === "firefox" ? "firefox" : "chrome",
    executablePath: programOf(name),
    args: [...switches[name], ...args],
    ...options,
  });
}
