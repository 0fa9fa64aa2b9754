// `./dev trust payloads`: every payload in every place, shown in every sink, in every browser that
// is installed; and every field of every format. Counts what ran, what left its comment and what
// was asked for.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { programOf, project } from "../browser/launch.mjs";
import { listedPayloads, ownPayloads } from "./payloads.mjs";
import { documentOf, places, threadOf, threadPlaces } from "./places.mjs";
import { record } from "./record.mjs";

// THREADBARE_BROWSER asks for one of them alone.
const asked = process.env.THREADBARE_BROWSER;
const every = Number(process.env.THREADBARE_EVERY ?? 1);
const browsers = (asked ? [asked] : ["chromium", "firefox"]).filter((name) => programOf(name));

/** A smoke set is what WebKit sees: one payload of so many. */
const WEBKIT_EVERY = 12;

if (process.argv[2] === "--in") {
  await inBrowser();
} else if (process.argv[2] === "--in-webkit") {
  await inWebKit();
} else {
  const results = browsers.map((name) => [name, child(name, "--in")]);
  const webkit = asked ? null : child("webkit", "--in-webkit");
  report(results, webkit);
}

/**
 * The payloads: our own, and the published list where the corpus is at hand. THREADBARE_EVERY takes
 * one of so many, for a run that is short.
 */
function allPayloads() {
  const corpus = process.env.THREADBARE_CORPUS;
  const read = () => readFileSync(join(corpus, "_security", "DOMPurify-expect.json"), "utf8");
  const listed = corpus ? listedPayloads(JSON.parse(read())) : [];
  return [...listed, ...ownPayloads()].filter((_, n) => n % every === 0);
}

/**
 * A browser is chosen when the harness is loaded, so each has a process of its own. Null if it is not
 * installed.
 */
function child(name, how) {
  const { stdout, status } = spawnSync(process.execPath, [new URL(import.meta.url).pathname, how], {
    cwd: project,
    env: { ...process.env, THREADBARE_BROWSER: name },
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`the run in ${name} ended with ${status}`);
  if (!stdout.includes("\u0001")) return null;
  return JSON.parse(stdout.slice(stdout.indexOf("\u0001") + 1));
}

/** Collects what was seen, by sink: what add() is given is as shownIn() returns it. */
function collecting(result) {
  return (name, shown, count, { faults, ran, requests, nodes }) => {
    const sum = (result.sinks[name] ??= { shown: 0, nodes: 0, ran: 0, faults: 0, requests: 0 });
    sum.shown += count;
    sum.nodes += nodes;
    sum.ran += ran.length;
    sum.faults += faults.length;
    sum.requests += requests.length;
    for (const what of [...ran, ...faults, ...requests]) {
      if (result.found.length < 40) result.found.push(`${name}, ${shown}: ${what}`);
    }
  };
}

async function inWebKit() {
  const { WebKit, webkitSinks } = await import("./webkit.mjs");
  const payloads = allPayloads().filter((_, n) => n % WEBKIT_EVERY === 0);
  const result = { payloads: payloads.length, sinks: {}, found: [] };
  const add = collecting(result);
  const webkit = await WebKit.open();
  const sample = payloads.filter((_, n) => n % 10 === 0).map(({ text }) => text);
  result.raw = { tried: sample.length, ran: 0 };
  for (const text of sample) result.raw.ran += (await webkit.sees(text)) ? 1 : 0;
  for (const sink of webkitSinks) {
    for (const place of Object.keys(places)) {
      console.error(`webkit: ${sink}: ${place}`);
      const json = documentOf(payloads.map(({ text }) => ({ place, text })));
      add(`${sink}, a smoke set`, place, payloads.length, await webkit.show(sink, json, payloads.length));
    }
  }
  await webkit.close();
  process.stdout.write(`\u0001${JSON.stringify(result)}`, () => process.exit(0));
}

async function inBrowser() {
  const { FragmentSink, run, shownIn, shownRaw, sinks } = await import("./sinks.mjs");
  const { hostileFields } = await import("./fields.mjs");
  const { closeBrowser } = await import("../browser/browser.mjs");
  const payloads = allPayloads();
  const result = { payloads: payloads.length, sinks: {}, found: [] };
  const add = collecting(result);

  const sample = payloads.filter((_, n) => n % 10 === 0).map(({ text }) => text);
  result.raw = { tried: sample.length, ...(await shownRaw(sample)) };

  for (const sink of Object.keys(sinks)) {
    for (const place of Object.keys(places)) {
      console.error(`${process.env.THREADBARE_BROWSER}: ${sink}: ${place}`);
      const json = documentOf(payloads.map(({ text }) => ({ place, text })));
      add(sink, place, payloads.length, await shownIn(sink, json, payloads.length));
    }
  }

  const fragments = await FragmentSink.open();
  for (const place of Object.keys(threadPlaces)) {
    for (const { name, text } of payloads) {
      const html = run(threadOf(place, text), "convert", "--to", "html");
      add("fragment: fields of the thread", `${place}: ${name}`, 1, await fragments.show(html, 1));
    }
  }
  result.formats = {};
  for (const { format, file, field, text } of hostileFields()) {
    // What is broken by this is refused, and that is as good.
    const html = run(Buffer.from(text, "latin1"), "convert", "--to", "html", "--from", format, "--thread", "1");
    const count = (result.formats[format] ??= { documents: 0, shown: 0 });
    ++count.documents;
    if (html === null) continue;
    ++count.shown;
    add("fragment: fields of all formats", `${file} ${field}`, 1, await fragments.show(html, null));
  }
  await fragments.close();
  await closeBrowser();
  process.stdout.write(`\u0001${JSON.stringify(result)}`, () => process.exit(0));
}

function report(results, webkit) {
  const total = { shown: 0, nodes: 0, ran: 0, faults: 0, requests: 0 };
  const [, first] = results[0];
  if (webkit) results.push(["webkit", webkit]);
  const rows = results.flatMap(([browser, { sinks }]) =>
    Object.entries(sinks).map(([sink, sum]) => {
      for (const key of Object.keys(total)) total[key] += sum[key];
      return [browser, sink, sum.shown, sum.nodes, sum.ran, sum.faults, sum.requests];
    }),
  );
  const clean = total.ran + total.faults + total.requests === 0;
  const found = results.flatMap(([browser, { found }]) => found.map((what) => `${browser}: ${what}`));
  record({
    part: "payloads",
    title: "What strangers write does not run",
    about:
      `${first.payloads.toLocaleString("en")} payloads stood in ${Object.keys(places).length} places of a comment, and each ` +
      "document in each sink, in pages without a policy. Every node was looked at: its element, its " +
      "attributes, where its links lead, and whether it stands in its own comment. Then each was poked " +
      "with the events that handlers wait for. Fields of the thread, and every field of every format " +
      "in turn, went the same way through the static fragment.",
    tables: [
      {
        columns: ["browser", "sink", "shown", "nodes looked at", "executions", "faults", "requests"],
        rows,
      },
      {
        columns: ["format", "documents with a hostile field", "of them read, and shown"],
        rows: Object.entries(first.formats).map(([format, count]) => [
          format, count.documents, count.shown,
        ]),
      },
    ],
    notes: [
      ...results.map(
        ([browser, { raw }]) =>
          `That the witness sees: of ${raw.tried} payloads put into a page as they are, ${browser} ran ` +
          `${raw.ran} at once` +
          (browser === "webkit" ? "." : `, ${raw.faulty} were found at fault, and ${raw.requests} requests were seen.`),
      ),
      webkit
        ? `In WebKit, whose driver is slow, one payload of ${WEBKIT_EVERY * every} stood in each place, by way of two sinks.`
        : "There was no run in WebKit.",
      ...(browsers.length < 2 ? [`This run was in ${browsers.join()} alone.`] : []),
      ...(every > 1 ? [`This was a short run, with one payload of ${every}.`] : []),
      ...(process.env.THREADBARE_CORPUS ? [] : ["The published list was not at hand."]),
      ...found.map((what) => `**Found:** ${what}`),
    ],
    summary: [
      { what: "payloads shown: each in each place, sink and browser", figure: total.shown.toLocaleString("en"), holds: true },
      { what: "executions", figure: String(total.ran), holds: total.ran === 0 },
      { what: "nodes that may not be, or outside their comment", figure: String(total.faults), holds: total.faults === 0 },
      { what: "requests", figure: String(total.requests), holds: total.requests === 0 },
    ],
  });
  if (!clean) process.exit(1);
}
