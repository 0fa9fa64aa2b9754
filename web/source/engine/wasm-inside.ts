// The module as text in the script itself.

import text from "threadbare:wasm-text";
import { bytesOf } from "./byte-text.js";

export function compileModule(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytesOf(text));
}
