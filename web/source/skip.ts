// A way past the thread, for those who go through a page by Tab.

import { create } from "./create.js";
import type { Phrases } from "./phrases.js";

/** Puts a button before all in a thread, which leads to the end, and that behind it. */
export function addWayPast(thread: Element, phrases: Phrases): void {
  const end = create("span", { className: "end", tabIndex: -1 });
  const button = create("button", { type: "button", className: "control skip" }, phrases.say("skip"));
  button.addEventListener("click", () => end.focus());
  thread.prepend(button);
  thread.append(end);
}
