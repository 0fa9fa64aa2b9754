// How threads are written.

import type { Manner } from "./publishing.js";

/** What starts folded. What is not said is as usual; null stands for none. */
export interface Folds {
  /** Comments with a lower score; -5. */
  readonly belowScore?: number | null;
  /** Removed and deleted comments without replies; true. */
  readonly removed?: boolean;
  /** Pinned comments of bots; true. */
  readonly bots?: boolean;
  /** Roots with replies that so many comments stand before; none. */
  readonly rootsAfter?: number | null;
  /** Comments with replies from so many levels down; none. */
  readonly depth?: number | null;
}

export interface RenderOptions {
  /** The language of the words around comments, a tag as "de-AT"; English without it. */
  readonly lang?: string;
  /** What starts folded. */
  readonly fold?: Folds | "none";
  /** The level of the title's heading, 2 to 5: comments' are one lower. 2 without it. */
  readonly headingLevel?: 2 | 3 | 4 | 5;
  /**
   * Keeps the bodies of hidden, deleted and removed comments, and drafts, private and protected
   * posts, which else are not written.
   */
  readonly keepHidden?: boolean;
}

export interface ElementOptions extends RenderOptions {
  /** Where the page has the thread's JSON, what convert() makes of it; in the element without it. */
  readonly src?: string;
  /**
   * Where the page has `thread-bare/styles.css`: the comments go into a declarative shadow root that
   * links to it, where no style of the page reaches them, nor a `#comment-ID` before the script came.
   */
  readonly shadow?: string;
}

const NO_FOLDS = { belowScore: null, removed: false, bots: false, rootsAfter: null, depth: null };
const USUAL_FOLDS = { ...NO_FOLDS, belowScore: -5, removed: true, bots: true };

/** Throws a RangeError for what JavaScript may hand over and types do not allow. */
export function mannerOf({ lang, fold, headingLevel, keepHidden }: RenderOptions): Manner {
  if (headingLevel !== undefined && ![2, 3, 4, 5].includes(headingLevel)) {
    throw new RangeError(`headingLevel is 2, 3, 4 or 5, and not ${headingLevel}`);
  }
  if (typeof fold === "string" && fold !== "none") {
    throw new RangeError(`fold is "none" or says what starts folded, and is not ${JSON.stringify(fold)}`);
  }
  return {
    language: lang ?? "",
    folds: fold === "none" ? NO_FOLDS : { ...USUAL_FOLDS, ...fold },
    headingLevel: headingLevel ?? 2,
    keepHidden: keepHidden ?? false,
  };
}
