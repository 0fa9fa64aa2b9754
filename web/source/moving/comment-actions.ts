// The buttons of a comment: one group of them, which goes to the comment that somebody points at, has
// the focus in, or taps. So no row is the larger for it.

import { commentOf } from "../rows/block.js";
import { create } from "../create.js";
import { type Icon, icon } from "./icons.js";
import type { Phrases } from "../phrases.js";

export interface CommentAction {
  readonly icon: Icon;
  /** What it does at a comment, in words and in deed; null if it does nothing there. */
  at(comment: number, article: HTMLElement): { says: string; act: () => void } | null;
}

/** What has a use of its own for a tap. */
const TAPPED = "a, button, summary, details, input";

export class CommentActions {
  readonly #group = create("div", { className: "actions", role: "toolbar" });
  readonly #rows: HTMLElement;
  readonly #actions: readonly CommentAction[];
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #acts: (() => void)[] = [];
  /** The comment that had the buttons when a finger came down. */
  #before: Element | null = null;
  #isTouch = false;

  constructor(rows: HTMLElement, phrases: Phrases, actions: readonly CommentAction[]) {
    this.#rows = rows;
    this.#actions = actions;
    this.#group.ariaLabel = phrases.say("actions");
    this.#group.setAttribute("part", "actions");
    this.#buttons = actions.map((action, i) => {
      const button = create("button", { type: "button", className: "action" });
      button.append(icon(action.icon));
      button.addEventListener("click", () => this.#acts[i]?.());
      return button;
    });
    this.#group.append(...this.#buttons);
    this.#group.addEventListener("keydown", (event) => this.#step(event));
    // A press takes the focus from nobody: else the buttons could move away under it.
    this.#group.addEventListener("mousedown", (event) => event.preventDefault());
    rows.addEventListener("focusin", (event) => this.#showAt(event.target as Element, "focused"));
    rows.addEventListener("focusout", (event) => {
      const isPointed = !this.#isTouch && this.#group.closest(".comment:hover") !== null;
      if (!isPointed) this.#leave(event.relatedTarget);
    });
    rows.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "touch") this.#showAt(event.target as Element, "pointed");
    });
    rows.addEventListener("pointerleave", () => this.#leave(this.#focused));
    rows.addEventListener("pointerdown", (event) => {
      this.#isTouch = event.pointerType === "touch";
      this.#before = this.#group.closest(".comment");
    });
    rows.addEventListener("click", (event) => this.#tap(event.target as Element));
  }

  get #focused(): Element | null {
    return (this.#rows.getRootNode() as ShadowRoot).activeElement;
  }

  #showAt(place: Element, how: "focused" | "pointed" | "tapped"): void {
    const article = place.closest<HTMLElement>(".comment");
    const isThere = this.#group.closest(".comment") === article;
    // To know what a comment leads to takes the engine. It may be something else by the time that the
    // focus comes back: a branch was shown, or a sort was done.
    if (!article || (isThere && how !== "focused") || this.#rows.closest(".asleep")) return;
    if (this.#group.contains(this.#focused)) return;
    if (!isThere) this.#group.className = `actions ${how}`;
    this.#show(article);
  }

  #show(article: HTMLElement): void {
    const comment = commentOf(article);
    let first = true;
    for (const [i, action] of this.#actions.entries()) {
      const offer = action.at(comment, article);
      const button = this.#buttons[i]!;
      button.hidden = !offer;
      if (!offer) continue;
      button.title = button.ariaLabel = offer.says;
      button.tabIndex = first ? 0 : -1;
      first = false;
      this.#acts[i] = offer.act;
    }
    article.querySelector(":scope > header")!.append(this.#group);
  }

  /** Nobody points there; `focused` is where the focus is. */
  #leave(focused: EventTarget | null): void {
    const article = this.#group.closest(".comment");
    const isFocused = focused instanceof Element && article?.contains(focused);
    if (!isFocused) this.#group.remove();
  }

  /** A finger has nothing to point with before it presses. */
  #tap(target: Element): void {
    const article = target.closest<HTMLElement>(".comment");
    if (!this.#isTouch || !article || target.closest(TAPPED)) return;
    if (this.#before === article) this.#group.remove();
    else this.#showAt(article, "tapped");
  }

  /** Arrows go from button to button: all of them are one stop for Tab. */
  #step(event: KeyboardEvent): void {
    const shown = this.#buttons.filter((button) => !button.hidden);
    const at = shown.indexOf(event.target as HTMLButtonElement);
    const forth = getComputedStyle(this.#group).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forth === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const to = { [forth]: at + 1, [back]: at - 1 + shown.length, Home: 0, End: shown.length - 1 };
    const next = to[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    const button = shown[next % shown.length]!;
    shown[at]!.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  }
}
