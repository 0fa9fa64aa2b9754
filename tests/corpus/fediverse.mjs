// Mastodon, Bluesky and ActivityStreams: networks where a reply names what it answers.
import { byThread, forest, isObject, numbers, timeOf } from "./tree.mjs";

// --- Mastodon -----------------------------------------------------------------------------------

const isStatus = (value) => isObject(value) && "in_reply_to_id" in value && "id" in value;
const contextOf = (json) => {
  if (!isObject(json)) return undefined;
  if (Array.isArray(json.ancestors) && Array.isArray(json.descendants)) return json;
  return isObject(json.context) && Array.isArray(json.context.descendants)
    ? json.context
    : undefined;
};

export const isMastodon = (json) =>
  Boolean(contextOf(json)) ||
  isStatus(json) ||
  (Array.isArray(json) &&
    json.length > 0 &&
    json.every((part) => isStatus(part) || contextOf(part)));

export function mastodon(json) {
  if (Array.isArray(json) && json.some((part) => contextOf(part))) {
    return context(
      json.find((part) => contextOf(part)),
      json.find(isStatus),
    );
  }
  const found = contextOf(json);
  if (found) return context(found, [json.status, json.post, json].find(isStatus));
  return statuses(Array.isArray(json) ? json : [json]);
}

const statusEntry = (status) => ({
  id: String(status.id),
  author: status.account?.acct ?? status.account?.username,
  time: timeOf(status.created_at),
  // The status' own count. Choice: of a boost that is the wrapper's, which is 0; the replies that
  // the boosted status has elsewhere are not replies to this one.
  replies: status.replies_count,
});
const answers = (status) =>
  status.in_reply_to_id === null ||
  status.in_reply_to_id === undefined ||
  String(status.in_reply_to_id) === String(status.id)
    ? null
    : String(status.in_reply_to_id);
// The file holds the post if it holds something to show of it: text, a warning, media, a poll.
const isWhole = (status) =>
  Boolean(
    status &&
    ("content" in status ||
      status.text ||
      status.spoiler_text ||
      status.media_attachments?.length ||
      status.poll),
  );

const idOfStatus = (status) => String(status.id);

function context({ ancestors, descendants }, status) {
  const ids = new Set();
  const entries = [];
  const add = (item, link) => {
    const entry = { ...statusEntry(item), ...link };
    if (ids.has(entry.id)) return false; // the first wins
    ids.add(entry.id);
    entries.push(entry);
    return true;
  };
  const here = new Set([...ancestors, ...(status ? [status] : []), ...descendants].map(idOfStatus));
  // Below what came before it, unless it names something else that is there (Pleroma's ancestors
  // are all that is older). What it names and is not there stands between the two.
  const below = (item, previous) => {
    const parent = answers(item);
    if (previous === null) return { parent: here.has(parent) ? parent : null };
    if (parent === null || here.has(parent)) return { parent: parent ?? previous };
    return { chain: [previous, parent] };
  };
  ancestors.forEach((item, i) =>
    add(item, below(item, i === 0 ? null : String(ancestors[i - 1].id))),
  );
  const top = ancestors[0] ?? status;
  const last = ancestors.length > 0 ? String(ancestors[ancestors.length - 1].id) : null;
  if (status) add(status, below(status, last));

  // The status that was asked for, if it is absent: what the first descendant answers that is not
  // there.
  const focal = status
    ? String(status.id)
    : descendants.map(answers).find((parent) => parent !== null && !here.has(parent));
  for (const item of descendants) {
    const parent = answers(item);
    if (parent === null || here.has(parent)) add(item, { parent });
    else if (parent === focal) {
      // With no ancestors the absent status is the post, so its replies are roots; else it is a
      // placeholder under the last ancestor.
      add(item, last === null ? { parent: null } : { chain: [last, focal] });
    } else {
      // Choice: a context's descendants are all below the status that was asked for, and so is an
      // absent one that they answer.
      const path = status ? [focal, parent] : last === null ? [parent] : [last, focal, parent];
      add(item, { chain: path });
    }
  }
  // The post is no comment; what answers it is a root.
  const post = top && entries.find((entry) => entry.id === String(top.id));
  const rest = entries.filter((entry) => entry !== post);
  for (const entry of rest) {
    if (post && entry.parent === post.id) entry.parent = null;
    if (post && entry.chain) entry.chain = entry.chain.filter((id) => id !== post.id);
  }
  return [numbers("mastodon", forest(rest), { whole: isWhole(top), replies: top?.replies_count })];
}

function statuses(list) {
  const byId = new Map();
  for (const status of list) if (!byId.has(String(status.id))) byId.set(String(status.id), status);
  // "Statuses that answer nothing in the file are each a thread": the status is the post, whether
  // it answers nothing at all or something that is not here.
  const isTop = (status) => !byId.has(answers(status)) || answers(status) === String(status.id);
  const entries = [];
  for (const [id, status] of byId) {
    if (isTop(status)) continue;
    const parent = answers(status);
    const link = isTop(byId.get(parent)) ? { parent: null, key: parent } : { parent };
    entries.push({ ...statusEntry(status), ...link, id });
  }
  const threads = byThread(forest(entries));
  return [...byId]
    .filter(([, status]) => isTop(status))
    .map(([id, status]) =>
      numbers("mastodon", threads.get(id) ?? [], {
        whole: isWhole(status.reblog ?? status),
        replies: status.replies_count,
      }),
    );
}

// --- Bluesky ------------------------------------------------------------------------------------

const isView = (value) =>
  isObject(value) &&
  (isObject(value.post) || value.notFound || value.blocked) &&
  (String(value.$type ?? "").includes("Post") ||
    "replies" in value ||
    isObject(value.post?.record));
const isItem = (value) =>
  isObject(value) && Number.isInteger(value.depth) && isObject(value.value) && "uri" in value;

export const isBluesky = (json) =>
  isView(json) ||
  isView(json?.thread) ||
  (Array.isArray(json?.thread) && json.thread.some(isItem)) ||
  (Array.isArray(json) && json.some(isItem));

export function bluesky(json) {
  if (Array.isArray(json)) return [flat(json)];
  if (Array.isArray(json.thread)) return [flat(json.thread)];
  return [nested(isView(json.thread) ? json.thread : json)];
}

// Choice: authors are told apart by their did. It is one to one with the handle, except that all
// broken handles are called `handle.invalid`.
const postEntry = (post) => ({
  id: post.uri,
  author: post.author?.did ?? post.author?.handle,
  time: timeOf(post.record?.createdAt ?? post.indexedAt),
  replies: post.replyCount,
});

function nested(anchor) {
  // The chain of parents, topmost first. A post that is not found or blocked is a placeholder, and
  // when it is the topmost it is a root and never the post.
  const chain = [];
  for (let at = anchor; at; at = at.parent) chain.unshift(at);
  const entryOf = (view) =>
    view.post ? postEntry(view.post) : { id: view.uri, placeholder: true };
  const top = chain[0].post ? chain.shift() : undefined;
  const entries = [];
  let under;
  for (const view of chain) {
    const entry = { ...entryOf(view), ...(under ? { under } : { parent: null }) };
    entries.push(entry);
    under = entry;
  }
  const stack = [];
  const push = (view, parent) => {
    for (let i = (view.replies ?? []).length - 1; i >= 0; --i)
      stack.push([view.replies[i], parent]);
  };
  push(anchor, under);
  while (stack.length > 0) {
    const [view, parent] = stack.pop();
    if (!isObject(view)) continue;
    const entry = { ...entryOf(view), ...(parent ? { under: parent } : { parent: null }) };
    entries.push(entry);
    push(view, entry);
  }
  // Choice: a URI names one post, so blocked or not-found views of one URI are one placeholder,
  // even where an odd file has it below several parents.
  return numbers("bluesky", forest(entries), {
    whole: Boolean(top),
    replies: top?.post.replyCount,
  });
}

function flat(items) {
  const entries = [];
  const path = new Map(); // depth → the latest entry there; null where the post is
  let post;
  items.forEach((item, i) => {
    const view = item.value.post;
    // Choice: both counts are heeded, the larger wins. `moreReplies` alone is "best effort", and is
    // 0 for the posts above the anchor, whose other replies are not in the answer; `replyCount`
    // less the replies present is what the older endpoint's answer of the same thread would give.
    const more = item.value.moreReplies ?? 0;
    if (i === 0 && view) {
      // The first item is the topmost of the chain, or the anchor.
      post = { whole: true, replies: view.replyCount, unloaded: more };
      path.set(item.depth, null);
      return;
    }
    const entry = view
      ? { ...postEntry(view), unloaded: more }
      : { id: item.uri, placeholder: true };
    const under = path.get(item.depth - 1);
    if (under) entry.under = under;
    else entry.parent = null;
    entries.push(entry);
    path.set(item.depth, entry);
  });
  return numbers("bluesky", forest(entries), post);
}

// --- ActivityStreams ----------------------------------------------------------------------------

const typesOf = (value) => [].concat(value.type ?? []).map(String);
const isCollection = (value) =>
  typesOf(value).some((type) => type.endsWith("Collection") || type.endsWith("CollectionPage"));
const isActivity = (value) =>
  typesOf(value).some((type) => ["Create", "Update", "Announce", "Add"].includes(type));
const idOf = (value) =>
  (isObject(value) ? value.id : Array.isArray(value) ? idOf(value[0]) : value) ?? undefined;

// Files that Lemmy wrote down for its tests have no `@context`, so it is not asked for; a type of
// the vocabulary and an id are.
export const isActivityStreams = (json) =>
  (isObject(json) &&
    /^https?:/.test(String(json.id)) &&
    ("@context" in json || "attributedTo" in json || "actor" in json || isCollection(json)) &&
    typesOf(json).some((type) => /^[A-Z]/.test(type))) ||
  (Array.isArray(json) && json.length > 0 && json.every((part) => isActivityStreams(part)));

export function activityStreams(json) {
  const objects = new Map();
  const stack = [].concat(json).reverse();
  while (stack.length > 0) {
    const value = stack.pop();
    if (!isObject(value)) continue; // a bare URI: nothing to show
    if (isCollection(value)) {
      const items = [].concat(value.orderedItems ?? value.items ?? []);
      if (isObject(value.first)) items.push(value.first);
      stack.push(...items.reverse());
    } else if (isActivity(value)) stack.push(value.object);
    else if (value.id !== undefined && !objects.has(value.id)) {
      // Choice: any other object with text is read like a Note (Article, Page, Question, Video,
      // Pleroma's ChatMessage): what has `content` or `name` can be shown.
      objects.set(value.id, value);
      if (isObject(value.replies)) stack.push(value.replies);
    }
  }
  const listed = (object) => {
    if (!isObject(object.replies)) return undefined;
    const first = isObject(object.replies.first) ? object.replies.first : {};
    const items = [
      object.replies.items,
      object.replies.orderedItems,
      first.items,
      first.orderedItems,
    ].flatMap((list) => list ?? []);
    // Choice: replies that the object's own `replies` names or counts, and the file lacks, are
    // unloaded: the file says that they exist.
    return Math.max(items.length, object.replies.totalItems ?? 0);
  };
  const entries = [];
  for (const object of objects.values()) {
    const parent = idOf(object.inReplyTo);
    if (parent === undefined || parent === object.id) continue;
    const link = objects.has(parent)
      ? idOf(objects.get(parent).inReplyTo) === undefined
        ? { parent: null, key: parent }
        : { parent }
      : // Choice: what a file's objects answer and the file does not hold is taken for the absent
        // post, as with Hacker News: no placeholder, and several of them are several threads.
        { parent: null, key: parent };
    entries.push({
      id: object.id,
      author: idOf(object.attributedTo ?? object.actor),
      state: typesOf(object).includes("Tombstone") ? "deleted" : undefined,
      time: timeOf(object.published),
      replies: listed(object),
      ...link,
    });
  }
  const threads = byThread(forest(entries));
  const keys = [...objects.values()].map((object) => {
    let at = object;
    const seen = new Set();
    while (objects.has(idOf(at.inReplyTo)) && !seen.has(at.id)) {
      seen.add(at.id);
      at = objects.get(idOf(at.inReplyTo));
    }
    return idOf(at.inReplyTo) ?? at.id;
  });
  return [...new Set(keys)].map((key) => {
    const post = objects.get(key);
    return numbers("activitystreams", threads.get(key) ?? [], {
      whole: Boolean(post && (post.name || post.content || post.summary || post.source)),
      replies: post && listed(post),
    });
  });
}
