// Keeping the place that somebody reads while the comments around it are replaced.

/** Less than this of a comment on the screen, in pixels, is nothing that somebody reads. */
export const SLIVER = 8;

/** The first of some elements, one below the other, of which more than a sliver is on the screen. */
export function firstOnScreen(elements: Iterable<Element>): Element | null {
  for (const element of elements) {
    const { top, bottom, height } = element.getBoundingClientRect();
    if (height > 0 && bottom > SLIVER) return top < window.innerHeight ? element : null;
  }
  return null;
}

/** What the find box covers at the top of the window, and some air. */
const TOP_MARGIN = 80;
const BOTTOM_MARGIN = 24;

/** How many frames a block takes, at most, from being scrolled to until it has its true height. */
const SETTLING_FRAMES = 3;

/**
 * Scrolls so that an element starts so far below the window's top. A block off the screen has but
 * an estimated height, so this is done anew until it holds.
 */
export function restorePlace(top: number, element: Element, frames = SETTLING_FRAMES): void {
  const drift = element.getBoundingClientRect().top - top;
  if (Math.abs(drift) >= 1) window.scrollBy({ top: drift, behavior: "instant" });
  if (frames > 0) requestAnimationFrame(() => restorePlace(top, element, frames - 1));
}

/** Scrolls no further than it takes to show a row, or its start if it is higher than the window. */
export function showRow(row: Element, frames = SETTLING_FRAMES): void {
  const { top, bottom, height } = row.getBoundingClientRect();
  const room = window.innerHeight - TOP_MARGIN - BOTTOM_MARGIN;
  let drift = 0;
  if (top < TOP_MARGIN || height > room) drift = top - TOP_MARGIN;
  else if (bottom > window.innerHeight - BOTTOM_MARGIN) {
    drift = bottom - window.innerHeight + BOTTOM_MARGIN;
  }
  if (Math.abs(drift) >= 1) window.scrollBy({ top: drift, behavior: "instant" });
  if (frames > 0) requestAnimationFrame(() => showRow(row, frames - 1));
}

/** Pixels between the points of the screen that are asked for what is there: less than a row. */
const PROBE_STEP = 24;

/** The first row on the screen that is in `rows`, once the reader has scrolled to them; or null. */
export function rowOnScreen(rows: HTMLElement): Element | null {
  const { top, bottom, left, width } = rows.getBoundingClientRect();
  const end = Math.min(bottom, window.innerHeight);
  if (top >= 0) return null;
  for (let y = Math.max(top, 1); y < end; y += PROBE_STEP) {
    const there = (rows.getRootNode() as ShadowRoot).elementFromPoint(left + width - 8, y);
    const row = there?.closest(".row");
    if (row && rows.contains(row)) return row;
  }
  return null;
}

/**
 * Scrolls to an element, or to words in it, if they are not on the screen. As a block off the screen
 * has but an estimated height, this is done anew until it holds.
 */
export function bringIntoView(
  element: Element,
  words?: StaticRange,
  frames = SETTLING_FRAMES,
): void {
  if (!isOnScreen(element, words)) element.scrollIntoView({ block: "center", behavior: "instant" });
  // A paragraph may be longer than the screen.
  const box = boxOf(element, words);
  if (!isOnScreen(element, words) && box.height > 0) {
    window.scrollBy({ top: box.top - window.innerHeight / 3, behavior: "instant" });
  }
  if (frames > 0) requestAnimationFrame(() => bringIntoView(element, words, frames - 1));
}

function boxOf(element: Element, words: StaticRange | undefined): DOMRect {
  if (!words) return element.getBoundingClientRect();
  const range = document.createRange();
  range.setStart(words.startContainer, words.startOffset);
  range.setEnd(words.endContainer, words.endOffset);
  return range.getBoundingClientRect();
}

function isOnScreen(element: Element, words: StaticRange | undefined): boolean {
  const { top, bottom, height } = boxOf(element, words);
  return height > 0 && top >= TOP_MARGIN && bottom <= window.innerHeight - BOTTOM_MARGIN;
}
