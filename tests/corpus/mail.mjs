// Mail: mbox (o and rd) and single messages. Numbers need headers only: no MIME part is opened.
import { byThread, forest, numbers, timeOf } from "./tree.mjs";

const headerLine = /^[!-9;-~]+[ \t]*:/;

export const isMail = (source) =>
  /^From [^\n]*\n/.test(source) ||
  (headerLine.test(source) &&
    /^(from|message-id|received|date|return-path)[ \t]*:/im.test(source.split(/\r?\n\r?\n/)[0]));

/** Messages of an mbox. A line "From …" begins one if it is the first line of the file or follows
 *  an empty line, and a header follows it: so an unescaped "From here on …" in a text does not. */
function messages(source) {
  if (!source.startsWith("From ")) return [source];
  const lines = source.split(/\r?\n/);
  const found = [];
  lines.forEach((line, i) => {
    const begins =
      line.startsWith("From ") &&
      (i === 0 || lines[i - 1] === "") &&
      (headerLine.test(lines[i + 1] ?? "") || /^>From /.test(lines[i + 1] ?? ""));
    if (begins) found.push([]);
    else found[found.length - 1]?.push(line);
  });
  return found.map((message) => message.join("\n"));
}

function headers(message) {
  const fields = new Map();
  let name;
  for (const line of message.split(/\r?\n/)) {
    if (line === "") break;
    if (/^[ \t]/.test(line) && name) {
      fields.set(name, `${fields.get(name)} ${line.trim()}`);
      continue;
    }
    const match = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line);
    if (!match) continue;
    name = match[1].toLowerCase();
    // Of equal fields the first wins.
    if (fields.has(name)) name = `${name} again`;
    fields.set(name, match[2].trim());
  }
  return fields;
}

const idsIn = (value) =>
  [...(value ?? "").matchAll(/<([^<>]+)>/g)].map((match) => match[1].replace(/\s+/g, ""));

/** The address in lower case, also as archives hide it ("ada at example.org"); else the name. */
function authorOf(from) {
  const plain = (from ?? "").replace(/"(?:[^"\\]|\\.)*"/g, " ").replace(/\([^()]*\)/g, " ");
  const address =
    /<([^<>]*)>/.exec(plain)?.[1] ??
    /[^\s,;<>]+@[^\s,;<>]+/.exec(plain)?.[0] ??
    /(\S+) at (\S+)/.exec(plain)?.slice(1).join("@");
  return (address ?? from ?? "").replace(/ at /, "@").trim().toLowerCase();
}

export function mail(source) {
  const entries = messages(source).map((message) => {
    const fields = headers(message);
    const own = fields.get("message-id") ?? "";
    // Choice: In-Reply-To counts only where References says nothing. Where References is there and
    // does not end in what In-Reply-To names, References is believed.
    let chain = idsIn(fields.get("references"));
    if (chain.length === 0) chain = idsIn(fields.get("in-reply-to")).slice(0, 1);
    const id = idsIn(own)[0] ?? (own.trim() || undefined);
    return {
      id, // without one it is a message all the same, which nobody can answer
      chain: chain.filter((one) => one !== id),
      author: authorOf(fields.get("from")),
      time: timeOf(fields.get("date")),
    };
  });
  // Each root is a thread. A message at the root is its post. Choice: an absent message at the root
  // is a placeholder, not the absent post: it is not known to be the first of its thread, and
  // "absent parents shared by siblings become one placeholder".
  const threads = byThread(forest(entries), (root) => root);
  return [...threads].map(([root, nodes]) => {
    if (root.placeholder) return numbers("mbox", nodes);
    const rest = nodes.filter((node) => node !== root);
    for (const node of rest) if (node.up === root) node.up = null;
    return numbers("mbox", rest, { whole: true });
  });
}
