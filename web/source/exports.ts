// What the module gives to scripts. Importing this file defines nothing.

export { ThreadBareElement } from "./element.js";
export type { ThreadBareAttributes } from "./element-attributes.js";
export type {
  ErrorDetail,
  ReadyDetail,
  SortDetail,
  ThreadBareEventMap,
  ToggleDetail,
} from "./event-details.js";
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
