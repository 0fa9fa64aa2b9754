// The page's engine in Node: web/source/engine/engine.ts with a module of one's choice in it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { imports } from "../../web/imports.mjs";
import { cappedModule } from "./capped_module.mjs";

const web = fileURLToPath(new URL("../../web", import.meta.url));
const { build } = createRequire(join(web, "package.json"))("esbuild");

/**
 * Bundles the engine. Returns a function that gives one of its own, whose module is changed by that
 * number: has its memory capped or not, unless told otherwise.
 */
export async function bundleEngine(wasmPath, change = cappedModule) {
  const { outputFiles } = await build({
    entryPoints: [join(web, "source", "engine", "engine.ts")],
    plugins: [imports(wasmPath, false)],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "es2022",
  });
  const folder = mkdtempSync(join(tmpdir(), "threadbare-"));
  after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "engine.mjs");
  writeFileSync(path, outputFiles[0].contents);

  const { compile } = WebAssembly;
  let made = 0;
  return async (number = 65536) => {
    const { Engine } = await import(`${pathToFileURL(path)}?${++made}`);
    return {
      /** As the engine's own: its first call compiles the module. */
      open(...values) {
        WebAssembly.compile = (bytes) => compile(change(bytes, number));
        const opened = Engine.open(...values);
        WebAssembly.compile = compile;
        return opened;
      },
    };
  };
}
