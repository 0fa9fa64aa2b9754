// Whether the HTML of an example is what its specification says, and if not, why that is meant.

/** Why a difference is meant, by name; the words stand in the report. */
export const reasons = {
  breaks: "a line's end is a break, as on GitHub",
  nested: "emphasis in emphasis of its kind is one",
  empty: "what holds nothing is left out",
  address: "an address is made whole, leads nowhere, or is a link of its own",
  spaces: "white space that nobody sees",
  image: "an image is a link",
  html: "HTML in it is text, or is cleaned",
};

/** Differences that are md4c's, by the example's Markdown, and what they are. */
export const known = {
  "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n":
    "the backslash before a bar in code in a table stays",
  "| abc | def |\n| --- |\n| bar |\n": "a table is read though its rule has fewer cells than its head",
};

/** HTML as a list of tags and texts, without what is meant to differ everywhere. */
function plain(html) {
  return html
    .replaceAll(/<h([1-6])>/g, "<h>")
    .replaceAll(/<\/h[1-6]>/g, "</h>")
    .replaceAll(/ (rel|class|title|align|dir|checked|disabled|type|id|aria-[a-z]+)(="[^"]*")?/g, "")
    .replaceAll(/<(br|hr|img|input)([^>]*?) ?\/?>/g, "<$1$2>")
    .replaceAll(/ start="1"/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&#x27;", "'")
    .replaceAll(/<(\/?)del>/g, "<$1s>")
    .replaceAll(/\s*(<\/?(?:p|ul|ol|li|blockquote|h|hr|pre|table|thead|tbody|tr|td|th|br)\b[^>]*>)\s*/g, "$1")
    .replaceAll(/<code>\n/g, "<code>")
    .replaceAll(/\n(?=<\/code><\/pre>)/g, "")
    .replaceAll(/<input>\s*|<span[^>]*>\s*[☐☑]?\s*<\/span>\s*/gu, "")
    .trim();
}

const hasHtml = ({ html, markdown }) =>
  // What the specification hands through: tags that Markdown itself does not make, or comments.
  /<(?!\/?(p|em|strong|a|code|pre|ul|ol|li|blockquote|h[1-6]|hr|br|img|del|table|thead|tbody|tr|t[hd]|input)\b[^>]*>)[A-Za-z/!?]/.test(html) ||
  /<[A-Za-z/!?][^>]*>/.test(markdown.replaceAll(/`[^`]*`/g, ""));

/** Without the tags that open what is open already, and their ends. */
function withoutNesting(html) {
  const open = [];
  return html.replaceAll(/<(\/?)(em|strong)>/g, (tag, end, name) => {
    if (!end) {
      const again = open.some((each) => each.name === name && each.counts);
      open.push({ name, counts: !again });
      return again ? "" : tag;
    }
    return open.pop()?.counts === false ? "" : tag;
  });
}

function withoutEmpty(html) {
  const less = html.replaceAll(/<(h|p|a|code|em|strong|li)\b[^>]*>\s*<\/\1>/g, "");
  return less === html ? html : withoutEmpty(less);
}

/** What takes one meant difference out, on both sides; each is tried on top of those before it. */
const loosened = [
  ["breaks", (html) => html.replaceAll("<br>", "\n")],
  ["nested", withoutNesting],
  ["empty", withoutEmpty],
  ["address", (html) => html.replaceAll(/<\/?a\b[^>]*>/g, "").replaceAll(/&lt; | &gt;/g, (s) => s.trim())],
  ["spaces", (html) => html.replaceAll(/\s+/g, " ").replaceAll(/ ?(<[^>]*>) ?/g, "$1")],
];

/** { verdict }: "same", a key of `reasons`, or "different". */
export function judged(example, ours) {
  let [expected, found] = [plain(example.html), plain(ours)];
  if (expected === found) return { verdict: "same" };
  for (const [verdict, loosen] of loosened) {
    [expected, found] = [loosen(expected), loosen(found)];
    if (expected === found) return { verdict };
  }
  if (/<img/.test(expected)) return { verdict: "image" };
  if (hasHtml(example)) return { verdict: "html" };
  return { verdict: "different", expected, found };
}
