// What build.mjs turns into strings.

declare module "threadbare:wasm" {
  /** Of wasm-inside.ts or of wasm-beside.ts. Compiles the WebAssembly module that was built in. */
  export function compileModule(): Promise<WebAssembly.Module>;
}

declare module "threadbare:wasm-text" {
  /** The module, for bytesOf(). */
  const text: string;
  export default text;
}

/** The file with the module, from the script's own, and its hash, as `fetch` takes it. */
declare const THREADBARE_WASM_FILE: string;
declare const THREADBARE_WASM_HASH: string;

declare module "threadbare:page-template" {
  /** The template of `threadbare page`. */
  const template: string;
  export default template;
}

declare module "threadbare:languages" {
  type Words = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /**
   * By tag, what of languages/*.json the bundle needs. English lacks `comments`, which the engine
   * has, and only the viewer has `viewer`.
   */
  export const languages: Readonly<
    Record<string, { writing: Words; counts: Words; thread: Words; comments?: Words; viewer?: Words }>
  >;
}

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.json?text" {
  const text: string;
  export default text;
}
