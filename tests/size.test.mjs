// What a page has to load, in bytes with brotli, against what sizes.json says: more than 2 % above
// it fails. Who means the growth writes the new figures down, with --record, and says why.
// Usage: node size.test.mjs FOLDER_OF_THE_WEB_BUILD [--record]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const tolerance = 0.02;
const [folder, mode] = process.argv.slice(2);
const record = new URL("sizes.json", import.meta.url);
const recorded = JSON.parse(readFileSync(record, "utf8"));
const measured = Object.fromEntries(
  Object.keys(recorded).map((name) => [
    name,
    brotliCompressSync(readFileSync(join(folder, name))).length,
  ]),
);

let tooLarge = 0;
for (const [name, size] of Object.entries(measured)) {
  const growth = size / recorded[name] - 1;
  const isTooLarge = growth > tolerance;
  tooLarge += isTooLarge ? 1 : 0;
  const change = `${growth < 0 ? "" : "+"}${(growth * 100).toFixed(1)} %`;
  console.log(`${name.padEnd(24)}${size}  ${change}${isTooLarge ? "  too large" : ""}`);
}
if (mode === "--record") {
  writeFileSync(record, `${JSON.stringify(measured, null, 2)}\n`);
} else if (tooLarge > 0) {
  console.log("if that is meant: node tests/size.test.mjs build/web --record, and say why");
  process.exit(1);
}
