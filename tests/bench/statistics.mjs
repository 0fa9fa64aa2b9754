// What is said of many runs, and of two things that were measured alike.

/** The middle of some numbers, of an even count the mean of the two in the middle; null of none. */
export function median(numbers) {
  const known = numbers.filter((number) => Number.isFinite(number)).sort((a, b) => a - b);
  if (known.length === 0) return null;
  const middle = known.length >> 1;
  return known.length % 2 === 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
}

/** Of objects of numbers one with the median of each of their keys. */
export function medians(runs) {
  const keys = new Set(runs.flatMap((run) => Object.keys(run)));
  return Object.fromEntries([...keys].map((key) => [key, median(runs.map((run) => run[key]))]));
}

/** How many times as much one is as another; null where either is not known. */
export function ratio(one, other) {
  return Number.isFinite(one) && other > 0 ? one / other : null;
}
