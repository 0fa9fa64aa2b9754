// Defines `<thread-bare>`. A page may load this twice, or two versions of it: the first one wins.

import { ThreadBareElement } from "./element.js";

if (globalThis.customElements && !customElements.get("thread-bare")) {
  customElements.define("thread-bare", ThreadBareElement);
}

declare global {
  interface HTMLElementTagNameMap {
    "thread-bare": ThreadBareElement;
  }
}

export { ThreadBareElement } from "./element.js";
export type { ErrorDetail, ReadyDetail, SortDetail } from "./event-details.js";
export type {
  DocumentInfo,
  OpenOptions,
  Order,
  Progress,
  ThreadInfo,
  ThreadSummary,
  Warning,
} from "./engine/engine.js";
export { forgetVisits } from "./visits/memory.js";
export { ThreadBareError } from "./problem.js";
export type { ToggleDetail } from "./rows/folding.js";
