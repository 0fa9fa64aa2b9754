// Writes letter_folding.inc: what letters are folded to, in the form that letter_folding.cpp reads.
//
// Of the letters of the Basic Multilingual Plane: case by CaseFolding.txt (statuses C and F), and of
// Latin, Greek and Cyrillic ones the marks that UnicodeData.txt decomposes. Added by hand is what
// Unicode keeps apart and people type alike, below.
//
// Usage: node make_letter_folding.mjs FOLDER > letter_folding.inc, where FOLDER holds both files and
// Scripts.txt of https://www.unicode.org/Public/15.0.0/ucd/ (Debian: /usr/share/unicode, of the
// package unicode-data).
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const lines = (name) =>
  readFileSync(join(folder, name), "utf8")
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter(Boolean)
    .map((line) => line.split(";").map((field) => field.trim()));
const codePoints = (text) => text.split(" ").map((hex) => parseInt(hex, 16));
const version = /CaseFolding-([\d.]+)\.txt/.exec(readFileSync(join(folder, "CaseFolding.txt")))[1];

const decompositions = new Map();
const marks = new Set();
for (const [hex, , category, , , decomposition] of lines("UnicodeData.txt")) {
  const codePoint = parseInt(hex, 16);
  if (category === "Mn") marks.add(codePoint);
  if (decomposition && !decomposition.startsWith("<")) {
    decompositions.set(codePoint, codePoints(decomposition));
  }
}
const caseFolds = new Map();
for (const [hex, status, to] of lines("CaseFolding.txt")) {
  if (status === "C" || status === "F") caseFolds.set(parseInt(hex, 16), codePoints(to));
}
const unmarkedScripts = new Set();
for (const [range, script] of lines("Scripts.txt")) {
  if (!["Latin", "Greek", "Cyrillic"].includes(script)) continue;
  const [first, last = first] = range.split("..").map((hex) => parseInt(hex, 16));
  for (let codePoint = first; codePoint <= last; ++codePoint) unmarkedScripts.add(codePoint);
}

// What Unicode does not decompose: strokes, ligatures, and signs that keyboards lack.
const byHand = new Map(
  Object.entries({
    ø: "o", Ø: "o", ł: "l", Ł: "l", đ: "d", Đ: "d", ħ: "h", Ħ: "h", ŧ: "t", Ŧ: "t", ı: "i",
    æ: "ae", Æ: "ae", œ: "oe", Œ: "oe", ĳ: "ij", Ĳ: "ij",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-",
  }).map(([from, to]) => [from.codePointAt(0), [...to].map((c) => c.codePointAt(0))]),
);

const decomposed = (codePoint) =>
  (decompositions.get(codePoint) ?? []).flatMap(decomposed).concat(
    decompositions.has(codePoint) ? [] : [codePoint],
  );
const unmarked = (codePoint) => {
  const [base, ...rest] = decomposed(codePoint);
  if (!unmarkedScripts.has(base) || !rest.every((mark) => marks.has(mark))) return [codePoint];
  return [base];
};
const folded = (codePoint) =>
  byHand.get(codePoint) ??
  unmarked(codePoint)
    .flatMap((one) => caseFolds.get(one) ?? [one])
    .flatMap(unmarked)
    .filter((one) => !marks.has(one))
    .flatMap((one) => byHand.get(one) ?? [one]);

// Letters whose fold is another letter, and those whose fold are several.
const single = new Map();
const several = new Map();
for (let codePoint = 0x80; codePoint < 0x10000; ++codePoint) {
  if (marks.has(codePoint) || (codePoint >= 0xd800 && codePoint < 0xe000)) continue;
  const to = folded(codePoint);
  if (to.length === 1 && to[0] !== codePoint) single.set(codePoint, to[0]);
  else if (to.length > 1 || to.length === 0) several.set(codePoint, to);
}

// Runs in which every letter, or every second one, is as far from its fold as the others.
const ranges = [];
for (const codePoint of [...single.keys()]) {
  if (!single.has(codePoint)) continue;
  const delta = single.get(codePoint) - codePoint;
  const runs = [1, 2].map((step) => {
    let last = codePoint;
    while (single.get(last + step) === last + step + delta) last += step;
    return { first: codePoint, last, step, delta, count: (last - codePoint) / step + 1 };
  });
  const best = runs[1].count > runs[0].count ? runs[1] : runs[0];
  if (best.count < 4) continue;
  ranges.push(best);
  for (let at = codePoint; at <= best.last; at += best.step) single.delete(at);
}

// What is left in runs without order: a character a letter, counted from 'a' on.
const alphabets = [0x61, 0x3b1, 0x430].map((start) => ({ start, end: start + 29 }));
const alphabetOf = (to) => alphabets.find(({ start, end }) => to >= start && to < end);
const runs = [];
const alone = [];
for (const [codePoint, to] of [...single].sort((a, b) => a[0] - b[0])) {
  const alphabet = alphabetOf(to);
  if (!alphabet) {
    alone.push([codePoint, [to]]);
    continue;
  }
  let run = runs.at(-1);
  const gap = run ? codePoint - (run.first + run.letters.length) : Infinity;
  if (!run || run.alphabet !== alphabet || gap > 8) {
    run = { first: codePoint, alphabet, letters: "" };
    runs.push(run);
  } else {
    run.letters += ".".repeat(gap);
  }
  run.letters += String.fromCharCode(0x61 + to - alphabet.start);
}

const hex = (number) => `0x${number.toString(16).toUpperCase().padStart(4, "0")}`;
const literal = (text) => text.match(/.{1,72}/g).map((part) => `"${part}"`).join("\n     ");
console.log(`// Made by make_letter_folding.mjs from Unicode ${version}.`);
console.log("// clang-format off");
console.log("constexpr Range kRanges[] = {");
for (const { first, last, step, delta } of ranges) {
  console.log(`    {${hex(first)}, ${hex(last)}, ${step}, ${delta}},`);
}
console.log("};\nconstexpr Run kRuns[] = {");
for (const { first, alphabet, letters } of runs) {
  console.log(`    {${hex(first)}, ${hex(alphabet.start)},\n     ${literal(letters)}},`);
}
console.log("};\nconstexpr Single kSingles[] = {");
for (const [from, to] of [...alone, ...[...several].filter(([, to]) => to.length === 0)]) {
  console.log(`    {${hex(from)}, ${hex(to[0] ?? 0)}},`);
}
console.log("};\nconstexpr Several kSeveral[] = {");
for (const [from, to] of [...several].filter(([, to]) => to.length > 1)) {
  const escaped = Buffer.from(String.fromCodePoint(...to))
    .toString("latin1")
    .replace(/[^ -~]/g, (c) => `\\${c.charCodeAt(0).toString(8)}`);
  console.log(`    {${hex(from)}, "${escaped}"},`);
}
console.log("};\n// clang-format on");
