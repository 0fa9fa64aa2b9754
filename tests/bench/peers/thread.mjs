// What the peers do first: JSON.parse, and of its result a flat list of comments, each with the
// place of its parent. Of Bluesky's answer, Lemmy's or Threadbare's own, whichever it is.

/** A comment: `parent` is a place in the list, -1 for a root; `text` is what find looks at. */
function comment({ id, parent, author, url, score, time, text, facets = null }) {
  return { id, parent, author, url, score, time: new Date(time), text, facets, replies: [] };
}

function fromLemmy({ comments }) {
  const places = new Map(comments.map((view, place) => [view.comment.id, place]));
  return comments.map(({ comment: said, creator, counts }) => {
    const path = said.path.split(".");
    const parent = path.length < 3 ? -1 : (places.get(Number(path[path.length - 2])) ?? -1);
    const gone = said.deleted ? "*deleted*" : said.removed ? "*removed*" : null;
    return comment({
      id: said.id, parent, author: creator.display_name ?? creator.name, url: creator.actor_id,
      score: counts.score, time: said.published, text: gone ?? said.content,
    });
  });
}

function fromNative({ comments }) {
  const places = new Map(comments.map(({ id }, place) => [id, place]));
  return comments.map((said) =>
    comment({
      id: said.id, parent: places.get(said.parent) ?? -1, author: said.author.name,
      url: said.author.url, score: said.score, time: said.time, text: said.body,
    }),
  );
}

function fromBluesky({ thread }) {
  const list = [];
  const pending = thread.replies.map((view) => [view, -1]).reverse();
  while (pending.length > 0) {
    const [{ post, replies }, parent] = pending.pop();
    const place = list.length;
    const { author, record } = post;
    list.push(
      comment({
        id: post.uri, parent, author: author.displayName ?? author.handle,
        url: `https://bsky.app/profile/${author.did}`, score: post.likeCount,
        time: record.createdAt, text: record.text, facets: record.facets ?? [],
      }),
    );
    for (let i = replies.length - 1; i >= 0; --i) pending.push([replies[i], place]);
  }
  return list;
}

/** The comments of a file, and the places of those that answer nothing. */
export function threadOf(buffer) {
  const json = JSON.parse(new TextDecoder().decode(buffer));
  const read = json.thread ? fromBluesky : json.threadbare ? fromNative : fromLemmy;
  const comments = read(json);
  const roots = [];
  comments.forEach(({ parent }, place) => {
    (parent < 0 ? roots : comments[parent].replies).push(place);
  });
  return { comments, roots };
}

/** The place of the root with the most below it. */
export function largestRoot({ comments, roots }) {
  const below = new Int32Array(comments.length);
  const order = preorder({ comments, roots });
  for (let i = order.length - 1; i >= 0; --i) {
    const { parent } = comments[order[i]];
    if (parent >= 0) below[parent] += 1 + below[order[i]];
  }
  return roots.reduce((most, root) => (below[root] > below[most] ? root : most), roots[0]);
}

/** The places of all comments, each before its replies. */
export function preorder({ comments, roots }) {
  const order = [];
  const pending = [...roots].reverse();
  while (pending.length > 0) {
    const place = pending.pop();
    order.push(place);
    const { replies } = comments[place];
    for (let i = replies.length - 1; i >= 0; --i) pending.push(replies[i]);
  }
  return order;
}

/** Puts siblings in the order of their points. */
export function sortByScore({ comments, roots }) {
  const better = (a, b) => comments[b].score - comments[a].score;
  roots.sort(better);
  for (const { replies } of comments) if (replies.length > 1) replies.sort(better);
}

/** The place of the first comment that holds some words, -1 for none. */
export function placeOf({ comments }, words) {
  return comments.findIndex(({ text }) => text.includes(words));
}
