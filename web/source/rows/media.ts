// Pictures that comments link to, shown in place: when the reader or the page's author asks for it.

import { create } from "../create.js";
import type { Phrases } from "../phrases.js";

/** `click`: a picture comes when its link is clicked; `load`: by itself; `link`: never. */
export type MediaPolicy = "click" | "load" | "link";

const PICTURES = "a.image-link";

/** Looks after the links to pictures below a root. Nothing is asked for under `click` and `link`. */
export class Media {
  readonly #root: Element;
  readonly #phrases: () => Phrases;
  readonly #arrivals = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) this.#showAll(node);
    }
  });
  #policy: MediaPolicy = "link";

  constructor(root: Element, phrases: () => Phrases) {
    this.#root = root;
    this.#phrases = phrases;
    root.addEventListener("click", (event) => this.#click(event as MouseEvent));
  }

  set policy(policy: MediaPolicy) {
    if (policy === this.#policy) return;
    this.#policy = policy;
    this.#arrivals.disconnect();
    if (policy !== "load") return;
    this.#showAll(this.#root);
    this.#arrivals.observe(this.#root, { childList: true, subtree: true });
  }

  #showAll(within: Element): void {
    for (const link of within.querySelectorAll<HTMLAnchorElement>(PICTURES)) {
      if (!pictureOf(link)) this.#show(link);
    }
  }

  #click(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>(PICTURES);
    // With a key held down a link opens elsewhere, and one whose picture did not come just leads there.
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || this.#policy === "link" || link.matches(".without-picture")) return;
    event.preventDefault();
    const picture = pictureOf(link);
    if (picture) picture.remove();
    else this.#show(link);
    link.ariaExpanded = String(!picture);
  }

  #show(link: HTMLAnchorElement): void {
    const image = create("img", {
      alt: link.textContent!.replace(/^🖼\s*/u, ""),
      loading: "lazy",
      decoding: "async",
      referrerPolicy: "no-referrer",
    });
    // Its room is the same before and after it has come, so that nothing moves.
    const picture = create("a", { className: "picture", href: link.href, rel: link.rel }, image);
    picture.part.add("picture");
    image.addEventListener("error", () => {
      link.classList.add("without-picture");
      link.ariaExpanded = null;
      picture.replaceWith(
        create("span", { className: "picture-problem" }, this.#phrases().say("no_picture")),
      );
    });
    image.src = link.href;
    link.after(picture);
  }
}

function pictureOf(link: Element): Element | null {
  const next = link.nextElementSibling;
  return next?.matches(".picture, .picture-problem") ? next : null;
}
