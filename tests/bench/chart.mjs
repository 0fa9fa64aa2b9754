// A bar chart as SVG, for light pages and dark ones.

const WIDTH = 760;
const LABELS = 250;
const VALUES = 110;
const BAR = 20;
const GAP = 6;
const HEADING = 34;
const MARGIN = 14;

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (character) => escapes[character]);

const style = `text { font: 14px system-ui, sans-serif; fill: #1f2328; }
.heading { font-weight: 600; }
.value { font-variant-numeric: tabular-nums; }
.bar { fill: #8c959f; }
.ours { fill: #1a5fb4; }
.none { fill: #d1d9e0; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc; }
  .bar { fill: #656c76; }
  .ours { fill: #8ab8f5; }
  .none { fill: #3d444d; }
}`;

/**
 * Groups of bars, each group to a scale of its own: `{heading, bars: [{label, value, text, ours}]}`.
 * A bar whose value is null is as long as can be, and says with its text what came of it.
 */
export function barChart(title, groups) {
  const room = WIDTH - LABELS - VALUES - 2 * MARGIN;
  const pieces = [];
  let y = MARGIN;
  for (const { heading, bars } of groups) {
    const longest = Math.max(...bars.map(({ value }) => value ?? 0));
    pieces.push(`<text class="heading" x="${MARGIN}" y="${y + 18}">${escape(heading)}</text>`);
    y += HEADING;
    for (const { label, value, text, ours = false } of bars) {
      const share = value === null || longest === 0 ? 1 : value / longest;
      const width = Math.max(1, Math.round(share * room));
      const kind = value === null ? "bar none" : ours ? "bar ours" : "bar";
      const x = MARGIN + LABELS;
      const line = y + BAR - 5;
      pieces.push(
        `<text x="${MARGIN}" y="${line}">${escape(label)}</text>`,
        `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${BAR}" rx="2"/>`,
        `<text class="value" x="${x + width + 8}" y="${line}">${escape(text)}</text>`,
      );
      y += BAR + GAP;
    }
    y += MARGIN;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-label="${escape(title)}">
<title>${escape(title)}</title>
<style>${style}</style>
${pieces.join("\n")}
</svg>
`;
}
