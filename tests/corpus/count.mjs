// Counts threads by other means than src/: a second opinion on what `info --json` must print.
//
//   node tests/corpus/count.mjs FILE…
//     One JSON line a thread, without title and warnings; a line {"format", "error"} for a file
//     that must be refused. "error" is "any" where no definition says which code it is.
//   node tests/corpus/count.mjs --table FOLDER FILE…
//     Rows of tests/corpus.tsv for files named from FOLDER on.
//
// Not read here: `lemmy-text`, `text` and `native` (no service's format), mappings, and JSON that
// is cut off.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import {
  commento,
  isCommento,
  isIsso,
  isRemark42,
  isso,
  isTwikoo,
  remark42,
  twikoo,
} from "./blogs.mjs";
import {
  activityStreams,
  bluesky,
  isActivityStreams,
  isBluesky,
  isMastodon,
  mastodon,
} from "./fediverse.mjs";
import {
  discourse,
  gitHub,
  isDiscourse,
  isGitHub,
  isLemmy,
  isYouTube,
  lemmy,
  youTube,
} from "./forums.mjs";
import { hackerNews, isHackerNews, isLobsters, lobsters } from "./hacker_news.mjs";
import { isMail, mail } from "./mail.mjs";
import { isReddit, reddit } from "./reddit.mjs";
import { Refusal } from "./tree.mjs";
import { xml } from "./xml.mjs";

const jsonFormats = [
  [isActivityStreams, activityStreams],
  [isReddit, reddit],
  [isMastodon, mastodon],
  [isBluesky, bluesky],
  [isDiscourse, discourse],
  [isYouTube, youTube],
  [isLemmy, lemmy],
  [isCommento, commento],
  [isRemark42, remark42],
  [isTwikoo, twikoo],
  [isLobsters, lobsters],
  [isGitHub, gitHub],
  [isHackerNews, hackerNews],
  [isIsso, isso],
];

function parsed(source) {
  try {
    return [JSON.parse(source)];
  } catch {
    // One object a line. Only "\n" ends a line: texts may hold U+2028.
    const lines = source.split("\n").filter((line) => line.trim() !== "");
    return [
      undefined,
      lines.flatMap((line) => {
        try {
          return [JSON.parse(line)];
        } catch {
          return [];
        }
      }),
    ];
  }
}

/** The threads of a file. Throws a Refusal. */
export function count(path) {
  const bytes = readFileSync(path);
  const source = bytes.toString("utf8").replace(/^\uFEFF/, "");
  if (source.trim() === "") throw new Refusal("empty-input");
  if (/^[^<{[]{0,100}<(\?xml|rss|disqus)\b/.test(source)) return xml(source);
  if (isMail(source)) return mail(bytes.toString("latin1").replace(/^\xEF\xBB\xBF/, ""));
  const [json, lines] = parsed(source);
  if (lines?.length === 0) throw new Refusal("unknown-format");
  for (const [recognises, read] of jsonFormats)
    if (recognises(json, lines)) return read(json, lines);
  throw new Refusal("unknown-format");
}

const columns = [
  "post",
  "comments",
  "missing",
  "unloaded",
  "roots",
  "max_depth",
  "authors",
  "deleted",
  "removed",
];
/** A file of more threads than this has one row, of sums. */
const mostRows = 12;

function rows(folder, file) {
  let threads;
  try {
    threads = count(join(folder, file));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return [[file, "-", refusal.format, ...columns.map(() => "-"), "-", refusal.code]];
  }
  if (threads.length > mostRows) {
    const sum = (name) => threads.reduce((total, thread) => total + Number(thread[name]), 0);
    const most = Math.max(...threads.map((thread) => thread.max_depth));
    const cells = columns.map((name) => (name === "max_depth" ? most : sum(name)));
    return [[file, "all", threads[0].format, ...cells, threads.length, "-"]];
  }
  return threads.map((thread, i) => [
    file,
    i + 1,
    thread.format,
    ...columns.map((name) => thread[name]),
    threads.length,
    "-",
  ]);
}

const [first, ...rest] = process.argv.slice(2);
if (first === undefined) {
  console.error(
    "usage: node tests/corpus/count.mjs FILE…\n" +
      "       node tests/corpus/count.mjs --table FOLDER FILE…",
  );
  process.exit(2);
} else if (first === "--table") {
  console.log(["file", "thread", "format", ...columns, "threads", "error"].join("\t"));
  for (const file of rest.slice(1))
    for (const row of rows(rest[0], file)) console.log(row.join("\t"));
} else {
  for (const path of [first, ...rest]) {
    try {
      for (const thread of count(path)) console.log(JSON.stringify(thread));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      console.log(JSON.stringify({ format: refusal.format, error: refusal.code }));
    }
  }
}
