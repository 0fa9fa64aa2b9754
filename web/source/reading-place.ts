// Keeping the place that somebody reads while the comments around it are replaced.

/** A comment on the screen, and how far below the window's top it starts. */
export interface ReadingPlace {
  readonly id: string;
  readonly top: number;
}

/**
 * The first comment in `root` that starts on the screen, once the reader has scrolled; null before:
 * nobody has a place in a page that still shows its top.
 */
export function readingPlace(root: ParentNode): ReadingPlace | null {
  if (window.scrollY === 0) return null;
  for (const article of root.querySelectorAll("article.comment[id]")) {
    const { top, bottom, height } = article.getBoundingClientRect();
    if (height > 0 && bottom > 0) {
      return top < window.innerHeight ? { id: article.id, top } : null;
    }
  }
  return null;
}

/** How many frames a block takes, at most, from being scrolled to until it has its true height. */
const SETTLING_FRAMES = 3;

/**
 * Scrolls so that an element, which shows the same comment, starts where that one did. A block off
 * the screen has but an estimated height, so this is done anew until it holds.
 */
export function restorePlace(place: ReadingPlace, element: Element, frames = SETTLING_FRAMES): void {
  const drift = element.getBoundingClientRect().top - place.top;
  if (Math.abs(drift) >= 1) window.scrollBy({ top: drift, behavior: "instant" });
  if (frames > 0) requestAnimationFrame(() => restorePlace(place, element, frames - 1));
}
