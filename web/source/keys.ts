// The keys of a thread: those that Reddit Enhancement Suite has taught its readers.

import type { Move } from "./moves.js";

/** What a key does besides moving. */
export type Act = "fold" | "foldRoot" | "copyLink" | "find" | "help" | "undo";

export interface Key {
  /** As KeyboardEvent.key has it, so that a capital letter is one with Shift. */
  readonly key: string;
  readonly alt?: boolean;
  /** Ctrl, or Cmd. */
  readonly control?: boolean;
  readonly does: Move | Act;
  readonly says: string;
}

export const KEYS: readonly Key[] = [
  { key: "j", does: "next", says: "Next comment" },
  { key: "k", does: "previous", says: "Previous comment" },
  { key: "J", does: "next-sibling", says: "Next reply to the same comment" },
  { key: "K", does: "previous-sibling", says: "Previous reply to the same comment" },
  { key: "p", does: "parent", says: "What this replies to" },
  { key: "t", does: "root", says: "The comment that began it" },
  { key: "J", alt: true, does: "past-parent", says: "What follows the parent" },
  { key: "Enter", does: "fold", says: "Fold or unfold" },
  { key: "c", does: "foldRoot", says: "Fold or unfold all from the comment that began it" },
  { key: "/", does: "find", says: "Find in the comments" },
  { key: "y", does: "copyLink", says: "Copy the link to this comment" },
  { key: "z", control: true, does: "undo", says: "Take back the last fold or jump" },
  { key: "?", does: "help", says: "These keys" },
];

/** Where keys are listened for: in the thread while the focus is there, in the whole page, or not. */
export type KeyScope = "inside" | "page" | "off";

/** Elements that have a use of their own for Enter. */
const PRESSED_BY_ENTER = "a, button, summary, select";

/** What an event's key does; null if nothing, or if it is typed somewhere. */
export function keyOf(event: KeyboardEvent): Key | null {
  if (event.isComposing || event.defaultPrevented) return null;
  const target = event.composedPath()[0];
  if (target instanceof HTMLElement) {
    if (target.isContentEditable || target.matches("input, select, textarea")) return null;
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
