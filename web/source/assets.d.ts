// What build.mjs turns into strings.

declare module "threadbare:wasm" {
  /** The WebAssembly module in base64. */
  const base64: string;
  export default base64;
}

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.json?text" {
  const text: string;
  export default text;
}
