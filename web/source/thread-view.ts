// One thread of an opened file, live in a shadow root.

import { commentOf, hide } from "./rows/block.js";
import { Bodies } from "./bodies/bodies.js";
import { Blocks, type RowPlace } from "./rows/blocks.js";
import { Branch } from "./moving/branch.js";
import { ancestorsOf } from "./engine/ancestors.js";
import { create } from "./create.js";
import type { Engine, Order, ThreadInfo } from "./engine/engine.js";
import type { FoldPolicy } from "./engine/fold-policy.js";
import { Facts } from "./facts.js";
import { Find, queryForAuthor } from "./find/find.js";
import { showWhole } from "./bodies/long-bodies.js";
import { bringHeadInLine } from "./rows/head.js";
import { keepFocus } from "./rows/kept-focus.js";
import { Listing } from "./rows/listing.js";
import type { KeyScope } from "./moving/keys.js";
import { Moving } from "./moving/moving.js";
import { nameOfThread } from "./visits/memory.js";
import { enginePhrases, type Phrases } from "./phrases.js";
import { levelAt, RailLight } from "./rows/rails.js";
import { RoomBelow } from "./rows/room-below.js";
import { restorePlace, SLIVER } from "./rows/reading-place.js";
import { wordedReason } from "./rows/reason.js";
import { RememberedThread } from "./visits/remembered-thread.js";
import { Toolbar } from "./toolbar.js";
import { addWayPast } from "./skip.js";
import { setEngineHtml } from "./trust.js";
import { Undo } from "./moving/undo.js";

export interface ToggleDetail {
  /** The comment's id, as reveal() takes it. */
  readonly id: string;
  readonly folded: boolean;
  /** Its position in the thread, which no sort changes. */
  readonly comment: number;
}

export interface ThreadViewOptions {
  /** Its place in the document's list. */
  readonly thread: number;
  readonly phrases: Phrases;
  readonly order: Order;
  /** What starts folded; without a depth, of threads too big for a page all with replies. */
  readonly folds: FoldPolicy;
  readonly keys: KeyScope;
  /** The level of the title's heading. */
  readonly headingLevel: number;
  /** Whether this visit is kept for the next. */
  readonly remember: () => boolean;
  /** What was folded before, where the same thread is shown anew. */
  readonly folded: Uint32Array<ArrayBuffer> | null;
  /** The address of the file, where it has one. */
  readonly file: string | null;
  /** The reader asked for an order. */
  readonly onsort: (order: Order) => void;
  readonly ontoggle: (detail: ToggleDetail) => void;
}

/** The DOM holds what is folded and in view; this only moves between it and the engine. */
export class ThreadView {
  readonly element = create("div", { className: "thread" });
  readonly info: ThreadInfo;
  readonly #engine: Engine;
  readonly #options: ThreadViewOptions;
  readonly #toolbar: Toolbar;
  readonly #listing: Listing;
  readonly #blocks: Blocks;
  readonly #bodies: Bodies;
  readonly #find: Find;
  readonly #moving: Moving;
  readonly #branch: Branch;
  readonly #undo = new Undo();
  readonly #memory: RememberedThread;
  readonly #light = new RailLight();
  readonly #room = new RoomBelow();
  #order: Order = "source";
  #target: Element | null = null;

  constructor(engine: Engine, options: ThreadViewOptions) {
    this.#engine = engine;
    this.#options = options;
    const { info, rows } = engine.select(options.thread);
    this.info = info;
    const { phrases } = options;
    engine.setLocale(new Date(), enginePhrases(phrases));
    engine.setHeadingLevel(options.headingLevel);
    const summary = engine.document.threads[options.thread]!;
    const name = options.remember() ? nameOfThread(summary, options.file) : null;
    this.#memory = new RememberedThread(engine, name, info.last_time, {
      mayKeep: options.remember,
      opened: () => this.#find.opened,
    });
    const newCount = engine.setSince(this.#memory.since);
    const order = this.#memory.order ?? options.order;
    if (order !== "source") engine.sort(order);
    this.#listing = new Listing(engine, rows);
    engine.startFolded(this.#resolved(options.folds));
    this.#memory.fold();
    if (options.folded) engine.setFolds(options.folded);

    const post = create("div", { className: "post-frame" });
    setEngineHtml(post, engine.postHtml());
    this.#toolbar = new Toolbar(this.info, phrases, {
      sort: (order) => {
        this.#memory.order = order;
        this.#options.onsort(order);
      },
      foldFrom: (from) => this.#undoably(() => this.foldFromDepth(from)),
    });
    this.#toolbar.order = this.#order = order;
    this.#toolbar.foldedFrom = this.#resolved(options.folds).depth ?? Infinity;
    this.#bodies = new Bodies(this.element, phrases, (code) => void this.#moving.copyCode(code));
    this.#bodies.come(post);
    this.#blocks = new Blocks(this.#listing, phrases, (block) => this.#bodies.come(block));
    this.#blocks.element.append(this.#light.element);
    this.#find = new Find(engine, {
      post,
      rows: this.#blocks.element,
      size: rows,
      phrases,
      ancestors: (comment) => ancestorsOf(engine, comment),
      reveal: (comment) => this.reveal(comment),
      fold: (comment, folded) => this.#fold(comment, folded),
      reach: (comment) => this.#blocks.reach(comment),
      rearrange: (change, at) => this.#rearrange(change, at),
    });
    this.#branch = new Branch(engine, {
      element: this.element,
      phrases,
      ancestors: (comment) => ancestorsOf(engine, comment),
      reach: (comment) => this.#blocks.reach(comment),
      rearrange: (near) => this.#showOthers(near),
      focus: (comment) => this.#moving.focus(comment),
      goBack: (place) => this.goBack(place),
      undoable: (takeBack) => this.#undo.add(takeBack),
    });
    this.#moving = new Moving(
      engine,
      {
        element: this.element,
        rows: this.#blocks.element,
        size: rows,
        phrases,
        reveal: (comment) => this.reveal(comment),
        reach: (comment) => this.#blocks.reach(comment),
        fold: (comment) => this.#toggle(comment),
        find: (query) => this.#find.open(query),
        undo: () => this.#undo.takeBack(),
        showBranch: (comment) => this.#branch.show(comment),
        readUpTo: (comment) => this.#readUpTo(comment),
        leave: (place) => this.#undo.add(() => this.goBack(place)),
      },
      options.keys,
    );
    if (newCount > 0) this.#toolbar.addNew(() => this.#moving.toNew(false));
    this.#toolbar.newCount = newCount;
    this.#toolbar.add(this.#find.button);
    const facts = new Facts(info, phrases, (author) => this.#find.open(queryForAuthor(author)));
    this.#toolbar.add(facts.button);
    this.#toolbar.add(this.#moving.button);
    this.element.append(post, this.#toolbar.element, this.#find.box);
    this.element.append(this.#branch.trail, this.#blocks.element, this.#room.element);
    this.element.append(this.#moving.jumpButton, ...this.#moving.elements, facts.element);
    addWayPast(this.element, phrases);
    this.element.addEventListener("click", (event) => this.#click(event));
    // A press on a rail takes the focus from nobody: #foldAncestor() needs to know where it was.
    this.element.addEventListener("mousedown", (event) => {
      if ((event.target as Element).closest(".rails")) event.preventDefault();
    });
    this.element.addEventListener("pointermove", (event) => this.#hover(event));
    this.element.addEventListener("pointerleave", () => this.#light.hide());
    for (const name of ["pointerover", "focusin"]) {
      this.#blocks.element.addEventListener(name, (event) => {
        const head = (event.target as Element).closest(".comment > header");
        // To know why takes the engine.
        if (head && !this.element.closest(".asleep")) {
          const why = wordedReason(this.#order, engine.reason(commentOf(head)), phrases);
          head.querySelector<HTMLElement>(".toggle")!.title = why;
        }
      });
    }
    this.#blocks.element.addEventListener("beforematch", (event) => {
      this.#open(event.target as Element);
    });
  }

  /** Fills the first block. Call it when the element is in the page, so that it can be measured. */
  start(): void {
    this.#blocks.showFirst();
  }

  dispose(): void {
    this.#memory.stop();
    this.#find.stop();
    this.#moving.stop();
    this.#bodies.stop();
    this.#room.stop();
    this.#blocks.dispose();
  }

  /** Keeps for the next visit how the thread is now. */
  remember(): void {
    this.#memory.keep();
  }

  /** Whether the engine is needed now, or may be without anybody's doing. */
  get isBusy(): boolean {
    return this.#find.isOpen || this.#blocks.element.ariaBusy === "true";
  }

  sort(order: Order): void {
    this.#toolbar.order = this.#order = order;
    this.#light.hide();
    this.#keepingPlace(() => this.#engine.sort(order));
    this.#find.rearranged();
  }

  /** Folds what starts folded, and unfolds the rest. */
  startFolded(folds: FoldPolicy): void {
    const policy = this.#resolved(folds);
    this.#toolbar.foldedFrom = policy.depth ?? Infinity;
    this.#foldMany(() => this.#engine.startFolded(policy));
  }

  #resolved(folds: FoldPolicy): FoldPolicy {
    return { ...folds, depth: folds.depth ?? (this.#listing.isWhole ? null : 0) };
  }

  foldFromDepth(depth: number): void {
    this.#toolbar.foldedFrom = depth;
    this.#foldMany(() => this.#engine.foldFromDepth(depth));
  }

  /** Comments written until this one was count as read. */
  #readUpTo(comment: number): void {
    const time = this.#blocks.rowElement(comment)?.querySelector("header time");
    const now = time && new Date(time.getAttribute("datetime")!);
    if (!now) return;
    const showAnew = (): void => {
      this.#toolbar.newCount = this.#engine.setSince(this.#memory.since);
      this.#foldMany(() => {});
      this.#moving.focus(comment);
    };
    const takeBack = this.#memory.readUpTo(now);
    showAnew();
    this.#undo.add(() => {
      takeBack();
      showAnew();
    });
  }

  /** Another part of the thread is shown. */
  #showOthers(near: number): void {
    this.#light.hide();
    const branch = this.#engine.branch;
    if (branch !== null && this.#engine.folded(branch)) this.#fold(branch, false);
    this.#blocks.rearrange(near, this.#branch.depth);
  }

  #foldMany(fold: () => void, place?: RowPlace): void {
    this.#light.hide();
    this.#keepingPlace(() => {
      fold();
      this.#blocks.clear();
    }, place);
    this.#find.rearranged();
  }

  /** Lets the reader take back what folds many comments. */
  #undoably(fold: () => void): void {
    const before = this.#engine.folds(false);
    const place = this.#blocks.readingPlace() ?? undefined;
    fold();
    this.#undo.add(() => this.#foldMany(() => this.#engine.setFolds(before), place));
  }

  /** What is shown changes, and with it folds. `at` stays where it is, or what somebody reads. */
  #rearrange(change: (place: number | null) => void, at: number | null): void {
    const place = (at === null ? null : this.#blocks.placeOf(at)) ?? this.#blocks.readingPlace();
    this.#light.hide();
    this.#undo.forget();
    this.#keepingPlace(() => {
      change(place?.comment ?? null);
      // Heads say whether they are folded; where none was or is, all rows stay as they are.
      const wasFolded = this.#blocks.element.querySelector(".comment.folded") !== null;
      if (wasFolded || this.#engine.folds(false).length > 0) this.#blocks.clear();
      else this.#listing.foldsChanged();
    }, place);
  }

  /** Shows anew what `change` has changed. The comment that somebody reads stays where it is. */
  #keepingPlace(change: () => void, place = this.#blocks.readingPlace()): void {
    const refocus = keepFocus(this.#blocks.element);
    this.#showAround(change, place);
    refocus?.((comment) => this.#blocks.reach(this.#listing.shownFor(comment) ?? comment));
  }

  #showAround(change: () => void, place: RowPlace | null): void {
    change();
    const shown = place && this.#listing.shownFor(place.comment);
    if (!place || shown === null) {
      if (this.#engine.branch === null) this.#blocks.showFirst();
      else this.#blocks.show(this.#engine.branch);
      return;
    }
    this.#blocks.show(place.comment);
    this.#blocks.measure(shown);
    const own = this.#blocks.rowElement(place.comment);
    const isShown = own !== null && !own.closest("[hidden]");
    const row = isShown ? own : this.#blocks.reach(shown);
    // What was read from the middle may be shorter now, or hidden below a head.
    const endsAbove = row !== null && place.top + row.offsetHeight < SLIVER;
    const top = isShown && !endsAbove ? place.top : Math.max(place.top, 0);
    if (row) restorePlace(top, row);
  }

  /** The comment of an anchor or an id, or null. */
  find(id: string): number | null {
    return this.#engine.find(id) ?? this.#engine.find(`comment-${id}`);
  }

  /** The article of a comment, its block filled if need be; null if there is none of that id. */
  article(id: string): HTMLElement | null {
    const comment = this.find(id);
    if (comment === null) return null;
    return this.#blocks.reach(comment)?.querySelector("article") ?? null;
  }

  /** Unfolds what a comment is below of. Where find has left it out, all are shown again. */
  reveal(comment: number): void {
    this.#branch.include(comment);
    if (!this.#engine.kept(comment)) this.#find.showAll();
    const below = this.#engine.reveal(comment);
    if (below.first === below.end) return;
    const outermost = this.#engine.commentAt(below.first - 1);
    this.#blocks.update(outermost, below);
    // Only where hidden rows are in the page there are other heads that are wrong now.
    const unfolded = this.#listing.isWhole ? ancestorsOf(this.#engine, comment) : [outermost];
    for (const ancestor of unfolded) {
      if (this.#blocks.rowElement(ancestor)?.querySelector(".folded")) this.#updateHead(ancestor);
    }
  }

  /** Where somebody reads who has scrolled into the comments; null above and below them. */
  readingPlace(): RowPlace | null {
    return this.#blocks.readingPlace();
  }

  /** Scrolls to where the thread begins, and gives that the focus. */
  goToTop(): void {
    this.element.tabIndex = -1;
    this.element.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  /** Reveals a comment, if it is there, scrolls to it, marks it and gives it the focus. */
  goTo(id: string): void {
    const comment = this.find(id);
    if (comment === null) return;
    const before = this.#blocks.readingPlace();
    if (before) this.#undo.add(() => this.goBack(before));
    this.reveal(comment);
    const row = this.#blocks.reach(comment);
    const article = row?.querySelector<HTMLElement>(".comment");
    if (!article) return;
    this.#target?.classList.remove("is-target");
    this.#target = article;
    article.classList.add("is-target");
    showWhole(article.querySelector(".body") ?? article);
    article.tabIndex = -1;
    article.scrollIntoView({ block: "start" });
    restorePlace(article.getBoundingClientRect().top, article);
    article.focus({ preventScroll: true });
  }

  /** Shows a place as it was, and leaves the focus where it is. */
  showAt(place: RowPlace): void {
    this.#keepingPlace(() => {}, place);
  }

  /** Back to where somebody read. */
  goBack(place: RowPlace): void {
    this.reveal(place.comment);
    this.#moving.focus(place.comment);
    const row = this.#blocks.rowElement(place.comment);
    if (row) restorePlace(place.top, row);
  }

  /** Unfolds what the browser's find has found something in: a body, a row, or a whole block. */
  #open(found: Element): void {
    const comments = this.#blocks.commentsIn(found);
    for (const comment of comments) this.reveal(comment);
    if (found.matches(".body")) this.#fold(comments[0]!, false);
  }

  #fold(comment: number, folded: boolean): void {
    this.#blocks.update(comment, this.#engine.fold(comment, folded));
    this.#updateHead(comment);
  }

  /** The reader folds or unfolds a comment. */
  #toggle(comment: number): void {
    const folded = !this.#engine.folded(comment);
    const take = (back: boolean): void => {
      this.#fold(comment, back);
      this.#keepFocus(comment);
    };
    take(folded);
    this.#undo.add(() => {
      this.reveal(comment);
      take(!folded);
      this.#moving.focus(comment);
    });
  }

  #toggleSiblings(comment: number): void {
    const folded = !this.#engine.folded(comment);
    const place = this.#blocks.placeOf(comment) ?? undefined;
    this.#undoably(() => this.#foldMany(() => this.#engine.foldSiblings(comment, folded), place));
    this.#toggleOf(comment)?.focus({ preventScroll: true });
  }

  /** Where the focus was in what is hidden now, it goes to the button that brings it back. */
  #keepFocus(comment: number): void {
    const focused = (this.element.getRootNode() as ShadowRoot).activeElement;
    if (!focused?.closest("[hidden]")) return;
    this.#toggleOf(comment)?.focus({ preventScroll: true });
  }

  #toggleOf(comment: number): HTMLElement | null {
    return this.#blocks.rowElement(comment)?.querySelector<HTMLElement>(".toggle") ?? null;
  }

  /**
   * Brings the head of a comment in line with whether it is folded, as the engine renders it. Only
   * attributes change: a new button would lose the focus.
   */
  #updateHead(comment: number): void {
    const element = this.#blocks.rowElement(comment);
    const article = element?.querySelector(".comment");
    if (!element || !article) return;
    const fresh = document.createElement("div");
    setEngineHtml(fresh, this.#listing.html(Uint32Array.of(comment)));
    const wasFolded = article.classList.contains("folded");
    bringHeadInLine(element, fresh);
    const folded = article.classList.contains("folded");
    if (this.#target === article) article.classList.add("is-target");
    if (folded === wasFolded) return;
    const body = article.querySelector(".body");
    if (body) hide(body, folded);
    this.#options.ontoggle({ id: article.id.replace(/^comment-/, ""), folded, comment });
  }

  #click(event: MouseEvent): void {
    const target = event.target as Element;
    const toggle = target.closest(".toggle");
    if (toggle) {
      const comment = commentOf(toggle);
      const fold = (): void =>
        event.shiftKey ? this.#toggleSiblings(comment) : this.#toggle(comment);
      this.#room.holding(() => this.#toggleOf(comment), fold);
      return;
    }
    const level = target.closest(".row .level");
    if (level) this.#branch.show(commentOf(level));
    const rails = target.closest<HTMLElement>(".rails");
    if (rails) this.#foldAncestor(this.#ancestorAt(rails, event.clientX));
  }

  /** The ancestor whose rail is at a point. */
  #ancestorAt(rails: HTMLElement, clientX: number): number | null {
    const row = rails.parentElement!;
    const { depth } = this.#branch;
    const level = levelAt(rails, clientX, Number(row.getAttribute("data-depth")) - depth);
    return level < 0 ? null : this.#engine.ancestorAt(commentOf(row), level + depth);
  }

  #foldAncestor(comment: number | null): void {
    if (comment === null) return;
    this.#light.hide();
    this.#toggle(comment);
    const row = this.#blocks.reach(comment);
    if (row && row.getBoundingClientRect().top < 0) row.scrollIntoView({ block: "start" });
  }

  #hover(event: PointerEvent): void {
    const rails = (event.target as Element).closest<HTMLElement>(".rails");
    const comment =
      rails && event.pointerType !== "touch" ? this.#ancestorAt(rails, event.clientX) : null;
    if (!rails || comment === null) {
      this.#light.hide();
      return;
    }
    const head = this.#blocks.rowElement(comment)?.querySelector(".toggle");
    const last = this.#blocks.lastBefore(this.#engine.below(comment).end);
    if (head) this.#light.show(rails, event.clientX, head, last ?? rails);
  }
}
