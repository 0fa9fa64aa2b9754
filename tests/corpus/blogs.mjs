// Commenting systems of blogs whose exports are JSON: Isso, Remark42, Commento, Twikoo. In all of
// them the page is the post, which is known by its URL and rarely by its title.
import { byThread, forest, isObject, numbers, pageKey, timeOf } from "./tree.mjs";

// --- Isso ---------------------------------------------------------------------------------------

const isIssoThread = (value) =>
  isObject(value) &&
  typeof value.id === "string" &&
  Array.isArray(value.comments) &&
  value.comments.every((comment) => "text" in comment);
const isIssoAnswer = (value) =>
  isObject(value) &&
  Array.isArray(value.replies) &&
  ("total_replies" in value || "hidden_replies" in value);

export const isIsso = (json) =>
  isIssoAnswer(json) || (Array.isArray(json) && json.length > 0 && json.every(isIssoThread));

// Modes of Isso's database: 1 public, 2 awaits moderation, 4 deleted but answered.
const issoState = (mode) => (mode === 4 ? "deleted" : mode === 2 ? "hidden" : undefined);
// Isso's API gives times as seconds, its import format as words.
const issoTime = (created) => (typeof created === "number" ? created * 1000 : timeOf(created));

export function isso(json) {
  if (Array.isArray(json)) {
    return json.map((thread) => {
      const entries = thread.comments.map((comment) => ({
        // Choice: the import format's ids may all be 0. A comment answers only what it names by
        // `parent`, which the documented format does not have; so a repeated id is no duplicate.
        id:
          thread.comments.filter((other) => other.id === comment.id).length > 1
            ? undefined
            : comment.id,
        parent: comment.parent ?? null,
        author: comment.author,
        state: issoState(comment.mode),
        time: issoTime(comment.created),
      }));
      return numbers("isso", forest(entries), { whole: Boolean(thread.title) });
    });
  }
  // `hidden_replies` are those beyond the limit of the request; `total_replies` counts direct ones.
  const gap = (node) =>
    node.hidden_replies ?? Math.max(0, (node.total_replies ?? 0) - (node.replies ?? []).length);
  const entries = [];
  const stack = json.replies.map((reply) => [reply, undefined]).reverse();
  while (stack.length > 0) {
    const [reply, under] = stack.pop();
    const entry = {
      id: reply.id,
      author: reply.author,
      state: issoState(reply.mode),
      time: issoTime(reply.created),
      unloaded: gap(reply),
      ...(under ? { under } : { parent: reply.parent !== json.id ? (reply.parent ?? null) : null }),
    };
    entries.push(entry);
    for (const child of [...(reply.replies ?? [])].reverse()) stack.push([child, entry]);
  }
  return [numbers("isso", forest(entries), { unloaded: gap(json) })];
}

// --- Remark42 -----------------------------------------------------------------------------------

const isRemark = (value) => isObject(value) && isObject(value.locator) && "pid" in value;

export const isRemark42 = (json, lines) =>
  (lines?.some(isRemark) ?? false) ||
  (Array.isArray(json?.comments) &&
    json.comments.some((value) => isRemark(value) || isRemark(value?.comment))) ||
  (Array.isArray(json) && json.some(isRemark));

export function remark42(json, lines) {
  const entries = [];
  const pages = new Map();
  const stack = [...(lines ?? json.comments ?? json)].reverse();
  while (stack.length > 0) {
    const value = stack.pop();
    const comment = isRemark(value) ? value : value?.comment;
    if (!isRemark(comment)) continue; // the first line of a backup names users and pages
    const key = pageKey(comment.locator.url);
    pages.set(key, { whole: Boolean(pages.get(key)?.whole || comment.title) });
    entries.push({
      id: comment.id,
      key,
      parent: comment.pid || null,
      // Choice: by name, as everywhere but in mail. An empty name is unknown.
      author: comment.user?.name,
      state: comment.delete || comment.deleted ? "deleted" : undefined,
      time: timeOf(comment.time),
    });
    for (const reply of [...(value.replies ?? [])].reverse()) stack.push(reply);
  }
  // `info.count` is the number of comments of the page. It leaves out deleted ones in some
  // versions, which can only hide a gap, never invent one.
  const threads = byThread(forest(entries));
  const count = threads.size === 1 ? json?.info?.count : undefined;
  return [...threads].map(([key, nodes]) =>
    numbers("remark42", nodes, { ...pages.get(key), descendants: count }),
  );
}

// --- Commento -----------------------------------------------------------------------------------

export const isCommento = (json) =>
  Array.isArray(json?.comments) && json.comments.some((comment) => "commentHex" in comment);

export function commento(json) {
  const commenters = []
    .concat(json.commenters ?? [])
    .flatMap((value) => ("commenterHex" in value ? [value] : Object.values(value)));
  const names = new Map(commenters.map((commenter) => [commenter.commenterHex, commenter.name]));
  const entries = json.comments.map((comment) => ({
    id: comment.commentHex,
    key: pageKey(`${comment.domain ?? ""}${comment.url}`),
    parent: comment.parentHex && comment.parentHex !== "root" ? comment.parentHex : null,
    // "anonymous" is nobody in the table of commenters: an unknown author.
    author: names.get(comment.commenterHex),
    state: comment.deleted
      ? "deleted"
      : comment.state && comment.state !== "approved"
        ? "hidden"
        : undefined,
    time: timeOf(comment.creationDate),
  }));
  return [...byThread(forest(entries)).values()].map((nodes) => numbers("commento", nodes));
}

// --- Twikoo -------------------------------------------------------------------------------------

const twikooList = (json) => (Array.isArray(json) ? json : json?.data);

export const isTwikoo = (json) =>
  Array.isArray(twikooList(json)) &&
  twikooList(json).some(
    (comment) => isObject(comment) && "nick" in comment && "comment" in comment,
  );

export function twikoo(json) {
  const id = (value) => (isObject(value) ? value.$oid : value);
  const entries = twikooList(json).map((comment) => ({
    id: id(comment._id) ?? comment.id,
    key: pageKey(comment.url),
    // `rid` is the root of the branch, `pid` what is answered: an absent parent hangs below the
    // root.
    chain: [...new Set([comment.rid, comment.pid].filter(Boolean))],
    author: comment.nick,
    state: comment.isSpam ? "hidden" : undefined,
    time: Number.isFinite(comment.created) ? comment.created : undefined,
  }));
  return [...byThread(forest(entries)).values()].map((nodes) => numbers("twikoo", nodes));
}
