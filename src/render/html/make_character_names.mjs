// Writes character_names.inc, the names of the HTML standard's character references and what they
// stand for, in the form that character_names.cpp reads. They are taken from md4c's table of them.
//
// Usage: node make_character_names.mjs ../../../build/third_party/md4c/src/entity.c > character_names.inc
import { readFileSync } from "node:fs";

const rows = readFileSync(process.argv[2], "utf8").matchAll(
  /\{ "&([A-Za-z0-9]+);", \{ (\d+), (\d+) \} \}/g,
);
const namesOf = new Map();
for (const [, name, first, second] of rows) {
  const key = [Number(first), Number(second)];
  const entry = namesOf.get(key.join()) ?? { key, names: [] };
  entry.names.push(name);
  namesOf.set(key.join(), entry);
}

/** The bytes of a C++ string, those that are no printable ASCII in octal, which ends by itself. */
const quoted = (bytes) =>
  [...bytes]
    .map((byte) =>
      byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c
        ? String.fromCharCode(byte)
        : `\\${byte.toString(8).padStart(3, "0")}`,
    )
    .join("");

const smallest = (p, q) => p.key[0] - q.key[0] || p.key[1] - q.key[1];
let last = 0;
let line = "";
console.log("// Made by make_character_names.mjs. What each byte means is told in character_names.cpp.");
console.log("// clang-format off");
for (const { key, names } of [...namesOf.values()].sort(smallest)) {
  const [first, second] = key;
  const step = first - last;
  last = first;
  const mark =
    second === 0 && step > 0 && step < 0x60
      ? [0x80 + step]
      : [
          second === 0 ? 1 : 2,
          ...Buffer.from(String.fromCodePoint(first, ...(second === 0 ? [] : [second]))),
        ];
  const next = quoted([...mark, ...Buffer.from(names.sort().join(" "))]);
  if (line.length + next.length > 96) {
    console.log(`"${line}"`);
    line = "";
  }
  line += next;
}
console.log(`"${line}"`);
console.log("// clang-format on");
