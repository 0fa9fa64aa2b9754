// Writes a comment list as Lemmy's API (v3) sends it: `node generate_lemmy.mjs COUNT [SEED] > FILE`.
//
// The same count and seed give the same bytes. What matters for timing is as in real lists: each
// comment repeats its post, its community and its author (2.2 KB a comment in all), most comments
// are short and a few are long, and threads are wide at the root and thin out with depth.
import { once } from "node:events";

const count = Number(process.argv[2]);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error("usage: generate_lemmy.mjs COUNT [SEED]");
  process.exit(2);
}

/** Numbers in [0, 1): mulberry32, which is tiny and the same on every machine. */
function randomNumbers(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
const random = randomNumbers(seed);
const below = (limit) => Math.floor(random() * limit);
const pick = (list) => list[below(list.length)];

const words = `the a of to and in that it is was for on as with they but not this have from or one
  what were when there can more said would about time than into could other some then two these very
  loom thread needle weaver cotton river bridge harbour winter kettle garden ladder engine window
  library compiler pointer kernel socket bicycle pedal museum letter stamp bread yeast oven cheese
  mountain valley forest heron otter beetle lantern candle copper silver marble granite paper ink
  draws keeps mends breaks builds sails climbs reads writes counts measures forgets remembers asks
  slowly quietly rarely often nearly exactly perhaps certainly almost never still again together`
  .split(/\s+/);
const instances = ["loom.example", "spindle.example", "bobbin.example.org", "weft.example.net"];

function sentence() {
  const length = 4 + below(14);
  const text = Array.from({ length }, () => pick(words)).join(" ");
  return text[0].toUpperCase() + text.slice(1) + pick([".", ".", ".", "?", "!"]);
}

/** A paragraph or something else that people write in Markdown. */
function block() {
  const kind = random();
  const text = Array.from({ length: 1 + below(4) }, sentence).join(" ");
  if (kind < 0.7) return text;
  if (kind < 0.78) return `> ${sentence()}\n\n${text}`;
  if (kind < 0.84) return `${text} See [the ${pick(words)}](https://${pick(instances)}/post/${below(9999)}).`;
  if (kind < 0.88) return `- ${sentence()}\n- ${sentence()}\n- ${sentence()}`;
  if (kind < 0.92) return `${text} **${pick(words)} ${pick(words)}**, *${pick(words)}* and \`${pick(words)}()\`.`;
  if (kind < 0.95) return `${text} https://${pick(instances)}/c/${pick(words)}`;
  if (kind < 0.98) return `\`\`\`\n${pick(words)}(${below(100)})\n\`\`\``;
  return `::: spoiler ${pick(words)}\n${text}\n:::`;
}

function body() {
  const blocks = random() < 0.55 ? 1 : random() < 0.9 ? 2 + below(3) : 5 + below(8);
  return Array.from({ length: blocks }, block).join("\n\n");
}

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

const people = Array.from({ length: Math.max(5, Math.ceil(count / 6)) }, (_, i) => person(100 + i));
const poster = people[0];
const post = {
  id: 4711, name: "Which bridge would you cross again, and why?",
  url: "https://loom.example/articles/bridges", body: Array.from({ length: 2 }, sentence).join(" "),
  creator_id: poster.id, community_id: 12, removed: false, locked: false, published: date(started),
  updated: date(started + 3600000), deleted: false, nsfw: false,
  ap_id: "https://loom.example/post/4711", local: true, language_id: 37,
  featured_community: false, featured_local: false,
};
const community = {
  id: 12, name: "bridges", title: "Bridges of all kinds",
  description: "Stone, rope, steel. Be kind, say where it is, and bring a picture if you have one.",
  removed: false, published: date(started - 86400000 * 400), updated: date(started - 86400000),
  deleted: false, nsfw: false, actor_id: "https://loom.example/c/bridges", local: true,
  icon: "https://loom.example/pictrs/image/77aa-91c3.webp", hidden: false,
  posting_restricted_to_mods: false, instance_id: 1, visibility: "Public",
};

// First the tree, since a comment says how many stand below it. A reply answers a recent comment
// more often than an old one.
const parents = new Int32Array(count).fill(-1);
const depths = new Uint16Array(count);
for (let i = 1; i < count; ++i) {
  if (random() < 0.12) continue;
  const parent = i - 1 - Math.floor(random() ** 3 * Math.min(i, 400));
  if (random() < 0.8 ** depths[parent] + 0.25 && depths[parent] < 60) {
    parents[i] = parent;
    depths[i] = depths[parent] + 1;
  }
}
const childCounts = new Int32Array(count);
for (let i = count - 1; i > 0; --i) {
  if (parents[i] >= 0) childCounts[parents[i]] += 1 + childCounts[i];
}

const paths = new Array(count);
const idOf = (i) => 900000 + i * 3;

function commentView(i) {
  const creator = random() < 0.05 ? poster : pick(people);
  const published = date(started + i * 41000 + below(40000));
  const upvotes = 1 + Math.floor(random() ** 4 * 120);
  const downvotes = Math.floor(random() ** 6 * 30);
  const fate = random();
  paths[i] = `${parents[i] < 0 ? "0" : paths[parents[i]]}.${idOf(i)}`;
  return {
    comment: {
      id: idOf(i), creator_id: creator.id, post_id: post.id, content: body(),
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

process.stdout.write('{"comments":[');
let pending = "";
for (let i = 0; i < count; ++i) {
  pending += (i > 0 ? "," : "") + JSON.stringify(commentView(i));
  if (pending.length > 1 << 20 || i === count - 1) {
    if (!process.stdout.write(pending)) await once(process.stdout, "drain");
    pending = "";
  }
}
process.stdout.write("]}\n");
