// Discourse, GitHub, YouTube and Lemmy.
import { byThread, forest, isObject, numbers, Refusal, timeOf } from "./tree.mjs";

// --- Discourse ----------------------------------------------------------------------------------

const isPost = (value) =>
  isObject(value) && Number.isInteger(value.post_number) && ("cooked" in value || "raw" in value);

export const isDiscourse = (json) =>
  Array.isArray(json?.post_stream?.posts) ||
  Array.isArray(json?.latest_posts) ||
  Array.isArray(json?.user_actions) ||
  isPost(json) ||
  (Array.isArray(json) && json.length > 0 && json.every(isPost));

export function discourse(json) {
  if (Array.isArray(json.user_actions)) throw new Refusal("any", "discourse"); // excerpts, no posts
  const stream = json.post_stream?.stream;
  const posts = json.post_stream?.posts ?? json.latest_posts ?? [].concat(json);
  const topicOf = (post) => (json.post_stream ? "" : post.topic_id);
  const topics = new Map();
  for (const post of posts) {
    const key = topicOf(post);
    // A list of posts of several topics brings each topic's title with each post.
    const topic = topics.get(key) ?? { whole: Boolean(json.post_stream && json.title) };
    topics.set(key, topic);
    if (post.post_number === 1 || post.topic_title) topic.whole = true;
  }
  // Small actions ("closed this topic") are no posts. Moderators' posts (type 2) and whispers are.
  const left = new Set(
    posts
      .filter((post) => post.post_type === 3)
      .map((post) => `${topicOf(post)}/${post.post_number}`),
  );
  const entries = posts
    .filter((post) => post.post_number !== 1 && post.post_type !== 3)
    .map((post) => {
      const key = topicOf(post);
      const to = post.reply_to_post_number;
      return {
        id: `${key}/${post.post_number}`,
        key,
        // The first post is the topic: an answer to it, or to nothing, is a root.
        parent:
          to === null || to === undefined || to === 0 || to === 1 || left.has(`${key}/${to}`)
            ? null
            : `${key}/${to}`,
        author: post.username,
        // Choice: `deleted_at` (by anybody) and `user_deleted` are both deleted, which wins over
        // hidden.
        state:
          post.deleted_at || post.user_deleted ? "deleted" : post.hidden ? "hidden" : undefined,
        time: timeOf(post.created_at),
      };
    });
  // What the stream names and the file lacks. Choice: the ids are compared, not the lengths; and a
  // post's `reply_count` is not used: the definition names the stream alone, and it counts quotes
  // too.
  const here = new Set(posts.map((post) => post.id));
  const unloaded = (stream ?? []).filter((id) => !here.has(id)).length;
  const threads = byThread(forest(entries));
  return [...topics].map(([key, topic]) =>
    numbers("discourse", threads.get(key) ?? [], { whole: topic.whole, unloaded }),
  );
}

// --- GitHub -------------------------------------------------------------------------------------

const isIssue = (value) =>
  isObject(value) &&
  Number.isInteger(value.number) &&
  typeof value.title === "string" &&
  ("html_url" in value || "url" in value);
const isComment = (value) =>
  isObject(value) &&
  "body" in value &&
  ("issue_url" in value || "pull_request_url" in value || "diff_hunk" in value);
const discussionsOf = (json) => {
  const repository = json?.data?.repository ?? json?.repository ?? json?.data;
  const found = repository?.discussion ?? json?.data?.node ?? json?.discussion;
  if (isObject(found?.comments)) return [found];
  const list = repository?.discussions?.nodes ?? json?.discussions?.nodes;
  return Array.isArray(list) ? list : undefined;
};

export const isGitHub = (json) => {
  if (discussionsOf(json)) return true;
  if (isObject(json))
    return isIssue(json.issue) || isComment(json) || (isIssue(json) && "user" in json);
  return (
    Array.isArray(json) &&
    json.length > 0 &&
    json.flat().every((value) => isIssue(value) || isComment(value))
  );
};

// An issue and its pull request are one: …/issues/1 and …/pulls/1.
const threadUrl = (url) =>
  url === undefined ? undefined : String(url).replace("/pulls/", "/issues/");

export function gitHub(json) {
  const discussions = discussionsOf(json);
  if (discussions) return discussions.map(discussion);
  const items =
    isObject(json) && json.issue ? [json.issue, ...(json.comments ?? [])] : [json].flat(2);
  const issues = new Map();
  const order = [];
  const entries = [];
  const only = items.filter(isIssue).length === 1 ? threadUrl(items.find(isIssue).url) : undefined;
  for (const item of items) {
    if (isIssue(item) && !isComment(item)) {
      const key = threadUrl(item.url);
      issues.set(key, item);
      order.push(key);
      continue;
    }
    const key = threadUrl(item.issue_url ?? item.pull_request_url) ?? only ?? "";
    order.push(key);
    entries.push({
      // Comments and review comments count their ids apart.
      id: `${"diff_hunk" in item ? "review" : "issue"}/${item.id}`,
      key,
      parent: item.in_reply_to_id ? `review/${item.in_reply_to_id}` : null,
      author: item.user?.login,
      state: item.minimized || item.isMinimized ? "hidden" : undefined,
      time: timeOf(item.created_at),
    });
  }
  const threads = byThread(forest(entries));
  return [...new Set(order)].map((key) => {
    const issue = issues.get(key);
    const nodes = threads.get(key) ?? [];
    // Choice: an issue's own count of comments is a reply count like any other, so what it has
    // beyond the file is unloaded. A pull request counts its review comments beside.
    const present = (kind) =>
      nodes.filter((node) => !node.placeholder && node.id.startsWith(kind)).length;
    const unloaded =
      Math.max(0, (issue?.comments ?? 0) - present("issue")) +
      Math.max(0, (issue?.review_comments ?? 0) - present("review"));
    return numbers("github", nodes, { whole: Boolean(issue), unloaded });
  });
}

function discussion(node) {
  const entries = [];
  const list = (connection) =>
    connection?.nodes ?? connection?.edges?.map((edge) => edge.node) ?? [];
  const entryOf = (comment) => ({
    id: comment.id ?? comment.databaseId ?? comment.url,
    author: comment.author?.login,
    state: comment.deletedAt ? "deleted" : comment.isMinimized ? "hidden" : undefined,
    time: timeOf(comment.createdAt),
    replies: comment.replies?.totalCount,
  });
  for (const comment of list(node.comments)) {
    const entry = { ...entryOf(comment), parent: null };
    entries.push(entry);
    for (const reply of list(comment.replies)) entries.push({ ...entryOf(reply), under: entry });
  }
  // `totalCount` of a discussion's comments counts its top comments alone.
  return numbers("github", forest(entries), {
    whole: Boolean(node.title || node.body || node.bodyHTML),
    replies: node.comments?.totalCount,
  });
}

// --- YouTube ------------------------------------------------------------------------------------

const kindOf = (value) => String(value?.kind ?? "");

export const isYouTube = (json) =>
  kindOf(json).startsWith("youtube#comment") ||
  (Array.isArray(json?.comments) &&
    json.comments.some((comment) => kindOf(comment).startsWith("youtube#"))) ||
  (Array.isArray(json?.items) &&
    json.items.some((item) => kindOf(item).startsWith("youtube#comment"))) ||
  (Array.isArray(json) &&
    json.length > 0 &&
    json.every((item) => kindOf(item).startsWith("youtube#comment") || isYouTube(item)));

export function youTube(json) {
  const items = [json].flat().flatMap((part) => part.items ?? part.comments ?? [part]);
  const entries = [];
  const add = (comment, video, channel, extra = {}) => {
    const snippet = comment.snippet ?? {};
    entries.push({
      id: comment.id,
      // The video is the post, which no answer of the comments API holds. It tells threads apart;
      // "no videoId implies a channel discussion comment", so then the channel does.
      key: snippet.videoId ?? video ?? snippet.channelId ?? channel ?? "",
      // A parent is always a comment, so an absent one is a placeholder.
      parent: snippet.parentId ?? null,
      author: snippet.authorDisplayName,
      time: timeOf(snippet.publishedAt),
      ...extra,
    });
  };
  for (const item of items) {
    if (!item.snippet?.topLevelComment) {
      add(item);
      continue;
    }
    const { videoId, channelId, topLevelComment, totalReplyCount } = item.snippet;
    add(topLevelComment, videoId, channelId, { replies: totalReplyCount });
    for (const reply of item.replies?.comments ?? [])
      add(reply, videoId, channelId, { parent: reply.snippet?.parentId ?? topLevelComment.id });
  }
  return [...byThread(forest(entries)).values()].map((nodes) => numbers("youtube", nodes));
}

// --- Lemmy --------------------------------------------------------------------------------------

const lemmyViews = (json) => json?.comments ?? json?.items;

export const isLemmy = (json) =>
  Array.isArray(lemmyViews(json)) &&
  lemmyViews(json).some(
    (view) => isObject(view?.comment) && "path" in view.comment && "ap_id" in view.comment,
  );

export function lemmy(json) {
  const posts = new Map();
  const entries = [];
  for (const view of lemmyViews(json)) {
    const { comment, creator, post } = view;
    const key = comment.post_id ?? post?.id;
    // Each comment of a list brings its post.
    const count = post?.comments ?? json.post_view?.counts?.comments;
    if (!posts.has(key))
      posts.set(key, {
        whole: Boolean(post?.name ?? post?.title ?? post?.body),
        descendants: count,
      });
    entries.push({
      id: String(comment.id),
      key,
      // "0.12116620.12116646": 0 is the post, the last is the comment itself.
      chain: comment.path.split(".").slice(1, -1),
      author: creator?.actor_id ?? creator?.ap_id ?? creator?.name,
      state: comment.deleted ? "deleted" : comment.removed ? "removed" : undefined,
      time: timeOf(comment.published ?? comment.published_at),
      descendants: view.counts?.child_count ?? comment.child_count,
    });
  }
  const threads = byThread(forest(entries));
  return [...posts].map(([key, post]) => numbers("lemmy", threads.get(key) ?? [], post));
}
