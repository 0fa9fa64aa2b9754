// The one door through which the engine's HTML gets into a page.

interface TrustedTypePolicy {
  createHTML(html: string): string;
}

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createHTML(html: string): string }): TrustedTypePolicy;
    };
  }
}

let policy: TrustedTypePolicy | undefined;

/**
 * Fills an element with HTML from the engine, which is safe by construction. Nothing else may be
 * passed. The policy is made at the first use: where this script is loaded twice, only the class
 * that won the element's name gets here, and a second policy of that name would throw.
 */
export function setEngineHtml(element: Element, html: string): void {
  policy ??= window.trustedTypes?.createPolicy("threadbare", { createHTML: (text) => text });
  element.innerHTML = policy?.createHTML(html) ?? html;
}
