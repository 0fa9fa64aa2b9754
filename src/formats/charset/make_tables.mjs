// Writes tables.inc, the facts of the WHATWG encoding standard (https://encoding.spec.whatwg.org/):
// what each byte of a single-byte encoding stands for, and what each pointer of a multi-byte one's
// index. They are asked of a browser's TextDecoder: Node's follows other tables.
//
// Usage: node make_tables.mjs > tables.inc   (needs Chromium, and the packages of web/)
import { createRequire } from "node:module";

const packages = createRequire(new URL("../../../web/package.json", import.meta.url));

const singleByte = [
  ...["ibm866", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6"],
  ...["iso-8859-7", "iso-8859-8", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15"],
  ...["iso-8859-16", "koi8-r", "koi8-u", "macintosh", "windows-874", "windows-1250"],
  ...["windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255"],
  ...["windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic"],
];

// An index: its encoding, and the bytes of its pointers in order. Rows are every lead byte, and in
// each row stand the trail bytes. `fill` and `isAround`: see filledSlots.
const multiByte = [
  { name: "big5", rows: [[0x81, 0xfe]], trails: [[0x40, 0x7e], [0xa1, 0xfe]] },
  {
    name: "euc-kr",
    rows: [[0x81, 0xfe]],
    trails: [[0x41, 0xfe]],
    fill: [0xac00, 0xd7a3],
    isAround: (i) => i < 32 * 190 || i % 190 < 96,
  },
  {
    name: "gb18030",
    rows: [[0x81, 0xfe]],
    trails: [[0x40, 0x7e], [0x80, 0xfe]],
    fill: [0x4e00, 0x9fa5],
    isAround: (i) => i < 32 * 190 || (i >= 41 * 190 && i % 190 < 96),
  },
  {
    name: "jis0208",
    encoding: "shift_jis",
    rows: [[0x81, 0x9f], [0xe0, 0xfc]],
    trails: [[0x40, 0x7e], [0x80, 0xfc]],
  },
  {
    name: "jis0212",
    encoding: "euc-jp",
    prefix: [0x8f],
    rows: [[0xa1, 0xfe]],
    trails: [[0xa1, 0xfe]],
  },
];

/** Runs in the page: the code point that some bytes are, or 0 if they are none or several. */
function decodeAll(encoding, sequences) {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return sequences.map((bytes) => {
    try {
      const points = [...decoder.decode(new Uint8Array(bytes))];
      return points.length === 1 ? points[0].codePointAt(0) : 0;
    } catch {
      return 0;
    }
  });
}

const between = ([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

function sequencesOf({ prefix = [], rows, trails }) {
  const sequences = [];
  for (const lead of rows.flatMap(between)) {
    for (const trail of trails.flatMap(between)) sequences.push([...prefix, lead, trail]);
  }
  return sequences;
}

/** The four bytes of gb18030's pointers into the first plane. */
const fourByteSequences = Array.from({ length: 39420 }, (_, pointer) => [
  0x81 + Math.floor(pointer / 12600),
  0x30 + (Math.floor(pointer / 1260) % 10),
  0x81 + (Math.floor(pointer / 10) % 126),
  0x30 + (pointer % 10),
]);

// --- The code, which table.cpp undoes and explains ------------------------------------------------

const digits = Array.from({ length: 0x7e - 0x22 }, (_, i) => String.fromCharCode(0x23 + i))
  .filter((digit) => digit !== "\\" && digit !== "?")
  .join("");
const [swap, absolute, run, fill, gap] = digits.slice(85);

const threeDigits = (value) =>
  digits[Math.floor(value / 8100)] + digits[Math.floor(value / 90) % 90] + digits[value % 90];

function number(value) {
  let text = digits[value % 45];
  for (let rest = Math.floor(value / 45); rest > 0; rest = Math.floor(rest / 45)) {
    text = digits[45 + (rest % 45)] + text;
  }
  return text;
}

function difference(value) {
  const short = value + 8;
  if (short >= 0 && short < 40) return digits[short];
  const middle = value + 900;
  if (middle >= 0 && middle < 38 * 90) {
    return digits[40 + Math.floor(middle / 90)] + digits[middle % 90];
  }
  const long = value + 24900;
  if (long < 0 || long >= 7 * 8100) return null;
  return threeDigits(78 * 8100 + long);
}

/**
 * The slots that hold what no other slot of the index holds, in the order of Unicode: Unihan in GBK
 * and Hangul in euc-kr lie around an older set in an order of its own.
 */
function filledSlots(points, [first, last], isAround) {
  const inRange = (point) => point >= first && point <= last;
  const slots = [...points.keys()].filter((i) => isAround(i) && inRange(points[i]));
  const filled = new Set(slots);
  const elsewhere = new Set(points.filter((_, i) => !filled.has(i)));
  let next = first;
  for (const slot of slots) {
    while (elsewhere.has(next)) ++next;
    if (points[slot] !== next++) throw new Error(`pointer ${slot} is not in order`);
  }
  return filled;
}

function encode(points, filled) {
  const endOf = (start, holds) => {
    let end = start;
    while (end < points.length && holds(end)) ++end;
    return end;
  };
  let text = "";
  let last = 0;
  let other = 0x20000;
  for (let i = 0; i < points.length; ) {
    let end = endOf(i, (at) => points[at] === 0);
    if (end > i) {
      text += gap + number(end - i);
      i = end;
      continue;
    }
    end = endOf(i, (at) => filled.has(at));
    if (end > i) {
      text += fill + number(end - i);
      i = end;
      continue;
    }
    if ((points[i] >= 0x20000) !== (last >= 0x20000)) {
      text += swap;
      [last, other] = [other, last];
    }
    const start = i;
    end = endOf(i, (at) => points[at] === last + 1 + at - start && !filled.has(at));
    if (end - i >= 3) {
      text += run + number(end - i);
      last = points[end - 1];
      i = end;
      continue;
    }
    const step = difference(points[i] - last - 1);
    text += step ?? absolute + threeDigits(points[i]);
    last = points[i++];
  }
  return text;
}

function print(name, points, { fill, isAround } = {}) {
  const text = encode(points, fill ? filledSlots(points, fill, isAround) : new Set());
  const width = 180;
  console.log(`const CharsetTable k${name} = {${points.length}, ${fill?.[0] ?? 0},`);
  for (let i = 0; i < text.length; i += width) console.log(`"${text.slice(i, i + width)}"`);
  console.log("};");
}

/** kIso8859Part10, kWindows1252, kEucKr. */
const constant = (name) =>
  name
    .replace(/^iso-8859-/, "Iso8859Part")
    .replace(/^windows-/, "Windows")
    .replace(/(^|-)([a-z])/g, (_, dash, letter) => letter.toUpperCase());

const browser = await packages("puppeteer-core").launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
const points = (encoding, sequences) => page.evaluate(decodeAll, encoding, sequences);
console.log("// Made by make_tables.mjs. What each code means is told in table.cpp.");
console.log("// clang-format off");
for (const name of singleByte) {
  print(constant(name), await points(name, between([0x80, 0xff]).map((byte) => [byte])));
}
for (const index of multiByte) {
  print(constant(index.name), await points(index.encoding ?? index.name, sequencesOf(index)), index);
}
print("Gb18030FourByte", await points("gb18030", fourByteSequences));
await browser.close();
