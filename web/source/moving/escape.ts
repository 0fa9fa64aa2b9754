// Escape leads out of what is shown for a while: a branch, and find where the focus is nowhere.

import type { Branch } from "./branch.js";
import type { Find } from "../find/find.js";
import { isTypedInto, type KeyScope, listenForKeys } from "./keys.js";

export interface EscapableThread {
  readonly element: HTMLElement;
  readonly find: Find;
  readonly branch: Branch;
}

/** Listens where the other keys are listened for; in the thread also where those are off. */
export function listenForEscape(thread: EscapableThread, scope: KeyScope, signal: AbortSignal): void {
  listenForKeys(thread.element, scope, (event) => escape(thread, event), signal);
}

function escape({ element, find, branch }: EscapableThread, event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
  const path = event.composedPath();
  const target = path[0];
  if (element.closest(".asleep") || (target instanceof Element && target.closest("dialog"))) return;
  const isInside = path.includes(element);
  // Who types elsewhere in the page means something there.
  if (!isInside && isTypedInto(target)) return;
  if (!isInside && find.isOpen) find.close();
  else if (branch.state) branch.leave();
  else return;
  event.preventDefault();
}
