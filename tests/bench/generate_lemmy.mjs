// Writes a comment list as Lemmy's API (v3) sends it: `node generate_lemmy.mjs COUNT [SEED] > FILE`.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { inPieces } from "./data/pieces.mjs";
import { lemmy } from "./data/lemmy.mjs";

const count = Number(process.argv[2]);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error("usage: generate_lemmy.mjs COUNT [SEED]");
  process.exit(2);
}
await pipeline(Readable.from(inPieces(lemmy(count, seed))), process.stdout);
