// One branch of a thread, shown alone below the trail of what it replies to.

import { create } from "../create.js";
import type { Engine } from "../engine/engine.js";
import type { Phrases } from "../phrases.js";
import type { RowPlace } from "../rows/blocks.js";
import type { Whereabouts } from "./whereabouts.js";
import { setEngineHtml } from "../trust.js";

/** What a branch asks of the view whose thread it is of. */
export interface BranchedThread {
  readonly phrases: Phrases;
  /** The comments above one, from its parent up to its root. */
  ancestors(comment: number): number[];
  /** The element of a comment's row; null if there is none. */
  reach(comment: number): HTMLElement | null;
  /** Other rows are shown: brings the page in line, with that comment's among them. */
  rearrange(near: number): void;
  focus(comment: number): void;
  whereabouts(): Whereabouts;
  goBack(to: Whereabouts): void;
  /** Lets the reader come back to where he was. */
  leave(from: Whereabouts): void;
}

/** A branch that is shown alone. */
export interface BranchState {
  readonly comment: number;
  /** Where the reader was when all was shown. */
  readonly from: RowPlace;
}

/** Of a longer trail the middle is left out: so many steps at its start, and at its end. */
const FIRST_STEPS = 2;
const LAST_STEPS = 5;

/** So much of a comment says which it is. */
const TITLE_LENGTH = 120;

export class Branch {
  readonly trail = create("nav", { className: "trail", hidden: true });
  /** The level that the rows are indented from. */
  depth = 0;
  readonly #engine: Engine;
  readonly #thread: BranchedThread;
  /** Where the reader was when all was shown. */
  #from: RowPlace = { comment: 0, top: 0 };

  constructor(engine: Engine, thread: BranchedThread) {
    this.#engine = engine;
    this.#thread = thread;
    this.trail.ariaLabel = thread.phrases.say("trail");
  }

  /** What is shown alone; null: nothing is. */
  get state(): BranchState | null {
    const comment = this.#engine.branch;
    return comment === null ? null : { comment, from: this.#from };
  }

  /** Shows that branch, or all for null. The focus stays where it is. */
  restore(state: BranchState | null, near: number): void {
    if (state) this.#from = state.from;
    const comment = state?.comment ?? null;
    if (comment !== this.#engine.branch) this.#set(comment, near);
  }

  /** Says whose branch the engine shows already. */
  resume({ comment, from }: BranchState): void {
    this.#from = from;
    this.#showTrail(comment);
  }

  /** Shows just a comment and what is below it. */
  show(comment: number): void {
    const top = this.#thread.reach(comment)?.getBoundingClientRect().top ?? 0;
    const from = { comment, top };
    const here = this.#thread.whereabouts();
    this.#thread.leave(this.#has(comment) ? { ...here, place: from } : here);
    if (this.#engine.branch === null) this.#from = from;
    this.#set(comment, comment);
    this.#thread.focus(comment);
    this.trail.scrollIntoView({ block: "start", behavior: "instant" });
  }

  /** Shows all again, and the reader is where he was before. */
  leave(): void {
    if (this.#engine.branch === null) return;
    this.#thread.leave(this.#thread.whereabouts());
    this.#thread.goBack({ place: this.#from, branch: null, focus: null });
  }

  /** Shows all again if a comment is not in the branch. */
  include(comment: number): void {
    if (!this.#has(comment)) this.#set(null, comment);
  }

  /** Whether a comment is in what is shown. */
  #has(comment: number): boolean {
    const { branch } = this.#engine;
    if (branch === null) return true;
    const row = this.#engine.rowOf(comment);
    return row >= this.#engine.rowOf(branch) && row < this.#engine.below(branch).end;
  }

  #set(comment: number | null, near: number): void {
    this.#engine.showBranch(comment);
    this.#showTrail(comment);
    this.#thread.rearrange(near);
  }

  #showTrail(comment: number | null): void {
    const ancestors = comment === null ? [] : this.#thread.ancestors(comment).reverse();
    this.depth = ancestors.length;
    this.trail.hidden = comment === null;
    this.trail.replaceChildren();
    if (comment === null) return;
    const { phrases } = this.#thread;
    const back = button(phrases.say("whole_thread"), () => this.leave());
    const isLong = ancestors.length > FIRST_STEPS + LAST_STEPS;
    const steps = ancestors.map((one) => () => this.#step(one));
    const left = isLong ? steps.splice(FIRST_STEPS, steps.length - FIRST_STEPS - LAST_STEPS) : [];
    const list = create("ol", {}, ...steps.map((step) => step()));
    if (isLong) list.children[FIRST_STEPS - 1]!.after(gap(phrases, left.length));
    this.trail.append(back, list);
  }

  /** An ancestor in the trail: shows more of the thread, from there down. */
  #step(comment: number): HTMLElement {
    const row = create("div");
    const place = this.#engine.rowOf(comment);
    setEngineHtml(row, this.#engine.rowsHtml(place, place + 1));
    const text = (part: string): string => row.querySelector(part)!.textContent.trim();
    const step = button(text(".author"), () => this.show(comment));
    step.title = text(".body").slice(0, TITLE_LENGTH);
    step.dir = "auto";
    return create("li", {}, step);
  }
}

function gap(phrases: Phrases, count: number): HTMLElement {
  const item = create("li", {}, "…");
  item.title = phrases.counted("comment_count", count);
  return item;
}

function button(text: string, press: () => void): HTMLButtonElement {
  const element = create("button", { type: "button", className: "control" }, text);
  element.addEventListener("click", press);
  return element;
}
