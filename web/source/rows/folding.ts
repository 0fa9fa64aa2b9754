// Folding in the page: a comment, its siblings, or many at once.

import { hide } from "./block.js";
import type { Blocks, RowPlace } from "./blocks.js";
import type { Engine } from "../engine/engine.js";
import { bringHeadInLine } from "./head.js";
import type { KeptPlace } from "./kept-place.js";
import type { Listing } from "./listing.js";
import { RoomBelow } from "./room-below.js";
import { setEngineHtml } from "../trust.js";
import type { Undo } from "../moving/undo.js";

export interface ToggleDetail {
  /** The comment's id, as reveal() takes it. */
  readonly id: string;
  readonly folded: boolean;
  /** Its position in the thread, which no sort changes. */
  readonly comment: number;
}

/** What folding asks of the view whose thread it is in. */
export interface FoldedThread {
  readonly element: HTMLElement;
  /** Unfolds what a comment is below of. */
  reveal(comment: number): void;
  focus(comment: number): void;
  /** Many comments are about to be folded anew. */
  beforeMany(): void;
  /** They are. */
  afterMany(): void;
  /** What is open just for a moment, to show what was found. */
  opened(): Iterable<number>;
  /** All is folded again as it was when these were that. */
  openedAgain(comments: Iterable<number>): void;
  ontoggle(detail: ToggleDetail): void;
}

/** Where the rows come from, and where they are. */
export interface FoldedRows {
  readonly listing: Listing;
  readonly blocks: Blocks;
  readonly place: KeptPlace;
}

export class Folding {
  /** Holds the head of a comment where it is pressed. */
  readonly room = new RoomBelow();
  readonly #engine: Engine;
  readonly #rows: FoldedRows;
  readonly #undo: Undo;
  readonly #thread: FoldedThread;

  constructor(engine: Engine, rows: FoldedRows, undo: Undo, thread: FoldedThread) {
    this.#engine = engine;
    this.#rows = rows;
    this.#undo = undo;
    this.#thread = thread;
  }

  stop(): void {
    this.room.stop();
  }

  /** Folds or unfolds a comment; nobody takes that back. */
  fold(comment: number, folded: boolean): void {
    this.#rows.blocks.update(comment, this.#engine.fold(comment, folded));
    this.updateHead(comment);
  }

  /** The reader folds or unfolds a comment. */
  toggle(comment: number): void {
    const folded = !this.#engine.folded(comment);
    this.fold(comment, folded);
    this.#keepFocus(comment);
    this.#undo.add(({ folding }) => folding.#takeBack(comment, !folded));
  }

  #takeBack(comment: number, folded: boolean): void {
    this.#thread.reveal(comment);
    this.fold(comment, folded);
    this.#keepFocus(comment);
    this.#thread.focus(comment);
  }

  /** The reader presses the button of a comment, which stays where it is. */
  press(comment: number, withSiblings: boolean): void {
    this.room.holding(
      () => this.#toggleOf(comment),
      () => (withSiblings ? this.#toggleSiblings(comment) : this.toggle(comment)),
    );
  }

  #toggleSiblings(comment: number): void {
    const folded = !this.#engine.folded(comment);
    const place = this.#rows.blocks.placeOf(comment) ?? undefined;
    this.undoably(() => this.many(() => this.#engine.foldSiblings(comment, folded), place));
    this.#toggleOf(comment)?.focus({ preventScroll: true });
  }

  /** Folds many comments. What is at `place` stays there, or what somebody reads. */
  many(fold: () => void, place?: RowPlace): void {
    this.#thread.beforeMany();
    this.#rows.place.keeping(() => {
      fold();
      this.#rows.blocks.clear();
    }, place);
    this.#thread.afterMany();
  }

  /** Lets the reader take back what folds many comments. */
  undoably(fold: () => void): void {
    const before = this.#engine.folds(false);
    const opened = [...this.#thread.opened()];
    const place = this.#rows.blocks.readingPlace() ?? undefined;
    fold();
    this.#undo.add(({ folding }) => {
      folding.many(() => folding.#engine.setFolds(before), place);
      folding.#thread.openedAgain(opened);
    });
  }

  /** Where the focus was in what is hidden now, it goes to the button that brings it back. */
  #keepFocus(comment: number): void {
    const focused = (this.#thread.element.getRootNode() as ShadowRoot).activeElement;
    if (!focused?.closest("[hidden]")) return;
    this.#toggleOf(comment)?.focus({ preventScroll: true });
  }

  #toggleOf(comment: number): HTMLElement | null {
    return this.#rows.blocks.rowElement(comment)?.querySelector<HTMLElement>(".toggle") ?? null;
  }

  /**
   * Brings the head of a comment in line with whether it is folded, as the engine renders it. Only
   * attributes change: a new button would lose the focus.
   */
  updateHead(comment: number): void {
    const element = this.#rows.blocks.rowElement(comment);
    const article = element?.querySelector(".comment");
    if (!element || !article) return;
    const fresh = document.createElement("div");
    setEngineHtml(fresh, this.#rows.listing.html(Uint32Array.of(comment)));
    const wasFolded = article.classList.contains("folded");
    bringHeadInLine(element, fresh);
    const folded = article.classList.contains("folded");
    if (folded === wasFolded) return;
    const body = article.querySelector(".body");
    if (body) hide(body, folded);
    this.#thread.ontoggle({ id: article.id.replace(/^comment-/, ""), folded, comment });
  }
}
