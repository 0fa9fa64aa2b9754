// The language and direction that the page around an element is in.

/** The element and those around it, the hosts of shadow roots among them; innermost first. */
function* around(element: Element): Generator<Element> {
  let at: Element | null = element;
  while (at) {
    yield at;
    const root: Node = at.getRootNode();
    at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
}

/** The nearest `lang`, else the browser's. */
export function languageOf(element: Element): string {
  for (const one of around(element)) {
    if (one.hasAttribute("lang")) return one.getAttribute("lang") || navigator.language;
  }
  return navigator.language;
}

/**
 * The nearest `dir`, where no `lang` is nearer; null if there is none. The empty string stands for
 * `auto`, which the browser knows. It has to be said again in a shadow root: Chromium's `:dir()` does not
 * see there that it changes further out.
 */
export function directionOf(element: Element): "ltr" | "rtl" | "" | null {
  for (const one of around(element)) {
    const direction = one.getAttribute("dir")?.toLowerCase();
    if (direction === "ltr" || direction === "rtl") return direction;
    if (direction !== undefined) return "";
    if (one.hasAttribute("lang")) return null;
  }
  return null;
}

const listeners = new Map<Element, () => void>();
let observer: MutationObserver | undefined;

/** Calls `changed` when a `lang` or `dir` may have, on the element or around it. */
export function watch(element: Element, changed: () => void): void {
  observer ??= new MutationObserver(() => {
    for (const listener of [...listeners.values()]) listener();
  });
  listeners.set(element, changed);
  const roots = new Set([...around(element)].map((one) => one.getRootNode()));
  for (const root of roots) {
    observer.observe(root, { subtree: true, attributeFilter: ["lang", "dir"] });
  }
}

export function leave(element: Element): void {
  listeners.delete(element);
  if (listeners.size === 0) observer?.disconnect();
}
