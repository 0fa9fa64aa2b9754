// Finding comments by their words, in the page and beyond it.

import { create } from "../create.js";
import type { Engine } from "../engine/engine.js";
import { FindBox } from "./find-box.js";
import { FindMarks } from "./find-marks.js";
import { type FilteredThread, MatchFilter } from "./match-filter.js";
import { showWhole } from "../bodies/long-bodies.js";
import { pause, whenIdle } from "../pause.js";
import type { Phrases } from "../phrases.js";
import { asProblem, describe } from "../problem.js";
import { bringIntoView, rowOnScreen } from "../rows/reading-place.js";

/** What find needs of the thread around it. */
export interface FindThread extends FilteredThread {
  /** What holds the post. */
  readonly post: HTMLElement;
  /** What holds the blocks of rows. */
  readonly rows: HTMLElement;
  /** How many comments there are. */
  readonly size: number;
  readonly phrases: Phrases;
  /** The comments above one, from its parent up to its root. */
  ancestors(comment: number): number[];
  /** Unfolds what a comment is below of. */
  reveal(comment: number): void;
  fold(comment: number, folded: boolean): void;
  /** The row of a comment, brought into the page if need be. */
  reach(comment: number): HTMLElement | null;
}

/** The query for all comments of somebody. Every kind of quote counts as one there. */
export function queryForAuthor(author: string): string {
  return `author:="${author.replace(/[\\"“”„‟]/g, "\\$&")}"`;
}

/** What is looked for, for another box over the same engine to go on with. */
export interface FindState {
  readonly query: string;
  readonly onlyMatches: boolean;
  readonly isFiltered: boolean;
  readonly from: number | null;
  readonly current: number | null;
  readonly unfolded: ReadonlySet<number>;
  readonly hasFocus: boolean;
}

/** How long a step may take, in milliseconds: the page stays at hand between two of them. */
const STEP_TIME = 8;
const SMALLEST_STEP = 1 << 12;
const GREATEST_STEP = 1 << 22;

/** Stands for the post where a comment may be the current match: it stands before the first. */
const POST = -1;

export class Find {
  /** Opens and closes the box. */
  readonly button = create("button", { type: "button", className: "control" });
  readonly box: HTMLElement;
  readonly #engine: Engine;
  readonly #thread: FindThread;
  readonly #box: FindBox;
  readonly #marks: FindMarks;
  readonly #filter: MatchFilter;
  /** In the present order, once all comments are gone through. */
  #matches: Uint32Array | null = null;
  #postMatches = false;
  /** Whether the query says anything. */
  #isSought = false;
  /** For each comment whether it is one of them. */
  #isMatch: Uint8Array;
  #current: number | null = null;
  /** Where the reader is: the first match from there on is the first to be shown. */
  #from: number | null = null;
  #query = "";
  /** What was opened to show matches, in the order of opening. */
  readonly #unfolded = new Set<number>();
  readonly #details = new Set<HTMLDetailsElement>();
  #budget = 1 << 14;
  #looking = new AbortController();

  constructor(engine: Engine, thread: FindThread) {
    this.#engine = engine;
    this.#thread = thread;
    this.#isMatch = new Uint8Array(0);
    this.#box = new FindBox(thread.phrases, {
      type: (query) => this.#look(query),
      go: (backwards) => this.#go(backwards),
      filter: () => {
        this.#filterMatches();
        this.#show(this.#current);
      },
      close: () => this.close(),
    });
    this.box = this.#box.element;
    this.#marks = new FindMarks(engine, thread.rows);
    this.#filter = new MatchFilter(engine, thread);
    this.button.textContent = thread.phrases.say("find");
    this.button.title = thread.phrases.say("find_title");
    this.button.ariaExpanded = "false";
    this.button.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    for (const name of ["focusin", "pointerdown"]) {
      thread.rows.addEventListener(name, (event) => this.#keepOpen(event.target as Element));
    }
  }

  get isOpen(): boolean {
    return !this.box.hidden;
  }

  /** What it has unfolded of the thread, and folds again. Folds made among matches alone go with them. */
  get opened(): ReadonlySet<number> {
    return this.#filter.isOn ? new Set() : this.#unfolded;
  }

  /** All is folded anew: nothing that it had opened is its own any more. */
  forgetOpened(): void {
    this.#unfolded.clear();
    this.#details.clear();
  }

  /** All is folded again as it was when these were what it had opened. */
  openedAgain(comments: Iterable<number>): void {
    this.forgetOpened();
    for (const comment of comments) this.#unfolded.add(comment);
    if (!this.isOpen) this.#foldAgain();
  }

  /** How it stands; null while it is closed. */
  get state(): FindState | null {
    if (!this.isOpen) return null;
    return {
      query: this.#query,
      onlyMatches: this.#box.onlyMatches,
      isFiltered: this.#filter.isOn,
      from: this.#from,
      current: this.#current,
      unfolded: this.#unfolded,
      hasFocus: this.#box.hasFocus,
    };
  }

  /** Goes on from there; the reader stays where he is. */
  resume(state: FindState): void {
    this.button.ariaExpanded = "true";
    this.#marks.start();
    this.#box.resume(state.query, state.onlyMatches, state.hasFocus);
    if (state.isFiltered) this.#filter.resume();
    this.#query = state.query;
    this.#from = state.from;
    this.#current = state.current;
    for (const comment of state.unfolded) this.#unfolded.add(comment);
    this.lookAgain();
  }

  /** Looks for the same anew, where other comments may match now; the reader stays where he is. */
  lookAgain(): void {
    if (this.isOpen) this.#lookWhenIdle(true);
  }

  /** Looks for a query, or for what the reader types. */
  open(query?: string): void {
    if (!this.isOpen) {
      const row = rowOnScreen(this.#thread.rows);
      this.#from = row && Number(row.getAttribute("data-comment"));
      this.button.ariaExpanded = "true";
      this.#marks.start();
    }
    this.#box.open(query);
    this.#look(this.#box.query);
  }

  /** Ends it: what it opened is folded again, and the focus goes to where it led. */
  close(): void {
    const comment = this.#current;
    this.showAll();
    this.stop();
    this.#foldAgain();
    const row = comment === null || comment === POST ? null : this.#nearestShown(comment);
    const target = row?.querySelector<HTMLElement>(".toggle") ?? this.button;
    target.focus({ preventScroll: true });
    if (row) bringIntoView(target);
  }

  /** Ends it, and leaves the comments as they are. */
  stop(): void {
    this.#looking.abort();
    this.#box.close();
    this.#box.busy = false;
    this.button.ariaExpanded = "false";
    this.#marks.stop();
    this.#current = null;
    this.#matches = null;
  }

  /** Shows all comments again, where only the matches were shown. */
  showAll(): void {
    this.#box.onlyMatches = false;
    this.#filterMatches();
  }

  /** Brings what is shown in line with the box. */
  #filterMatches(): void {
    const at = this.#current === POST ? null : this.#current;
    if (this.#box.onlyMatches && this.#isSought && this.#matches) {
      this.#filter.start(at, () => this.#foldAgain());
    } else if (this.#filter.isOn && !(this.#box.onlyMatches && this.#isSought)) {
      this.#unfolded.clear(); // the filter folds them again
      this.#filter.end(at);
    }
  }

  /** The comments stand in another order, or their rows are others. */
  rearranged(): void {
    this.#marks.unmarkCurrent();
    if (!this.#matches) return;
    this.#matches = this.#engine.findMatches();
    this.#markAgain();
  }

  /** Marks the current match, and says which it is. */
  #markAgain(): void {
    this.#marks.unmarkCurrent();
    this.#sayCount();
    const row = this.#thread.rows.querySelector(`.row[data-comment="${this.#current}"]`);
    if (this.#current === POST) this.#marks.markCurrent(this.#thread.post);
    else if (row) this.#marks.markCurrent(row);
  }

  /** Looks for something else, once the page has time: a letter may follow soon. */
  #look(query: string): void {
    // A query that grows or shrinks is still the same find, and starts where that did.
    const isSame = query.startsWith(this.#query) || this.#query.startsWith(query);
    if (!isSame) this.#from = this.#current ?? this.#from;
    this.#query = query;
    this.#lookWhenIdle(false);
  }

  /** `stays`: the reader is not led to a match. */
  #lookWhenIdle(stays: boolean): void {
    this.#box.busy = true;
    this.#looking.abort();
    this.#looking = new AbortController();
    const { signal } = this.#looking;
    const callOff = whenIdle(() => {
      this.#lookThrough(signal, stays).catch((thrown) => {
        this.#box.say(describe(asProblem(thrown), this.#thread.phrases), false);
        this.#box.busy = false;
      });
    });
    signal.addEventListener("abort", callOff);
  }

  async #lookThrough(signal: AbortSignal, stays: boolean): Promise<void> {
    const { parts, problem } = this.#engine.findText(this.#query);
    this.#isSought = parts > 0;
    this.#box.problem = problem;
    this.#matches = null;
    this.#postMatches = false;
    for (;;) {
      const start = performance.now();
      const { done, matches, post } = this.#engine.findStep(this.#budget);
      const factor = STEP_TIME / Math.max(performance.now() - start, 0.5);
      const budget = Math.round(this.#budget * Math.min(Math.max(factor, 0.25), 2));
      this.#budget = Math.min(Math.max(budget, SMALLEST_STEP), GREATEST_STEP);
      this.#postMatches = post;
      if (done) break;
      this.#showMatches(new Uint32Array(0));
      const count = matches + Number(post);
      if (this.#isSought) this.#box.say(`${this.#thread.phrases.numbers.format(count)}…`, count > 0);
      // Where nothing is sought the text is only made ready, and there is no hurry.
      await (this.#isSought ? pause() : new Promise<void>((resolve) => whenIdle(() => resolve())));
      if (signal.aborted) return;
    }
    this.#matches = this.#engine.findMatches();
    this.#showMatches(this.#matches);
    this.#filterMatches();
    if (stays) this.#stay();
    else this.#goToFirst();
    if (!this.#isSought) this.#box.say("", false);
    this.#box.busy = false;
  }

  #showMatches(matches: Uint32Array): void {
    this.#isMatch = new Uint8Array(matches.length > 0 ? this.#thread.size : 0);
    for (const match of matches) this.#isMatch[match] = 1;
    this.#marks.show((comment) => this.#isMatch[comment] === 1);
    this.#marks.showPost(this.#postMatches ? this.#thread.post : null);
  }

  /** The match that the reader is at is one still, or there is none. */
  #stay(): void {
    const isMatch = this.#current === POST ? this.#postMatches : this.#isMatch[this.#current ?? 0];
    if (!isMatch) this.#current = null;
    this.#markAgain();
  }

  /** To the first match from where the reader is. */
  #goToFirst(): void {
    const from = this.#from;
    let match: number | null = this.#matches?.[0] ?? null;
    if (from === null || from === POST || match === null) {
      if (this.#postMatches) match = POST;
    } else {
      match = this.#isMatch[from] === 1 ? from : this.#next(from, false);
    }
    if (match !== this.#current) this.#foldAgain();
    this.#show(match);
  }

  #go(backwards: boolean): void {
    const next = this.#next(this.#current ?? this.#from ?? 0, backwards);
    if (next === null) return;
    this.#from = next;
    this.#show(next);
  }

  /** The match after another place or before it; the last one's next is the first. */
  #next(from: number, backwards: boolean): number | null {
    const post = this.#postMatches ? POST : null;
    if (from === POST) {
      const last = this.#engine.commentAt(this.#thread.size - 1);
      const first = this.#engine.commentAt(0);
      // Next to the post stand the first row and, the other way round, the last.
      return this.#matchFrom(backwards ? last : first, backwards) ?? post;
    }
    const next = this.#engine.findNext(from, backwards);
    if (next === null || post === null) return next ?? post;
    const [was, is] = [this.#engine.rowOf(from), this.#engine.rowOf(next)];
    return backwards === is < was ? next : post;
  }

  #matchFrom(comment: number, backwards: boolean): number | null {
    return this.#isMatch[comment] === 1 ? comment : this.#engine.findNext(comment, backwards);
  }

  #show(match: number | null): void {
    this.#current = match;
    this.#marks.unmarkCurrent();
    this.#sayCount();
    if (match === null) return;
    if (match === POST) return this.#bringUp(this.#thread.post);
    for (const comment of [...this.#thread.ancestors(match).reverse(), match]) {
      if (this.#engine.folded(comment)) this.#unfolded.add(comment);
    }
    this.#thread.reveal(match);
    if (this.#engine.folded(match)) this.#thread.fold(match, false);
    const row = this.#thread.reach(match);
    if (row) this.#bringUp(row);
  }

  /** Marks a row, or the post, as current, and has its first place in the window. */
  #bringUp(row: HTMLElement): void {
    const [first] = this.#marks.markCurrent(row);
    if (!first) return bringIntoView(row);
    this.#openDetails(first);
    showWhole(first.startContainer.parentElement!);
    bringIntoView(first.startContainer.parentElement!, first);
  }

  /** Opens what a place is folded in within its comment: a spoiler, a quote. */
  #openDetails(place: StaticRange): void {
    let inside: Element = place.startContainer.parentElement!;
    for (;;) {
      const details = inside.closest<HTMLDetailsElement>("details");
      if (!details) return;
      const isSummary = inside.closest("summary")?.parentElement === details;
      if (!details.open && !isSummary) {
        details.open = true;
        this.#details.add(details);
      }
      inside = details.parentElement!;
    }
  }

  #sayCount(): void {
    const { phrases } = this.#thread;
    const matches = this.#matches;
    if (!matches) return;
    const before = Number(this.#postMatches);
    const isNone = this.#current === null || this.#current === POST;
    const at = isNone ? -1 : matches.indexOf(this.#current!);
    const place = this.#current === POST ? 0 : at < 0 ? -1 : at + before;
    const count = matches.length + before;
    if (count === 0) this.#box.say(phrases.say("find_none"), false);
    else if (place < 0) this.#box.say(phrases.numbers.format(count), true);
    else this.#box.say(phrases.say("find_place", { place: place + 1, count }), true);
  }

  /** The reader is in there: what was opened around it stays open. */
  #keepOpen(target: Element): void {
    if (this.#unfolded.size === 0 && this.#details.size === 0) return;
    for (const details of this.#details) {
      if (details.contains(target)) this.#details.delete(details);
    }
    const row = target.closest(".row");
    if (!row) return;
    const comment = Number(row.getAttribute("data-comment"));
    for (const kept of [comment, ...this.#thread.ancestors(comment)]) this.#unfolded.delete(kept);
  }

  #foldAgain(): void {
    for (const details of this.#details) details.open = false;
    for (const comment of [...this.#unfolded].reverse()) this.#thread.fold(comment, true);
    this.#details.clear();
    this.#unfolded.clear();
  }

  /** The row of a comment, or of the fold that hides it. */
  #nearestShown(comment: number): HTMLElement | null {
    const folds = this.#thread.ancestors(comment).filter((above) => this.#engine.folded(above));
    return this.#thread.reach(folds.at(-1) ?? comment);
  }
}
