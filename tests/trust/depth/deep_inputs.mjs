// Files in which something stands in itself, as deep as is asked for.

const thread = (body, markup) =>
  JSON.stringify({ threadbare: 1, title: "Deep", comments: [{ id: "a", body, markup }] });

/** A thread whose only body repeats a beginning, a middle, and an end as often. */
const body = (markup, open, close = "") => (depth) =>
  thread(`${open.repeat(depth)}x${close.repeat(depth)}`, markup);

/** The same in Markdown, which past kMaxMarkdownBytes is shown as text: how deep it can be. */
const markdown = (open, close = "") => ({
  make: body("markdown", open, close),
  outcome: "thread",
  deepest: Math.floor(256 * 1024 / (open.length + close.length)) - 1,
});

/** A text that is made of a line for each level. */
const lines = (depth, line) => Buffer.concat(
  Array.from({ length: Math.ceil(depth / 10_000) }, (_, block) => {
    const first = block * 10_000;
    const count = Math.min(10_000, depth - first);
    return Buffer.from(Array.from({ length: count }, (__, i) => line(first + i)).join(""));
  }),
);

const chain = (head, line, tail) => (depth) =>
  Buffer.concat([Buffer.from(head), lines(depth, line), Buffer.from(tail)]);

const message = (i) =>
  `From x\nFrom: a <a@b.example>\nMessage-ID: <${i}@b.example>\n` +
  (i > 0 ? `In-Reply-To: <${i - 1}@b.example>\n` : "Subject: Deep\n") +
  "\nx\n\n";

// Every tenth message names a hundred ancestors, as mailers do.
const referring = (i) => {
  const first = Math.max(0, i - 100);
  const ids = Array.from({ length: i - first }, (_, at) => `<${first + at}@b.example>`);
  return (
    `From x\nFrom: a <a@b.example>\nMessage-ID: <${i}@b.example>\nSubject: Deep\n` +
    (i > 0 ? `References: ${i % 10 === 0 ? ids.join(" ") : ids.at(-1)}\n` : "") +
    "\nx\n\n"
  );
};

const mimeHeader = (i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`;

const wordpress = (inner) =>
  '<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>' +
  `<wp:wxr_version>1.2</wp:wxr_version><title>x</title><item><title>Deep</title>${inner}` +
  "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>y</wp:comment_content>" +
  "</wp:comment></item></channel></rss>";

const disqus = (inner) =>
  '<?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">' +
  `<thread dsq:id="1"><title>Deep</title></thread>${inner}<post dsq:id="2"><message>y</message>` +
  '<thread dsq:id="1"/></post></disqus>';

/**
 * What is made deep, by name: `make(depth)` gives the file. `outcome` is what must come of it, a
 * thread or the code of an error, which then says where. `replies` says that the levels are comments,
 * `deepest` how deep it can be before it is taken for something else.
 */
export const deepInputs = {
  "JSON, arrays where nothing is wanted": {
    make: (depth) =>
      `{"threadbare":1,"x":${"[".repeat(depth)}${"]".repeat(depth)},"comments":[{"body":"y"}]}`,
    outcome: "thread",
  },
  "JSON, arrays where a body is wanted": {
    make: (depth) =>
      `{"threadbare":1,"comments":[{"body":${"[".repeat(depth)}${"]".repeat(depth)}}]}`,
    outcome: "thread",
  },
  "JSON, objects that never end": {
    make: (depth) => `{"threadbare":1,"comments":[{"body":${'{"a":'.repeat(depth)}`,
    outcome: "too-deep",
  },
  "JSON, arrays and nothing else": { make: (depth) => "[".repeat(depth), outcome: "too-deep" },
  "JSON, arrays and objects in turn": {
    make: (depth) => `${'[{"":'.repeat(depth)}`,
    outcome: "too-deep",
  },
  "JSON, replies in replies (Hacker News)": {
    make: (depth) =>
      '{"id":1,"type":"story","title":"Deep","author":"a","points":1,"created_at_i":1,"children":[' +
      `${'{"id":2,"type":"comment","author":"a","text":"y","children":['.repeat(depth)}` +
      `${"]}".repeat(depth)}]}`,
    outcome: "too-deep",
  },
  "JSON, replies in replies (Isso)": {
    make: (depth) =>
      '{"total_replies":1,"replies":[' +
      `${'{"id":1,"text":"y","author":"a","created":1,"likes":0,"dislikes":0,"replies":['.repeat(depth)}` +
      `${"]}".repeat(depth)}]}`,
    outcome: "too-deep",
  },
  "JSON, a chain of parents": {
    make: chain(
      '{"threadbare":1,"title":"Deep","comments":[',
      (i) => `${i > 0 ? `,{"parent":"${i - 1}",` : "{"}"id":"${i}","body":"y"}`,
      "]}",
    ),
    outcome: "thread",
    replies: true,
  },
  "JSON, a chain of parents, from its end": {
    make: (depth) =>
      chain(
        '{"threadbare":1,"title":"Deep","comments":[',
        (i) => `${i > 0 ? "," : ""}{"parent":"${i + 1}","id":"${i}","body":"y"}`,
        `,{"id":"${depth}","body":"y"}]}`,
      )(depth),
    outcome: "thread",
    replies: true,
  },
  "JSON, a ring of parents": {
    make: (depth) =>
      chain(
        '{"threadbare":1,"title":"Deep","comments":[',
        (i) => `${i > 0 ? "," : ""}{"parent":"${(i + 1) % depth}","id":"${i}","body":"y"}`,
        "]}",
      )(depth),
    outcome: "thread",
    replies: true,
  },
  "XML, elements in an article (WordPress)": {
    make: (depth) => wordpress(`${"<a>".repeat(depth)}${"</a>".repeat(depth)}`),
    outcome: "too-deep",
  },
  "XML, elements between comments (Disqus)": {
    make: (depth) => disqus(`${"<a>".repeat(depth)}${"</a>".repeat(depth)}`),
    outcome: "too-deep",
  },
  "XML, elements that never end": {
    make: (depth) => disqus("<post>".repeat(depth)).slice(0, -9),
    outcome: "too-deep",
  },
  "mail, messages that answer each other": { make: chain("", message, ""), outcome: "thread", replies: true },
  "mail, messages that refer to a hundred": { make: chain("", referring, ""), outcome: "thread", replies: true },
  "mail, one message that refers to all": {
    make: (depth) =>
      `From x\nFrom: a <a@b.example>\nMessage-ID: <x@b.example>\nSubject: Deep\nReferences:\n` +
      `${lines(depth, (i) => ` <${i}@b.example>\n`)}\nx\n`,
    outcome: "thread",
  },
  "mail, parts in parts": {
    make: (depth) =>
      "From x\nFrom: a <a@b.example>\nMessage-ID: <x@b.example>\nSubject: Deep\n" +
      `MIME-Version: 1.0\n${lines(depth, mimeHeader)}\nx\n`,
    outcome: "thread",
  },
  "mail, comments in an address": {
    make: (depth) =>
      `From x\nFrom: a ${"(".repeat(depth)}${")".repeat(depth)} <a@b.example>\nSubject: Deep\n\nx\n`,
    outcome: "thread",
  },
  "mail, quotes in quotes": {
    make: (depth) => `From x\nFrom: a <a@b.example>\nSubject: Deep\n\n${"> ".repeat(depth)}x\n`,
    outcome: "thread",
  },
  "Markdown, quotes in quotes": markdown("> "),
  "Markdown, lists in lists": markdown("- "),
  "Markdown, numbered lists in lists": markdown("1. "),
  "Markdown, links in links": markdown("[", "](x)"),
  "Markdown, pictures in pictures": markdown("![", "](x)"),
  "Markdown, emphasis in emphasis": markdown("*x ", "*"),
  "Markdown, HTML in it": markdown("<div>\n\n"),
  "HTML, inline elements": { make: body("html", "<b>", "</b>"), outcome: "thread" },
  "HTML, blocks": { make: body("html", "<div>", "</div>"), outcome: "thread" },
  "HTML, quotes": { make: body("html", "<blockquote>"), outcome: "thread" },
  "HTML, lists": { make: body("html", "<ul><li>"), outcome: "thread" },
  "HTML, tables": { make: body("html", "<table><tr><td>"), outcome: "thread" },
  "HTML, details": { make: body("html", "<details><summary>"), outcome: "thread" },
  "HTML, elements that are dropped": { make: body("html", "<svg><style>"), outcome: "thread" },
  "text, quotes in quotes": { make: body("text", ">"), outcome: "thread" },
};
