// How a reader left a thread: kept in the browser for the next visit, and nowhere else.

import { type Order, ORDERS, type ThreadSummary } from "../engine/engine.js";

/** What is stored by another version is dropped: its fields may mean something else. */
const PREFIX = "threadbare-thread:1:";
const ANY_VERSION = /^threadbare-thread:/;

/**
 * The threads visited last are kept, and of each as many folds as somebody makes by hand. Where there
 * are more, as after a fold of all, none is kept: there is not room for all that in a browser.
 */
const MOST_THREADS = 200;
export const MOST_FOLDS = 200;

export interface Visit {
  /** When it ended, in milliseconds since 1970. */
  readonly at: number;
  /** When the newest comment was written that was there, as RFC 3339; null if that is not known. */
  readonly newest: string | null;
  /** The order that was chosen; null for the page's own. */
  readonly order: Order | null;
  /** Anchors of what was folded and unfolded by hand. */
  readonly folded: readonly string[];
  readonly unfolded: readonly string[];
}

/**
 * The name to keep a thread under: its own address, else that of the file it is in and its number
 * there, else how it begins and that number; null if there is none of them.
 */
export function nameOfThread(summary: ThreadSummary, file: string | null): string | null {
  if (summary.url) return summary.url;
  if (file) return `${file} ${summary.thread}`;
  const title = summary.title ?? summary.excerpt;
  return title ? `${title} ${summary.thread}` : null;
}

/** Has the browser fetch what it keeps for the page: whoever asks first waits for that. */
export function fetchVisits(): void {
  try {
    void localStorage.length;
  } catch {
    // Where there is no storage nothing is fetched.
  }
}

/** The last visit to a thread, by the name it was kept under; null if none is known. */
export function lastVisit(thread: string): Visit | null {
  try {
    return visitIn(localStorage.getItem(PREFIX + thread));
  } catch {
    return null; // a page from file:// or in a frame may have no storage, which throws
  }
}

/** Keeps a visit, and drops those to other threads that are longest ago. */
export function keepVisit(thread: string, visit: Visit): void {
  try {
    prune(thread);
    localStorage.setItem(PREFIX + thread, JSON.stringify(visit));
  } catch {
    // No storage, or no room in it: then the thread is as new next time.
  }
}

/** Forgets all visits to all threads. */
export function forgetVisits(): void {
  try {
    for (const key of storedThreads()) localStorage.removeItem(key);
  } catch {
    // Where nothing can be stored, nothing is.
  }
}

function storedThreads(): string[] {
  return Object.keys(localStorage).filter((key) => ANY_VERSION.test(key));
}

/** Makes room for one more. */
function prune(thread: string): void {
  const others = storedThreads().filter((key) => key !== PREFIX + thread);
  const kept: [at: number, key: string][] = [];
  for (const key of others) {
    const visit = key.startsWith(PREFIX) ? visitIn(localStorage.getItem(key)) : null;
    if (visit) kept.push([visit.at, key]);
    else localStorage.removeItem(key);
  }
  kept.sort(([a], [b]) => b - a);
  for (const [, key] of kept.slice(MOST_THREADS - 1)) localStorage.removeItem(key);
}

/** Anything may stand in storage: all of a page's scripts write there. */
function visitIn(text: string | null): Visit | null {
  if (text === null) return null;
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof found !== "object" || found === null) return null;
  const { at, newest, order, folded, unfolded } = found as Record<string, unknown>;
  if (typeof at !== "number" || !isAnchors(folded) || !isAnchors(unfolded)) return null;
  const isTime = typeof newest === "string" && !Number.isNaN(Date.parse(newest));
  return {
    at,
    newest: isTime ? newest : null,
    order: ORDERS.find((one) => one === order) ?? null,
    folded,
    unfolded,
  };
}

function isAnchors(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_FOLDS &&
    value.every((one) => typeof one === "string")
  );
}
