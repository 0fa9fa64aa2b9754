// What people write, made up: most comments are short, a few are long, some hold Markdown.

export const words = `the a of to and in that it is was for on as with they but not this have from or one
  what were when there can more said would about time than into could other some then two these very
  loom thread needle weaver cotton river bridge harbour winter kettle garden ladder engine window
  library compiler pointer kernel socket bicycle pedal museum letter stamp bread yeast oven cheese
  mountain valley forest heron otter beetle lantern candle copper silver marble granite paper ink
  draws keeps mends breaks builds sails climbs reads writes counts measures forgets remembers asks
  slowly quietly rarely often nearly exactly perhaps certainly almost never still again together`
  .split(/\s+/);
export const instances = [
  "loom.example",
  "spindle.example",
  "bobbin.example.org",
  "weft.example.net",
];

/** Stands in one comment of each thread, late in it: what is looked for. */
export const rareSentence = "A quixotic heron keeps it.";
export const rareWords = "quixotic heron";
export const rarePlace = (count) => Math.floor(count * 0.9);

/** Sentences and bodies, drawn from random numbers. */
export function proseOf({ next, below, pick }) {
  function sentence() {
    const length = 4 + below(14);
    const text = Array.from({ length }, () => pick(words)).join(" ");
    return text[0].toUpperCase() + text.slice(1) + pick([".", ".", ".", "?", "!"]);
  }

  const link = (folder) => `https://${pick(instances)}/${folder}`;

  /** A paragraph or something else that people write in Markdown. */
  function block() {
    const kind = next();
    const text = Array.from({ length: 1 + below(4) }, sentence).join(" ");
    if (kind < 0.7) return text;
    if (kind < 0.78) return `> ${sentence()}\n\n${text}`;
    if (kind < 0.84) return `${text} See [the ${pick(words)}](${link("post/")}${below(9999)}).`;
    if (kind < 0.88) return `- ${sentence()}\n- ${sentence()}\n- ${sentence()}`;
    if (kind < 0.92) {
      return `${text} **${pick(words)} ${pick(words)}**, *${pick(words)}* and \`${pick(words)}()\`.`;
    }
    if (kind < 0.95) return `${text} ${link("c/")}${pick(words)}`;
    if (kind < 0.98) return `\`\`\`\n${pick(words)}(${below(100)})\n\`\`\``;
    return `::: spoiler ${pick(words)}\n${text}\n:::`;
  }

  function body() {
    const blocks = next() < 0.55 ? 1 : next() < 0.9 ? 2 + below(3) : 5 + below(8);
    return Array.from({ length: blocks }, block).join("\n\n");
  }

  return { sentence, body };
}
