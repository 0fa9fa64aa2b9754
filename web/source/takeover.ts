// Static comments that somebody reads already when the script comes: what of that goes on.

import type { Engine } from "./engine/engine.js";
import { restorePlace, SLIVER } from "./rows/reading-place.js";

/** A comment on the screen, and how far below the window's top it starts. */
export interface ReadingPlace {
  readonly id: string;
  readonly top: number;
}

/** What takes the focus in static comments: links, and what opens a branch, a quote or a spoiler. */
const STOPS = "a[href], summary";

/** What has the focus: the button of a branch, or a stop of an article by its place among them. */
interface FocusPlace {
  /** Null is the post. */
  readonly id: string | null;
  readonly stop: number | "toggle";
}

/** How a reader has left static comments. */
export class StaticState {
  readonly place: ReadingPlace | null;
  /** Whether the page's address names a comment, and the reader has gone on from there. */
  readonly hasLeftFragment: boolean;
  readonly #focus: FocusPlace | null;
  readonly #root: ParentNode;
  #articles: ReadonlyMap<string, HTMLElement> | null = null;

  constructor(root: ParentNode) {
    this.#root = root;
    this.place = readingPlace(root);
    this.#focus = focusIn(root);
    const named = articleOf(root, location.hash.slice(1));
    this.hasLeftFragment = this.place !== null && named !== null && !isOnScreen(named);
  }

  /** The comment that has the focus, by its anchor. */
  get focused(): string | null {
    return this.#focus?.id ?? null;
  }

  /** The branches that are folded here and not in the engine, or the other way around. */
  foldsUnlike(engine: Engine): [comment: number, folded: boolean][] {
    return [...this.#root.querySelectorAll<HTMLDetailsElement>("details.branch")].flatMap((branch) => {
      const comment = engine.find(branch.querySelector("article")?.id ?? "");
      const folded = !branch.open;
      return comment === null || engine.folded(comment) === folded ? [] : [[comment, folded]];
    });
  }

  /** Opens and closes the quotes and spoilers of live comments that are in the page as here. */
  openDetails(live: ParentNode): void {
    for (const article of live.querySelectorAll("article")) {
      const before = detailsIn(this.#article(article.id || null));
      detailsIn(article).forEach((details, i) => (details.open = before[i]?.open ?? details.open));
    }
  }

  /** Gives the focus to what stands in live comments for what has it here, if anything does. */
  focus(live: ParentNode): void {
    if (!this.#focus) return;
    const { id, stop } = this.#focus;
    const article = id === null ? live.querySelector<HTMLElement>("article.post") : articleOf(live, id);
    if (!article) return;
    const before = this.#article(id);
    const same = stop === "toggle" ? article.querySelector<HTMLElement>(".toggle") : stops(article)[stop];
    const isSame = stop === "toggle" || (before && same && nameOf(stops(before)[stop]!) === nameOf(same));
    const target = same && isSame ? same : article;
    if (target === article) article.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  #article(id: string | null): HTMLElement | null {
    if (id === null) return this.#root.querySelector("article.post");
    const articles = (): HTMLElement[] => [...this.#root.querySelectorAll<HTMLElement>("article[id]")];
    this.#articles ??= new Map(articles().map((article) => [article.id, article]));
    return this.#articles.get(id) ?? null;
  }
}

/**
 * The first comment that is on the screen, once the reader has scrolled; null before: nobody has a place
 * in a page that still shows its top. Goes down only where something is on the screen: a browser lays
 * out a branch that is far off when it is asked where anything in it is.
 */
function readingPlace(root: ParentNode): ReadingPlace | null {
  if (window.scrollY === 0) return null;
  const top = (root as Element).closest(".threadbare") ?? root.querySelector(".threadbare");
  let element = top?.firstElementChild ?? null;
  while (element) {
    if (element.matches("details.branch, article.comment[id]")) {
      const box = element.getBoundingClientRect();
      if (box.height > 0 && box.top >= window.innerHeight) return null;
      if (box.height > 0 && box.bottom > SLIVER) {
        if (element.localName === "article") return { id: element.id, top: box.top };
        const inside: Element | null = (element as HTMLDetailsElement).open ? element.firstElementChild : null;
        if (inside) {
          element = inside;
          continue;
        }
      }
    }
    while (element && element !== top && !element.nextElementSibling) element = element.parentElement;
    element = element === top ? null : (element?.nextElementSibling ?? null);
  }
  return null;
}

function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/**
 * Notes where somebody reads in static comments, for the element to get its shadow root. What it returns
 * puts the page back there: Firefox lays the comments out as if there were no container queries for a
 * moment, and scrolls by as much as that is off.
 */
export function keepStaticPlace(root: ParentNode): () => void {
  const place = typeof window === "undefined" ? null : readingPlace(root);
  return () => {
    const article = place && articleOf(root, place.id);
    if (article) restorePlace(place.top, article);
  };
}

function articleOf(root: ParentNode, id: string): HTMLElement | null {
  return root.querySelector(`article[id="${CSS.escape(id)}"]`);
}

function stops(article: HTMLElement): HTMLElement[] {
  return [...article.querySelectorAll<HTMLElement>(STOPS)];
}

function nameOf(element: HTMLElement): string {
  return `${element.localName} ${element.getAttribute("href")}`;
}

function detailsIn(article: HTMLElement | null): HTMLDetailsElement[] {
  return article ? [...article.querySelectorAll("details")] : [];
}

function focusIn(root: ParentNode): FocusPlace | null {
  const focused = ((root as Node).getRootNode() as Document | ShadowRoot).activeElement;
  if (!focused || !root.contains(focused)) return null;
  const branch = focused.matches(".branch > summary") ? focused.parentElement : null;
  const article = branch?.querySelector("article") ?? focused.closest<HTMLElement>("article");
  if (!article) return null;
  const stop = branch ? "toggle" : stops(article).indexOf(focused as HTMLElement);
  return { id: article.id || null, stop };
}
