// What somebody reads stays where it is in the window when other rows are shown.

import type { Engine } from "../engine/engine.js";
import type { Blocks, RowPlace } from "./blocks.js";
import { keepFocus } from "./kept-focus.js";
import type { Listing } from "./listing.js";
import { restorePlace, SLIVER } from "./reading-place.js";

export class KeptPlace {
  readonly #engine: Engine;
  readonly #blocks: Blocks;
  readonly #listing: Listing;

  constructor(engine: Engine, blocks: Blocks, listing: Listing) {
    this.#engine = engine;
    this.#blocks = blocks;
    this.#listing = listing;
  }

  /** Shows anew what `change` has changed. The comment that somebody reads stays where it is. */
  keeping(change: () => void, place = this.#blocks.readingPlace()): void {
    const refocus = keepFocus(this.#blocks.element);
    this.#showAround(change, place);
    refocus?.((comment) => this.#blocks.reach(this.#listing.shownFor(comment) ?? comment));
  }

  #showAround(change: () => void, place: RowPlace | null): void {
    change();
    const shown = place && this.#listing.shownFor(place.comment);
    if (!place || shown === null) {
      if (this.#engine.branch === null) this.#blocks.showFirst();
      else this.#blocks.show(this.#engine.branch);
      return;
    }
    this.#blocks.show(place.comment);
    this.#blocks.measure(shown);
    const own = this.#blocks.rowElement(place.comment);
    const isShown = own !== null && !own.closest("[hidden]");
    const row = isShown ? own : this.#blocks.reach(shown);
    // What was read from the middle may be shorter now, or hidden below a head.
    const endsAbove = row !== null && place.top + row.offsetHeight < SLIVER;
    const top = isShown && !endsAbove ? place.top : Math.max(place.top, 0);
    if (row) restorePlace(top, row);
  }
}
