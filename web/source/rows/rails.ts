// The rails beside a row: one column a level, all drawn by one element.

import { create } from "../create.js";

/**
 * The level that a point on a row's rails belongs to. Column n is level n; where the indent is
 * capped, the last column is the parent, and the levels between have none.
 */
export function levelAt(rails: HTMLElement, clientX: number, depth: number): number {
  const { left, right, width } = rails.getBoundingClientRect();
  const style = getComputedStyle(rails);
  const step = parseFloat(style.backgroundSize) || width;
  const columns = Math.max(Math.round(width / step), 1);
  const x = style.direction === "rtl" ? right - clientX : clientX - left;
  const column = Math.min(Math.max(Math.floor(x / step), 0), columns - 1);
  return column === columns - 1 ? depth - 1 : column;
}

/** A line over the rail that a click would fold, drawn along all of its subtree. */
export class RailLight {
  readonly element = create("div", { className: "rail-light", hidden: true });

  /** Lights the column of `rails` at `clientX`, from below `head` down to the end of `last`. */
  show(rails: HTMLElement, clientX: number, head: Element, last: Element): void {
    const frame = this.element.parentElement!.getBoundingClientRect();
    const own = rails.getBoundingClientRect();
    const style = getComputedStyle(rails);
    const step = parseFloat(style.backgroundSize) || own.width;
    const rtl = style.direction === "rtl";
    const x = rtl ? own.right - clientX : clientX - own.left;
    const inset = Math.floor(x / step) * step;
    const start = rtl ? frame.right - own.right + inset : own.left - frame.left + inset;
    const top = head.getBoundingClientRect().bottom - frame.top;
    const bottom = last.getBoundingClientRect().bottom - frame.top;
    this.element.style.insetInlineStart = `${start}px`;
    this.element.style.top = `${top}px`;
    this.element.style.height = `${Math.max(bottom - top, 0)}px`;
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
