// Hashes of files, as the attribute `integrity` takes them.

import { createHash } from "node:crypto";

/** "sha384-…" */
export function integrityOf(content) {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}
