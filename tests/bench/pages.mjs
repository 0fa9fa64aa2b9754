// The pages that are measured, bundled once, and the server on the loopback that hands them out.
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const project = join(here, "..", "..");
const { build } = createRequire(join(project, "web", "package.json"))("esbuild");

/** The scripts of the pages, by name. */
const scripts = {
  threadbare: "peers/threadbare.mjs",
  details: "peers/details.mjs",
  virtual: "peers/virtual.mjs",
  bluesky_tag: "peers/bluesky_tag.mjs",
  reading: "measure/reading_page.mjs",
  markdown: "measure/markdown_page.mjs",
};

/** Of Threadbare what sites use, and of what it is compared with the package's own code. */
const files = {
  "/thread-bare.js": [join(project, "build", "web", "thread-bare.js"), "text/javascript; charset=utf-8"],
  "/embed.wasm": [join(project, "build", "wasm", "embed.wasm"), "application/wasm"],
  "/markdown.wasm": [
    join(here, "node_modules", "markdown-wasm", "dist", "markdown.wasm"),
    "application/wasm",
  ],
};

function html(name) {
  const element = name === "threadbare" ? '<script type="module" src="/thread-bare.js"></script>' : "";
  // No way to show a thread is held up by pictures that are nowhere.
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<meta http-equiv="Content-Security-Policy" content="img-src 'none'">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">${element}</head>
<body><div id="stage" class="threadbare"></div><script src="/${name}.js"></script></body></html>`;
}

/**
 * Starts the server. `page(name)` is the address of a page, `data(path)` that of a file. close()
 * ends it.
 */
export async function servePages() {
  const texts = new Map();
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(
      Object.entries(scripts).map(([name, path]) => [name, join(here, path)]),
    ),
    bundle: true,
    minify: true,
    format: "iife",
    write: false,
    outdir: here,
    external: ["fs", "path"], // markdown-wasm asks for them, where it finds itself in Node
    target: "es2022",
    logLevel: "error",
  });
  for (const { path, text } of outputFiles) {
    texts.set(`/${path.slice(here.length)}`, [text, "text/javascript; charset=utf-8"]);
  }
  for (const name of Object.keys(scripts)) texts.set(`/${name}`, [html(name), "text/html; charset=utf-8"]);
  const styles = [join(project, "build", "web", "thread-bare.css"), join(here, "peers", "looks.css")];
  texts.set("/style.css", [styles.map((path) => readFileSync(path, "utf8")).join("\n"), "text/css"]);
  for (const [path, [file, type]] of Object.entries(files)) texts.set(path, [readFileSync(file), type]);

  const served = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    const [content, type] = texts.get(pathname) ?? [];
    const path = served.get(pathname);
    if (content !== undefined) {
      // Kept by the browser, so that it also keeps the compiled code.
      const headers = { "Content-Type": type, "Cache-Control": "max-age=3600" };
      response.writeHead(200, headers).end(content);
    } else if (path) {
      response.writeHead(200, { "Content-Length": statSync(path).size, "Cache-Control": "no-store" });
      createReadStream(path, { highWaterMark: 1 << 22 }).pipe(response);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    page: (name) => `${origin}/${name}`,
    data(path) {
      const name = `/data/${served.size}`;
      served.set(name, path);
      return origin + name;
    },
    close() {
      server.close();
      server.closeAllConnections?.();
    },
  };
}
