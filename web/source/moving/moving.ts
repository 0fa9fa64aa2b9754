// Going through a thread by keys, from comment to comment.

import { commentOf } from "../rows/block.js";
import { type CommentAction, CommentActions } from "./comment-actions.js";
import { Copying } from "./copying.js";
import { create } from "../create.js";
import type { Engine } from "../engine/engine.js";
import { queryForAuthor } from "../find/find.js";
import { KeyHelp } from "./key-help.js";
import { type Act, keyOf, type KeyScope, listenForKeys } from "./keys.js";
import { type Move, MOVES } from "../engine/moves.js";
import { type Icon, icon } from "./icons.js";
import type { Phrase, Phrases } from "../phrases.js";
import { ParentsPreview } from "./parents.js";
import { quotation } from "./quotation.js";
import type { RowPlace } from "../rows/blocks.js";
import { restorePlace, rowOnScreen, showRow } from "../rows/reading-place.js";

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
  /** Opens find, with a query if one is given. */
  find(query?: string): void;
  undo(): boolean;
  /** Shows just a comment and what is below it. */
  showBranch(comment: number): void;
  /** New comments that were written until a new one was, and it, count as read. */
  readUpTo(comment: number): void;
  /** Does `go`, which leads the reader away from a comment: he may want to be back there. */
  jump(from: RowPlace, go: () => void): void;
}

export class Moving {
  /** The dialog that tells the keys, and what is said of an action: to be put into the page. */
  readonly elements: readonly HTMLElement[];
  readonly button = create("button", { type: "button", className: "control keys" });
  readonly #engine: Engine;
  readonly #thread: MovableThread;
  readonly #help: KeyHelp;
  /** Leads to the next root: for who has no keys. */
  readonly jumpButton = create("button", { type: "button", className: "jump" });
  readonly #copying: Copying;
  readonly #parents: ParentsPreview;
  readonly #listening = new AbortController();

  constructor(engine: Engine, thread: MovableThread, scope: KeyScope) {
    this.#engine = engine;
    this.#thread = thread;
    this.#help = new KeyHelp(thread.phrases);
    this.#copying = new Copying(thread.phrases);
    this.#parents = new ParentsPreview(engine, thread.phrases);
    this.elements = [this.#help.element, this.#parents.element, ...this.#copying.elements];
    this.jumpButton.append(icon("next"));
    this.jumpButton.title = this.jumpButton.ariaLabel = thread.phrases.say("next_thread");
    this.jumpButton.addEventListener("click", () => this.#toNextRoot());
    new CommentActions(thread.rows, thread.phrases, this.#actions());
    this.button.textContent = thread.phrases.say("keys");
    this.button.title = thread.phrases.say("keys_title");
    this.button.addEventListener("click", () => this.#help.open());
    this.button.hidden = scope === "off";
    if (scope === "off") return;
    listenForKeys(thread.element, scope, (event) => this.#key(event), this.#listening.signal);
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
    if (!key) return;
    const isDone = isMove(key.does) ? this.#move(key.does) : this.#act(key.does);
    // What nothing came of may be somebody else's.
    if (isDone) event.preventDefault();
  }

  #move(move: Move): boolean {
    const focused = (this.#thread.rows.getRootNode() as ShadowRoot).activeElement;
    const current = this.#current();
    // The first key finds the place where the reader is.
    const from = focused?.closest(".row") ? current : null;
    const first = this.#engine.branch ?? this.#engine.commentAt(0);
    const to = from === null ? (current ?? first) : this.#engine.move(from, move);
    if (to === null) return from !== null;
    if (from === null || STEPS.has(move)) this.focus(to);
    else this.#jump(from, to);
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
    if (act === "parents") return this.#parents.open(comment);
    if (act === "copyLink") void this.#copyLink(comment);
    else if (act === "fold") this.#fold(comment);
    else this.#foldRoot(comment);
    return true;
  }

  /** Goes to the next new comment, or the one before. Returns whether there is one. */
  toNew(backwards: boolean): boolean {
    // From above all comments the first of them may be the next: it comes behind the last.
    const edge = backwards ? 0 : this.#thread.size - 1;
    const from = this.#current() ?? this.#engine.commentAt(edge);
    const next = this.#engine.nextNew(from, backwards);
    if (next === null) return false;
    this.#jump(from, next);
    return true;
  }

  #fold(comment: number): void {
    this.#thread.fold(comment);
    this.focus(comment);
  }

  /** Undoing goes back the same way: first the fold, then the way to the root. */
  #foldRoot(comment: number): void {
    const root = this.#engine.move(comment, "root")!;
    if (root !== comment) this.#jump(comment, root);
    this.#fold(root);
  }

  /** What the buttons of a comment do. */
  #actions(): CommentAction[] {
    const { phrases } = this.#thread;
    const leading = (drawing: Icon, move: Move, says: Phrase): CommentAction => ({
      icon: drawing,
      at: (comment) => {
        const to = this.#engine.move(comment, move);
        // The first comment of a branch is the root of all in it.
        if (to === null || to === comment) return null;
        // It may lead elsewhere by the time it is pressed: the order may be another.
        const act = (): void => this.#jump(comment, this.#engine.move(comment, move));
        return { says: phrases.say(says), act };
      },
    });
    const next = leading("next", "next-sibling", "key_next_sibling");
    const nextRoot = leading("next", "next-sibling", "next_thread");
    const root = leading("root", "root", "key_root");
    const isRoot = (comment: number): boolean => this.#engine.parentOf(comment) === null;
    return [
      leading("parent", "parent", "key_parent"),
      {
        icon: "root",
        at: (comment, article) => {
          const parent = this.#engine.parentOf(comment);
          // Where the parent is the root, one button leads there.
          return parent === null || isRoot(parent) ? null : root.at(comment, article);
        },
      },
      {
        icon: "next",
        at: (comment, article) => (isRoot(comment) ? nextRoot : next).at(comment, article),
      },
      {
        icon: "parents",
        at: (comment) => {
          const act = (): void => void this.#parents.open(comment);
          return isRoot(comment) ? null : { says: phrases.say("show_parents"), act };
        },
      },
      {
        icon: "branch",
        at: (comment) => {
          const { first, end } = this.#engine.below(comment);
          if (first === end || this.#engine.branch === comment) return null;
          const act = (): void => this.#thread.showBranch(comment);
          return { says: phrases.say("show_branch"), act };
        },
      },
      {
        icon: "person",
        at: (_, article) => {
          const author = article.querySelector(":scope > header .author:not(.unknown)")?.textContent;
          if (!author) return null;
          const says = phrases.say("by_author", { author });
          return { says, act: () => this.#thread.find(queryForAuthor(author)) };
        },
      },
      {
        icon: "link",
        at: (comment) => ({
          says: phrases.say("key_copy_link"),
          act: () => void this.#copyLink(comment),
        }),
      },
      {
        icon: "quote",
        at: (_, article) => {
          const says = phrases.say("copy_quotation");
          const act = (): void => void this.#copyQuotation(article);
          return article.matches(WITHOUT_WORDS) ? null : { says, act };
        },
      },
      {
        icon: "read",
        at: (comment, article) => {
          const act = (): void => this.#thread.readUpTo(comment);
          return article.matches(".is-new") ? { says: phrases.say("read_up_to"), act } : null;
        },
      },
    ];
  }

  /** To the root after the one that is read, at the top of the window. */
  #toNextRoot(): void {
    const focused = (this.#thread.rows.getRootNode() as ShadowRoot).activeElement;
    const own = focused?.closest(".row");
    const box = own?.getBoundingClientRect();
    const isSeen = box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
    const row = isSeen ? own : rowOnScreen(this.#thread.rows);
    const from = row ? commentOf(row) : null;
    const root = from === null ? null : this.#engine.move(from, "root");
    const first = this.#engine.branch ?? this.#engine.commentAt(0);
    const to = root === null ? first : this.#engine.move(root, "next-sibling");
    if (to === null) return this.#copying.say(this.#thread.phrases.say("last_thread"));
    if (from === null) this.focus(to);
    else this.#jump(from, to);
    const head = this.#thread.reach(to);
    if (head) restorePlace(0, head);
  }

  /** Goes where Ctrl+Z leads back from. */
  #jump(from: number, to: number | null): void {
    if (to === null) return;
    const top = this.#thread.reach(from)?.getBoundingClientRect().top;
    if (top === undefined) return this.focus(to);
    this.#thread.jump({ comment: from, top }, () => this.focus(to));
  }

  async #copyLink(comment: number): Promise<void> {
    const article = this.#thread.reach(comment)?.querySelector(".comment");
    if (article) await this.#copying.copy(linkTo(article), "link_copied");
  }

  async copyCode(code: string): Promise<void> {
    await this.#copying.copy(code, "code_copied");
  }

  async #copyQuotation(article: Element): Promise<void> {
    const author = article.querySelector(".author")!.textContent;
    const text = quotation(article.querySelector(".body")!, author, linkTo(article));
    await this.#copying.copy(text, "quotation_copied");
  }
}

/** Comments that say no more than why they say nothing. */
const WITHOUT_WORDS = ".is-deleted, .is-removed, .is-missing, .is-hidden";

/** Moves that are no jumps: who wants to be back there moves back. */
const STEPS: ReadonlySet<Move> = new Set(["next", "previous"]);

/**
 * The address of a comment: here, or where it was copied from if here is a file of the reader's, whose
 * folders are nobody's business.
 */
function linkTo(article: Element): string {
  const thread = article.getRootNode() as ShadowRoot;
  const original =
    article.querySelector<HTMLAnchorElement>(":scope > header > a.original") ??
    thread.querySelector<HTMLAnchorElement>(".post > header > a.original");
  if (original && location.protocol === "file:") return original.href;
  return new URL(`#${encodeURIComponent(article.id)}`, location.href).href;
}

function isMove(does: Move | Act): does is Move {
  return MOVES.includes(does as Move);
}
