// The keys of a thread: those that Reddit Enhancement Suite has taught its readers.

import type { Move } from "../engine/moves.js";
import type { Phrase } from "../phrases.js";

/** What a key does besides moving. */
export type Act = "nextNew" | "previousNew" | "fold" | "foldRoot" | "copyLink" | "find" | "help" | "undo" | "parents";

export interface Key {
  /** As KeyboardEvent.key has it, so that a capital letter is one with Shift. */
  readonly key: string;
  readonly alt?: boolean;
  /** Ctrl, or Cmd. */
  readonly control?: boolean;
  readonly does: Move | Act;
  readonly says: Phrase;
}

export const KEYS: readonly Key[] = [
  { key: "j", does: "next", says: "key_next" },
  { key: "k", does: "previous", says: "key_previous" },
  { key: "J", does: "next-sibling", says: "key_next_sibling" },
  { key: "K", does: "previous-sibling", says: "key_previous_sibling" },
  { key: "p", does: "parent", says: "key_parent" },
  { key: "P", does: "parents", says: "show_parents" },
  { key: "t", does: "root", says: "key_root" },
  { key: "J", alt: true, does: "past-parent", says: "key_past_parent" },
  { key: "n", does: "nextNew", says: "key_next_new" },
  { key: "N", does: "previousNew", says: "key_previous_new" },
  { key: "Enter", does: "fold", says: "key_fold" },
  { key: "c", does: "foldRoot", says: "key_fold_root" },
  { key: "/", does: "find", says: "key_find" },
  { key: "y", does: "copyLink", says: "key_copy_link" },
  { key: "z", control: true, does: "undo", says: "key_undo" },
  { key: "?", does: "help", says: "key_help" },
];

/** Where keys are listened for: in the thread while the focus is there, in the whole page, or not. */
export type KeyScope = "inside" | "page" | "off";

/**
 * Calls `press` with keys that are pressed in a thread, or for the scope "page" anywhere but in another
 * thread; none while a modal dialog, whosever it is, stands before it.
 */
export function listenForKeys(
  thread: HTMLElement,
  scope: KeyScope,
  press: (event: KeyboardEvent) => void,
  signal: AbortSignal,
): void {
  const where: EventTarget = scope === "page" ? document : thread;
  const listen = (event: Event): void => {
    if (!isBehindModal(thread) && !isOfAnother(thread, event)) press(event as KeyboardEvent);
  };
  where.addEventListener("keydown", listen, { signal });
}

function isBehindModal(thread: Element): boolean {
  const root = thread.getRootNode() as ShadowRoot;
  return document.querySelector(":modal") !== null || root.querySelector(":modal") !== null;
}

/** Whether an event is of another element for threads than that of this one. */
function isOfAnother(thread: Element, event: Event): boolean {
  const { host } = thread.getRootNode() as ShadowRoot;
  const isOne = (target: EventTarget): boolean =>
    target instanceof Element && target.localName === host.localName;
  return event.composedPath().some((target) => isOne(target) && target !== host);
}

/** Elements that have a use of their own for Enter. */
const PRESSED_BY_ENTER = "a, button, summary, select";

/** Whether keys have a use of their own in something. */
export function isTypedInto(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, select, textarea");
}

/** What an event's key does; null if nothing, or if it is typed somewhere. */
export function keyOf(event: KeyboardEvent): Key | null {
  if (event.isComposing || event.defaultPrevented) return null;
  const target = event.composedPath()[0];
  if (isTypedInto(target)) return null;
  if (target instanceof HTMLElement) {
    if (event.key === "Enter" && target.closest(PRESSED_BY_ENTER)) return null;
  }
  const control = event.ctrlKey || event.metaKey;
  // On a Mac, Alt makes another character of J.
  const key = event.altKey && event.code === "KeyJ" ? "J" : event.key;
  const found = KEYS.find(
    (one) =>
      one.key === key &&
      (one.alt ?? false) === event.altKey &&
      (one.control ?? false) === control &&
      !(control && event.shiftKey),
  );
  return found ?? null;
}
