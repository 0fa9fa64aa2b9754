// Runs inside the page: sees whether anything ran, and looks at every node of what was shown.
// Knows nothing of how Threadbare writes: the lists here are this test's own.

/** Put into a page before anything else runs in it. */
export function watchForExecutions() {
  window.ran = [];
  const note = (how) => (what) => window.ran.push(`${how}(${what})`);
  for (const name of ["alert", "confirm", "prompt", "print"]) {
    Object.defineProperty(window, name, { value: note(name), configurable: false });
  }
}

/**
 * Looks at all comments below a root. Returns { comments, nodes, faults }: faults say what is there
 * that may not be.
 *
 *   ends   the comments' own texts are "END0END", "END1END"…, in the order of the articles
 */
export function inspect(root, ends) {
  const elements = new Set(
    ("a article b blockquote br button code dd del details div dl dt em footer h2 h3 h4 h5 h6 header hr i " +
      "ins kbd li mark ol p pre s section small span strong sub summary sup table tbody td th thead time " +
      "tr u ul").split(" "),
  );
  const attributes = new Set(
    ("aria-controls aria-describedby aria-expanded aria-hidden aria-label aria-pressed class colspan " +
      "data-comment data-depth datetime dir hidden href id lang open part rel role rowspan start style " +
      "tabindex title type").split(" "),
  );
  const faults = [];
  const fault = (node, what) => {
    if (faults.length < 20) faults.push(`${what}: ${(node.outerHTML ?? node.data ?? "").slice(0, 200)}`);
  };
  const articles = [...root.querySelectorAll("article.comment")];
  let nodes = 0;

  for (const article of [...articles, ...root.querySelectorAll("article.post")]) {
    if (article.parentElement.closest("article, p, li, a")) fault(article, "stands inside something");
    const bodies = article.querySelectorAll("section.body");
    if (bodies.length !== 1 || bodies[0].parentElement !== article) fault(article, "has not one body");
    const body = bodies[0];
    for (const element of article.querySelectorAll("*")) {
      ++nodes;
      if (element.namespaceURI !== "http://www.w3.org/1999/xhtml" || !elements.has(element.localName)) {
        fault(element, "no such element may be");
      }
      const inBody = body?.contains(element) && element !== body;
      if (inBody && ["article", "button", "footer", "h2", "h3", "header", "section"].includes(element.localName)) {
        // Buttons that the page itself puts into a body carry this mark, which no input can write.
        if (element.localName !== "button" || element.type !== "button") fault(element, "is the frame's");
      }
      for (const { name, value } of element.attributes) {
        if (!attributes.has(name)) fault(element, `no such attribute may be (${name})`);
        if (name === "style" && (inBody || element.localName === "article")) fault(element, "has a style");
        if (name === "id" && inBody && !/^(footnote|note|comment)[A-Za-z0-9_-]*$/.test(value)) {
          fault(element, "has an id of its own");
        }
      }
      if (element.localName === "a" && element.hasAttribute("href")) {
        const fragment = element.getAttribute("href").startsWith("#");
        if (!fragment && !["http:", "https:", "mailto:"].includes(element.protocol)) {
          fault(element, `leads to ${element.protocol}`);
        }
        const rel = new Set(element.rel.split(" "));
        if (!fragment && !["nofollow", "ugc", "noopener", "noreferrer"].every((word) => rel.has(word))) {
          fault(element, "is trusted too far");
        }
        if (element.parentElement.closest("a")) fault(element, "stands in another link");
      }
    }
  }

  if (ends !== null) {
    if (articles.length !== ends) faults.push(`${articles.length} comments are there of ${ends}`);
    articles.forEach((article, n) => {
      const found = article.querySelector("section.body")?.textContent.match(/END\d+END/g) ?? [];
      const own = `END${n}END`;
      // A body may swallow its end (what is dropped is dropped), but never hold another's.
      if (found.some((end) => end !== own)) fault(article, `comment ${n} holds ${found}`);
    });
  }
  // What stands outside of all comments is the frame's, so no end may.
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    // A page carries its thread as data, too.
    const inside = text.parentElement.closest("article, summary, script[type='application/json']");
    if (/END\d+END/.test(text.data) && !inside) {
      fault(text.parentElement, "text has left its comment");
    }
  }
  return { comments: articles.length, nodes, faults };
}

/** Does to every element what makes handlers run. Links are not followed. */
export function poke(root) {
  for (const details of root.querySelectorAll("details")) details.open = true;
  const names = ["mouseover", "mouseenter", "pointerover", "focus", "error", "load", "toggle", "animationstart"];
  for (const element of root.querySelectorAll("article, article *")) {
    for (const name of names) element.dispatchEvent(new Event(name, { bubbles: false }));
  }
}
