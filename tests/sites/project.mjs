// An example of web/examples as a user has it: a folder of its own under build/sites, with its packages
// from the lock file here and `thread-bare` as `npm pack` makes it, built by its own tool.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "../browser/browser.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const examples = join(here, "..", "..", "web", "examples");
const projects = join(build, "sites");
const modules = join(projects, "node_modules");

function run(program, words, cwd) {
  try {
    return execFileSync(program, words, {
      cwd,
      encoding: "utf8",
      stdio: "pipe",
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
    });
  } catch ({ stdout, stderr, status }) {
    throw new Error(`${program} ${words.join(" ")} ended with ${status}:\n${stdout}\n${stderr}`);
  }
}

/** Installs what the lock file names, unless that is there, and the package that was built last. */
export function installPackages() {
  mkdirSync(projects, { recursive: true });
  const lock = join(here, "package-lock.json");
  const stamp = join(modules, ".installed-lock.json");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== readFileSync(lock, "utf8")) {
    for (const name of ["package.json", "package-lock.json"]) cpSync(join(here, name), join(projects, name));
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], projects);
    writeFileSync(stamp, readFileSync(lock));
  }
  const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", join(build, "web", "package")], projects));
  rmSync(join(modules, "thread-bare"), { recursive: true, force: true });
  mkdirSync(join(modules, "thread-bare"));
  run("tar", ["-xzf", filename, "--strip-components=1", "-C", join(modules, "thread-bare")], projects);
  const link = join(modules, ".bin", "thread-bare");
  rmSync(link, { force: true });
  symlinkSync(join("..", "thread-bare", "command.js"), link);
}

/** What a stranger could write who knows what a site is built with. */
const hostile =
  "{{ 7 | times: 7 }} {{ 7*7 }} {% raw %} {% include x %} {{< thread >}} HAHAHUGOSHORTCODEs0HBHB " +
  "\u2028html: !!binary PHNjcmlwdD5wd249MTwvc2NyaXB0Pg==\u2028y: |2\u2028 \u007f\u0085 " +
  "</script></template><!-- ${pwn} <%= 7*7 %> {::nomarkdown} :::";

/** Puts that into the thread of Lemmy, and a list as `threadbare split` leaves beside threads. */
function addHostileWords(threads) {
  const file = join(threads, "starter.lemmy.json");
  if (!existsSync(file)) return;
  const document = JSON.parse(readFileSync(file, "utf8"));
  const { comment } = document.comments.find((one) => one.comment.content.startsWith("Is the flour fresh"));
  comment.content += `\n\n${hostile}`;
  writeFileSync(file, JSON.stringify(document));
  writeFileSync(join(threads, "index.json"), '[\n{"thread":1,"file":"starter.lemmy.json"}\n]\n');
}

/**
 * Copies an example, and runs a script of its package.json, unless that is null. Returns its folder.
 */
export function builtExample(name, { script = "build", folder = name } = {}) {
  installPackages();
  const project = join(projects, folder);
  rmSync(project, { recursive: true, force: true });
  cpSync(join(examples, name), project, { recursive: true, dereference: true });
  symlinkSync(join("..", "node_modules"), join(project, "node_modules"));
  addHostileWords(join(project, "threads"));
  if (script) run("npm", ["run", "--silent", script], project);
  return project;
}

/** Where a program is, or null where there is none. */
export function installedTool(name) {
  try {
    return execFileSync("which", [name], { encoding: "utf8" });
  } catch {
    return null; // it is not installed: the test says so, and is skipped
  }
}

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** Serves a folder as hosts of static sites do, and returns its address. It ends with the tests. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const places = [pathname, join(pathname, "index.html"), `${pathname.replace(/\/$/, "")}.html`];
    const found = places
      .map((place) => join(folder, decodeURIComponent(place)))
      .find((path) => existsSync(path) && extname(path) !== "");
    if (!found) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[extname(found)] ?? "application/octet-stream" });
    response.end(readFileSync(found));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => {
    server.close();
    server.closeAllConnections?.();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

/** The names of the examples. */
export const exampleNames = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["looks", "threads"].includes(entry.name))
  .map(({ name }) => name);
