// Where a reader may go from a comment.

/** Ways from a comment to another, in the order of tb_move. */
export const MOVES = [
  "next",
  "previous",
  "next-sibling",
  "previous-sibling",
  "parent",
  "root",
  "past-parent",
] as const;
export type Move = (typeof MOVES)[number];
