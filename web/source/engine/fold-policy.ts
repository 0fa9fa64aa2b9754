// What of a thread starts folded, as src/arrange/fold_policy.h has it.

/** What starts folded; null stands for none. */
export interface FoldPolicy {
  /** Comments with a lower score. */
  readonly belowScore: number | null;
  /** Removed and deleted comments without replies. */
  readonly removed: boolean;
  /** Pinned comments of bots. */
  readonly bots: boolean;
  /** Roots with replies that so many comments stand before. */
  readonly rootsAfter: number | null;
  /** Comments with replies from so many levels down. */
  readonly depth: number | null;
}

const NONE = 0xffffffff;
const LEAST_SCORE = -0x80000000;
const REMOVED = 1;
const BOTS = 2;

/** The same as tb_start_folded() takes it. */
export function numbersOf(policy: FoldPolicy): [number, number, number, number] {
  const { belowScore, removed, bots, rootsAfter, depth } = policy;
  const kinds = (removed ? REMOVED : 0) + (bots ? BOTS : 0);
  return [belowScore ?? LEAST_SCORE, kinds, rootsAfter ?? NONE, depth ?? NONE];
}
