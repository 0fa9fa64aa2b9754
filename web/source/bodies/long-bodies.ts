// Long bodies show their beginning, and a button that shows the rest.

import { create } from "../create.js";
import type { Phrases } from "../phrases.js";

/** What is shorter than this cannot be too high, whatever the width of the page. */
const LONG_TEXT = 1000;
const MANY_PARTS = 24;
const MANY_LINES = 24;

/** Where less than this would be hidden, in pixels, nothing is: a button would take as much room. */
const HARDLY_ANY = 100;

/**
 * A class for each state of a body: `long` if it may be too high, which CSS limits then; `clamped` if it
 * is; `whole` if it is shown all the same.
 */
export class LongBodies {
  readonly #phrases: Phrases;
  readonly #sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) this.#measure(target as HTMLElement);
  });

  /** `root` is what the bodies stand in. */
  constructor(root: Element, phrases: Phrases) {
    this.#phrases = phrases;
    root.addEventListener("click", (event) => {
      const button = (event.target as Element).closest(".show-all");
      if (button) setWhole(button.previousElementSibling!, button.ariaExpanded !== "true");
    });
    // Only what looks for something further down scrolls a body: the browser's find, the focus, a
    // selection. Then it is shown, where that was scrolled to.
    root.addEventListener("scroll", ({ target }) => this.#scrolled(target as Element), true);
  }

  /** To be called with rows that come into the page, before they are laid out. */
  watch(rows: Element): void {
    for (const body of rows.querySelectorAll(".comment > .body")) {
      if (!mayBeHigh(body)) continue;
      body.classList.add("long");
      this.#sizes.observe(body);
    }
  }

  stop(): void {
    this.#sizes.disconnect();
  }

  #measure(body: HTMLElement): void {
    if (body.classList.contains("whole")) return;
    const hidden = body.scrollHeight - body.clientHeight;
    const isClamped = hidden > HARDLY_ANY;
    if (hidden > 0 && !isClamped) body.classList.add("whole");
    if (isClamped && !buttonOf(body)) body.after(this.#button());
    body.classList.toggle("clamped", isClamped);
  }

  #button(): HTMLElement {
    const button = create("button", { type: "button", className: "show-all" });
    button.append(
      create("span", { className: "more-words" }, this.#phrases.say("show_all")),
      create("span", { className: "less-words" }, this.#phrases.say("show_less")),
    );
    button.setAttribute("part", "show-all");
    button.ariaExpanded = "false";
    return button;
  }

  #scrolled(body: Element): void {
    const distance = body.scrollTop;
    if (!body.matches(".body.clamped") || distance === 0) return;
    setWhole(body, true);
    window.scrollBy({ top: distance, behavior: "instant" });
  }
}

/** Shows all of the body that an element is, or is in. */
export function showWhole(element: Element): void {
  const body = element.closest(".body.clamped");
  if (body) setWhole(body, true);
}

function setWhole(body: Element, whole: boolean): void {
  body.classList.toggle("whole", whole);
  body.classList.toggle("clamped", !whole);
  if (whole) body.scrollTop = 0;
  const button = buttonOf(body);
  if (!button) return;
  button.ariaExpanded = String(whole);
  // What was read at the end of it would be far away.
  if (!whole) body.parentElement!.scrollIntoView({ block: "nearest" });
}

function buttonOf(body: Element): Element | null {
  const next = body.nextElementSibling;
  return next?.matches(".show-all") ? next : null;
}

function mayBeHigh(body: Element): boolean {
  const text = body.textContent;
  if (text.length > LONG_TEXT || body.getElementsByTagName("*").length > MANY_PARTS) return true;
  return text.split("\n", MANY_LINES + 1).length > MANY_LINES;
}
