// Where a reader is in a thread, to be led back there.

import type { BranchState } from "./branch.js";
import type { RowPlace } from "../rows/blocks.js";

export interface Whereabouts {
  /** What is read; null above and below the comments. */
  readonly place: RowPlace | null;
  /** The branch that is shown alone; null: all of the thread is. */
  readonly branch: BranchState | null;
  /** What has the focus in the rows; null: nothing. */
  readonly focus: Focus | null;
}

/** An element that has the focus, and the comment that it is of. */
export interface Focus {
  readonly comment: number;
  readonly element: HTMLElement;
}

/**
 * Gives the focus back to what had it, or to the comment in its `row` where that is gone. Scrolls
 * nowhere. Returns whether that could be done.
 */
export function focusAgain({ element }: Focus, row: HTMLElement | null): boolean {
  const isThere = element.isConnected && row?.contains(element);
  const article = row?.querySelector<HTMLElement>(".comment");
  if (!row || !article || row.closest("[hidden]")) return false;
  const own = isThere ? element : element.matches(".toggle") ? article.querySelector(".toggle") : null;
  const target = (own ?? article) as HTMLElement;
  if (target === article) article.tabIndex = -1;
  target.focus({ preventScroll: true });
  return true;
}
