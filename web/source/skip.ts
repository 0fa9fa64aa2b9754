// A way past the thread, for those who go through a page by Tab.

import { create } from "./create.js";
import type { Phrases } from "./phrases.js";

/** Two elements: the button stands before a thread, and leads to the end, which stands behind it. */
export function wayPast(phrases: Phrases): { button: HTMLElement; end: HTMLElement } {
  const end = create("span", { className: "end", tabIndex: -1 });
  const button = create("button", { type: "button", className: "control skip" }, phrases.say("skip"));
  button.addEventListener("click", () => end.focus());
  return { button, end };
}
