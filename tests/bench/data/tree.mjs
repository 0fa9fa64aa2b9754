// The shape of a thread: wide at the root, thinner with depth.

const DEEPEST = 60;

/** So many of the first comments are what everybody sees, and answers. */
const SEEN_FIRST = 12;

/**
 * For each of `count` comments, in the order in which they were written: the place of its parent
 * (-1: it is a root), its depth, and how many stand below it.
 */
export function treeOf({ next }, count) {
  const parents = new Int32Array(count).fill(-1);
  const depths = new Uint16Array(count);
  for (let i = 1; i < count; ++i) {
    if (next() < 0.12) continue;
    // A reply answers a recent comment more often than an old one, or one that stands at the top.
    const parent =
      next() < 0.08
        ? Math.floor(next() ** 2 * Math.min(i, SEEN_FIRST))
        : i - 1 - Math.floor(next() ** 3 * Math.min(i, 400));
    if (next() < 0.8 ** depths[parent] + 0.25 && depths[parent] < DEEPEST) {
      parents[i] = parent;
      depths[i] = depths[parent] + 1;
    }
  }
  const childCounts = new Int32Array(count);
  for (let i = count - 1; i > 0; --i) {
    if (parents[i] >= 0) childCounts[parents[i]] += 1 + childCounts[i];
  }
  return { parents, depths, childCounts };
}

/** The places of the replies to each comment; those of the roots stand last. */
export function repliesOf(parents) {
  const replies = Array.from({ length: parents.length + 1 }, () => []);
  parents.forEach((parent, i) => replies[parent < 0 ? parents.length : parent].push(i));
  return replies;
}

/** The places of all comments in preorder. */
export function preorder(parents) {
  const replies = repliesOf(parents);
  const order = [];
  const pending = replies[parents.length].reverse();
  while (pending.length > 0) {
    const i = pending.pop();
    order.push(i);
    pending.push(...replies[i].reverse());
  }
  return order;
}
