// What the element's events tell.

import type { DocumentInfo, Order, ThreadInfo } from "./engine/engine.js";
import type { ToggleDetail } from "./rows/folding.js";

export type { ToggleDetail } from "./rows/folding.js";

export interface ReadyDetail extends DocumentInfo {
  /** The number of the thread that is shown; from 1 on. */
  readonly thread: number;
  readonly info: ThreadInfo;
}

export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  /** In which of the files that were opened together; from 0 on. */
  readonly part: number | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly byte: number | undefined;
}

export interface SortDetail {
  readonly order: Order;
}

/** The events by name. They bubble, and leave shadow roots. */
export interface ThreadBareEventMap {
  /** A thread is shown. */
  "threadbare:ready": CustomEvent<ReadyDetail>;
  /** Something went wrong; what was there stays. */
  "threadbare:error": CustomEvent<ErrorDetail>;
  /** The reader has folded or unfolded a comment. */
  "threadbare:toggle": CustomEvent<ToggleDetail>;
  /** The reader has chosen another order. */
  "threadbare:sort": CustomEvent<SortDetail>;
}
