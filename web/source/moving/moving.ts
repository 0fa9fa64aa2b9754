// Going through a thread by keys, from comment to comment.

import { commentOf } from "../rows/block.js";
import { create } from "../create.js";
import type { Engine } from "../engine/engine.js";
import { KeyHelp } from "./key-help.js";
import { type Act, keyOf, type KeyScope } from "./keys.js";
import { type Move, MOVES } from "../engine/moves.js";
import type { Phrases } from "../phrases.js";
import { rowOnScreen, showRow } from "../rows/reading-place.js";

/** What moving asks of the view whose thread it goes through. */
export interface MovableThread {
  readonly element: HTMLElement;
  /** The element around all rows. */
  readonly rows: HTMLElement;
  /** How many comments there are. */
  readonly size: number;
  readonly phrases: Phrases;
  /** Unfolds what a comment is below of. */
  reveal(comment: number): void;
  /** The element of a comment's row; null if there is none. */
  reach(comment: number): HTMLElement | null;
  /** The reader folds or unfolds a comment. */
  fold(comment: number): void;
  find(): void;
  undo(): boolean;
}

export class Moving {
  /** The dialog that tells the keys, and what is said of an action: to be put into the page. */
  readonly elements: readonly HTMLElement[];
  readonly button = create("button", { type: "button", className: "control keys" });
  readonly #engine: Engine;
  readonly #thread: MovableThread;
  readonly #help: KeyHelp;
  readonly #said = create("output", { className: "said", ariaLive: "polite" });
  readonly #listening = new AbortController();

  constructor(engine: Engine, thread: MovableThread, scope: KeyScope) {
    this.#engine = engine;
    this.#thread = thread;
    this.#help = new KeyHelp(thread.phrases);
    this.elements = [this.#help.element, this.#said];
    this.button.textContent = thread.phrases.say("keys");
    this.button.title = thread.phrases.say("keys_title");
    this.button.addEventListener("click", () => this.#help.open());
    this.button.hidden = scope === "off";
    if (scope === "off") return;
    const where: EventTarget = scope === "page" ? document : thread.element;
    const { signal } = this.#listening;
    where.addEventListener("keydown", (event) => this.#key(event as KeyboardEvent), { signal });
  }

  /** Listens no more. */
  stop(): void {
    this.#listening.abort();
  }

  /** The comment that the focus is in, else the first on the screen; null if there is neither. */
  #current(): number | null {
    const focused = (this.#thread.rows.getRootNode() as ShadowRoot).activeElement;
    const row = focused?.closest(".row") ?? rowOnScreen(this.#thread.rows);
    return row ? commentOf(row) : null;
  }

  #key(event: KeyboardEvent): void {
    const key = keyOf(event);
    if (!key || this.#help.element.open) return;
    const isDone = isMove(key.does) ? this.#move(key.does) : this.#act(key.does);
    // What nothing came of may be somebody else's.
    if (isDone) event.preventDefault();
  }

  #move(move: Move): boolean {
    const focused = (this.#thread.rows.getRootNode() as ShadowRoot).activeElement;
    const current = this.#current();
    // The first key finds the place where the reader is.
    const from = focused?.closest(".row") ? current : null;
    const to = from === null ? (current ?? this.#engine.commentAt(0)) : this.#engine.move(from, move);
    if (to === null) return from !== null;
    this.focus(to);
    return true;
  }

  /** Gives a comment the focus, and scrolls no further than that takes. */
  focus(comment: number): void {
    this.#thread.reveal(comment);
    const row = this.#thread.reach(comment);
    const article = row?.querySelector<HTMLElement>(".comment");
    if (!row || !article) return;
    article.tabIndex = -1;
    article.focus({ preventScroll: true });
    showRow(row);
  }

  #act(act: Act): boolean {
    if (act === "help") {
      this.#help.open();
      return true;
    }
    if (act === "undo") return this.#thread.undo();
    if (act === "find") {
      this.#thread.find();
      return true;
    }
    if (act === "nextNew" || act === "previousNew") return this.toNew(act === "previousNew");
    const comment = this.#current();
    if (comment === null) return false;
    if (act === "copyLink") void this.#copyLink(comment);
    else this.#fold(act === "fold" ? comment : this.#engine.ancestorAt(comment, 0));
    return true;
  }

  /** Goes to the next new comment, or the one before. Returns whether there is one. */
  toNew(backwards: boolean): boolean {
    // From above all comments the first of them may be the next: it comes behind the last.
    const edge = backwards ? 0 : this.#thread.size - 1;
    const from = this.#current() ?? this.#engine.commentAt(edge);
    const next = this.#engine.nextNew(from, backwards);
    if (next === null) return false;
    this.focus(next);
    return true;
  }

  #fold(comment: number): void {
    this.#thread.fold(comment);
    this.focus(comment);
  }

  async #copyLink(comment: number): Promise<void> {
    const row = this.#thread.reach(comment);
    const id = row?.querySelector(".comment")?.id;
    if (!id) return;
    const link = new URL(`#${encodeURIComponent(id)}`, location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      this.#said.value = this.#thread.phrases.say("link_copied");
    } catch {
      // Not every page may write there; the address bar is always there to be copied from.
      history.replaceState(history.state, "", link);
      this.#said.value = this.#thread.phrases.say("link_in_bar");
    }
  }
}

function isMove(does: Move | Act): does is Move {
  return MOVES.includes(does as Move);
}
