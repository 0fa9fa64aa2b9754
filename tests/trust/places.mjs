// Where in a thread a payload stands: documents in Threadbare's own JSON, a comment for a payload.

const URL = "https://thread.invalid/p";

/** Fields of a comment, by what carries the payload. `end` is text that only this comment holds. */
export const places = {
  "Markdown of Lemmy": (text, end) => ({ body: `${text}\n\n${end}` }),
  "Markdown of Reddit": { source: "reddit", of: (text, end) => ({ body: `${text}\n\n${end}` }) },
  "Markdown of GitHub": { source: "github", of: (text, end) => ({ body: `${text}\n\n${end}` }) },
  "Markdown of others": { source: "bluesky", of: (text, end) => ({ body: `${text}\n\n${end}` }) },
  "text of a mail": { source: "mbox", of: (text, end) => ({ body: `${text}\n\n${end}` }) },
  HTML: (text, end) => ({ markup: "html", body: `${text} ${end}` }),
  "HTML of WordPress": {
    source: "wordpress",
    of: (text, end) => ({ markup: "html", body: `${text}\n\n${end}` }),
  },
  text: (text, end) => ({ markup: "text", body: `${text}\n${end}` }),
  "author's name": (text, end) => ({ author: { name: text }, body: end }),
  "author's other name": (text, end) => ({ author: { name: "x", display: text }, body: end }),
  "author's URL": (text, end) => ({ author: { name: "x", url: text }, body: end }),
  id: (text, end, n) => ({ id: `${n} ${text}`, body: end }),
  URL: (text, end) => ({ url: text, body: end }),
  subject: (text, end) => ({ subject: text, body: end }),
  time: (text, end) => ({ time: text, edited: text, body: end }),
  age: (text, end) => ({ age: text, body: end }),
  "content warning": (text, end) => ({ warning: text, body: end }),
  "reason of a removal": (text, end) => ({ state: "removed", reason: `${text} ${end}` }),
  "code that it is about": (text, end) => ({ context: text, body: end }),
  "media: URL": (text, end) => ({ media: [{ url: text, alt: "x" }], body: end }),
  "media: text": (text, end) => ({ media: [{ url: `${URL}.png`, alt: text }], body: end }),
  "media: type": (text, end) => ({ media: [{ url: `${URL}.png`, type: text }], body: end }),
  reaction: (text, end) => ({ reactions: [{ name: text, count: 1 }], body: end }),
  poll: (text, end) => ({ poll: [{ text, votes: 1 }], body: end }),
  "quote: author": (text, end) => ({ quotes: [{ author: text, body: "x" }], body: end }),
  "quote: URL": (text, end) => ({ quotes: [{ author: "x", url: text, body: "x" }], body: end }),
  "quote: text": (text, end) => ({ quotes: [{ author: "x", body: text }], body: end }),
  "emoji: name": (text, end) => ({ emoji: { [text]: `${URL}.png` }, body: `:${text}:\n\n${end}` }),
  "emoji: URL": (text, end) => ({ emoji: { smile: text }, body: `:smile:\n\n${end}` }),
};

/** Fields of a thread: each payload needs a thread of its own. */
export const threadPlaces = {
  "thread's title": (text) => ({ title: text }),
  "thread's URL": (text) => ({ url: text }),
  "thread's base": (text) => ({ base: text }),
  "thread's source": (text) => ({ source: text }),
  "thread's language": (text) => ({ language: text }),
  "post's body": (text) => ({ post: { body: text, markup: "html" } }),
  "post's author": (text) => ({ post: { author: { name: text, url: text }, body: "x" } }),
};

/** Text that only comment `n` holds. */
export const endOf = (n) => `END${n}END`;

/** The source whose dialect a place needs, or undefined. */
export const sourceOf = (place) => places[place].source;

/**
 * A document, as JSON, with a comment for each case: { place, text }. All places must be of one
 * source. Every third comment replies to the one before.
 */
export function documentOf(cases) {
  const comments = [];
  cases.forEach(({ place, text }, n) => {
    const write = places[place].of ?? places[place];
    const fields = write(text, endOf(n), n);
    const comment = { id: String(n), author: { name: "x" }, ...fields, replies: [] };
    if (n % 3 === 1) comments.at(-1).replies.push(comment);
    else comments.push(comment);
  });
  return JSON.stringify({
    threadbare: 1,
    title: "x",
    url: URL,
    source: sourceOf(cases[0].place),
    // Relative URLs would not become links without it.
    base: `${URL}/`,
    post: { author: { name: "x" }, body: "post" },
    comments,
  });
}

/** A document whose thread carries the payload, and so does its comment's relative link. */
export function threadOf(place, text) {
  return JSON.stringify({
    threadbare: 1,
    title: "x",
    url: URL,
    ...threadPlaces[place](text),
    comments: [{ id: "0", author: { name: "x" }, body: `[x](x) [y](//y) <z>\n\n${endOf(0)}` }],
  });
}
