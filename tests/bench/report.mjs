// The results as a page of Markdown.
import { headlines } from "./headlines.mjs";
import { worth } from "./machine.mjs";
import { ratio, median } from "./statistics.mjs";
import { bodies, browsersOf, growth, names, nativeCost, reading, shown } from "./summary.mjs";
import { capital, count, digits, megabytes, milliseconds, perSecond, table, times } from "./words.mjs";

const formatNames = { lemmy: "Lemmy", native: "native", bluesky: "Bluesky" };
const formatName = (format) => formatNames[format] ?? format;

const NO_LONG_TASK = 50; // milliseconds: browsers tell of none that is shorter

function machineSection(results) {
  const { facts, load } = results.get({ part: "machine" });
  const described = table(
    ["what", "it is"],
    Object.entries(facts),
    { words: 2 },
  );
  return `${worth(load)}\n\n${described}`;
}

function headlineSection(results) {
  const word = { true: "yes", false: "**no**", null: "not measured" };
  const rows = headlines(results).map(({ aim, measured, met }) => [aim, measured || "–", word[met]]);
  return table(["aim", "measured", "met"], rows, { words: 3 });
}

/** A time, and behind a peer's how many times ours it is. */
function timeCell(value, ours) {
  if (ours === undefined) return milliseconds(value);
  const factor = ratio(value, ours);
  return factor === null ? milliseconds(value) : `${milliseconds(value)} (${times(factor)})`;
}

function taskCell(value, ours) {
  if (Number.isFinite(value) && value < NO_LONG_TASK) return "< 50 ms";
  return timeCell(value, ours < NO_LONG_TASK ? undefined : ours);
}

const actions = ["fold", "unfold", "sort", "find"];
const actionCell = (subject, action, value, ours) => {
  if (Number.isFinite(value)) return timeCell(value, ours);
  if (subject === "threadbare" && action === "find") return "not there yet";
  return "–";
};

function threadRow(results, { place, format, count: size, subject }) {
  const own = shown(results, place, format, size, subject);
  const base = subject === "threadbare" ? null : shown(results, place, format, size, "threadbare");
  const head = [`${formatName(format)} ${count(size)}`, names[subject]];
  if (!Number.isFinite(own.first)) return [...head, own.none ?? "–", ...Array(11).fill("")];
  const ours = (measure) => base?.[measure] ?? undefined;
  const frames = Number.isFinite(own.frames)
    ? `${count(own.over16)} / ${count(own.over50)} of ${count(own.frames)}`
    : "–";
  return [
    ...head,
    timeCell(own.first, ours("first")),
    timeCell(own.all, ours("all")),
    taskCell(own.longestTask, ours("longestTask")),
    ...actions.map((action) => actionCell(subject, action, own[action], ours(action))),
    frames,
    megabytes(own.heap),
    megabytes(own.wasm),
    count(own.nodes),
    own.none ? `${own.runs}, then ${own.none}` : String(own.runs),
  ];
}

function threadSection(results, place) {
  const rows = results
    .of("threads")
    .filter((result) => result.place === place)
    .map((result) => threadRow(results, result));
  const head = [
    "thread", "by", "first rows", "everything", "longest task", "fold", "unfold", "sort", "find",
    "frames over 16.7 / 50 ms", "JS heap", "wasm heap", "nodes", "runs",
  ];
  return `### ${capital(place)}\n\n${table(head, rows, { words: 2 })}`;
}

function readingSection(results) {
  const rows = results.of("reading").flatMap(({ place, format, count: size }) => {
    const found = reading(results, place, format, size);
    if (!found) return [];
    const cells = ({ ours, parse, ratio: factor }) => [
      perSecond(ours), perSecond(parse), times(factor),
    ];
    return [[
      capital(place), `${formatName(format)} ${count(size)}`, megabytes(found.size),
      ...cells(found.first), ...cells(found.again), String(found.runs),
    ]];
  });
  const head = [
    "browser", "thread", "size", "Threadbare", "JSON.parse", "ratio", "again: Threadbare",
    "again: JSON.parse", "again: ratio", "runs",
  ];
  return table(head, rows, { words: 2 });
}

function bodySection(results) {
  const rows = browsersOf(results, "markdown").flatMap((place) =>
    ["markdown", "html"].flatMap((kind) => {
      const found = bodies(results, place, kind);
      if (!found) return [];
      const ours = found.ways.find(({ name }) => name === "threadbare");
      const speed = (time) => perSecond(ratio(found.size / 1000, time));
      return found.ways.map(({ name, first, again }) => [
        capital(place), kind === "html" ? "HTML" : "Markdown", names[name] ?? name,
        speed(first), times(ratio(first, ours.first)), speed(again), times(ratio(again, ours.again)),
        String(found.runs),
      ]);
    }),
  );
  const head = ["browser", "bodies", "by", "once", "takes", "again", "takes", "runs"];
  return table(head, rows, { words: 3 });
}

function nativeSection(results) {
  const formats = results.of("native").filter((result) => result.read);
  const rows = formats.map((result) => {
    const speed = (list) => (list.length ? perSecond(result.bytes / 1000 / median(list)) : "–");
    const each = nativeCost(result);
    return [
      result.format, count(result.comments), megabytes(result.bytes), speed(result.read),
      count(1e6 / each.read), count(1e6 / each.render), speed(result.simdjson),
      speed(result.nlohmann), String(result.read.length),
    ];
  });
  const head = [
    "format", "comments", "size", "read", "comments/s read", "comments/s rendered",
    "simdjson parses", "nlohmann parses", "runs",
  ];
  const pages = results
    .of("native")
    .filter((result) => result.page)
    .map(
      (result) =>
        `\`threadbare page\` of ${count(result.count)} ${formatName(result.format)} comments takes ` +
        `${milliseconds(median(result.page))}, all of the process (${result.page.length} runs).`,
    );
  return [table(head, rows), ...pages].join("\n\n");
}

function growthSection(results) {
  const micro = (value) => (Number.isFinite(value) ? `${digits(value)} µs` : "–");
  const rows = ["native", ...browsersOf(results, "growth")].flatMap((place) => {
    const costs = growth(results, place);
    const base = costs.find((cost) => cost.count === 1000)?.all;
    return costs.map((cost) => [
      capital(place), count(cost.count), micro(cost.read), micro(cost.first), micro(cost.all),
      times(ratio(cost.all, base)), String(cost.runs),
    ]);
  });
  const head = [
    "where", "comments", "to read", "to first rows", "everything", "against 1,000", "runs",
  ];
  return table(head, rows);
}

/** When and on what it was measured: one commit and day, or all of them. */
function provenance(results) {
  const measured = ["native", "reading", "markdown", "growth", "threads"].flatMap((part) =>
    results.of(part),
  );
  const all = (name) => [...new Set(measured.map((result) => result[name]))].sort().join(", ");
  return `Measured ${all("date")}, on commit ${all("commit")}.`;
}

const definitions = `- **Start**: the file is in the page's memory, nothing of it is looked at.
- **First rows**: until the first comments are painted. **Everything**: until all of what the page
  will hold is in it and painted. Threadbare shows threads of more than 20,000 comments 20,000 at a
  time; (b) has only what is on the screen in the page, so it has everything as soon as anything.
- **Longest task** while opening, as the browser tells it; in Firefox, which does not, the longest
  time between two frames. **Fold**, **unfold**: the root with the most replies. **Sort**: best
  first. **Find**: two words that stand in one late comment. Each from the start of a frame until its
  outcome is painted, so one frame, 17 ms, is the least there is.
- **Frames**: of 50 screens, two frames each. **JS heap** after a collection; only Chromium tells it.
- In parentheses: how many times as long as Threadbare it takes. Below 1, it is faster.
- All numbers are medians. Each run has a fresh page in a session that has loaded its scripts before.
  All use the same bytes and style sheet and load no pictures. What takes longer than 60 s is not
  waited for; a case gets no new run once its runs took 60 s to open, and one that opens in more than 5 s is scrolled,
  folded, sorted and searched in its first run only.
- (a) makes all comments, then puts them into the page at once. (b) parses a body when its row is
  first shown, and keeps it. (c) is the package as it is, its \`fetch\` answered from memory and
  authors' pictures hidden from it; it shows plain text and can do none of the rest. Peers find by \`includes\` on the source of each body.
- Reading and bodies: once is the first time in a fresh page, as it is for a reader; again is the
  second time. Reading makes a whole tree ready to be shown; \`JSON.parse\` has yet to be made one.
  Rendering includes the frame around each body for Threadbare, and none for the others.
- Natively simdjson and nlohmann/json parse the same bytes, and nothing is taken out of them.`;

/** The whole page. `chart` is the name of the picture beside it. */
export function report(results, chart) {
  const threads = () =>
    browsersOf(results, "threads")
      .map((place) => threadSection(results, place))
      .join("\n\n");
  const measured = [
    ["Threads", "threads", threads],
    ["Reading JSON in a browser", "reading", readingSection],
    ["Bodies in a browser", "markdown", bodySection],
    ["Natively", "native", nativeSection],
    ["What a comment costs as threads grow", "growth", growthSection],
  ];
  const sections = [
    `# Measurements\n\nWritten by \`./dev bench\`. ${provenance(results)}\n\n${machineSection(results)}`,
    `## What it aims at\n\n${headlineSection(results)}\n\n![How long comments take](${chart})`,
    ...measured
      .filter(([, part]) => results.of(part).length > 0)
      .map(([title, , section]) => `## ${title}\n\n${section(results)}`),
    `## How it is measured\n\n${definitions}`,
  ];
  return `${sections.join("\n\n")}\n`;
}
