// What the element's events tell.

import type { DocumentInfo, Order, ThreadInfo } from "./engine/engine.js";

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
