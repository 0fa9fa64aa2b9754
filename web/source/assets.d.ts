// What build.mjs turns into strings.

declare module "threadbare:wasm" {
  /** The WebAssembly module, for bytesOf(). */
  const text: string;
  export default text;
}

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.json?text" {
  const text: string;
  export default text;
}
