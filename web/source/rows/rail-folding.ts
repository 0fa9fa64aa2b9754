// A press on a rail folds the comment whose rail it is, and before that it is lit.

import { commentOf } from "./block.js";
import type { Blocks } from "./blocks.js";
import type { Engine } from "../engine/engine.js";
import type { Folding } from "./folding.js";
import { isTypedInto } from "../moving/keys.js";
import { levelAt, RailLight } from "./rails.js";

export class RailFolding {
  readonly #engine: Engine;
  readonly #blocks: Blocks;
  readonly #folding: Folding;
  readonly #depth: () => number;
  readonly #light = new RailLight();

  /** `depth`: the level that the rows are indented from. */
  constructor(engine: Engine, blocks: Blocks, folding: Folding, depth: () => number) {
    this.#engine = engine;
    this.#blocks = blocks;
    this.#folding = folding;
    this.#depth = depth;
    blocks.element.append(this.#light.element);
  }

  /** Listens in the element of the thread. */
  listen(thread: HTMLElement): void {
    thread.addEventListener("click", (event) => this.#click(event));
    // A press on a rail takes the focus from nobody: #fold() needs to know where it was.
    thread.addEventListener("mousedown", (event) => {
      if ((event.target as Element).closest(".rails")) event.preventDefault();
    });
    thread.addEventListener("pointermove", (event) => this.#hover(event));
    thread.addEventListener("pointerleave", () => this.hide());
  }

  /** Lights none: rows are about to go elsewhere. */
  hide(): void {
    this.#light.hide();
  }

  /** The ancestor whose rail is at a point. */
  #ancestorAt(rails: HTMLElement, clientX: number): number | null {
    const row = rails.parentElement!;
    const depth = this.#depth();
    const level = levelAt(rails, clientX, Number(row.getAttribute("data-depth")) - depth);
    return level < 0 ? null : this.#engine.ancestorAt(commentOf(row), level + depth);
  }

  #click(event: MouseEvent): void {
    const rails = (event.target as Element).closest<HTMLElement>(".rails");
    if (rails) this.#fold(this.#ancestorAt(rails, event.clientX));
  }

  #fold(comment: number | null): void {
    if (comment === null) return;
    this.hide();
    this.#folding.toggle(comment);
    const row = this.#blocks.reach(comment);
    const rows = this.#blocks.element;
    const focused = (rows.getRootNode() as ShadowRoot).activeElement;
    // Ctrl+Z in a field would take back what was typed there.
    if (focused && isTypedInto(focused) && !rows.contains(focused)) {
      row?.querySelector<HTMLElement>(".toggle")?.focus({ preventScroll: true });
    }
    if (row && row.getBoundingClientRect().top < 0) row.scrollIntoView({ block: "start" });
  }

  #hover(event: PointerEvent): void {
    const rails = (event.target as Element).closest<HTMLElement>(".rails");
    const comment =
      rails && event.pointerType !== "touch" ? this.#ancestorAt(rails, event.clientX) : null;
    if (!rails || comment === null) {
      this.hide();
      return;
    }
    const head = this.#blocks.rowElement(comment)?.querySelector(".toggle");
    const last = this.#blocks.lastBefore(this.#engine.below(comment).end);
    if (head) this.#light.show(rails, event.clientX, head, last ?? rails);
  }
}
