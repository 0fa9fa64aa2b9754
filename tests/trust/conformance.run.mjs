// `./dev trust conformance`: the JSON reader against JSONTestSuite, and Markdown, through the writer,
// against the examples of CommonMark and GFM. Needs the corpus, which holds both.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { judged, known, reasons } from "./markdown_examples.mjs";
import { build, record } from "./record.mjs";

const corpus = process.env.THREADBARE_CORPUS;
if (!corpus) {
  console.error("conformance needs THREADBARE_CORPUS, where the suites lie");
  process.exit(1);
}
const suites = join(corpus, "_security");
const command = join(build, "native", "threadbare");

const run = (args, options = {}) =>
  spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });

// What is said of JSON that is JSON, but no thread.
const NO_THREAD = /is no JSON object|there is neither a post nor a comment|holds no thread/;

/** What the reader says of a file where it looks at every byte: null if that is JSON. */
function complaintAbout(file) {
  const { status, stderr, signal } = run(["info", "--strict", "--from", "threadbare", file]);
  if (signal !== null || status > 1) throw new Error(`${file}: ended with ${signal ?? status}`);
  const lines = stderr.split("\n").filter((line) => /(error|warning): /.test(line));
  const found = lines.find((line) => !NO_THREAD.test(line));
  return found ? found.replace(/^.*?(error|warning): /, "") : null;
}

function jsonSuite() {
  const folder = join(suites, "JSONTestSuite", "test_parsing");
  const counts = { y: [0, 0], n: [0, 0], i: [0, 0] };
  const free = [];
  const wrong = [];
  for (const name of readdirSync(folder).sort()) {
    const kind = name[0];
    if (!(kind in counts)) continue;
    const complaint = complaintAbout(join(folder, name));
    const accepted = complaint === null;
    counts[kind][1] += 1;
    if (accepted) counts[kind][0] += 1;
    if (kind === "i") free.push([name, accepted ? "accepted" : "refused", complaint ?? ""]);
    else if (accepted !== (kind === "y")) wrong.push(`${name}: ${complaint ?? "accepted"}`);
  }
  return { counts, free, wrong };
}

/** The examples of a specification: { number, section, markdown, html }. */
function examplesIn(file) {
  const text = readFileSync(join(suites, file), "utf8").replaceAll("\r\n", "\n");
  const examples = [];
  let section = "";
  const parts = /^#{1,6} +(.*)$|^`{32} example([^\n]*)\n([^]*?)^\.\n([^]*?)^`{32}$/gm;
  for (const [, heading, , markdown, html] of text.matchAll(parts)) {
    if (heading !== undefined) section = heading;
    else {
      const tabs = (each) => each.replaceAll("→", "\t");
      examples.push({ number: examples.length + 1, section, markdown: tabs(markdown), html: tabs(html) });
    }
  }
  return examples;
}

/** What Threadbare makes of each example's Markdown. */
function bodiesOf(examples, source) {
  const comments = examples.map(({ markdown }, n) => ({ id: String(n), body: markdown, markup: "markdown" }));
  const base = "https://base.invalid/";
  const input = JSON.stringify({ threadbare: 1, title: "x", url: base, base, source, comments });
  const { stdout, status, stderr } = run(["convert", "--to", "html", "-"], { input });
  if (status !== 0) throw new Error(stderr);
  const bodies = [];
  const pattern = /id="comment-(\d+)".*?<section class="body"[^>]*>([^]*?)<\/section><\/article>/g;
  for (const [, id, html] of stdout.matchAll(pattern)) bodies[Number(id)] = html;
  return bodies;
}

function markdownSuite(title, file, source) {
  const examples = examplesIn(file);
  const bodies = bodiesOf(examples, source);
  const verdicts = examples.map((example, n) => ({ ...example, ours: bodies[n] ?? "", ...judged(example, bodies[n] ?? "") }));
  return {
    title,
    count: examples.length,
    same: verdicts.filter(({ verdict }) => verdict === "same").length,
    explained: Object.fromEntries(
      Object.keys(reasons).map((reason) => [reason, verdicts.filter(({ verdict }) => verdict === reason).length]),
    ),
    open: verdicts.filter(({ verdict }) => verdict === "different"),
  };
}

const json = jsonSuite();
const markdown = [
  markdownSuite("CommonMark", "commonmark-spec-spec.txt", "bluesky"),
  markdownSuite("GFM", "cmark-gfm-spec.txt", "github"),
];
const { y, n, i } = json.counts;
const jsonHolds = y[0] === y[1] && n[0] === 0;
const open = markdown.flatMap(({ title, open }) => open.map((each) => ({ title, ...each })));
if (process.argv.includes("--verbose")) console.log(JSON.stringify(open, null, 1));

record({
  part: "conformance",
  title: "What formats say they are",
  about:
    "JSONTestSuite goes through the reader of Threadbare's own JSON with `--strict`, so that every byte is " +
    "looked at. The examples of CommonMark and GFM are bodies of comments; what is written is compared with " +
    "what the specification says, once the differences that are meant (headings start at `h4`, links have a " +
    "`rel`) are taken out on both sides.",
  tables: [
    {
      columns: ["suite", "of", "as it says", "not"],
      rows: [
        ["JSONTestSuite: must be accepted", y[1], y[0], y[1] - y[0]],
        ["JSONTestSuite: must be refused", n[1], n[1] - n[0], n[0]],
      ],
    },
    { columns: ["JSONTestSuite: free to choose", "ours", "what is said"], rows: json.free },
    {
      columns: ["examples", "of", "the same", ...Object.values(reasons), "else"],
      rows: markdown.map(({ title, count, same, explained, open }) => [
        title, count, same, ...Object.values(explained), open.length,
      ]),
    },
  ],
  notes: [
    ...json.wrong.map((what) => `**JSONTestSuite:** ${what}`),
    ...open.map(
      ({ title, number, section, markdown }) =>
        known[markdown] !== undefined
          ? `${title} ${number} (${section}): ${known[markdown]}; that is md4c's reading.`
          : `**Different:** ${title} ${number} (${section}): ${JSON.stringify(markdown)}`,
    ),
  ],
  summary: [
    { what: "JSONTestSuite: accepted of those that must be", figure: `${y[0]}/${y[1]}`, holds: y[0] === y[1] },
    { what: "JSONTestSuite: refused of those that must be", figure: `${n[1] - n[0]}/${n[1]}`, holds: n[0] === 0 },
    ...markdown.map(({ title, count, same, open }) => ({
      what: `${title}: examples the same, or different as explained`,
      figure: `${same} + ${count - same - open.length} of ${count}`,
      holds: open.every(({ markdown }) => known[markdown] !== undefined),
    })),
  ],
});
console.log(JSON.stringify({ y, n, i, wrong: json.wrong, markdown: markdown.map(({ open, ...rest }) => ({ ...rest, open: open.length })) }));
if (!jsonHolds || open.some(({ markdown }) => known[markdown] === undefined)) process.exit(1);
