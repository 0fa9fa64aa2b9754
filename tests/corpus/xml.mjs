// Exports in XML: Disqus and WordPress (WXR), over a scanner that never gives up.
import { forest, numbers, Refusal, timeOf } from "./tree.mjs";

// --- The scanner --------------------------------------------------------------------------------

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const decoded = (text) =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== "#") return entities[name] ?? whole;
    const code =
      name[1] === "x" || name[1] === "X"
        ? parseInt(name.slice(2), 16)
        : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** Elements as {name, attributes, children, text, closed}. An end tag closes up to its start tag,
 *  or nothing; at the end of the file nothing more is closed. What stands before the first `<?xml`
 *  or element is skipped. */
export function scan(source) {
  const root = { name: "", attributes: {}, children: [], text: "", closed: false };
  const open = [root];
  const token = new RegExp(
    [
      /<!\[CDATA\[([\s\S]*?)\]\]>/,
      /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>/,
      /<\/([\w:.-]+)\s*>/,
      /<([\w:.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/,
    ]
      .map((part) => part.source)
      .join("|"),
    "g",
  );
  let at = 0;
  for (let match; (match = token.exec(source)); at = token.lastIndex) {
    const top = open[open.length - 1];
    top.text += decoded(source.slice(at, match.index));
    const [, cdata, end, start, attributes, empty] = match;
    if (cdata !== undefined) top.text += cdata;
    else if (end !== undefined) {
      const level = open.map((element) => element.name).lastIndexOf(end);
      if (level > 0) {
        open[level].closed = true;
        open.length = level;
      }
    } else if (start !== undefined) {
      const element = {
        name: start,
        attributes: {},
        children: [],
        text: "",
        closed: empty === "/",
      };
      // Values without quotes are read too, as HTML does.
      for (const [, name, double, single, bare] of attributes.matchAll(
        /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g,
      )) {
        element.attributes[name] = decoded(double ?? single ?? bare);
      }
      top.children.push(element);
      if (empty !== "/") open.push(element);
    }
  }
  return root;
}

/** All elements in the order of the file. */
function all(element) {
  const found = [];
  const stack = [...element.children].reverse();
  while (stack.length > 0) {
    const next = stack.pop();
    found.push(next);
    stack.push(...[...next.children].reverse());
  }
  return found;
}

const child = (element, name) => element?.children.find((one) => one.name === name);
const text = (element, name) => child(element, name)?.text.trim() ?? "";

export function xml(source) {
  const tree = scan(source);
  const elements = all(tree);
  const isDisqus = elements.some((element) => element.name === "disqus");
  const isExport =
    elements.some((element) => element.name === "rss") && /wordpress\.org\/export\//.test(source);
  // A DOCTYPE is refused whatever it says: nobody exports one, and entities are a way to attack.
  if (
    (isDisqus || isExport) &&
    /<!DOCTYPE/i.test(source.slice(0, source.search(/<(disqus|rss)\b/)))
  ) {
    throw new Refusal("any", isDisqus ? "disqus" : "wordpress");
  }
  if (isDisqus) return disqus(tree);
  if (isExport) return wordPress(tree, source);
  throw new Refusal("unknown-format");
}

// --- Disqus -------------------------------------------------------------------------------------

function disqus(tree) {
  const root = all(tree).find((element) => element.name === "disqus");
  const threads = new Map(); // in the order in which the file first mentions them
  const mention = (id) => {
    if (!threads.has(id)) threads.set(id, { entries: [], title: "" });
    return threads.get(id);
  };
  for (const element of root.children.filter((one) => one.closed)) {
    if (element.name === "thread") {
      const thread = mention(element.attributes["dsq:id"]);
      thread.title = text(element, "title") || text(element, "message");
    }
    if (element.name !== "post") continue;
    // A post that names no thread, or one that the file lacks, is in an untitled thread: one for
    // each id. "Untitled thread" is our word, not the file's, so such a thread has no post.
    const thread = mention(child(element, "thread")?.attributes["dsq:id"] ?? "");
    const author = child(element, "author");
    thread.entries.push({
      id: element.attributes["dsq:id"],
      parent: child(element, "parent")?.attributes["dsq:id"] ?? null,
      // Choice: `username` names an account and is unique; a guest has a name only.
      author: text(author, "username") || text(author, "name"),
      // Only "true" is true ("123" is not). Deleted wins over spam.
      state:
        text(element, "isDeleted") === "true"
          ? "deleted"
          : text(element, "isSpam") === "true"
            ? "hidden"
            : undefined,
      time: timeOf(text(element, "createdAt")),
    });
  }
  // A thread is a page that has posts. Its post is the page: there is one if it has a title.
  // Choice: a thread marked as deleted is read like any other.
  const found = [...threads.values()].filter((thread) => thread.entries.length > 0);
  if (found.length === 0) throw new Refusal("no-comments", "disqus");
  return found.map((thread) =>
    numbers("disqus", forest(thread.entries), { whole: Boolean(thread.title) }),
  );
}

// --- WordPress ----------------------------------------------------------------------------------

function wordPress(tree, source) {
  // The prefix is by custom `wp`.
  const prefix =
    /xmlns:([\w.-]+)\s*=\s*["']https?:\/\/wordpress\.org\/export\/[\d.]+\/["']/.exec(source)?.[1] ??
    "wp";
  const content =
    /xmlns:([\w.-]+)\s*=\s*["']http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/["']/.exec(
      source,
    )?.[1] ?? "content";
  const threads = [];
  for (const item of all(tree).filter((element) => element.name === "item")) {
    const entries = item.children
      .filter((element) => element.name === `${prefix}:comment` && element.closed)
      .map((comment) => {
        const field = (name) => text(comment, `${prefix}:comment_${name}`);
        const parent = field("parent");
        return {
          id: field("id") || undefined,
          parent: parent === "" || parent === "0" ? null : parent,
          author: field("author"),
          // '1' is approved; '0' unapproved, 'spam', 'trash' and 'post-trashed' are not shown.
          // Choice: an export that says nothing means approved.
          state: ["", "1", "approve", "approved"].includes(field("approved"))
            ? undefined
            : "hidden",
          time: timeOf(field("date_gmt").replace(/^0000.*/, "")),
        };
      });
    if (entries.length === 0) continue; // not a thread
    threads.push(
      numbers("wordpress", forest(entries), {
        whole: Boolean(text(item, "title") || text(item, `${content}:encoded`)),
      }),
    );
  }
  // An export in which nothing was commented has no thread to show.
  if (threads.length === 0) throw new Refusal("no-comments", "wordpress");
  return threads;
}
