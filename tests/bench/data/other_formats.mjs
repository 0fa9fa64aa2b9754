// Threads of other sites, as each of them sends or exports one: what `./dev bench native` reads.
import { proseOf, words } from "./prose.mjs";
import { randomNumbers } from "./random.mjs";
import { repliesOf, treeOf } from "./tree.mjs";

const started = Date.UTC(2024, 2, 1, 8, 0, 0);

/** What all of them need: who, when, what, and below what. */
function material(count, seed) {
  const random = randomNumbers(seed);
  const { next, below } = random;
  const { sentence, body } = proseOf(random);
  const { parents } = treeOf(random, count);
  const paragraph = () => Array.from({ length: 1 + below(4) }, sentence).join(" ");
  const paragraphs = () => Array.from({ length: next() < 0.6 ? 1 : 1 + below(5) }, paragraph);
  const name = () => `${words[below(60)]}_${below(count / 6)}`;
  const time = (i) => new Date(started + i * 41000);
  const html = () => paragraphs().map((text) => `<p>${text}</p>`).join("\n");
  return { next, below, parents, name, time, body, paragraphs, html };
}

/**
 * A tree as text: what stands before the replies to a comment, between two of them, and behind the
 * last. Nothing recurses.
 */
function* nested(parents, { before, between = ",", after }) {
  const replies = repliesOf(parents);
  const open = [{ list: replies[parents.length], next: 0 }];
  while (open.length > 0) {
    const level = open[open.length - 1];
    if (level.next === level.list.length) {
      open.pop();
      if (open.length > 0) yield after;
      continue;
    }
    const i = level.list[level.next++];
    yield (level.next > 1 ? between : "") + before(i, replies[i].length);
    open.push({ list: replies[i], next: 0 });
  }
}

function* listed(count, item) {
  for (let i = 0; i < count; ++i) yield (i > 0 ? ",\n" : "") + JSON.stringify(item(i));
}

function* reddit(count, seed = 1) {
  const { below, name, time, body, html, parents } = material(count, seed);
  const link = "t3_loom1";
  const created = (i) => Math.floor(time(i).getTime() / 1000);
  const post = {
    id: "loom1", name: link, subreddit: "handlooms", title: "Which heddle for linen?",
    selftext: body(), author: "ada", score: 41, created_utc: created(0), edited: false,
    is_self: true, num_comments: count, permalink: "/r/handlooms/comments/loom1/which_heddle/",
  };
  const listing = (children) => `{"kind":"Listing","data":{"after":null,"children":[${children}`;
  yield `[${listing(JSON.stringify({ kind: "t3", data: post }))}]}},${listing("")}`;
  yield* nested(parents, {
    before: (i) => {
      const id = (place) => `c${place.toString(36)}`;
      const data = {
        subreddit: "handlooms", approved_at_utc: null, author_is_blocked: false, link_id: link,
        id: id(i), name: `t1_${id(i)}`, author: name(), author_fullname: `t2_${below(1e9)}`,
        parent_id: parents[i] < 0 ? link : `t1_${id(parents[i])}`, score: below(90), likes: null,
        body: body(), body_html: `<div class="md">${html()}</div>`, created_utc: created(i),
        edited: false, stickied: false, distinguished: null, collapsed: false, gilded: 0,
        all_awardings: [], author_flair_richtext: [], mod_reports: [], controversiality: 0,
        permalink: `/r/handlooms/comments/loom1/which_heddle/${id(i)}/`,
      };
      return `{"kind":"t1","data":${JSON.stringify(data).slice(0, -1)},"replies":${listing("")}`;
    },
    after: "]}}}}",
  });
  yield "]}}]\n";
}

function* hackerNews(count, seed = 1) {
  const { name, time, paragraphs, parents } = material(count, seed);
  const item = (i, more) => ({
    id: 401 + i, created_at: time(i).toISOString(), created_at_i: Math.floor(time(i) / 1000),
    author: name(), points: null, story_id: 400, options: [], ...more,
  });
  const open = (i, more) => `${JSON.stringify(item(i, more)).slice(0, -1)},"children":[`;
  yield open(-1, { type: "story", title: "Bread at altitude", url: null, text: null, points: 12 });
  yield* nested(parents, {
    before: (i) =>
      open(i, {
        type: "comment", title: null, url: null, text: paragraphs().join("<p>"),
        parent_id: parents[i] < 0 ? 400 : 401 + parents[i],
      }),
    after: "]}",
  });
  yield "]}\n";
}

function* mastodon(count, seed = 1) {
  const { below, name, time, html, parents } = material(count, seed);
  const status = (i) => {
    const author = name();
    const account = {
      id: String(below(1e9)), username: author, acct: `${author}@weft.example`, bot: false,
      display_name: author, url: `https://weft.example/@${author}`, note: "<p>Weaves.</p>",
      avatar: `https://weft.example/avatars/${author}.png`, followers_count: below(900),
      fields: [], emojis: [],
    };
    return {
      id: String(701 + i), created_at: time(i).toISOString(), in_reply_to_id: String(701 + parents[i]),
      in_reply_to_account_id: "1", sensitive: false, spoiler_text: "", visibility: "public",
      language: "en", uri: `https://weft.example/users/${author}/statuses/${701 + i}`,
      url: `https://weft.example/@${author}/${701 + i}`, replies_count: 0, reblogs_count: below(9),
      favourites_count: below(60), edited_at: null, content: html(), reblog: null, account,
      media_attachments: [], mentions: [], tags: [], emojis: [], card: null, poll: null,
    };
  };
  // A root is a reply to 700, which is not in the file but is known to be what all answer.
  yield '{"ancestors":[],"descendants":[';
  yield* listed(count, status);
  yield "]}\n";
}

function* github(count, seed = 1) {
  const { below, name, time, body } = material(count, seed);
  const user = () => {
    const login = name();
    return { login, id: below(1e9), html_url: `https://github.example/${login}`, type: "User" };
  };
  const at = (i) => time(i).toISOString().replace(".000Z", "Z");
  const api = "https://api.github.com/repos/looms/heddle/issues";
  const common = (i) => ({
    user: user(), created_at: at(i), updated_at: at(i), author_association: "NONE", body: body(),
    reactions: { total_count: 2, "+1": 2, "-1": 0, laugh: 0, hooray: 0, confused: 0, heart: 0 },
  });
  const issue = {
    url: `${api}/12`, html_url: "https://github.com/looms/heddle/issues/12", id: 7001, number: 12,
    title: "Warp breaks at the third shaft", comments: count, state: "open", ...common(0),
  };
  yield `[${JSON.stringify(issue)},[`;
  yield* listed(count, (i) => ({
    url: `${api}/comments/${101 + i}`, issue_url: `${api}/12`, id: 101 + i,
    html_url: `https://github.com/looms/heddle/issues/12#issuecomment-${101 + i}`, ...common(i),
  }));
  yield "]]\n";
}

function* discourse(count, seed = 1) {
  const { below, name, time, html, parents } = material(count, seed);
  yield '{"id":77,"title":"Which heddle","slug":"which-heddle","post_stream":{"posts":[';
  yield* listed(count, (i) => ({
    id: 501 + i, name: "", username: name(), avatar_template: "/letter_avatar/b/{size}.png",
    created_at: time(i).toISOString(), updated_at: time(i).toISOString(), version: 1,
    cooked: html(), post_number: 1 + i, post_type: 1, topic_id: 77, topic_slug: "which-heddle",
    reply_to_post_number: parents[i] < 0 ? null : 1 + parents[i], moderator: false, admin: false,
    actions_summary: [{ id: 2, count: below(20) }], hidden: false, deleted_at: null,
  }));
  yield "]}}\n";
}

function* disqus(count, seed = 1) {
  const { name, time, html, parents } = material(count, seed);
  const at = (i) => time(i).toISOString().replace(".000Z", "Z");
  yield `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="100"><id>mill-1</id><link>https://mill.example/rye/</link><title>Rye</title>
<createdAt>${at(0)}</createdAt><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>\n`;
  for (let i = 0; i < count; ++i) {
    const author = name();
    const parent = parents[i] < 0 ? "" : `<parent dsq:id="${1000 + parents[i]}"/>`;
    yield `<post dsq:id="${1000 + i}"><id>wp_${i}</id><message><![CDATA[${html()}]]></message>
<createdAt>${at(i)}</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author>
<email>${author}@mill.example</email><name>${author}</name><isAnonymous>true</isAnonymous></author>
<ipAddress>192.0.2.1</ipAddress><thread dsq:id="100"/>${parent}</post>\n`;
  }
  yield "</disqus>\n";
}

function* mbox(count, seed = 1) {
  const { name, time, paragraphs, parents } = material(count, seed);
  const id = (i) => `<${i}.loom@weave.example>`;
  const chains = [];
  for (let i = 0; i < count; ++i) {
    const above = parents[i] < 0 ? [0] : [...chains[parents[i]], parents[i]];
    chains.push(i === 0 ? [] : above);
    const date = time(i).toUTCString().replace("GMT", "+0000");
    const author = name();
    yield `From nobody ${date}\nFrom: ${author} <${author}@weave.example>\nDate: ${date}\n` +
      `Subject: ${i === 0 ? "" : "Re: "}Which warp holds?\nMessage-ID: ${id(i)}\n` +
      (i === 0 ? "" : `References: ${above.map(id).join("\n\t")}\n`) +
      `Content-Type: text/plain; charset=utf-8\n\n> ${words.slice(0, 12).join(" ")}\n\n` +
      `${paragraphs().join("\n\n")}\n\n-- \n${author}\n\n`;
  }
}

export const otherFormats = {
  reddit, "hacker-news": hackerNews, mastodon, github, discourse, disqus, mbox,
};
