// The line above the comments: how many there are, their order, and how far they are unfolded.

import { create } from "./create.js";
import { ORDERS, type Order, type ThreadInfo } from "./engine/engine.js";
import type { Phrases } from "./phrases.js";

/** Deeper levels are not offered by name: nobody counts that far. */
const LEVELS_OFFERED = 10;

/** What may be so, but is not offered: folds here and there, and a level that is farther down. */
const MIXED = "mixed";
const FAR = "far";

export interface ToolbarActions {
  sort(order: Order): void;
  /** Folds from a level down, 0 being the roots; Infinity unfolds everything. */
  foldFrom(depth: number): void;
}

export class Toolbar {
  readonly element = create("div", { className: "toolbar", role: "group" });
  readonly #controls = create("div", { className: "controls" });
  readonly #orders = create("select", { className: "control" });
  readonly #levels = create("select", { className: "control" });
  readonly #farLevel = create("option", { value: FAR, hidden: true });
  readonly #new = create("button", { type: "button", className: "control new" });
  readonly #maxDepth: number;
  readonly #phrases: Phrases;

  constructor(info: ThreadInfo, phrases: Phrases, actions: ToolbarActions) {
    this.#phrases = phrases;
    this.#maxDepth = info.max_depth;
    this.element.setAttribute("part", "toolbar");
    this.element.ariaLabel = phrases.say("thread");
    this.element.append(create("p", { className: "summary" }, ...summary(info, phrases)));
    if (info.comments + info.missing < 2) return;
    this.element.classList.add("controls-room");

    for (const order of ORDERS) {
      const option = new Option(phrases.say(`sort_${order}`), order);
      option.title = phrases.say(`sort_${order}_title`);
      this.#orders.append(option);
    }
    this.#orders.addEventListener("change", () => actions.sort(this.#orders.value as Order));
    this.#controls.append(create("label", {}, `${phrases.say("sort")} `, this.#orders));
    if (info.max_depth > 0) this.#controls.append(...this.#foldControls(actions));
    this.element.append(this.#controls);
  }

  /** Adds a control, where there are any: one comment alone needs none. */
  add(control: HTMLElement): void {
    this.#controls.append(control);
  }

  /** A button that says how many comments are new, and leads to the next. */
  addNew(goOn: () => void): void {
    const button = this.#new;
    button.title = this.#phrases.say("new_title");
    button.addEventListener("click", goOn);
    this.#controls.prepend(button);
  }

  set newCount(count: number) {
    this.#new.textContent = this.#phrases.counted("new_count", count);
    this.#new.hidden = count === 0;
  }

  set order(order: Order) {
    this.#orders.value = order;
    this.#orders.title = this.#phrases.say(`sort_${order}_title`);
  }

  /** From which level down the thread is folded, Infinity for none; null: in no such way. */
  set foldedFrom(depth: number | null) {
    if (depth === null) {
      this.#levels.value = MIXED;
      return;
    }
    const level = depth < this.#maxDepth ? depth + 1 : Infinity;
    const isFar = level !== Infinity && level > LEVELS_OFFERED;
    if (isFar) this.#farLevel.textContent = this.#phrases.numbers.format(level);
    this.#levels.value = isFar ? FAR : String(level);
  }

  #foldControls(actions: ToolbarActions): HTMLElement[] {
    const phrases = this.#phrases;
    // They are always there, or the control would get wider when they are, and all below it lower.
    const mixed = create("option", { value: MIXED, hidden: true }, phrases.say("mixed_levels"));
    this.#levels.append(mixed, this.#farLevel);
    this.#levels.append(new Option(phrases.say("all_levels"), "Infinity"));
    for (let level = 1; level <= Math.min(this.#maxDepth, LEVELS_OFFERED); ++level) {
      this.#levels.append(new Option(phrases.numbers.format(level), String(level)));
    }
    this.#levels.addEventListener("change", () => actions.foldFrom(Number(this.#levels.value) - 1));
    const button = (text: string, depth: number): HTMLElement => {
      const element = create("button", { type: "button", className: "control" }, text);
      element.addEventListener("click", () => actions.foldFrom(depth));
      return element;
    };
    return [
      create("label", {}, `${phrases.say("levels")} `, this.#levels),
      button(phrases.say("fold_all"), 0),
      button(phrases.say("unfold_all"), Infinity),
    ];
  }
}

function summary(info: ThreadInfo, phrases: Phrases): (Node | string)[] {
  const lesser: string[] = [];
  if (info.authors > 1) lesser.push(phrases.counted("by_people", info.authors));
  if (info.missing > 0) lesser.push(phrases.counted("missing", info.missing));
  if (info.unloaded > 0) lesser.push(phrases.counted("elsewhere", info.unloaded));
  const count = create("strong", {}, phrases.counted("comment_count", info.comments));
  return [count, ...lesser.map((text) => create("span", {}, text))];
}
