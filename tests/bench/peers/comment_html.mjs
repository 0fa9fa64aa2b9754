// A comment of the peers, in the words and classes of thread-bare.css: all look alike.

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => escapes[character]);

const units = [
  ["year", 31536000],
  ["month", 2592000],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];
const ages = new Intl.RelativeTimeFormat("en");
const present = Date.now();

function age(time) {
  const seconds = (present - time) / 1000;
  const [unit, length] = units.find(([, length]) => seconds >= length) ?? units.at(-1);
  return ages.format(-Math.floor(seconds / length), unit);
}

export function headHtml({ author, url, score, time }) {
  return `<h4 class="who"><a class="author" href="${escapeHtml(url)}">${escapeHtml(author)}</a></h4>
<span class="score">${score} ${score === 1 ? "point" : "points"}</span>
<time class="time" datetime="${time.toISOString()}">${age(time)}</time>`;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Text with Bluesky's facets, which say in bytes what is a link. */
export function facetsHtml(text, facets) {
  const html = (piece) => escapeHtml(piece).replaceAll("\n", "<br>");
  if (facets.length === 0) return `<p>${html(text)}</p>`;
  const bytes = encoder.encode(text);
  const piece = (start, end) => html(decoder.decode(bytes.subarray(start, end)));
  let result = "";
  let end = 0;
  for (const { index, features } of facets) {
    const { uri, did, tag } = features[0];
    const target = uri ?? (did ? `https://bsky.app/profile/${did}` : `https://bsky.app/hashtag/${tag}`);
    result += piece(end, index.byteStart);
    result += `<a href="${escapeHtml(target)}">${piece(index.byteStart, index.byteEnd)}</a>`;
    end = index.byteEnd;
  }
  return `<p>${result}${piece(end)}</p>`;
}
