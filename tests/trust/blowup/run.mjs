// `./dev trust blow-up`: what is known to make readers slow or their output long, at n, 2n and 4n bytes;
// its Markdown with the md4c of Debian 12, too, where that could be built.
// Usage: node run.mjs
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build, record } from "../record.mjs";

const ours = join(build, "native", "tests", "threadbare_blowup");
const old = join(build, "md4c-0.4.8", "tests", "threadbare_blowup");

function measured(program, args) {
  const { stdout, stderr, status, signal } = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0 && status !== 1) throw new Error(`${program}: ${signal ?? status}: ${stderr}`);
  return stdout.trim().split("\n").map((line) => JSON.parse(line));
}

const most = (list, of) => list.reduce((best, one) => (of(one) > of(best) ? one : best));
// As is_linear() of main.cpp: by how much the time grows with each doubling.
const growth = ({ seconds: [first, , last] }) =>
  last < 0.004 ? 0 : Math.sqrt(last / Math.max(first, 0.001));
const isSlow = (one) => !one.linear || growth(one) > 2.6;
const shown = (text) => {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `\`${JSON.stringify(short).slice(1, -1).replaceAll("`", "ˋ")}\``;
};

function rowsOf(results, suffix = "") {
  return [...new Set(results.map(({ where }) => where))].map((where) => {
    const there = results.filter((one) => one.where === where);
    const slowest = most(there, ({ seconds, bytes }) => seconds[2] / bytes);
    const longest = most(there, ({ times }) => times);
    return [
      where + suffix,
      there.length,
      Number((Math.max(...there.map(({ bytes }) => bytes)) / 1024).toFixed(0)),
      there.filter(isSlow).length,
      Number(Math.max(...there.map(growth)).toFixed(2)),
      Number(((slowest.seconds[2] / slowest.bytes) * 2 ** 20).toFixed(2)),
      shown(slowest.what),
      Number(longest.times.toFixed(1)),
      shown(longest.what),
    ];
  });
}

/** What inputs are, and how long the slowest of each took. */
const kindsOf = (some) => {
  const names = [...new Set(some.map(({ what }) => what))];
  const worst = (name) => Math.max(...some.filter(({ what }) => what === name).map(({ seconds }) => seconds[2]));
  return names.map((name) => `${shown(name)} (${worst(name).toFixed(1)} s)`).join(", ") || "none";
};

const results = measured(ours, []);
// Once: what is quadratic there takes half a minute.
const before = existsSync(old) ? measured(old, ["--once", "Markdown"]) : [];
const wrong = results.filter(({ linear, bounded }) => !linear || !bounded);
for (const one of wrong) console.error(JSON.stringify(one));
const slow = before.filter(isSlow);
const longest = most(results, ({ times }) => times);
record({
  part: "blow-up",
  title: "Blow-up",
  about:
    `${results.length} inputs that are one thing again and again, or made against what readers look for, md4c's ` +
    "and cmark's own among them, at n, 2n and 4n bytes: bodies are rendered, files are read, sorted and " +
    "rendered, halves of text are looked for in the other half. Of at least three runs the fastest counts. " +
    "Linear is what takes no more than 2.6 times as long for twice the input, from n to 4n, or less than 4 ms.",
  tables: [
    {
      columns: ["where", "inputs", "KB at 4n", "not linear", "most per doubling", "s/MB, slowest", "which", "output ÷ input, longest", "which"],
      rows: [...rowsOf(results), ...(before.length > 0 ? rowsOf(before, ", md4c 0.4.8") : [])],
    },
  ],
  notes: [
    "A body's output is cut at 32 times its size and 64 KB. Of whole files the HTML of every comment is counted: an empty one, `{},`, is an article of 600 bytes.",
    before.length > 0
      ? `With md4c 0.4.8 of Debian 12 instead of 0.5.3, and one run each, ${slow.length} of ${before.length} Markdown inputs ` +
        `are not linear: ${kindsOf(slow)}. A build that could get no other warns of it.`
      : "md4c 0.4.8, as Debian 12 has it, was not measured: it could not be had.",
  ],
  summary: [
    { what: "inputs that take more than linear time", figure: `${wrong.filter(({ linear }) => !linear).length} of ${results.length}`, holds: wrong.every(({ linear }) => linear) },
    { what: "longest output", figure: `${longest.times.toFixed(0)} × the input`, holds: wrong.every(({ bounded }) => bounded) },
  ],
});
process.exit(wrong.length > 0 ? 1 : 0);
