// The comment that the page's address names: going there, coming back, and saying that it is not there.

import { create } from "../create.js";
import { hashNamesComment } from "../page.js";
import type { Phrases } from "../phrases.js";
import type { Whereabouts } from "./whereabouts.js";

/** The element whose comments addresses may name. */
export interface Addressed {
  phrases(): Phrases;
  /** Whether a comment is there; null: not known yet. */
  has(id: string): boolean | null;
  /** Goes to a comment. Returns whether there is one. */
  reveal(id: string): boolean;
  /** Where the reader is; null where nothing is shown yet. */
  whereabouts(): Whereabouts | null;
  goBack(to: Whereabouts): void;
  /** An address names a comment before the thread is there. */
  hurry(): void;
  goToTop(): void;
}

/** Of the Navigation API, what is used. Chrome 102, Firefox 147, Safari 26.2 have it. */
interface Navigation extends EventTarget {
  readonly currentEntry: { readonly key: string } | null;
}
type NavigateEvent = Event & { readonly navigationType: string; readonly hashChange: boolean };

const navigation = (globalThis as { navigation?: Navigation }).navigation;

/** All elements of the page: what one lacks may be in another. */
const all = new Set<Permalinks>();

const LONGEST_SHOWN = 40;

export class Permalinks {
  /** Says that there is no such comment: to be put into the page. */
  readonly notice = create("div", { className: "lost", role: "status" });
  readonly #element: Addressed;
  #listening = new AbortController();
  /** Where the reader was at the entries of the history, by their keys. */
  readonly #places = new Map<string, Whereabouts>();
  #isBack = false;

  constructor(element: Addressed) {
    this.#element = element;
  }

  /** Follows the address from now on, and clicks on permalinks in `root`. */
  start(root: ShadowRoot): void {
    all.add(this);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    window.addEventListener("hashchange", () => this.#changed(), { signal });
    root.addEventListener("click", (event) => this.#click(event.target as Element), { signal });
    navigation?.addEventListener("navigate", (event) => this.#leave(event as NavigateEvent), {
      signal,
    });
  }

  /** Places of another thread lead nowhere in this one. */
  forget(): void {
    this.#places.clear();
  }

  stop(): void {
    all.delete(this);
    this.#listening.abort();
  }

  /** Goes to what the address names, if that is a comment. */
  follow(): void {
    if (!hashNamesComment()) return sayWhatIsLost();
    if (this.#element.has(named()) === null) this.#element.hurry();
    else this.#element.reveal(named());
    sayWhatIsLost();
  }

  /** Whether it has a comment; null: not known yet. */
  has(id: string): boolean | null {
    return this.#element.has(id);
  }

  /** Says that there is no comment of that id; null: no more. */
  say(id: string | null): void {
    if (id === null) {
      this.notice.replaceChildren();
      return;
    }
    const phrases = this.#element.phrases();
    const shown = id.replace(/^comment-/, "").slice(0, LONGEST_SHOWN);
    const top = create("button", { type: "button", className: "control" }, phrases.say("to_top"));
    top.addEventListener("click", () => {
      this.say(null);
      this.#element.goToTop();
    });
    const close = create("button", { type: "button", className: "control" }, "✕");
    close.title = close.ariaLabel = phrases.say("close");
    close.addEventListener("click", () => this.say(null));
    const words = create("span", {}, phrases.say("no_such_comment", { comment: shown }));
    this.notice.replaceChildren(words, top, close);
  }

  /** The reader goes elsewhere in the page: nothing has been scrolled yet. */
  #leave({ navigationType, hashChange }: NavigateEvent): void {
    const entry = navigation?.currentEntry;
    if (!hashChange || !entry) return;
    const here = this.#element.whereabouts();
    if (here) this.#places.set(entry.key, here);
    this.#isBack = navigationType === "traverse";
  }

  #changed(): void {
    const key = this.#isBack ? navigation?.currentEntry?.key : undefined;
    this.#isBack = false;
    const place = key === undefined ? undefined : this.#places.get(key);
    if (place === undefined) return this.follow();
    this.#element.goBack(place);
    sayWhatIsLost();
  }

  /** A second click on the same permalink changes no address, so there is no event for it. */
  #click(target: Element): void {
    const link = target.closest<HTMLAnchorElement>("a.permalink");
    if (link && link.getAttribute("href") === location.hash) this.follow();
  }
}

/** What the address names, as the page has it in ids. */
function named(): string {
  const hash = location.hash.slice(1);
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash; // a single % is no escape, and may still be in an id
  }
}

/** The first of the elements says so, if all are read and the page has nothing of that name itself. */
function sayWhatIsLost(): void {
  const id = named();
  const isOfThePage = document.getElementById(id) !== null;
  const isLost = [...all].every((one) => one.has(id) === false);
  const isSaid = hashNamesComment() && !isOfThePage && isLost;
  for (const [i, one] of [...all].entries()) one.say(isSaid && i === 0 ? id : null);
}
