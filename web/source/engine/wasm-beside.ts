// The module as a file beside the script, compiled while it comes.

import { said, ThreadBareError } from "../problem.js";

/** What is fetched must be what the script was built with: whoever trusts that can trust both. */
export async function compileModule(): Promise<WebAssembly.Module> {
  const url = new URL(THREADBARE_WASM_FILE, import.meta.url).href;
  let response: Response;
  try {
    response = await fetch(url, { integrity: THREADBARE_WASM_HASH, credentials: "same-origin" });
  } catch (cause) {
    throw new ThreadBareError("fetch-failed", said("not_loaded", { url }), {}, { cause });
  }
  if (!response.ok) {
    const status = String(response.status);
    throw new ThreadBareError("fetch-failed", said("bad_status", { url, status }));
  }
  // Compiled on the way where the server says what it is.
  if (response.headers.get("Content-Type") === "application/wasm") {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
