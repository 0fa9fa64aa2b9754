// The focus stays with its comment when rows are made anew.

import { commentOf } from "./block.js";

/**
 * Where in the rows the focus is; null if it is in none. Call the function when other rows are there:
 * if they took the focus with them, it goes to the head of that comment, or to `standIn`'s where it is
 * hidden.
 */
export function keepFocus(rows: HTMLElement): ((standIn: (comment: number) => Element | null) => void) | null {
  const root = rows.getRootNode() as ShadowRoot;
  const focused = root.activeElement;
  const row = focused && rows.contains(focused) ? focused.closest(".row") : null;
  if (!row) return null;
  const comment = commentOf(row);
  const isToggle = focused!.matches(".toggle");
  return (standIn) => {
    if (root.activeElement && !root.activeElement.closest("[hidden]")) return;
    const article = standIn(comment)?.querySelector<HTMLElement>(".comment");
    if (!article) return;
    if (!isToggle) article.tabIndex = -1;
    const target = isToggle ? article.querySelector<HTMLElement>(".toggle") : article;
    target?.focus({ preventScroll: true });
  };
}
