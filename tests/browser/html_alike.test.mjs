// HTML bodies say to a reader what the browser's own parser would have had them say: the same text,
// and links to the same addresses. Not here are elements that are taken out with all that is in them,
// addresses with control characters, with names or with percent signs that stand for nothing (the first
// two are no links, the third are escaped), and tags that the body's end cuts off: those
// are text, where the browser drops them.
import assert from "node:assert/strict";
import { run } from "../trust/sinks.mjs";
import { pageTest } from "./browser.mjs";

const names = ["amp", "lt", "gt", "quot", "nbsp", "copy", "not", "notin", "noti", "frac12", "eacute", "AMP",
  "hellip", "ngE", "acE", "nosuch", "thinsp", "rarr", "apos", "sup1", "times", "timesb", "para", "cent", "centerdot"];
const numbers = ["#65", "#x41", "#X41", "#0", "#128", "#x9f", "#xD800", "#x110000", "#", "#x", "#xg", "#10", "#1114111",
  "#9999999999", "#00000065"];
const references = [...names, ...numbers].flatMap((name) =>
  [";", "", "x", "=", "1", " ", ";;"].map((end) => `&${name}${end}`),
);
const tags = [
  "a<3", "a< b", "<>", "</>", "</ p>x", "<!x>y", "<?x>y", "<!-->x", "<!--->x", "<!-- x -- y -->z", "<!-- x --!>z",
  "<!--x--", "<b>x</b >y", "<b/>x</b>y", "<B>x</b>y", "<b\n>x</b\t>y", "<b x=\">\">y</b>", "<b x='>'>y</b>", "<b x=>>y</b>",
  "<b x=a>b>y</b>", "<i><b>x</i>y</b>z", "<p>a<p>b", "<p>a<div>b</div>c", "a<br>b</br>c", "<em>a</strong>b</em>",
  "<b a=1 a=2>x</b>", "<b =x>y</b>", "<b \"x\">y</b>", "<b x\0y>z</b>", "a\0b", "<nosuch>x</nosuch>", "<x-y z>w</x-y>",
  "<ul><li>a<li>b</ul>c", "<ol><li>a</li></ol>", "<blockquote>a", "<pre>\na\n b</pre>", "<code>a <b>c</code>", "&lt;b&gt;",
  "x &amp;lt; y", "a\r\nb", "<h1>a</h1>b", "<td>a</td>b", "<a>x</a>", "<span>a</div>b</span>", "<![CDATA[x]]>y",
  "<dl><dt>a<dd>b</dl>", "<center>a</center>", "<font color=red>a</font>", "<details><summary>a</summary>b</details>",
];
const makesControl = /&#(10|0*1|x1|x0*1)(?![0-9a-f])/i;
const addresses = [
  "https://x.invalid/", "HTTPS://X.invalid/A b", "https://x.invalid/?a=1&b=2", "https://x.invalid/?a=1&amp;b=2", "mailto:a@x.invalid",
  " https://x.invalid/ ", "https://x.invalid/é", "https://x.invalid/%41?q=%20",
  "https://ü.invalid/", "http://x.invalid:80/", "https://x.invalid/#a'b", ...references.filter((each) => !makesControl.test(each)).map((each) => `https://x.invalid/?${each}`),
];
const cases = [
  ...references.map((each) => `x ${each} y`),
  ...tags,
  ...addresses.flatMap((address) =>
    address.includes('"') ? [] : [`<a href="${address}">x</a>`, `<A HREF='${address.replaceAll("'", "&#39;")}'>x</A>`],
  ),
  ...addresses.filter((each) => !/[\s"'>]/.test(each)).map((address) => `<a href=${address}>x</a>`),
];

pageTest(`${cases.length} bodies of HTML read as the browser reads them`, async (page) => {
  const comments = cases.map((body, n) => ({ id: String(n), body, markup: "html" }));
  const ours = run(JSON.stringify({ threadbare: 1, title: "x", comments }), "convert", "--to", "html");
  await page.goto("about:blank");
  const different = await page.evaluate(
    (html, cases) => {
      const said = (root) => ({
        text: root.textContent.replaceAll(/\s+/g, " ").trim(),
        links: [...root.querySelectorAll("a[href]")].map(({ href }) => href),
      });
      const parse = (text) => new DOMParser().parseFromString(text, "text/html");
      const bodies = [...parse(html).querySelectorAll("article.comment .body")];
      const found = [];
      cases.forEach((text, n) => {
        const expected = said(parse(`<!doctype html><body><div>${text}</div>`).body);
        const got = said(bodies[n]);
        // Blocks are set apart by elements, where text beside text would run together.
        // Control characters are not shown, and one is NUL, which becomes U+FFFD as elsewhere in HTML.
        const loose = (each) => each.text.replaceAll(/[ \u0000-\u001f\u007f\ufffd]/g, "");
        if (loose(expected) !== loose(got) || String(expected.links) !== String(got.links)) {
          found.push({ text, expected, got });
        }
      });
      return found;
    },
    ours,
    cases,
  );
  assert.deepEqual(different, []);
});
