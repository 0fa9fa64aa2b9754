// One bundle of the sources.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { imports } from "../imports.mjs";

const web = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The text of a bundle of a source in web/ with the engine at `wasmPath`: inside, or beside
 * it as a file. `options` are those of esbuild.
 */
export async function bundle(entry, wasmPath, { plugins = [], isBeside = false, ...options }) {
  const { outputFiles } = await build({
    entryPoints: [join(web, entry)],
    plugins: [...plugins, imports(wasmPath, entry.startsWith("viewer/"), isBeside)],
    bundle: true,
    minify: true,
    write: false,
    target: "es2022",
    legalComments: "none",
    ...options,
  });
  return outputFiles[0].text;
}
