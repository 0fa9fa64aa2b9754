// What Threadbare aims at, and whether it is there: computed, never written by hand.
import { browsersOf, growth, reading, timesAsLong } from "./summary.mjs";
import { ratio } from "./statistics.mjs";
import { capital, times } from "./words.mjs";

/** An aim that each of some ratios has to reach: at least that much, or at most. */
function aim(sentence, measured, reaches) {
  const known = measured.filter(({ value }) => value !== null);
  return {
    aim: sentence,
    measured: known.map(({ name, value, note = "" }) => `${name} ${times(value)}${note}`).join(", "),
    met: known.length === 0 ? null : known.every(({ value }) => reaches(value)),
  };
}

const atLeast = (least) => (value) => value >= least;

function readingAim(results, format, count, label, least) {
  const measured = browsersOf(results, "reading").map((place) => {
    const found = reading(results, place, format, count);
    return {
      name: capital(place),
      value: found?.first.ratio ?? null,
      note: found ? ` (again ${times(found.again.ratio)})` : "",
    };
  });
  const sentence = `Reading ${label}: ${least}× as fast as \`TextDecoder\` and \`JSON.parse\``;
  return aim(sentence, measured, atLeast(least));
}

function threadAim(results, sentence, [format, count, subject, measure], least) {
  const measured = browsersOf(results, "threads").map((place) => ({
    name: capital(place),
    value: timesAsLong(results, place, format, count, subject, measure),
  }));
  return aim(sentence, measured, atLeast(least));
}

function growthAim(results) {
  const measured = ["native", ...browsersOf(results, "growth")].map((place) => {
    const costs = growth(results, place);
    const at = (count) => costs.find((cost) => cost.count === count)?.all;
    return { name: capital(place), value: ratio(at(100_000), at(1000)) };
  });
  const sentence = "A comment of 100,000 costs at most 1.5× what one of 1,000 costs";
  return aim(sentence, measured, (value) => value <= 1.5);
}

/** Every aim with what was measured, and whether it is met; null where nothing was measured. */
export function headlines(results) {
  return [
    threadAim(
      results,
      "First rows of 10,000 Lemmy comments: (a) takes 50× as long",
      ["lemmy", 10_000, "details", "first"],
      50,
    ),
    threadAim(
      results,
      "All of 10,000 Lemmy comments: (a) takes 10× as long",
      ["lemmy", 10_000, "details", "all"],
      10,
    ),
    threadAim(
      results,
      "First rows of 10,000 Lemmy comments: (b) takes 4× as long",
      ["lemmy", 10_000, "virtual", "first"],
      4,
    ),
    threadAim(
      results,
      "All of 5,000 Bluesky posts: (c) takes 10× as long",
      ["bluesky", 5000, "bluesky_tag", "all"],
      10,
    ),
    readingAim(results, "lemmy", 10_000, "Lemmy's JSON", 10),
    readingAim(results, "native", 10_000, "Threadbare's own JSON", 3),
    readingAim(results, "bluesky", 5000, "Bluesky's JSON", 3),
    growthAim(results),
  ];
}
