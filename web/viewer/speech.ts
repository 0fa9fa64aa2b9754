// The words of the viewer's own page.

import { Phrases } from "../source/phrases.js";
import type english from "../../languages/en.json";

export type ViewerPhrases = Phrases<(typeof english)["viewer"] & (typeof english)["counts"]>;

/** In the first of the browser's languages that there are words of, else in English. */
export function viewerPhrases(): ViewerPhrases {
  const known = (tag: string): boolean =>
    /^en\b/i.test(tag) || new Phrases(tag).language !== "en";
  return new Phrases(navigator.languages.find(known) ?? "en", "viewer");
}

/** Says what stands in the page as `data-phrase` and `data-label`, which is English until then. */
export function sayAll(phrases: ViewerPhrases): void {
  document.documentElement.lang = phrases.language;
  document.documentElement.dir = phrases.direction;
  for (const element of document.querySelectorAll<HTMLElement>("[data-phrase]")) {
    element.textContent = phrases.say(element.dataset["phrase"] as Parameters<typeof phrases.say>[0]);
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) {
    element.ariaLabel = phrases.say(element.dataset["label"] as Parameters<typeof phrases.say>[0]);
  }
}
