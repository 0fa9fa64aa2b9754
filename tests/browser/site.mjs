// A site on the loopback: what was built, the fixtures, and pages that tests make up.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "./browser.mjs";

export const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".gif": "image/gif",
  ".wasm": "application/wasm",
};

/**
 * Starts the site; it ends with the tests. Below `/` is build/web, below `/fixtures/` are those.
 * `asked` lists the paths that were asked for.
 */
export async function openSite() {
  const made = new Map();
  const asked = [];
  const referrers = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    asked.push(pathname);
    referrers.set(pathname, request.headers.referer);
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    try {
      const content = made.get(pathname) ?? (await readFile(fileOf(pathname)));
      response.writeHead(200, { "Content-Type": types[extname(pathname)] ?? "text/plain" });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => {
    server.close();
    server.closeAllConnections?.();
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    asked,
    /** What the last request for a path said of the page that made it. */
    referrers,
    /** Its name and port. */
    host: new URL(origin).host,
    /** Serves text or bytes under a path, and returns the address. */
    put(path, text) {
      made.set(path, text);
      return `${origin}${path}`;
    },
    /** The address of a page with this body, which keeps the element's events in `events`. */
    page(
      body,
      { script = '<script type="module" src="/thread-bare.js"></script>', head = "" } = {},
    ) {
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A test</title>
        <script>${recorder}</script>${head}${script}</head><body>${body}</body></html>`;
      return this.put(`/made-${made.size}.html`, html);
    },
  };
}

function fileOf(pathname) {
  const [, first, ...rest] = pathname.split("/");
  return first === "fixtures" ? join(fixtures, ...rest) : join(build, "web", first, ...rest);
}

const recorder = `
  window.events = [];
  for (const name of ["ready", "error", "toggle", "sort"]) {
    document.addEventListener("threadbare:" + name, ({ detail, target }) =>
      events.push({ name, detail, target: target.id }));
  }`;
