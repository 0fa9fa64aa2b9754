// Writes a thread in Threadbare's own JSON: `node generate_native.mjs COUNT [SHAPE] > FILE`.
//
// Shapes: "forest" (the default) has a thousand trees, the first of them the largest, up to 60 levels
// deep; "roots" has nothing but roots; "chain" has each comment below the one before.
// The same count and shape give the same bytes, about 130 a comment.
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const texts = [
  "The one at the weir, when the water is low.",
  "Which of them do you *mean*? There are two, and only one has rails.",
  "I have crossed it in every winter but one.",
  "No.",
  "The old mill stood there, and what is left of it holds the pier: go and look, it is `worth` it.",
];

/** The parent of each comment, -1 for roots. */
const shapes = {
  forest(count) {
    const trees = Math.max(Math.floor(count / 1000), 1);
    const parents = new Int32Array(count).fill(-1);
    const depths = new Uint8Array(count);
    let state = 1; // a linear congruential generator: the same everywhere
    const below = (limit) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 4294967296) * limit);
    };
    // The first tree holds a tenth of all, so that there is one that is large.
    const large = Math.floor(count / 10);
    const size = Math.max(Math.floor((count - large) / trees), 1);
    let root = 0;
    for (let i = 1; i < count; ++i) {
      if (i >= large && (i - large) % size === 0) {
        root = i;
        continue;
      }
      const parent = Math.max(i - 1 - below(12), root);
      parents[i] = depths[parent] < 60 ? parent : root;
      depths[i] = depths[parents[i]] + 1;
    }
    return parents;
  },
  roots: (count) => new Int32Array(count).fill(-1),
  chain: (count) => Int32Array.from({ length: count }, (_, i) => i - 1),
};

/** The file as pieces of text, each of some hundred kilobytes. */
export function* nativeThread(count, shape = "forest") {
  const parents = shapes[shape](count);
  let text = '{"threadbare":1,"title":"Bridges","comments":[\n';
  for (let i = 0; i < count; ++i) {
    const comment = {
      id: String(i),
      parent: parents[i] < 0 ? null : String(parents[i]),
      author: { name: `${["ada", "bea", "cyn", "dov"][i % 4]}${i % 997}` },
      time: new Date(1.7e12 + ((i * 7919) % count) * 1000).toISOString(),
      score: (i * 31) % 211,
      body: texts[i % texts.length],
      markup: "markdown",
    };
    text += JSON.stringify(comment) + (i + 1 < count ? ",\n" : "\n");
    if (text.length < 1 << 18) continue;
    yield text;
    text = "";
  }
  yield `${text}]}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, shape = "forest"] = [Number(process.argv[2]), process.argv[3]];
  if (!Number.isInteger(count) || count < 1 || !(shape in shapes)) {
    console.error(`usage: generate_native.mjs COUNT [${Object.keys(shapes).join("|")}]`);
    process.exit(2);
  }
  for (const piece of nativeThread(count, shape)) {
    if (!process.stdout.write(piece)) await once(process.stdout, "drain");
  }
}
