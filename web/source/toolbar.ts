// The line above the comments: how many there are, their order, and how far they are unfolded.

import { counted, create } from "./create.js";
import { ORDERS, type Order, type ThreadInfo } from "./engine.js";

const ORDER_NAMES: Record<Order, string> = {
  source: "As in the file",
  old: "Oldest first",
  new: "Newest first",
  top: "Top",
  controversial: "Controversial",
  best: "Best",
};

/** Deeper levels are not offered by name: nobody counts that far. */
const LEVELS_OFFERED = 10;

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
  readonly #maxDepth: number;

  constructor(info: ThreadInfo, numbers: Intl.NumberFormat, actions: ToolbarActions) {
    this.#maxDepth = info.max_depth;
    this.element.setAttribute("part", "toolbar");
    this.element.ariaLabel = "Thread";
    this.element.append(create("p", { className: "summary" }, ...summary(info, numbers)));
    if (info.comments + info.missing < 2) return;

    for (const order of ORDERS) this.#orders.append(new Option(ORDER_NAMES[order], order));
    this.#orders.addEventListener("change", () => actions.sort(this.#orders.value as Order));
    this.#controls.append(create("label", {}, "Sort ", this.#orders));
    if (info.max_depth > 0) this.#controls.append(...this.#foldControls(actions));
    this.element.append(this.#controls);
  }

  /** Adds a control, where there are any: one comment alone needs none. */
  add(control: HTMLElement): void {
    this.#controls.append(control);
  }

  set order(order: Order) {
    this.#orders.value = order;
  }

  /** From which level down the thread was folded; levels that are not offered show as none. */
  set foldedFrom(depth: number) {
    this.#levels.value = String(depth < this.#maxDepth ? depth + 1 : Infinity);
  }

  #foldControls(actions: ToolbarActions): HTMLElement[] {
    this.#levels.append(new Option("all", "Infinity"));
    for (let level = 1; level <= Math.min(this.#maxDepth, LEVELS_OFFERED); ++level) {
      this.#levels.append(new Option(String(level), String(level)));
    }
    this.#levels.addEventListener("change", () => actions.foldFrom(Number(this.#levels.value) - 1));
    const button = (text: string, depth: number): HTMLElement => {
      const element = create("button", { type: "button", className: "control" }, text);
      element.addEventListener("click", () => actions.foldFrom(depth));
      return element;
    };
    return [
      create("label", {}, "Levels ", this.#levels),
      button("Fold all", 0),
      button("Unfold all", Infinity),
    ];
  }
}

function summary(info: ThreadInfo, numbers: Intl.NumberFormat): (Node | string)[] {
  const lesser: string[] = [];
  if (info.authors > 1) lesser.push(`by ${counted(info.authors, "person", "people", numbers)}`);
  if (info.missing > 0) lesser.push(`${numbers.format(info.missing)} missing`);
  if (info.unloaded > 0) lesser.push(`${numbers.format(info.unloaded)} not in this file`);
  const count = create("strong", {}, counted(info.comments, "comment", "comments", numbers));
  return [count, ...lesser.map((text) => create("span", {}, text))];
}
