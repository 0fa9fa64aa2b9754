// What build.mjs turns into strings.

declare module "threadbare:wasm" {
  /** The WebAssembly module, for bytesOf(). */
  const text: string;
  export default text;
}

declare module "threadbare:languages" {
  type Words = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /**
   * By tag, what of languages/*.json the bundle needs. English lacks `comments`, which the engine
   * has, and only the viewer has `viewer`.
   */
  export const languages: Readonly<
    Record<string, { writing: Words; thread: Words; comments?: Words; viewer?: Words }>
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
