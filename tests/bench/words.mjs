// Numbers as people read them.

/** Three digits of a number, with commas: "1,230", "12.3", "0.123". */
export function digits(number) {
  if (number === 0) return "0";
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))));
  const rounded = Number(number.toPrecision(3));
  return rounded.toLocaleString("en", { maximumFractionDigits: places, useGrouping: true });
}

const known = (write) => (number) => (Number.isFinite(number) ? write(number) : "–");

export const milliseconds = known((time) =>
  time >= 10_000 ? `${digits(time / 1000)} s` : `${digits(time)} ms`,
);
export const megabytes = known((bytes) => `${digits(bytes / 1e6)} MB`);
export const count = known((number) => Math.round(number).toLocaleString("en"));
export const times = known((number) => `${digits(number)}×`);
export const perSecond = known((number) => `${digits(number)} MB/s`);

export const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** A table in Markdown. All columns but the first `words` hold numbers. */
export function table(head, rows, { words = 1 } = {}) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, i) => (i < words ? "---" : "---:"));
  return [line(head), `|${rule.join("|")}|`, ...rows.map(line)].join("\n");
}
