// What hostile people write into comments. Each payload that a browser should run calls alert() or
// asks for something of evil.invalid; nothing else does in these tests.
//
// Made from grids, not listed, so that a new carrier meets every old trick.

const SCRIPT = "alert(1)";
const IMAGE = `<img src=x onerror=${SCRIPT}>`;

/** `javascript:` as browsers still understand it, or once did. The name says what was done to it. */
const manglings = {
  plain: "javascript:",
  "upper case": "JAVASCRIPT:",
  "mixed case": "jAvAsCrIpT:",
  "tab inside": "java\tscript:",
  "line feed inside": "java\nscript:",
  "return inside": "java\rscript:",
  "tab before the colon": "javascript\t:",
  "space before": " javascript:",
  "control before": "\u0001javascript:",
  "unit separator before": "\u001fjavascript:",
  "vertical tab before": "\vjavascript:",
  "form feed before": "\fjavascript:",
  "NUL before": "\0javascript:",
  "NUL inside": "java\0script:",
  "delete inside": "java\u007fscript:",
  "no-break space before": "\u00a0javascript:",
  "byte order mark before": "\ufeffjavascript:",
  "zero width space inside": "java\u200bscript:",
  "soft hyphen inside": "java\u00adscript:",
  "full width": "ｊａｖａｓｃｒｉｐｔ：",
  "decimal reference": "&#106;avascript:",
  "hexadecimal reference": "&#x6A;avascript:",
  "padded reference without semicolon": "&#0000106avascript:",
  "reference to a tab": "java&Tab;script:",
  "reference to a new line": "java&NewLine;script:",
  "reference to the colon": "javascript&colon;",
  "decimal colon": "javascript&#58;",
  "reference to a control": "&#x1;javascript:",
  "double reference": "&amp;#106;avascript:",
  "percent code": "%6aavascript:",
  "percent colon": "javascript%3A",
  "backslash escape": "javascript\\:",
  "slashes after": "javascript://%0a",
  "view-source before": "view-source:javascript:",
  "feed before": "feed:javascript:",
};

const otherTargets = {
  "data page": `data:text/html,<script>${SCRIPT}</script>`,
  "data page, base64": `data:text/html;base64,${btoa(`<script>${SCRIPT}</script>`)}`,
  "data image with script": `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${SCRIPT}'/>`,
  vbscript: `vbscript:${SCRIPT}`,
  livescript: `livescript:${SCRIPT}`,
  blob: "blob:https://evil.invalid/1",
  filesystem: "filesystem:https://evil.invalid/1",
  file: "file:///etc/passwd",
  "no scheme": "//evil.invalid/x",
  backslashes: "\\\\evil.invalid\\x",
  "http and backslashes": "http:\\\\evil.invalid/x",
  "slash and backslash": "/\\evil.invalid/x",
  about: "about:blank",
  intent: "intent://evil.invalid/#Intent;scheme=https;end",
  remote: "https://evil.invalid/x",
};

/** Where a URL stands. */
const urlCarriers = {
  link: (url) => `<a href="${url}">x</a>`,
  "link without quotes": (url) => `<a href=${url}>x</a>`,
  "link in single quotes": (url) => `<a href='${url}'>x</a>`,
  image: (url) => `<img src="${url}">`,
  srcset: (url) => `<img srcset="${url} 2x">`,
  frame: (url) => `<iframe src="${url}"></iframe>`,
  form: (url) => `<form action="${url}"><button autofocus>x</button></form>`,
  "button of a form": (url) => `<form><button formaction="${url}">x</button></form>`,
  object: (url) => `<object data="${url}"></object>`,
  embed: (url) => `<embed src="${url}">`,
  video: (url) => `<video src="${url}" poster="${url}" autoplay></video>`,
  base: (url) => `<base href="${url}"><a href="">x</a>`,
  refresh: (url) => `<meta http-equiv="refresh" content="0;url=${url}">`,
  "style sheet": (url) => `<link rel="stylesheet" href="${url}">`,
  "link in a drawing": (url) => `<svg><a xlink:href="${url}"><text y="20">x</text></a></svg>`,
  "link in mathematics": (url) => `<math href="${url}">x</math>`,
  area: (url) => `<map name="m"><area href="${url}" shape="default"></map>`,
  "Markdown link": (url) => `[x](${url})`,
  "Markdown link in brackets": (url) => `[x](<${url}>)`,
  "Markdown image": (url) => `![x](${url})`,
  autolink: (url) => `<${url}>`,
  reference: (url) => `[x][r]\n\n[r]: ${url}`,
  footnote: (url) => `x[^1]\n\n[^1]: [x](${url})`,
  bare: (url) => url,
};

function urls() {
  const targets = [
    ...Object.entries(manglings).map(([name, scheme]) => [name, `${scheme}${SCRIPT}`]),
    ...Object.entries(otherTargets),
  ];
  return targets.flatMap(([trick, url]) =>
    Object.entries(urlCarriers).map(([carrier, write]) => [`${carrier}: ${trick}`, write(url)]),
  );
}

const elements = [
  "img", "svg", "body", "video", "audio", "iframe", "input", "details", "marquee", "object", "a",
  "div", "style", "math", "select", "textarea", "button", "x", "template", "thread-bare",
];
/** How an attribute is set apart from what stands before it, and its value from its name. */
const handlers = {
  plain: `onerror=${SCRIPT} onload=${SCRIPT} src=x autofocus onfocus=${SCRIPT} tabindex=0`,
  quoted: `src="x" onerror="${SCRIPT}" onload="${SCRIPT}" ontoggle="${SCRIPT}" open`,
  slashes: `/src=x/onerror=${SCRIPT}//onload=${SCRIPT}/`,
  "form feeds": `\fsrc=x\fonerror=${SCRIPT}\fonload=${SCRIPT}`,
  "new lines": `\nsrc=x\nonerror\n=\n${SCRIPT}\nonload\n=\n${SCRIPT}`,
  "upper case": `SRC=x ONERROR=${SCRIPT} ONLOAD=${SCRIPT} ONMOUSEOVER=${SCRIPT}`,
  "NUL in the name": `src=x on\0error=${SCRIPT} onerror=${SCRIPT}`,
  "no space before": `src="x"onerror="${SCRIPT}"onload="${SCRIPT}"`,
  references: `src=x onerror="&#97;lert(1)" onload="&#x61;lert&lpar;1)"`,
  "equals sign first": `=" src=x onerror=${SCRIPT} a="`,
  animation: `style="animation:threadbare 1s" onanimationstart=${SCRIPT} onanimationend=${SCRIPT}`,
  "same name twice": `src=x onerror="" onerror=${SCRIPT}`,
  backticks: "src=`x` onerror=`alert(1)`",
};

function handled() {
  return elements.flatMap((element) =>
    Object.entries(handlers).map(([name, written]) => [
      `<${element}> with a handler: ${name}`,
      `<${element} ${written}>x</${element}>`,
    ]),
  );
}

/** What makes a browser read the same text in two ways. */
function mutations() {
  const raw = [
    "style", "title", "textarea", "noscript", "xmp", "iframe", "noembed", "noframes", "script",
    "template", "plaintext", "select", "table", "annotation-xml",
  ];
  const outer = ["", "<svg>", "<math>", "<svg><foreignObject>", "<math><mtext>", "<form><math>"];
  return outer.flatMap((start) =>
    raw.flatMap((name) => [
      [`${start}<${name}> ends in an attribute`, `${start}<${name}><a title="</${name}>${IMAGE}">`],
      [`${start}<${name}> ends in a comment`, `${start}<${name}><!--</${name}>${IMAGE}-->`],
      [`${start}<${name}> is never ended`, `${start}<${name}>${IMAGE}`],
      [`${start}<${name}> ends twice`, `${start}</${name}><p></${name}>${IMAGE}</p>`],
    ]),
  );
}

const breaks = {
  "double quote": `">${IMAGE}`,
  "single quote": `'>${IMAGE}`,
  backtick: `\`>${IMAGE}`,
  "reference to a quote": `&quot;>${IMAGE}`,
  "decimal quote": `&#34; onerror=${SCRIPT} x=&#34;`,
  "handler after a quote": `" onmouseover="${SCRIPT}" x="`,
  "focus after a quote": `" autofocus tabindex=0 onfocus="${SCRIPT}" x="`,
  "handler after a single quote": `' onmouseover='${SCRIPT}' x='`,
  "style after a quote": `" style="background:url(https://evil.invalid/x)" x="`,
  "end of the comment": `-->${IMAGE}`,
  "other end of the comment": `--!>${IMAGE}`,
  "end of the title": `</title>${IMAGE}`,
  "end of the script": `</script><script>${SCRIPT}</script>`,
  "end of a script in a script": `<!--<script>${SCRIPT}</script>-->`,
  "end of the style": `</style>${IMAGE}`,
  "end of all": `</p></div></section></article></li></ul></details></template></thread-bare>${IMAGE}`,
  "line separator": `\u2028${SCRIPT}//`,
  "template expression": "{{constructor.constructor('alert(1)')()}}",
  "template literal": "${alert(1)}",
  "character data": `<![CDATA[${IMAGE}]]>`,
  "character data in a drawing": `<svg><![CDATA[><image xlink:href="]]>${IMAGE}"></svg>`,
  instruction: `<?xml-stylesheet href="javascript:${SCRIPT}"?>${IMAGE}`,
  doctype: `<!DOCTYPE html [<!ENTITY x "${IMAGE}">]>&x;`,
  "empty comment": `<!-->${IMAGE}-->`,
  "comment with a dash": `<!--->${IMAGE}-->`,
  "unended tag": `<img src=x onerror=${SCRIPT} `,
  "unended quote": `<a href="${IMAGE}`,
  "tag in a tag": `<img <img src=x onerror=${SCRIPT}>`,
  "tag after an angle": `<<img src=x onerror=${SCRIPT}>`,
  "tag that is filtered once": `<scr<script>ipt>${SCRIPT}</scr</script>ipt>`,
  "script with a slash": `<script/x>${SCRIPT}</script/x>`,
  "script in full width": `＜script＞${SCRIPT}＜/script＞`,
  "script in UTF-7": `+ADw-script+AD4-${SCRIPT}+ADw-/script+AD4-`,
  "overlong angle": "\u00c0\u00bcscript>alert(1)",
  references: `&lt;img src=x onerror=${SCRIPT}&gt;`,
  "references without semicolon": `&ltimg src=x onerror=${SCRIPT}&gt`,
  "double references": `&amp;lt;img src=x onerror=${SCRIPT}&amp;gt;`,
};

/** Places inside Markdown that end up in attributes. */
const markdownCarriers = {
  bare: (text) => text,
  "link's title": (text) => `[x](https://evil.invalid/ "${text.replaceAll('"', '\\"')}")`,
  "link's target": (text) => `[x](https://evil.invalid/${text})`,
  "link's target in brackets": (text) => `[x](<https://evil.invalid/${text}>)`,
  "link's text": (text) => `[${text}](https://evil.invalid/)`,
  "image's text": (text) => `![${text}](https://evil.invalid/i.png)`,
  "image's title": (text) => `![x](https://evil.invalid/i.png '${text.replaceAll("'", "\\'")}')`,
  code: (text) => `\`${text}\``,
  "language of code": (text) => `\`\`\`${text}\nx\n\`\`\``,
  heading: (text) => `# ${text}`,
  quote: (text) => `> ${text}`,
  cell: (text) => `|a|b|\n|-|-|\n|${text}|x|`,
  "footnote's name": (text) => `x[^${text}]\n\n[^${text}]: y`,
  "footnote's text": (text) => `x[^1]\n\n[^1]: ${text}`,
  "reference's title": (text) => `[x]\n\n[x]: https://evil.invalid/ "${text}"`,
  spoiler: (text) => `::: spoiler ${text}\n${text}\n:::`,
  "Reddit's spoiler": (text) => `>!${text}!<`,
  alert: (text) => `> [!NOTE] ${text}\n> ${text}`,
  mention: (text) => `@${text} u/${text} !${text}@${text}`,
  emoji: (text) => `:${text}:`,
  "escaped angle": (text) => text.replaceAll("<", "\\<"),
  "paragraph split": (text) => text.replaceAll(" ", "\n\n"),
};

function broken() {
  return Object.entries(markdownCarriers).flatMap(([carrier, write]) =>
    Object.entries(breaks).map(([name, text]) => [`${carrier}: ${name}`, write(text)]),
  );
}

/** Text that pretends to be the page's own, or that leaves its comment. */
function pretenders() {
  const own = [
    '<article class="comment" id="comment-0"><h3 class="who">admin</h3>',
    '<button class="toggle">x</button>', '<div part="comment">', "<slot>", '<slot name="x">',
    '<form id="body"><input name="cookie">', '<img name="cookie"><img name="getElementById">',
    '<a id="comment-1" name="comment-1">', '<div class="row" data-comment="1">', "<dialog open>",
    "<div popover>", "<div contenteditable autofocus>", "<a accesskey=x href=/>", "<p is=x-y>",
    '<input type="image" src="https://evil.invalid/i">', '<input type="checkbox" autofocus>',
    '<div style="position:fixed;inset:0">', '<table background="https://evil.invalid/b"><td>',
    "<style>@import 'https://evil.invalid/s';*{display:none}</style>",
    '<link rel="prefetch" href="https://evil.invalid/p"><link rel="dns-prefetch" href="//evil.invalid">',
    '<a href="https://evil.invalid/" ping="https://evil.invalid/ping">x</a>',
    '<svg><image href="https://evil.invalid/i"/><use href="https://evil.invalid/u#x"/></svg>',
    '<video><source src="https://evil.invalid/v"><track src="https://evil.invalid/t"></video>',
    '<thread-bare src="https://evil.invalid/t.json" loading="eager"></thread-bare>',
    '<script type="application/json">{}</script>', "<frameset><frame src=javascript:alert(1)>",
    "<html onload=alert(1)><body onpageshow=alert(1) onload=alert(1)>", "<plaintext>",
  ];
  const stray = ["li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "summary", "option", "p", "h3"];
  const ends = ["div", "p", "section", "article", "li", "ul", "details", "summary", "table", "a", "h3"];
  return [
    ...own.map((text) => [`pretends: ${text.slice(0, 40)}`, text]),
    ...own.map((text) => [`pretends, indented: ${text.slice(0, 40)}`, `- x\n\n  ${text}`]),
    ...stray.map((name) => [`stray <${name}>`, `<${name}>${IMAGE}<${name}>x`]),
    ...ends.map((name) => [`many </${name}>`, `${`</${name}>`.repeat(40)}${IMAGE}`]),
    ...ends.map((name) => [`<${name}> left open`, `${`<${name}>`.repeat(40)}${IMAGE}`]),
    ...["a", "b", "div", "table", "ul><li", "blockquote", "details", "font", "svg", "math"].map(
      (name) => [`600 × <${name}>`, `${`<${name}>`.repeat(600)}${IMAGE}`],
    ),
    ["600 quotes", `${"> ".repeat(600)}${IMAGE}`],
    ["600 lists", `${"- ".repeat(600)}${IMAGE}`],
    ["600 emphases", `${"*a ".repeat(600)}${IMAGE}${" b*".repeat(600)}`],
    ["right to left override", `\u202e${IMAGE}\u202d`],
  ];
}

/** All of our own making: { name, text }. */
export function ownPayloads() {
  return [...urls(), ...handled(), ...mutations(), ...broken(), ...pretenders()].map(
    ([name, text]) => ({ name, text }),
  );
}

/** A published list of { title, payload } objects, or of payloads. */
export function listedPayloads(list) {
  return list.map((entry, place) =>
    typeof entry === "string"
      ? { name: `listed ${place}`, text: entry }
      : { name: `listed ${place}: ${entry.title ?? ""}`, text: entry.payload },
  );
}
