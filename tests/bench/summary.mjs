// Results as medians, by what people ask of them.
import { median, medians, ratio } from "./statistics.mjs";

export const names = {
  threadbare: "Threadbare",
  details: "(a) marked, DOMPurify, `<details>`",
  virtual: "(b) markdown-it, virtual-core",
  bluesky_tag: "(c) bluesky-comments-tag",
};

const places = (results, part) => [...new Set(results.of(part).map(({ place }) => place))];

/** The places, native or a browser, where a part was measured. */
export const browsersOf = (results, part) =>
  places(results, part).filter((place) => place !== "native");

/** A thread shown by `subject`: medians of its runs, how many there were, what came instead. */
export function shown(results, place, format, count, subject) {
  const result = results.get({ part: "threads", place, format, count, subject });
  if (!result) return null;
  return { ...medians(result.runs), runs: result.runs.length, none: result.none ?? null };
}

/** How many times as long as Threadbare a peer takes for `measure`; null where either is unknown. */
export function timesAsLong(results, place, format, count, subject, measure) {
  const ours = shown(results, place, format, count, "threadbare");
  const peer = shown(results, place, format, count, subject);
  return ours && peer ? ratio(peer[measure], ours[measure]) : null;
}

/** Reading: megabytes a second of both, and their ratio, once and again. */
export function reading(results, place, format, count) {
  const result = results.get({ part: "reading", place, format, count });
  if (!result || result.runs.length === 0) return null;
  const middle = medians(result.runs);
  const speed = (time) => ratio(middle.size / 1000, time);
  const of = (round) => ({
    ours: speed(middle[`ours_${round}`]),
    parse: speed(middle[`parse_${round}`]),
    ratio: ratio(middle[`parse_${round}`], middle[`ours_${round}`]),
  });
  return { size: middle.size, first: of("first"), again: of("again"), runs: result.runs.length };
}

/** Bodies to HTML: of each way the milliseconds for all, once and again. */
export function bodies(results, place, kind) {
  const result = results
    .of("markdown")
    .find((one) => one.place === place && one.kind === kind && one.runs.length > 0);
  if (!result) return null;
  const { size, bodies: count, times } = result.runs[0];
  const ways = Object.keys(times).map((name) => ({
    name,
    ...medians(result.runs.map((run) => run.times[name])),
  }));
  return { size, count, ways, runs: result.runs.length };
}

/** What a comment costs natively, in microseconds: to read, to render, and both. */
export function nativeCost(result) {
  const each = (times) => ratio(median(times) * 1000, result.comments);
  const read = each(result.read);
  const render = each(result.render);
  return { read, render, all: read + render };
}

/** The cost of a comment by the size of its thread: `{count, cost}`, in microseconds. */
export function growth(results, place) {
  return results
    .of("growth")
    .filter((result) => result.place === place && !result.none)
    .map((result) => {
      const { count } = result;
      if (place === "native") return { count, runs: result.read.length, ...nativeCost(result) };
      const { first, all } = medians(result.runs);
      return { count, runs: result.runs.length, first: (first * 1000) / count, all: (all * 1000) / count };
    });
}
