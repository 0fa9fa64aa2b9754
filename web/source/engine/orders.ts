// The orders that the engine knows by name.

/** The orders in which siblings can stand. */
export const ORDERS = [
  "source",
  "old",
  "new",
  "top",
  "controversial",
  "best",
  "activity",
  "replies",
] as const;
export type Order = (typeof ORDERS)[number];
