// Brings a thread back to how its reader left it, and notes how that is.

import type { Engine, Order } from "../engine/engine.js";
import { keepVisit, lastVisit, MOST_FOLDS } from "./memory.js";

/** Since when comments are new, by the thread's name: what is kept meanwhile is this same visit. */
const sinceByThread = new Map<string, Date | null>();
/** Up to when comments were read, where the reader has said so: later ones are new next time. */
const readByThread = new Map<string, Date | null>();

export interface VisitedThread {
  /** Whether anything may be kept, which the page may change. */
  mayKeep(): boolean;
  /** What is open for a moment, and will be folded again. */
  opened(): Iterable<number>;
}

/** What counts as new, as the reader has said. */
export interface ReadMark {
  readonly since: Date | null;
  readonly readUpTo: Date | null;
}

export class RememberedThread {
  readonly #engine: Engine;
  /** The name it is kept under; null: nothing is kept. */
  readonly #name: string | null;
  #start = new Set<number>();
  /** The order that the reader chose, now or on the last visit. */
  order: Order | null = null;
  readonly #newest: string | null;
  readonly #thread: VisitedThread;
  #since: Date | null = null;
  /** Up to when the reader has said that comments are read; null: all that were there count as seen. */
  #readUpTo: Date | null = null;
  readonly #listening = new AbortController();

  /** `newest`: when the newest comment was written, as RFC 3339; null if that is not known. */
  constructor(
    engine: Engine,
    name: string | null,
    newest: string | null,
    thread: VisitedThread,
  ) {
    this.#engine = engine;
    this.#thread = thread;
    this.#name = name;
    this.#newest = newest;
    if (name === null) return;
    const visit = lastVisit(name);
    this.order = visit?.order ?? null;
    const known = sinceByThread.get(name);
    this.#since = known === undefined ? (visit?.newest ? new Date(visit.newest) : null) : known;
    this.#readUpTo = readByThread.get(name) ?? null;
    sinceByThread.set(name, this.#since);
    const { signal } = this.#listening;
    const keep = (): void => this.keep();
    window.addEventListener("pagehide", keep, { signal });
    const keepIfHidden = (): void => void (document.hidden && this.keep());
    document.addEventListener("visibilitychange", keepIfHidden, { signal });
  }

  /** Goes on from what another view of the thread has remembered. */
  goOnFrom(before: RememberedThread): void {
    this.order = before.order;
    this.#start = before.#start;
    this.#since = before.#since;
    this.#readUpTo = before.#readUpTo;
  }

  /** Comments written later have come since the last visit; null if there was none. */
  get since(): Date | null {
    return this.#since;
  }

  /**
   * Comments written until then count as read, the others are still new. Returns how it was before, for
   * readAgain().
   */
  readUpTo(time: Date): ReadMark {
    const before = { since: this.#since, readUpTo: this.#readUpTo };
    this.readAgain({ since: time, readUpTo: time });
    return before;
  }

  readAgain({ since, readUpTo }: ReadMark): void {
    this.#since = since;
    this.#readUpTo = readUpTo;
    if (this.#name === null) return;
    sinceByThread.set(this.#name, since);
    readByThread.set(this.#name, readUpTo);
  }

  /** Folds what the reader had folded. To be called when the thread is folded as it is for all. */
  fold(): void {
    if (this.#name === null) return;
    this.#start = new Set(this.#engine.folds());
    const visit = lastVisit(this.#name);
    if (!visit) return;
    const { folded, unfolded } = visit;
    for (const [i, comment] of this.#engine.findAll([...folded, ...unfolded]).entries()) {
      if (comment !== null) this.#engine.fold(comment, i < folded.length);
    }
  }

  /** Notes how the thread is now. */
  keep(): void {
    if (this.#name === null || this.#engine.isAsleep || !this.#thread.mayKeep()) return;
    const folds = new Set([...this.#engine.folds(), ...this.#thread.opened()]);
    const without = (comments: Set<number>, others: Set<number>): number[] =>
      [...comments].filter((comment) => !others.has(comment));
    const folded = without(folds, this.#start);
    const unfolded = without(this.#start, folds);
    const areFew = folded.length + unfolded.length <= MOST_FOLDS;
    const anchors = (comments: number[]): string[] =>
      areFew ? comments.map((comment) => this.#engine.anchorOf(comment)) : [];
    keepVisit(this.#name, {
      at: Date.now(),
      newest: this.#readUpTo?.toISOString() ?? this.#newest,
      order: this.order,
      folded: anchors(folded),
      unfolded: anchors(unfolded),
    });
  }

  /** Notes nothing any more when the page goes. */
  stop(): void {
    this.#listening.abort();
  }
}
