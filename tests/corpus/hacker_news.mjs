// Hacker News: Algolia's items and search, Firebase's items, and a page scraped with its indents;
// and Lobsters, whose story JSON is its cousin.
import { byThread, forest, isObject, numbers, timeOf } from "./tree.mjs";

const looksLikeItem = (item) =>
  isObject(item) &&
  Number.isInteger(item.id) &&
  ["comment", "story", "job", "poll", "pollopt"].includes(item.type);

function firebaseItems(json, lines) {
  if (lines) return lines.every(looksLikeItem) ? lines : undefined;
  if (Array.isArray(json))
    return json.filter(isObject).some(looksLikeItem) ? json.filter(isObject) : undefined;
  if (looksLikeItem(json)) return [json];
  if (isObject(json?.post) && Array.isArray(json.comments) && looksLikeItem(json.post))
    return [json.post, ...json.comments];
  if (isObject(json) && Object.values(json).some(looksLikeItem))
    return Object.values(json).filter(isObject);
  return undefined;
}

const isScraped = (json) =>
  Array.isArray(json) &&
  json.length > 0 &&
  json.every((item) => isObject(item) && Number.isInteger(item.indent) && "user" in item);

const isAlgoliaItem = (json) =>
  isObject(json) && Array.isArray(json.children) && "created_at_i" in json;
const isSearch = (json) => isObject(json) && Array.isArray(json.hits);

export const isHackerNews = (json, lines) =>
  isSearch(json) ||
  isAlgoliaItem(json) ||
  (lines?.every(isAlgoliaItem) ?? false) ||
  isScraped(json) ||
  Boolean(firebaseItems(json, lines));

export function hackerNews(json, lines) {
  if (isSearch(json)) return search(json.hits);
  if (isScraped(json)) return scraped(json);
  if (isAlgoliaItem(json)) return algolia([json]);
  if (lines?.every(isAlgoliaItem)) return algolia(lines);
  return firebase(firebaseItems(json, lines));
}

// A deleted item keeps neither author nor text, but its place and its children: it is a comment of
// the file in state `deleted`, not a placeholder. Choice: `deleted` wins over `dead`, since nothing
// is left to be looked at; a comment without author and text is deleted even if it does not say so.
const state = (item, author, text) =>
  item.deleted || (!author && !text) ? "deleted" : item.dead ? "removed" : undefined;

function firebase(items) {
  const byId = new Map();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  const isPost = (item) =>
    ["story", "job", "poll"].includes(item.type) ||
    (item.type === undefined && item.title !== undefined);
  const posts = [...byId.values()].filter(isPost);
  const kidOf = new Map(); // id → the item of the file that lists it
  for (const item of byId.values()) for (const kid of item.kids ?? []) kidOf.set(kid, item.id);

  const entries = [];
  for (const item of byId.values()) {
    if (isPost(item) || item.type === "pollopt") continue;
    const entry = {
      id: item.id,
      author: item.by,
      state: state(item, item.by, item.text),
      time: item.time === undefined ? undefined : item.time * 1000,
      kids: item.kids ?? [],
    };
    const parent = item.parent;
    if (byId.has(parent)) {
      entry.key = parent;
      entry.parent = isPost(byId.get(parent)) ? null : parent;
    } else if (kidOf.has(parent)) {
      // The absent parent is named by its own parent: a placeholder with a known place.
      const above = kidOf.get(parent);
      entry.chain = isPost(byId.get(above)) ? [parent] : [above, parent];
      entry.key = above;
    } else if (posts.length === 1) {
      // Choice: the file has one story, so an absent parent is one of its comments.
      entry.parent = parent;
      entry.key = posts[0].id;
    } else {
      // Firebase does not say whether an absent parent is the story or a comment. As the definition
      // has it, it is the story: no placeholder, and several of them are several threads.
      entry.parent = null;
      entry.key = parent;
    }
    entries.push(entry);
  }
  const nodes = forest(entries);
  const present = new Set(nodes.map((node) => node.id));
  for (const node of nodes)
    node.unloaded = (node.kids ?? []).filter((kid) => !present.has(kid)).length;
  const threads = byThread(nodes);
  const keys = new Set([...byId.values()].map((item) => (isPost(item) ? item.id : undefined)));
  for (const key of threads.keys()) keys.add(key);
  keys.delete(undefined);
  return inOrder([...keys], [...byId.values()], nodes).map((key) => {
    const post = posts.find((item) => item.id === key);
    return numbers("hacker-news", threads.get(key) ?? [], {
      whole: Boolean(post && (post.title || post.text)),
      // What the story's own `kids` name and the file lacks, or what `descendants` has beyond all
      // that is here or named below: whichever is more, since they overlap.
      unloaded: (post?.kids ?? []).filter((kid) => !present.has(kid)).length,
      descendants: post?.descendants,
    });
  });
}

/** Keys of threads in the order in which the file first mentions a story or one of its comments. */
function inOrder(keys, items, nodes) {
  const place = new Map(items.map((item, i) => [item.id, i]));
  const first = new Map(keys.map((key) => [key, place.get(key) ?? Infinity]));
  for (const node of nodes) {
    let root = node;
    while (root.up) root = root.up;
    if (place.has(node.id)) first.set(root.key, Math.min(first.get(root.key), place.get(node.id)));
  }
  return keys.sort((a, b) => first.get(a) - first.get(b));
}

function algolia(tops) {
  return tops.map((top) => {
    const isStory = top.type !== "comment";
    const entries = [];
    const stack = isStory ? [] : [[top, undefined]];
    const push = (item, under) => {
      for (let i = (item.children ?? []).length - 1; i >= 0; --i)
        stack.push([item.children[i], under]);
    };
    if (isStory) push(top);
    while (stack.length > 0) {
      const [item, under] = stack.pop();
      if (!isObject(item) || item.type === "pollopt") continue;
      const entry = {
        id: item.id,
        author: item.author,
        state: state(item, item.author, item.text),
        time: timeOf(item.created_at),
      };
      if (under) entry.under = under;
      // A comment asked for by itself: its story is known by id, any other parent is not here.
      else entry.parent = isStory || item.parent_id === item.story_id ? null : item.parent_id;
      entries.push(entry);
      push(item, entry);
    }
    return numbers("hacker-news", forest(entries), {
      whole: isStory && Boolean(top.title || top.text),
      descendants: isStory ? (top.descendants ?? undefined) : undefined,
    });
  });
}

function search(hits) {
  const posts = new Map();
  const entries = [];
  const order = [];
  for (const hit of hits) {
    const isComment = hit._tags?.includes("comment") || typeof hit.comment_text === "string";
    const key = String(isComment ? hit.story_id : hit.objectID);
    order.push(key);
    if (!isComment) {
      if (!posts.get(key)?.whole || posts.get(key).byTitle)
        posts.set(key, {
          whole: Boolean(hit.title || hit.story_text),
          descendants: hit.num_comments ?? undefined,
        });
      continue;
    }
    // Each comment brings its story's title.
    if (hit.story_title && !posts.has(key)) posts.set(key, { whole: true, byTitle: true });
    entries.push({
      id: String(hit.objectID),
      key,
      parent: String(hit.parent_id) === key ? null : String(hit.parent_id),
      author: hit.author,
      state: state(hit, hit.author, hit.comment_text),
      time: timeOf(hit.created_at),
    });
  }
  const threads = byThread(forest(entries));
  return [...new Set(order)].map((key) =>
    numbers("hacker-news", threads.get(key) ?? [], posts.get(key)),
  );
}

// Choice: a page scraped in its order, {user, indent, text}. Nothing but the folder says that it is
// Hacker News; the depth is the indent. Nobody's API has this shape, so a mapping would do as well.
function scraped(items) {
  const path = [];
  const entries = items.map((item) => {
    const depth = Math.min(item.indent, path.length);
    const entry = { author: item.user, state: state(item, item.user, item.text), parent: null };
    if (depth > 0) entry.under = path[depth - 1];
    path.length = depth;
    path.push(entry);
    return entry;
  });
  return [numbers("hacker-news", forest(entries))];
}

export const isLobsters = (json) =>
  isObject(json) && typeof json.short_id === "string" && Array.isArray(json.comments);

export function lobsters(story) {
  const path = [];
  const entries = story.comments.map((item) => {
    const user = item.commenting_user ?? item.user;
    const entry = {
      id: item.short_id,
      author: typeof user === "string" ? user : user?.username,
      // A moderator who removes a comment deletes it, too.
      state: item.is_moderated ? "removed" : item.is_deleted ? "deleted" : undefined,
      time: timeOf(item.created_at),
    };
    if ("parent_comment" in item) entry.parent = item.parent_comment ?? null;
    else {
      // `indent_level` counts from 1, `depth` from 0.
      const depth = Math.min(item.depth ?? (item.indent_level ?? 1) - 1, path.length);
      if (depth > 0) entry.under = path[depth - 1];
      path.length = depth;
      path.push(entry);
    }
    return entry;
  });
  return [
    numbers("lobsters", forest(entries), {
      whole: Boolean(story.title),
      descendants: story.comment_count,
    }),
  ];
}
