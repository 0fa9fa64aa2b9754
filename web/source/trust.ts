// The one door through which the engine's HTML gets into a page.

interface TrustedTypePolicy {
  createHTML(html: string): string;
}

interface SanitizerConfig {
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly comments: boolean;
  readonly dataAttributes: boolean;
}

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createHTML(html: string): string }): TrustedTypePolicy;
    };
    readonly Sanitizer?: new (config: SanitizerConfig) => object;
  }
  interface Element {
    setHTML?(html: string, options: { sanitizer: object }): void;
  }
}

/** What the engine's writer knows (src/render/html/html_writer.h); a test compares them. */
const WRITTEN: SanitizerConfig = {
  elements: (
    "article header footer section button time div h2 h3 a b blockquote br code dd del details dl " +
    "dt em h4 h5 h6 hr i ins kbd li mark ol p pre s small span strong sub summary sup table tbody " +
    "td th thead tr u ul"
  ).split(" "),
  attributes: (
    "aria-expanded aria-hidden aria-label class colspan data-comment data-depth datetime dir hidden " +
    "href id lang open part rel rowspan start title type role tabindex"
  ).split(" "),
  comments: false,
  dataAttributes: false,
};

let sanitizer: object | undefined;
let policy: TrustedTypePolicy | undefined;

/**
 * Fills an element with HTML from the engine, which is safe by construction. Nothing else may be
 * passed. Where the browser has a sanitizer of its own, it is a second lock: it lets through what the
 * writer can write, and knows nothing of how the writer came to it. It takes some 45 µs for a comment.
 *
 * Elsewhere the page may ask for a policy. It is made at the first use: where this script is loaded
 * twice, only the class that won the element's name gets here, and a second policy of that name would
 * throw.
 */
export function setEngineHtml(element: Element, html: string): void {
  if (element.setHTML && window.Sanitizer) {
    sanitizer ??= new window.Sanitizer(WRITTEN);
    element.setHTML(html, { sanitizer });
    return;
  }
  policy ??= window.trustedTypes?.createPolicy("threadbare", { createHTML: (text) => text });
  element.innerHTML = policy?.createHTML(html) ?? html;
}
