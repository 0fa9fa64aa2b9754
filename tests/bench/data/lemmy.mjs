// A comment list as Lemmy's API (v3) sends it. What matters for timing is as in real lists: each
// comment repeats its post, its community and its author, 2.2 KB a comment in all.
import { instances, proseOf, rarePlace, rareSentence, words } from "./prose.mjs";
import { randomNumbers } from "./random.mjs";
import { treeOf } from "./tree.mjs";

const started = Date.UTC(2024, 2, 1, 8, 0, 0);
const date = (milliseconds) => new Date(milliseconds).toISOString().replace("Z", "000Z");

function person(id) {
  const instance = instances[id % instances.length];
  const name = `${words[(id * 7) % words.length]}_${words[(id * 13) % words.length]}${id}`;
  return {
    id, name, ...(id % 3 === 0 && { display_name: `${name[0].toUpperCase()}${name.slice(1)}` }),
    avatar: `https://${instance}/pictrs/image/${String(id).padStart(8, "0")}-4a1c-9e2b.webp`,
    banned: false, published: date(started - 86400000 * (30 + (id % 900))),
    actor_id: `https://${instance}/u/${name}`, local: id % 4 === 0, deleted: false,
    bot_account: id % 97 === 0, instance_id: 1 + (id % 4),
  };
}

const community = {
  id: 12, name: "bridges", title: "Bridges of all kinds",
  description: "Stone, rope, steel. Be kind, say where it is, and bring a picture if you have one.",
  removed: false, published: date(started - 86400000 * 400), updated: date(started - 86400000),
  deleted: false, nsfw: false, actor_id: "https://loom.example/c/bridges", local: true,
  icon: "https://loom.example/pictrs/image/77aa-91c3.webp", hidden: false,
  posting_restricted_to_mods: false, instance_id: 1, visibility: "Public",
};

function postBy(poster, body) {
  return {
    id: 4711, name: "Which bridge would you cross again, and why?",
    url: "https://loom.example/articles/bridges", body,
    creator_id: poster.id, community_id: 12, removed: false, locked: false, published: date(started),
    updated: date(started + 3600000), deleted: false, nsfw: false,
    ap_id: "https://loom.example/post/4711", local: true, language_id: 37,
    featured_community: false, featured_local: false,
  };
}

/** Text in pieces. The same count and seed give the same bytes. */
export function* lemmy(count, seed = 1) {
  const random = randomNumbers(seed);
  const { next, below, pick } = random;
  const { sentence, body } = proseOf(random);
  const people = Array.from({ length: Math.max(5, Math.ceil(count / 6)) }, (_, i) => person(100 + i));
  const poster = people[0];
  const post = postBy(poster, `${sentence()} ${sentence()}`);
  // First the tree, since a comment says how many stand below it.
  const { parents, childCounts } = treeOf(random, count);
  const paths = new Array(count);
  const idOf = (i) => 900000 + i * 3;

  function commentView(i) {
    const creator = next() < 0.05 ? poster : pick(people);
    const published = date(started + i * 41000 + below(40000));
    const upvotes = 1 + Math.floor(next() ** 4 * 120);
    const downvotes = Math.floor(next() ** 6 * 30);
    const isRare = i === rarePlace(count);
    const fate = isRare ? 0.5 : next();
    paths[i] = `${parents[i] < 0 ? "0" : paths[parents[i]]}.${idOf(i)}`;
    return {
      comment: {
        id: idOf(i), creator_id: creator.id, post_id: post.id,
        content: isRare ? `${body()}\n\n${rareSentence}` : body(),
        removed: fate < 0.01, published, ...(fate > 0.95 && { updated: published }),
        deleted: fate >= 0.01 && fate < 0.025, ap_id: `https://loom.example/comment/${idOf(i)}`,
        local: true, path: paths[i], distinguished: fate > 0.999, language_id: 37,
      },
      creator, post, community,
      counts: {
        comment_id: idOf(i), score: upvotes - downvotes, upvotes, downvotes, published,
        child_count: childCounts[i],
      },
      creator_banned_from_community: false, banned_from_community: false,
      creator_is_moderator: creator.id % 50 === 1, creator_is_admin: creator.id % 200 === 3,
      subscribed: "NotSubscribed", saved: false, creator_blocked: false,
    };
  }

  yield '{"comments":[';
  for (let i = 0; i < count; ++i) yield (i > 0 ? "," : "") + JSON.stringify(commentView(i));
  yield "]}\n";
}
