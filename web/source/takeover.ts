// Static comments that somebody reads already when the script comes: what of that goes on.

import type { Engine } from "./engine/engine.js";
import { type ReadingPlace, readingPlace } from "./rows/reading-place.js";

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
  readonly #focus: FocusPlace | null;
  readonly #root: ParentNode;

  constructor(root: ParentNode) {
    this.#root = root;
    this.place = readingPlace(root);
    this.#focus = focusIn(root);
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
    return id === null ? this.#root.querySelector("article.post") : articleOf(this.#root, id);
  }
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
