// The answer of app.bsky.feed.getPostThread: a post, and replies within replies. Texts are short and
// plain; links, mentions and tags are facets, which count bytes.
import { proseOf, rarePlace, rareSentence, words } from "./prose.mjs";
import { randomNumbers } from "./random.mjs";
import { repliesOf, treeOf } from "./tree.mjs";

const started = Date.UTC(2024, 10, 12, 8, 0, 0);
const date = (milliseconds) => new Date(milliseconds).toISOString();
const LONGEST_TEXT = 300;
const digits = "abcdefghijklmnopqrstuvwxyz234567";

/** A name of `length` letters, as content and record identifiers are. */
function identifier(number, length) {
  let text = "";
  let state = (Math.imul(number + 1, 2654435761) ^ 0x9e3779b9) >>> 0;
  for (let i = 0; i < length; ++i) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += digits[state >>> 27];
  }
  return text;
}

function person(number) {
  const did = `did:plc:${identifier(number, 24)}`;
  const handle = `${words[(number * 7) % words.length]}${number}.bsky.example`;
  return {
    did, handle, ...(number % 5 !== 0 && { displayName: `${handle.split(".")[0]} ✂` }),
    avatar: `https://cdn.bsky.example/img/avatar/plain/${did}/bafkrei${identifier(number, 52)}@jpeg`,
    associated: { chat: { allowIncoming: "following" } },
    viewer: { muted: false, blockedBy: false }, labels: [],
    createdAt: date(started - 86400000 * (30 + (number % 500))),
  };
}

const featureOf = {
  link: (text) => ({ $type: "app.bsky.richtext.facet#link", uri: text }),
  mention: (_, author) => ({ $type: "app.bsky.richtext.facet#mention", did: author.did }),
  tag: (text) => ({ $type: "app.bsky.richtext.facet#tag", tag: text.slice(1) }),
};

/** Text in pieces: a post with `count` replies. The same count and seed give the same bytes. */
export function* bluesky(count, seed = 1) {
  const random = randomNumbers(seed);
  const { next, below, pick } = random;
  const { sentence } = proseOf(random);
  const people = Array.from({ length: Math.max(5, Math.ceil(count / 4)) }, (_, i) => person(i));
  const { parents } = treeOf(random, count);
  const replies = repliesOf(parents);
  const root = count; // its place in what follows: behind its replies
  const authors = Array.from({ length: count + 1 }, () => pick(people));
  const uri = (i) => `at://${authors[i].did}/app.bsky.feed.post/${identifier(i, 13)}`;
  const cid = (i) => `bafyrei${identifier(i, 52)}`;
  const reference = (i) => ({ cid: cid(i), uri: uri(i) });

  function record(i) {
    let text = Array.from({ length: 1 + below(3) }, sentence).join(next() < 0.2 ? "\n\n" : " ");
    text = text.slice(0, LONGEST_TEXT - 60);
    if (i === rarePlace(count)) text += ` ${rareSentence}`;
    const facets = [];
    const add = (kind, part, author) => {
      const byteStart = Buffer.byteLength(text) + 1;
      text += ` ${part}`;
      const features = [featureOf[kind](part, author)];
      facets.push({ features, index: { byteEnd: Buffer.byteLength(text), byteStart } });
    };
    if (next() < 0.3) text += ` ${pick(["😂", "♥", "✂", "—", "naïve", "Спасибо"])}`;
    if (next() < 0.1) {
      const author = pick(people);
      add("mention", `@${author.handle}`, author);
    }
    if (next() < 0.08) add("tag", `#${pick(words)}`);
    if (next() < 0.08) add("link", `https://weft.example.net/${pick(words)}/${below(999)}`);
    return {
      $type: "app.bsky.feed.post", createdAt: date(started + i * 41000 + below(40000)),
      ...(facets.length > 0 && { facets }), langs: ["en"],
      ...(i !== root && {
        reply: { parent: reference(parents[i] < 0 ? root : parents[i]), root: reference(root) },
      }),
      text,
    };
  }

  function post(i) {
    return {
      uri: uri(i), cid: cid(i), author: authors[i], record: record(i), bookmarkCount: 0,
      replyCount: replies[i].length, repostCount: Math.floor(next() ** 6 * 40),
      likeCount: Math.floor(next() ** 4 * 300), quoteCount: 0,
      indexedAt: date(started + (i === root ? 0 : i) * 41000 + 40500),
      viewer: { bookmarked: false, threadMuted: false, embeddingDisabled: false }, labels: [],
    };
  }

  const begin = (i) =>
    `{"$type":"app.bsky.feed.defs#threadViewPost","post":${JSON.stringify(post(i))},"replies":[`;
  yield `{"thread":${begin(root)}`;
  const open = [{ list: replies[root], next: 0 }];
  while (open.length > 0) {
    const level = open[open.length - 1];
    if (level.next === level.list.length) {
      open.pop();
      yield "]}";
      continue;
    }
    const i = level.list[level.next++];
    yield (level.next > 1 ? "," : "") + begin(i);
    open.push({ list: replies[i], next: 0 });
  }
  yield "}\n";
}
