// Marks on the words that are looked for, in what of a thread is near the screen.

import type { Engine } from "../engine/engine.js";
import { ShownText } from "./find-text.js";

/** Names of highlights, in styles/find.css. They are shared by all elements of a page. */
const WORDS = "threadbare-find";
const CURRENT_WORDS = "threadbare-find-current";

/** Classes of a row: it has what is looked for, and cannot mark the words; it is the current one. */
const FOUND = "found";
const CURRENT = "current";

/** What is looked through of a comment, and of the post. */
const SHOWN = `.comment > header .author, .comment > .body,
  .post > header :is(.title, .author), .post > .body`;

/**
 * Marks words in blocks near the screen, also in those that are filled later. Blocks that leave lose
 * their marks: a page of 20,000 rows has more of them than a browser paints at once.
 */
export class FindMarks {
  readonly #engine: Engine;
  readonly #root: Element;
  readonly #words = highlight(WORDS);
  readonly #currentWords = highlight(CURRENT_WORDS);
  readonly #near = new Map<Element, StaticRange[]>();
  readonly #nearby = new IntersectionObserver((entries) => this.#move(entries), {
    rootMargin: "50% 0px",
  });
  readonly #filling = new MutationObserver((records) => this.#refill(records));
  #post: { element: Element; ranges: readonly StaticRange[] } | null = null;
  #isMatch: (comment: number) => boolean = () => false;
  #current: { row: Element; ranges: readonly StaticRange[] } | null = null;

  /** `root` is what holds the blocks. */
  constructor(engine: Engine, root: Element) {
    this.#engine = engine;
    this.#root = root;
  }

  start(): void {
    this.#filling.observe(this.#root, { childList: true, subtree: true });
    for (const block of this.#root.querySelectorAll(".block")) this.#nearby.observe(block);
  }

  /** Takes all marks away and follows the page no more. */
  stop(): void {
    this.#filling.disconnect();
    this.#nearby.disconnect();
    for (const block of this.#near.keys()) this.#unmark(block);
    this.#near.clear();
    this.unmarkCurrent();
    this.showPost(null);
    this.#isMatch = () => false;
  }

  /** Marks what the engine looks for now, in these comments. */
  show(isMatch: (comment: number) => boolean): void {
    this.#isMatch = isMatch;
    for (const block of this.#near.keys()) this.#mark(block);
  }

  /** Marks it in the post, which is in no block; null: not any more. */
  showPost(element: Element | null): void {
    for (const range of this.#post?.ranges ?? []) this.#words?.delete(range);
    this.#post?.element.classList.remove(FOUND);
    this.#post = element && { element, ranges: this.#markIn(element) };
  }

  /** Marks a row, or the post, as the current one. Returns its words, in order. */
  markCurrent(row: Element): readonly StaticRange[] {
    this.unmarkCurrent();
    const ranges = this.#rangesIn(row);
    for (const range of ranges) this.#currentWords?.add(range);
    row.classList.add(CURRENT);
    this.#current = { row, ranges };
    return ranges;
  }

  unmarkCurrent(): void {
    if (!this.#current) return;
    for (const range of this.#current.ranges) this.#currentWords?.delete(range);
    this.#current.row.classList.remove(CURRENT);
    this.#current = null;
  }

  #move(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) this.#mark(target);
      else if (this.#near.has(target)) {
        this.#unmark(target);
        this.#near.delete(target);
      }
    }
  }

  #refill(records: readonly MutationRecord[]): void {
    const filled = new Set<Element>();
    for (const { target, addedNodes, removedNodes } of records) {
      if (this.#near.has(target as Element)) filled.add(target as Element);
      for (const node of removedNodes) this.#forget(node);
      for (const node of addedNodes) {
        if (node instanceof Element && node.matches(".block")) this.#nearby.observe(node);
      }
    }
    for (const block of filled) this.#mark(block);
  }

  #forget(node: Node): void {
    if (!(node instanceof Element) || !node.matches(".block") || node.isConnected) return;
    this.#nearby.unobserve(node);
    this.#unmark(node);
    this.#near.delete(node);
  }

  #mark(block: Element): void {
    this.#unmark(block);
    const ranges: StaticRange[] = [];
    for (const row of block.children) {
      if (!this.#isMatch(Number(row.getAttribute("data-comment")))) continue;
      ranges.push(...this.#markIn(row));
    }
    this.#near.set(block, ranges);
  }

  /** Marks the words, or all of it where there are none to mark: it meets conditions. */
  #markIn(row: Element): StaticRange[] {
    const ranges = this.#words ? this.#rangesIn(row) : [];
    for (const range of ranges) this.#words?.add(range);
    if (ranges.length === 0) row.classList.add(FOUND);
    return ranges;
  }

  #unmark(block: Element): void {
    for (const range of this.#near.get(block) ?? []) this.#words?.delete(range);
    for (const row of block.children) row.classList.remove(FOUND);
  }

  #rangesIn(row: Element): StaticRange[] {
    const shown = new ShownText(row.querySelectorAll(SHOWN));
    const marks = this.#engine.findMarks(shown.text);
    const ranges: StaticRange[] = [];
    for (let i = 0; i + 1 < marks.length; i += 2) {
      ranges.push(shown.range(marks[i]!, marks[i + 1]!));
    }
    return ranges;
  }
}

/** The page's highlight of that name; undefined where there are none (before Firefox 140). */
function highlight(name: string): Highlight | undefined {
  if (typeof CSS === "undefined" || !("highlights" in CSS)) return undefined;
  let marks = CSS.highlights.get(name);
  if (!marks) {
    marks = new Highlight();
    if (name === CURRENT_WORDS) marks.priority = 1;
    CSS.highlights.set(name, marks);
  }
  return marks;
}
