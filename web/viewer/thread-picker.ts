// Choosing one of many threads: a combobox with a list that narrows as one types.
//
// The keys and roles are those of the ARIA Authoring Practices Guide for an editable combobox with
// list autocomplete: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

import { create } from "../source/create.js";
import type { ThreadSummary } from "../source/define.js";
import type { ViewerPhrases } from "./speech.js";

/** Options that are made at once; more come, before and after them, as the list is scrolled. */
const BATCH = 60;

/** How far Page Up and Page Down go. */
const PAGE = 10;

export interface ThreadPickerParts {
  readonly frame: HTMLElement;
  readonly input: HTMLInputElement;
  readonly popup: HTMLElement;
  readonly list: HTMLElement;
  /** Says how many threads match; a live region. */
  readonly count: HTMLElement;
  readonly previous: HTMLButtonElement;
  readonly next: HTMLButtonElement;
}

export class ThreadPicker {
  readonly #parts: ThreadPickerParts;
  readonly #choose: (thread: number) => void;
  readonly #phrases: ViewerPhrases;
  #threads: readonly ThreadSummary[] = [];
  /** What is searched of each thread, made when somebody first searches. */
  #texts: string[] | null = null;
  #matches: readonly ThreadSummary[] = [];
  /** The first of the matches that has an option; those behind it follow. */
  #first = 0;
  #chosen = 1;
  /** Where in the matches the option is that keys have gone to; -1 for none. */
  #active = -1;

  /** `choose` is called with the number of the thread that was chosen. */
  constructor(
    parts: ThreadPickerParts,
    phrases: ViewerPhrases,
    choose: (thread: number) => void,
  ) {
    this.#parts = parts;
    this.#phrases = phrases;
    this.#choose = choose;
    const { input, popup, list, previous, next } = parts;
    input.addEventListener("focus", () => input.select());
    input.addEventListener("click", () => this.#open(""));
    input.addEventListener("input", () => this.#open(input.value));
    input.addEventListener("keydown", (event) => this.#press(event));
    list.addEventListener("scroll", () => this.#extend());
    // A press in the list leaves the focus where it is.
    popup.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest("[role=option]");
      if (option) this.#take(this.#first + [...list.children].indexOf(option));
    });
    input.addEventListener("blur", () => this.#close());
    previous.addEventListener("click", () => this.#turnTo(this.#chosen - 1));
    next.addEventListener("click", () => this.#turnTo(this.#chosen + 1));
  }

  /** Offers these threads; a single one needs no choice. `chosen` is the number of the one shown. */
  offer(threads: readonly ThreadSummary[], chosen: number): void {
    this.#threads = threads;
    this.#texts = null;
    this.#parts.frame.hidden = threads.length < 2;
    this.#chosen = chosen;
    this.#close();
  }

  get #isOpen(): boolean {
    return !this.#parts.popup.hidden;
  }

  #open(search: string): void {
    const { input, popup, count } = this.#parts;
    this.#matches = this.#threads.filter(this.#matcher(search));
    this.#active = -1;
    popup.hidden = false;
    input.ariaExpanded = "true";
    input.removeAttribute("aria-activedescendant");
    const all = this.#phrases.counted("thread_count", this.#threads.length);
    const matches = this.#matches.length;
    count.textContent =
      search.trim() === "" ? all : this.#phrases.say("thread_matches", { count: matches, all });
    const shown = this.#matches.findIndex(({ thread }) => thread === this.#chosen);
    this.#startAt(search === "" ? Math.max(shown, 0) : 0);
    if (search === "" && shown >= 0) this.#activate(shown);
  }

  /** Every word must be somewhere in the title or URL, in either case, with or without accents. */
  #matcher(search: string): (thread: ThreadSummary, i: number) => boolean {
    const words = folded(search).split(/\s+/).filter(Boolean);
    if (words.length === 0) return () => true;
    this.#texts ??= this.#threads.map(({ title, excerpt, url }) =>
      folded(`${title ?? excerpt ?? ""} ${url ?? ""}`),
    );
    const texts = this.#texts;
    return (_, i) => words.every((word) => texts[i]!.includes(word));
  }

  #close(): void {
    const { input, popup, list, previous, next } = this.#parts;
    popup.hidden = true;
    list.replaceChildren();
    this.#active = -1;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
    const chosen = this.#threads[this.#chosen - 1];
    input.value = chosen ? titleOf(chosen, this.#phrases) : "";
    previous.disabled = this.#chosen <= 1;
    next.disabled = this.#chosen >= this.#threads.length;
  }

  #press(event: KeyboardEvent): void {
    const { key, altKey, isComposing } = event;
    if (isComposing) return;
    const last = this.#matches.length - 1;
    const moves: Record<string, () => number> = {
      ArrowDown: () => (this.#active < last ? this.#active + 1 : 0),
      ArrowUp: () => (this.#active > 0 ? this.#active - 1 : last),
      PageDown: () => Math.min(Math.max(this.#active, 0) + PAGE, last),
      PageUp: () => Math.max(this.#active - PAGE, 0),
    };
    const move = moves[key];
    if (move) {
      event.preventDefault();
      if (!this.#isOpen) this.#open("");
      else if (altKey && key === "ArrowUp") this.#close();
      else if (last >= 0) this.#activate(move());
    } else if (key === "Enter" && this.#isOpen) {
      event.preventDefault();
      // Where a search is all that was done, its first match is meant.
      this.#take(Math.max(this.#active, 0));
    } else if (key === "Escape" && this.#isOpen) {
      event.preventDefault();
      this.#close();
      this.#parts.input.select();
    }
  }

  #activate(place: number): void {
    const { input } = this.#parts;
    this.#optionAt(this.#active)?.removeAttribute("aria-selected");
    if (!this.#optionAt(place)) this.#startAt(place);
    this.#active = place;
    const option = this.#optionAt(place)!;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  #optionAt(place: number): Element | undefined {
    return place < this.#first ? undefined : this.#parts.list.children[place - this.#first];
  }

  #take(place: number): void {
    const match = this.#matches[place];
    if (!match) return;
    this.#turnTo(match.thread);
    this.#parts.input.select();
  }

  #turnTo(thread: number): void {
    if (thread < 1 || thread > this.#threads.length) return;
    const changed = thread !== this.#chosen;
    this.#chosen = thread;
    this.#close();
    if (changed) this.#choose(thread);
  }

  /** Makes the options around a place in the matches, in the place of all others. */
  #startAt(place: number): void {
    const { list } = this.#parts;
    this.#first = Math.max(place - (BATCH >> 1), 0);
    list.replaceChildren(...this.#options(this.#first, this.#first + BATCH));
    list.scrollTop = 0;
    this.#optionAt(place)?.scrollIntoView({ block: "nearest" });
  }

  /** Makes more options where the list is near its start or end. */
  #extend(): void {
    const { list } = this.#parts;
    const { scrollTop, scrollHeight, clientHeight } = list;
    if (scrollTop < clientHeight && this.#first > 0) {
      const before = Math.max(this.#first - BATCH, 0);
      list.prepend(...this.#options(before, this.#first));
      this.#first = before;
      list.scrollTop = scrollTop + list.scrollHeight - scrollHeight;
    } else if (scrollTop + 2 * clientHeight > scrollHeight) {
      const end = this.#first + list.children.length;
      list.append(...this.#options(end, end + BATCH));
    }
  }

  #options(first: number, end: number): HTMLElement[] {
    return this.#matches.slice(first, end).map((match, i) => this.#option(match, first + i));
  }

  #option(thread: ThreadSummary, place: number): HTMLElement {
    const comments = this.#phrases.counted("comment_count", thread.comments);
    const about = thread.url ? `${comments} · ${shortened(thread.url)}` : comments;
    const option = create(
      "div",
      { id: `thread-${thread.thread}`, role: "option", className: "option" },
      create("span", { className: "option-title", dir: "auto" }, titleOf(thread, this.#phrases)),
      create("span", { className: "option-about" }, about),
    );
    option.ariaPosInSet = String(place + 1);
    option.ariaSetSize = String(this.#matches.length);
    if (thread.thread === this.#chosen) option.setAttribute("aria-current", "true");
    return option;
  }
}

function titleOf({ title, excerpt, url, thread }: ThreadSummary, phrases: ViewerPhrases): string {
  return (
    title || excerpt || (url ? shortened(url) : phrases.say("thread_number", { number: thread }))
  );
}

function shortened(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "");
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}
