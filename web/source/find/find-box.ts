// Where one types what to look for, and sees how much of it there is.

import type { FindProblem } from "../engine/answers.js";
import { create } from "../create.js";
import type { Phrases } from "../phrases.js";

export interface FindActions {
  type(query: string): void;
  /** To the next match, or the one before. */
  go(backwards: boolean): void;
  /** To show only the matches, or all again. */
  filter(): void;
  close(): void;
}

export class FindBox {
  readonly element = create("div", { className: "find", role: "search", hidden: true });
  readonly #input = create("input", { className: "control", type: "text", autocomplete: "off" });
  readonly #count = create("output", { className: "find-count", ariaLive: "polite" });
  readonly #problem = create("p", { className: "find-problem", id: "find-problem", hidden: true });
  readonly #only = create("input", { type: "checkbox" });
  readonly #steps: HTMLButtonElement[];

  readonly #said: (problem: FindProblem) => string;

  constructor(phrases: Phrases, actions: FindActions) {
    this.#said = ({ place, message }) =>
      phrases.say("find_problem", { place: place + 1, message: phrases.translated(message) });
    this.#input.ariaLabel = phrases.say("find_label");
    this.#input.placeholder = phrases.say("find_label");
    this.#input.spellcheck = false;
    this.#input.enterKeyHint = "search";
    const back = button("↑", phrases.say("find_previous"), () => actions.go(true));
    const forth = button("↓", phrases.say("find_next"), () => actions.go(false));
    this.#steps = [back, forth];
    const close = button("✕", phrases.say("find_close"), () => actions.close());
    this.element.setAttribute("part", "find");
    const only = create("label", { className: "find-only" }, this.#only, phrases.say("find_only"));
    only.title = phrases.say("find_only_title");
    this.#only.addEventListener("change", () => actions.filter());
    this.element.append(this.#input, this.#count, only, back, forth, close, this.#problem);
    this.#problem.role = "status";
    this.#input.addEventListener("input", () => actions.type(this.#input.value));
    this.element.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") actions.close();
      else if (event.key === "Enter" && event.target === this.#input) actions.go(event.shiftKey);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  get query(): string {
    return this.#input.value;
  }

  /** Whether only the matches are to be shown. */
  get onlyMatches(): boolean {
    return this.#only.checked;
  }

  set onlyMatches(only: boolean) {
    this.#only.checked = only;
  }

  /**
   * Shows it, and takes the focus into it, with all that was typed selected; or that query in its
   * place.
   */
  open(query?: string): void {
    this.element.hidden = false;
    if (query !== undefined) this.#input.value = query;
    this.#input.focus({ preventScroll: true });
    this.#input.select();
  }

  /** Shows it as it was; `focus`: with the focus in it. */
  resume(query: string, onlyMatches: boolean, focus: boolean): void {
    this.element.hidden = false;
    this.#input.value = query;
    this.#only.checked = onlyMatches;
    if (focus) this.#input.focus({ preventScroll: true });
  }

  get hasFocus(): boolean {
    return this.element.contains((this.element.getRootNode() as ShadowRoot).activeElement);
  }

  close(): void {
    this.element.hidden = true;
  }

  /** Whether the count is still that of something else, or not all of it: it is not read out. */
  set busy(busy: boolean) {
    this.#count.ariaBusy = busy ? "true" : null;
  }

  /** Says where what was typed cannot be read, and why; null: it can. */
  set problem(problem: FindProblem | null) {
    const message = problem ? this.#said(problem) : "";
    if (this.#problem.textContent !== message) this.#problem.textContent = message;
    this.#problem.hidden = !problem;
    this.#input.ariaInvalid = problem ? "true" : null;
    if (problem) this.#input.setAttribute("aria-describedby", this.#problem.id);
    else this.#input.removeAttribute("aria-describedby");
  }

  /** Says how many there are. `steps`: whether there is a match to go to. */
  say(count: string, steps: boolean): void {
    // Said anew only when it changes: it is read out.
    if (this.#count.value !== count) this.#count.value = count;
    for (const step of this.#steps) step.disabled = !steps;
  }
}

function button(text: string, label: string, press: () => void): HTMLButtonElement {
  const element = create("button", { type: "button", className: "control", title: label }, text);
  element.ariaLabel = label;
  element.addEventListener("click", press);
  return element;
}
