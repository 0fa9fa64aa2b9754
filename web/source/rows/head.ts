// The head of a comment that is in the page, as it is after a fold.

/** What only the head of a folded comment says. */
const FOLDED_ONLY = ".folded-reason, .folded-words";

/**
 * Makes the head in a row as it is in a fresh one of the same comment. Its elements stay: a new button
 * would lose the focus.
 */
export function bringHeadInLine(row: Element, fresh: Element): void {
  const isTarget = row.querySelector(".comment.is-target") !== null;
  for (const part of [".comment", ".toggle"]) {
    const old = row.querySelector(part);
    const now = fresh.querySelector(part);
    if (old && now) copyAttributes(now, old);
  }
  if (isTarget) row.querySelector(".comment")?.classList.add("is-target");
  const head = row.querySelector(".comment > header");
  if (!head) return;
  for (const old of head.querySelectorAll(FOLDED_ONLY)) old.remove();
  for (const now of fresh.querySelectorAll(FOLDED_ONLY)) {
    head.insertBefore(now, head.querySelector(".actions"));
  }
}

function copyAttributes(from: Element, to: Element): void {
  for (const { name, value } of from.attributes) to.setAttribute(name, value);
  for (const { name } of [...to.attributes]) {
    if (!from.hasAttribute(name) && name !== "tabindex") to.removeAttribute(name);
  }
}
