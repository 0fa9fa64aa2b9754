// One thread of an opened file, live in a shadow root.

import { commentOf } from "./rows/block.js";
import { Bodies } from "./bodies/bodies.js";
import { Blocks } from "./rows/blocks.js";
import { Branch } from "./moving/branch.js";
import { ancestorsOf } from "./engine/ancestors.js";
import { create } from "./create.js";
import type { Engine, Order, ThreadInfo } from "./engine/engine.js";
import type { FoldPolicy } from "./engine/fold-policy.js";
import { listenForEscape } from "./moving/escape.js";
import { Facts } from "./facts.js";
import { Find, type FindState, queryForAuthor } from "./find/find.js";
import { Folding, type ToggleDetail } from "./rows/folding.js";
import { KeptPlace } from "./rows/kept-place.js";
import { showWhole } from "./bodies/long-bodies.js";
import { Listing } from "./rows/listing.js";
import type { KeyScope } from "./moving/keys.js";
import { Moving } from "./moving/moving.js";
import { nameOfThread } from "./visits/memory.js";
import { enginePhrases, type Phrases } from "./phrases.js";
import { RailFolding } from "./rows/rail-folding.js";
import { restorePlace } from "./rows/reading-place.js";
import { sayReasons, wordedReason } from "./rows/reason.js";
import { RememberedThread } from "./visits/remembered-thread.js";
import type { StaticState } from "./takeover.js";
import { Toolbar } from "./toolbar.js";
import { addWayPast } from "./skip.js";
import { focusAgain, type Whereabouts } from "./moving/whereabouts.js";
import { setEngineHtml } from "./trust.js";
import { Undo } from "./moving/undo.js";

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
  /** How it was shown until now, where the engine is still as it was for that. */
  readonly shown: ShownThread | null;
  /** The static comments that it stands in for, if it does; the reader's folds in them are kept. */
  readonly taken: StaticState | null;
  /** The address of the file, where it has one. */
  readonly file: string | null;
  /** The reader asked for an order. */
  readonly onsort: (order: Order) => void;
  readonly ontoggle: (detail: ToggleDetail) => void;
}

/** How a thread is shown, for another view of it to go on with. */
export interface ShownThread {
  readonly info: ThreadInfo;
  readonly rows: number;
  readonly order: Order;
  readonly memory: RememberedThread;
  readonly reader: Whereabouts;
  readonly find: FindState | null;
  readonly undo: Undo;
  /** The comment that is marked as where a link led. */
  readonly target: number | null;
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
  readonly #undo: Undo;
  readonly #memory: RememberedThread;
  readonly #place: KeptPlace;
  readonly #folding: Folding;
  readonly #rails: RailFolding;
  readonly #listening = new AbortController();
  #order: Order = "source";
  #target: Element | null = null;
  #areFoldsTold = true;

  constructor(engine: Engine, options: ThreadViewOptions) {
    this.#engine = engine;
    this.#options = options;
    const { phrases, shown } = options;
    this.#undo = shown?.undo ?? new Undo();
    const { info, rows } = shown ?? engine.select(options.thread);
    this.info = info;
    engine.setLocale(new Date(), enginePhrases(phrases));
    engine.setHeadingLevel(options.headingLevel);
    const summary = engine.document.threads[options.thread]!;
    const name = options.remember() ? nameOfThread(summary, options.file) : null;
    this.#memory = new RememberedThread(engine, name, info.last_time, {
      mayKeep: options.remember,
      opened: () => this.#find.opened,
    });
    if (shown) this.#memory.goOnFrom(shown.memory);
    const newCount = engine.setSince(this.#memory.since);
    const order = shown?.order ?? this.#memory.order ?? options.order;
    this.#listing = new Listing(engine, rows, () => this.#foldsChanged());
    if (!shown) {
      if (order !== "source") engine.sort(order);
      engine.startFolded(this.#resolved(options.folds));
      // What is too big for a page starts folded, however it stood in static comments.
      const toggled = this.#listing.isWhole ? (options.taken?.foldsUnlike(engine) ?? []) : [];
      this.#memory.fold();
      for (const [comment, folded] of toggled) engine.fold(comment, folded);
    }

    const post = create("div", { className: "post-frame" });
    setEngineHtml(post, engine.postHtml());
    this.#toolbar = new Toolbar(this.info, phrases, {
      sort: (order) => {
        this.#memory.order = order;
        this.#options.onsort(order);
      },
      foldFrom: (from) => this.#folding.undoably(() => this.foldFromDepth(from)),
    });
    this.#toolbar.order = this.#order = order;
    this.#toolbar.foldedFrom = engine.foldedFrom();
    this.#bodies = new Bodies(this.element, phrases, (code) => void this.#moving.copyCode(code));
    this.#bodies.come(post);
    this.#blocks = new Blocks(this.#listing, phrases, (block) => this.#bodies.come(block));
    this.#place = new KeptPlace(engine, this.#blocks, this.#listing);
    const drawn = { listing: this.#listing, blocks: this.#blocks, place: this.#place };
    this.#folding = new Folding(engine, drawn, this.#undo, {
      element: this.element,
      reveal: (comment) => this.reveal(comment),
      focus: (comment) => this.#moving.focus(comment),
      beforeMany: () => this.#rails.hide(),
      afterMany: () => this.#find.rearranged(),
      opened: () => this.#find.opened,
      openedAgain: (comments) => this.#find.openedAgain(comments),
      ontoggle: options.ontoggle,
    });
    this.#rails = new RailFolding(engine, this.#blocks, this.#folding, () => this.#branch.depth);
    this.#find = new Find(engine, {
      post,
      rows: this.#blocks.element,
      size: rows,
      phrases,
      ancestors: (comment) => ancestorsOf(engine, comment),
      reveal: (comment) => this.reveal(comment),
      fold: (comment, folded) => this.#folding.fold(comment, folded),
      reach: (comment) => this.#blocks.reach(comment),
      rearrange: (change, at) => this.#rearrange(change, at),
      undo: this.#undo,
    });
    this.#branch = new Branch(engine, {
      phrases,
      ancestors: (comment) => ancestorsOf(engine, comment),
      reach: (comment) => this.#blocks.reach(comment),
      rearrange: (near) => this.#showOthers(near),
      focus: (comment) => this.#moving.focus(comment),
      whereabouts: () => this.whereabouts(),
      goBack: (to) => this.goBack(to),
      leave: (from) => this.#undo.add((thread) => thread.goBack(from)),
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
        fold: (comment) => this.#folding.toggle(comment),
        find: (query) => this.#find.open(query),
        undo: () => this.#undo.takeBack(),
        showBranch: (comment) => this.#branch.show(comment),
        readUpTo: (comment) => this.#readUpTo(comment),
        jump: (place, go) => this.#jump({ place, branch: this.#branch.state, focus: null }, go),
      },
      options.keys,
    );
    const escapable = { element: this.element, find: this.#find, branch: this.#branch };
    listenForEscape(escapable, options.keys, this.#listening.signal);
    if (newCount > 0 || shown) this.#toolbar.addNew(() => this.#moving.toNew(false));
    this.#toolbar.newCount = newCount;
    this.#toolbar.add(this.#find.button);
    const facts = new Facts(info, phrases, (author) => this.#find.open(queryForAuthor(author)));
    this.#toolbar.add(facts.button);
    this.#toolbar.add(this.#moving.button);
    this.element.append(post, this.#toolbar.element, this.#find.box);
    this.element.append(this.#branch.trail, this.#blocks.element, this.#folding.room.element);
    this.element.append(this.#moving.jumpButton, ...this.#moving.elements, facts.element);
    addWayPast(this.element, phrases);
    this.element.addEventListener("click", (event) => this.#click(event));
    this.#rails.listen(this.element);
    sayReasons(this.#blocks.element, (comment) => {
      // To know why takes the engine.
      if (this.element.closest(".asleep")) return null;
      return wordedReason(this.#order, engine.reason(comment), phrases);
    });
    this.#blocks.element.addEventListener("beforematch", (event) => {
      this.#open(event.target as Element);
    });
  }

  /** Fills the first block. Call it when the element is in the page, so that it can be measured. */
  start(): void {
    const { shown } = this.#options;
    this.#undo.thread = {
      folding: this.#folding,
      goBack: (to) => this.goBack(to),
      showAll: () => this.#find.showAll(),
      readAgain: (mark, comment) => {
        this.#memory.readAgain(mark);
        this.#showNewAnew(comment);
      },
    };
    if (shown?.reader.branch) this.#branch.resume(shown.reader.branch);
    this.#blocks.showFirst();
    if (!shown) return;
    const { place, focus } = shown.reader;
    if (shown.find) this.#find.resume(shown.find);
    if (place) this.#place.keeping(() => {}, place);
    if (focus) focusAgain(focus, this.#blocks.reach(focus.comment));
    const target = shown.target === null ? null : this.#blocks.rowElement(shown.target);
    if (target) this.#mark(target.querySelector(".comment")!);
  }

  /** How it is shown, for the view that comes after it. */
  get shown(): ShownThread {
    return {
      info: this.info,
      rows: this.#listing.rows,
      order: this.#order,
      memory: this.#memory,
      reader: this.whereabouts(),
      find: this.#find.state,
      undo: this.#undo,
      target: this.#target?.isConnected ? commentOf(this.#target) : null,
    };
  }

  /** Goes on where somebody was in static comments: nothing on the screen moves. */
  goOn(before: StaticState): void {
    const { place } = before;
    for (const id of [before.focused, place?.id]) {
      const comment = id ? this.find(id) : null;
      // What was folded at the last visit is open for somebody who reads in it.
      if (comment !== null) this.reveal(comment);
      if (id) this.article(id);
    }
    this.#blocks.fillScreen();
    const article = place && this.article(place.id);
    if (article) {
      restorePlace(place.top, article);
      this.#blocks.fillScreen();
    }
    before.openDetails(this.element);
    before.focus(this.element);
  }

  dispose(): void {
    this.#listening.abort();
    this.#memory.stop();
    this.#find.stop();
    this.#moving.stop();
    this.#bodies.stop();
    this.#folding.stop();
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
    this.#rails.hide();
    this.#place.keeping(() => this.#engine.sort(order));
    this.#find.rearranged();
  }

  /** Folds what starts folded, and unfolds the rest. */
  startFolded(folds: FoldPolicy): void {
    const policy = this.#resolved(folds);
    this.#find.forgetOpened();
    this.#folding.many(() => this.#engine.startFolded(policy));
  }

  /** Many changes are one to be told. */
  #foldsChanged(): void {
    if (this.#areFoldsTold) queueMicrotask(() => this.#tellFolds());
    this.#areFoldsTold = false;
  }

  #tellFolds(): void {
    this.#areFoldsTold = true;
    if (!this.#engine.isAsleep) this.#toolbar.foldedFrom = this.#engine.foldedFrom();
  }

  #resolved(folds: FoldPolicy): FoldPolicy {
    return { ...folds, depth: folds.depth ?? (this.#listing.isWhole ? null : 0) };
  }

  foldFromDepth(depth: number): void {
    this.#find.forgetOpened();
    this.#folding.many(() => this.#engine.foldFromDepth(depth));
  }

  /** Comments written until this one was count as read. */
  #readUpTo(comment: number): void {
    const time = this.#blocks.rowElement(comment)?.querySelector("header time");
    const now = time && new Date(time.getAttribute("datetime")!);
    if (!now) return;
    const before = this.#memory.readUpTo(now);
    this.#showNewAnew(comment);
    this.#undo.add((thread) => thread.readAgain(before, comment), true);
  }

  /** Others are new. The focus goes to `comment`, unless it is left out, and may be no match yet. */
  #showNewAnew(comment: number): void {
    this.#toolbar.newCount = this.#engine.setSince(this.#memory.since);
    this.#folding.many(() => {});
    this.#find.lookAgain();
    if (this.#engine.kept(comment)) this.#moving.focus(comment);
  }

  /** Another part of the thread is shown. */
  #showOthers(near: number): void {
    this.#rails.hide();
    const branch = this.#engine.branch;
    if (branch !== null && this.#engine.folded(branch)) this.#folding.fold(branch, false);
    this.#blocks.rearrange(near, this.#branch.depth);
  }

  /** What is shown changes, and with it folds. `at` stays where it is, or what somebody reads. */
  #rearrange(change: (place: number | null) => void, at: number | null): void {
    const place = (at === null ? null : this.#blocks.placeOf(at)) ?? this.#blocks.readingPlace();
    this.#rails.hide();
    this.#place.keeping(() => {
      change(place?.comment ?? null);
      // Heads say whether they are folded; where none was or is, all rows stay as they are.
      const wasFolded = this.#blocks.element.querySelector(".comment.folded") !== null;
      if (wasFolded || this.#engine.folds(false).length > 0) this.#blocks.clear();
      else this.#listing.foldsChanged();
    }, place);
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
      if (this.#blocks.rowElement(ancestor)?.querySelector(".folded")) this.#folding.updateHead(ancestor);
    }
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
    const from = this.whereabouts();
    this.reveal(comment);
    const { place } = from;
    if (place) this.#undo.addLink((thread) => thread.goBack(from), place.comment);
    const row = this.#blocks.reach(comment);
    const article = row?.querySelector<HTMLElement>(".comment");
    if (!article) return;
    this.#mark(article);
    showWhole(article.querySelector(".body") ?? article);
    article.tabIndex = -1;
    article.scrollIntoView({ block: "start" });
    restorePlace(article.getBoundingClientRect().top, article);
    article.focus({ preventScroll: true });
  }

  /** Marks a comment as where a link led. */
  #mark(article: Element): void {
    this.#target?.classList.remove("is-target");
    this.#target = article;
    article.classList.add("is-target");
  }

  /** Does `go`. Where the reader is above the comments nothing leads back there. */
  #jump(from: Whereabouts, go: () => void): void {
    go();
    if (from.place) this.#undo.add((thread) => thread.goBack(from));
  }

  /** Where the reader is. In a branch that is a place at any rate, if need be that of its start. */
  whereabouts(): Whereabouts {
    const branch = this.#branch.state;
    const start = branch && this.#blocks.rowElement(branch.comment)?.getBoundingClientRect();
    const atStart = start ? { comment: branch.comment, top: start.top } : null;
    const focused = (this.element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    const isInRow = focused !== null && this.#blocks.element.contains(focused.closest(".row"));
    const focus = isInRow ? { comment: commentOf(focused), element: focused } : null;
    return { place: this.#blocks.readingPlace() ?? atStart, branch, focus };
  }

  /** The browser goes back to where the reader followed a link. */
  followBack(to: Whereabouts): void {
    if (to.place) this.#undo.forgetLink(to.place.comment);
    this.goBack(to);
  }

  /** Back to where the reader was. Above the comments the browser itself knows best how far that is. */
  goBack({ place, branch, focus }: Whereabouts): void {
    this.#branch.restore(branch, place?.comment ?? branch?.comment ?? 0);
    if (place) {
      this.reveal(place.comment);
      this.#blocks.reach(place.comment);
    }
    const isFocused = focus && focusAgain(focus, this.#blocks.rowElement(focus.comment));
    if (!place) {
      // The next key starts from where the reader is, not from where a jump led.
      if (!isFocused) this.whereabouts().focus?.element.blur();
      return;
    }
    if (!isFocused) this.#moving.focus(place.comment);
    const row = this.#blocks.rowElement(place.comment);
    if (row) restorePlace(place.top, row);
  }

  /** Unfolds what the browser's find has found something in: a body, a row, or a whole block. */
  #open(found: Element): void {
    const comments = this.#blocks.commentsIn(found);
    for (const comment of comments) this.reveal(comment);
    if (found.matches(".body")) this.#folding.fold(comments[0]!, false);
  }

  #click(event: MouseEvent): void {
    const target = event.target as Element;
    const toggle = target.closest(".toggle");
    if (toggle) return this.#folding.press(commentOf(toggle), event.shiftKey);
    const level = target.closest(".row .level");
    if (level) this.#branch.show(commentOf(level));
  }
}
