// What a comment is below of.

import type { Engine } from "./engine.js";

/** The comments above one, from its parent up to its root. */
export function ancestorsOf(engine: Engine, comment: number): number[] {
  const chain: number[] = [];
  for (let above = engine.parentOf(comment); above !== null; above = engine.parentOf(above)) {
    chain.push(above);
  }
  return chain;
}
