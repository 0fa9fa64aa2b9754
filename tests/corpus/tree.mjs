// What every format's count rests on: entries become a forest, a forest becomes threads, and a
// thread becomes the numbers that `threadbare info --json` must print.
//
// This folder is a second opinion. It follows the definitions (README's table of numbers, and each
// service's API documentation), and shares no code with src/. Where the definitions leave something
// open, a comment that begins with "Choice:" says what was taken and why.
//
// An entry is one comment as a format's file reads it:
//   id           how others name it; undefined if it has none
//   parent       id of what it answers; null for a root
//   chain        instead of `parent`: ids of its ancestors, outermost first
//   under        instead of `parent`: the entry that encloses it
//   author       what tells its author apart; empty if unknown
//   state        'deleted', 'removed', 'hidden', or undefined
//   time         milliseconds since 1970, or undefined
//   unloaded     replies that the source says are elsewhere
//   replies      or: how many direct replies the source counts
//   descendants  or: how many replies at any depth the source counts
//   key          whatever tells its thread apart
//   placeholder  true where the source itself says "there is a post here that you cannot see"

/** Links entries. Of equal ids the first stays; absent parents become placeholders, each once,
 *  where a chain puts them, else as roots; loops are cut. Returns entries and placeholders, each
 *  with `up` (a node or null), in the order of the file, a placeholder just before its first child.
 *  */
export function forest(entries) {
  const byId = new Map();
  const nodes = [];
  const firstOf = new Map(); // a dropped duplicate → the entry that stays
  for (const entry of entries) {
    if (entry.id !== undefined && byId.has(entry.id)) {
      const first = byId.get(entry.id);
      // A visible copy beats the source's own placeholder.
      if (first.placeholder && !entry.placeholder) {
        Object.assign(first, entry, { placeholder: false });
      }
      firstOf.set(entry, first);
      continue;
    }
    if (entry.id !== undefined) byId.set(entry.id, entry);
    nodes.push(entry);
  }
  const ordered = [];
  const placeholderFor = (id, child) => {
    const node = { id, placeholder: true, up: null, key: child.key };
    byId.set(id, node);
    return node;
  };
  const isAbove = (node, other) => {
    const seen = new Set(); // loops are still there
    for (let at = other; at && !seen.has(at); at = at.up) {
      if (at === node) return true;
      seen.add(at);
    }
    return false;
  };
  for (const node of nodes) if (node.up === undefined) node.up = null;
  for (const node of nodes) {
    if (node.under) {
      node.up = firstOf.get(node.under) ?? node.under;
      ordered.push(node);
      continue;
    }
    const chain =
      node.chain ?? (node.parent === null || node.parent === undefined ? [] : [node.parent]);
    // From the nearest ancestor upwards, as far as the file does not hold them: a message that is
    // there says itself where it hangs.
    let below = node;
    const made = [];
    for (let i = chain.length - 1; i >= 0; --i) {
      let above = byId.get(chain[i]);
      if (above === below) continue; // an id given twice, or a message that answers itself
      const fresh = above === undefined;
      if (fresh) {
        above = placeholderFor(chain[i], node);
        made.unshift(above);
      }
      if (below !== node && (below.up !== null || isAbove(below, above))) break;
      below.up = above;
      if (!above.placeholder || above.up !== null) break;
      below = above;
    }
    ordered.push(...made, node);
  }
  cutLoops(ordered);
  return ordered;
}

function cutLoops(nodes) {
  const seen = new Map(); // node → number of the walk that met it
  nodes.forEach((start, walk) => {
    let at = start;
    while (at && !seen.has(at)) {
      seen.set(at, walk);
      at = at.up;
    }
    // Choice: the loop is opened at the comment that stands first in the file, which becomes a
    // root.
    if (at && seen.get(at) === walk) {
      let first = at;
      for (let i = at.up; i !== at; i = i.up)
        if (nodes.indexOf(i) < nodes.indexOf(first)) first = i;
      first.up = null;
    }
  });
}

/** Splits a forest by the key of each root. Replies follow their parents, whatever their own key
 *  is. Returns a Map of key → nodes, in the order in which the file first mentions each thread. */
export function byThread(nodes, keyOf = (root) => root.key) {
  const threads = new Map();
  for (const node of nodes) {
    let root = node;
    while (root.up) root = root.up;
    const key = keyOf(root);
    if (!threads.has(key)) threads.set(key, []);
    threads.get(key).push(node);
  }
  return threads;
}

/** The numbers of one thread. `post`: {whole, unloaded, replies, descendants}, all optional:
 *  `whole` says that the file holds the post's title or body. */
export function numbers(format, nodes, post = {}) {
  const depth = new Map();
  const children = new Map(nodes.map((node) => [node, []]));
  for (const node of nodes) if (node.up) children.get(node.up).push(node);
  const roots = nodes.filter((node) => !node.up);
  const preorder = [];
  const stack = roots.map((root) => [root, 0]).reverse();
  while (stack.length > 0) {
    const [node, level] = stack.pop();
    depth.set(node, level);
    preorder.push(node);
    for (const child of children.get(node).reverse()) stack.push([child, level + 1]);
  }

  // "Each counted once": of replies counted at any depth, a child explains itself and either its
  // own count or what stands below it; of direct replies, each child in the file explains one. So
  // does a placeholder: it is a reply that is missing, which `missing` has counted already.
  const explained = new Map();
  let unloaded = 0;
  const gap = (counted, found) => Math.max(0, Number(counted) - found);
  for (const node of preorder.reverse()) {
    const below = children.get(node).reduce((sum, child) => sum + 1 + explained.get(child), 0);
    let own = node.unloaded ?? 0;
    if (node.replies !== undefined)
      own = Math.max(own, gap(node.replies, children.get(node).length));
    if (node.descendants !== undefined) own = Math.max(own, gap(node.descendants, below));
    explained.set(node, below + own);
    unloaded += own;
  }
  const total = roots.reduce((sum, root) => sum + 1 + explained.get(root), 0);
  let own = post.unloaded ?? 0;
  if (post.replies !== undefined) own = Math.max(own, gap(post.replies, roots.length));
  if (post.descendants !== undefined) own = Math.max(own, gap(post.descendants, total));
  unloaded += own;

  const comments = nodes.filter((node) => !node.placeholder);
  const times = comments.map((node) => node.time).filter((time) => Number.isFinite(time));
  const rfc3339 = (time) =>
    new Date(Math.floor(time / 1000) * 1000).toISOString().replace(".000Z", "Z");
  return {
    format,
    post: Boolean(post.whole),
    comments: comments.length,
    missing: nodes.length - comments.length,
    unloaded,
    roots: roots.length,
    max_depth: [...depth.values()].reduce((most, level) => Math.max(most, level), 0),
    authors: new Set(comments.map((node) => node.author).filter(Boolean)).size,
    deleted: comments.filter((node) => node.state === "deleted").length,
    removed: comments.filter((node) => node.state === "removed").length,
    first_time: times.length > 0 ? rfc3339(times.reduce((a, b) => Math.min(a, b))) : null,
    last_time: times.length > 0 ? rfc3339(times.reduce((a, b) => Math.max(a, b))) : null,
  };
}

/** Milliseconds of a date in words; undefined if it is none. */
export function timeOf(text) {
  if (typeof text !== "string" || text.trim() === "") return undefined;
  // "2013-10-10 19:20:29" without a zone is UTC in every export that is read here.
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?(?:[.]\d+)?)(Z|[+-]\d\d:?\d\d)?$/.exec(
    text.trim(),
  );
  const time = Date.parse(iso ? `${iso[1]}T${iso[2]}${iso[3] ?? "Z"}` : text);
  // Go's zero time (0001-01-01) is "not set".
  return Number.isFinite(time) && !text.trim().startsWith("0001-") ? time : undefined;
}

/** Pages are the same whatever their scheme, `www.`, final slash and fragment. */
export function pageKey(url) {
  return String(url ?? "")
    .replace(/#.*$/s, "")
    .replace(/^[a-z]+:/i, "")
    .replace(/^\/\/(www\.)?/i, "")
    .replace(/\/+$/, "");
}

export const isObject = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** Refuses a file, with a code of src/thread/problem.h, or `any` where no definition says which. */
export class Refusal extends Error {
  constructor(code, format = "-") {
    super(code);
    this.code = code;
    this.format = format;
  }
}
