// Reddit: listings, `morechildren` answers, and dumps of one object a line.
import { byThread, forest, isObject, numbers } from "./tree.mjs";

const looksLikeComment = (data) =>
  isObject(data) &&
  typeof data.body === "string" &&
  (data.link_id !== undefined || data.parent_id !== undefined);
const looksLikePost = (data) =>
  isObject(data) &&
  typeof data.title === "string" &&
  ("selftext" in data || "num_comments" in data || "subreddit" in data);

export function isReddit(json, lines) {
  if (lines)
    return lines.some(
      (line) => looksLikeComment(line) || (looksLikePost(line) && "subreddit" in line),
    );
  if (Array.isArray(json))
    return json.some((part) => part?.kind === "Listing") || json.some(looksLikeComment);
  return json?.kind === "Listing" || Array.isArray(json?.json?.data?.things);
}

export function reddit(json, lines) {
  const posts = new Map(); // t3 name → the post
  const entries = [];
  const mores = [];
  const links = new Map(); // t3 name → whether comments bring the post's title

  // A stack, in the order of the file: [kind, data, enclosing entry, link].
  const stack = [];
  const push = (things, under, link) => {
    for (let i = things.length - 1; i >= 0; --i) {
      const thing = things[i];
      if (isObject(thing?.data)) stack.push([thing.kind, thing.data, under, link]);
      else if (isObject(thing))
        stack.push([looksLikeComment(thing) ? "t1" : "t3", thing, under, link]);
    }
  };
  if (lines) push(lines);
  else if (Array.isArray(json)) {
    push(json.flatMap((part) => (part?.kind === "Listing" ? (part.data.children ?? []) : [part])));
  } else push(json.kind === "Listing" ? (json.data.children ?? []) : json.json.data.things);

  while (stack.length > 0) {
    const [kind, data, under, link] = stack.pop();
    if (kind === "t3") {
      posts.set(data.name ?? `t3_${data.id}`, data);
      continue;
    }
    if (kind === "more") {
      mores.push({ data, under, link });
      continue;
    }
    if (kind !== "t1") continue;
    const key = data.link_id ?? link ?? "";
    if (data.link_title) links.set(key, true);
    const entry = {
      id: data.name ?? `t1_${data.id}`,
      key,
      // "u/[deleted]" is no known author. Its comment, if it has a body, is no deleted one.
      author: data.author === "[deleted]" ? "" : data.author,
      // Choice: exactly these two bodies, as the definition says; the newer "[ Removed by Reddit ]"
      // stays a text.
      state: { "[deleted]": "deleted", "[removed]": "removed" }[data.body?.trim()],
      time: Number.isFinite(Number(data.created_utc)) ? Number(data.created_utc) * 1000 : undefined,
    };
    const parent =
      data.parent_id === undefined || data.parent_id === null ? undefined : String(data.parent_id);
    if (parent?.startsWith("t3_")) entry.parent = null;
    else if (parent !== undefined) entry.parent = parent;
    else if (under) entry.under = under;
    else entry.parent = null;
    entries.push(entry);
    if (isObject(data.replies)) push(data.replies.data?.children ?? [], entry, key);
  }

  const nodes = forest(entries);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const below = subtrees(nodes);
  const threadUnloaded = new Map(); // key → unloaded of the thread
  const seen = new Set();
  for (const { data, under, link } of mores) {
    // The same stub given twice is one gap. "Continue this thread" stubs all have the id "_".
    const name = `${data.id}|${data.parent_id}`;
    if (seen.has(name)) continue;
    seen.add(name);
    // `count` is the size of what is cut off, at any depth. A "continue this thread" stub has 0 and
    // says only that there is something: 1.
    let count = data.id === "_" ? 1 : (data.count ?? data.children?.length ?? 0);
    // Children that the file holds after all (a listing beside its morechildren) are not elsewhere.
    for (const child of data.children ?? []) {
      const node = byId.get(`t1_${child}`);
      if (node && !node.placeholder) count -= below(node);
    }
    count = Math.max(0, count);
    const parent = byId.get(data.parent_id) ?? under;
    if (parent) parent.unloaded = (parent.unloaded ?? 0) + count;
    else {
      const key = String(data.parent_id ?? "").startsWith("t3_")
        ? data.parent_id
        : (link ?? [...posts.keys(), nodes[0]?.key][0]);
      threadUnloaded.set(key, (threadUnloaded.get(key) ?? 0) + count);
    }
  }
  // Choice: the post's `num_comments` is not used. The definition names `more` alone; and in the
  // view of one comment it counts whole other branches, and comments that nobody can load.
  const threads = byThread(nodes);
  const keys = [...new Set([...posts.keys(), ...threads.keys(), ...threadUnloaded.keys()])];
  // A bare list of submissions is a list of threads, without comments here.
  return keys.map((key) =>
    numbers("reddit", threads.get(key) ?? [], {
      // A user's comments bring the title of what they are about (`link_title`): a post by title.
      whole: posts.has(key) || links.has(key),
      unloaded: threadUnloaded.get(key),
    }),
  );
}

function subtrees(nodes) {
  const size = new Map(nodes.map((node) => [node, 1]));
  for (const node of nodes) for (let at = node.up; at; at = at.up) size.set(at, size.get(at) + 1);
  return (node) => size.get(node);
}
