// Words what was found into tests/TRUST.md.

const cell = (value) =>
  (typeof value === "number" ? value.toLocaleString("en") : String(value))
    .replaceAll("|", "\\|")
    .replaceAll("\n", " ");

/** A table of Markdown; columns that hold numbers alone stand at the right. */
export function table({ columns, rows }) {
  const numeric = columns.map(
    (_, place) => rows.length > 0 && rows.every((row) => typeof row[place] === "number"),
  );
  const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  const rule = `|${numeric.map((right) => (right ? "---:" : "---")).join("|")}|`;
  return [line(columns), rule, ...rows.map(line)].join("\n");
}

function section({ title, about, tables, notes, measured }) {
  return [
    `## ${title}`,
    about,
    ...tables.map(table),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join("\n")] : []),
    `Run on ${measured.slice(0, 10)}.`,
  ].join("\n\n");
}

/**
 * The report, from records by part in the order of `parts`. A part that was not run is named as
 * that, and nothing is claimed of it.
 */
export function report(parts, records, { commit, machine }) {
  const there = parts.filter((part) => records[part]);
  const missing = parts.filter((part) => !records[part]);
  const summary = there.flatMap((part) =>
    records[part].summary.map(({ what, figure, holds }) => [what, figure, holds ? "yes" : "**no**"]),
  );
  const facts = Object.entries(machine);
  return `${[
    "# What can be trusted, and how it is known",
    `Written by \`./dev trust\`, from its own runs. The last one was of commit ${commit}.`,
    ...(missing.length > 0 ? [`**Not run:** ${missing.join(", ")}.`] : []),
    table({ columns: ["what", "found", "holds"], rows: summary }),
    ...there.map((part) => section(records[part])),
    "## The machine",
    table({ columns: ["what", "it is"], rows: facts }),
  ].join("\n\n")}\n`;
}
