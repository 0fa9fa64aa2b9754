// What the sources import that is none of theirs: the engine, style sheets, the sample, and the words
// of all languages.

import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { toText } from "./byte_text.mjs";

const here = dirname(fileURLToPath(import.meta.url));

export async function minifiedCss(path) {
  const text = await readFile(path, "utf8");
  return (await transform(text, { loader: "css", minify: true })).code.trim();
}

/**
 * What a bundle needs of languages/*.json, for `threadbare:languages`. What the engine says in
 * English is built into it, ages are worded by Intl, and `pages` is for the command.
 */
async function languages(withViewer) {
  const folder = join(here, "..", "languages");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const tables = names.sort().map(async (name) => {
    const { ages: _, pages: __, ...table } = JSON.parse(await readFile(join(folder, name), "utf8"));
    if (!withViewer) delete table.viewer;
    if (name === "en.json") delete table.comments;
    return [name.replace(".json", ""), table];
  });
  return JSON.stringify(Object.fromEntries(await Promise.all(tables)));
}

/**
 * A plugin for esbuild. `withViewer`: with the words of the viewer, too. `isBeside`: the engine is
 * a file beside the bundle, not in it.
 */
export function imports(wasmPath, withViewer, isBeside = false) {
  return {
    name: "imports",
    setup(builder) {
      builder.onResolve({ filter: /^threadbare:languages$/ }, () => ({
        path: "languages",
        namespace: "languages",
      }));
      builder.onLoad({ filter: /.*/, namespace: "languages" }, async () => ({
        contents: `export const languages = ${await languages(withViewer)};`,
      }));
      builder.onResolve({ filter: /^threadbare:wasm$/ }, () => ({
        path: join(here, "source", "engine", isBeside ? "wasm-beside.ts" : "wasm-inside.ts"),
      }));
      builder.onResolve({ filter: /^threadbare:wasm-text$/ }, () => ({
        path: wasmPath,
        namespace: "engine",
      }));
      builder.onResolve({ filter: /^threadbare:page-template$/ }, () => ({
        path: "./page-template.js",
        external: true,
      }));
      builder.onLoad({ filter: /.*/, namespace: "engine" }, async ({ path }) => ({
        contents: toText(await readFile(path)),
        loader: "text",
      }));
      builder.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
        contents: await minifiedCss(path),
        loader: "text",
      }));
      builder.onLoad({ filter: /\.json$/ }, async ({ path, suffix }) =>
        suffix === "?text" ? { contents: await readFile(path, "utf8"), loader: "text" } : undefined,
      );
    },
  };
}
