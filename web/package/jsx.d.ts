// <thread-bare> in JSX that takes its elements from the global namespace. For React see react.d.ts.

import type { ThreadBareAttributes, ThreadBareEventMap } from "./element.js";

/** Listeners as attributes: `onthreadbare:ready`. */
export type ThreadBareListeners = {
  [Name in keyof ThreadBareEventMap as `on${Name}`]?: (event: ThreadBareEventMap[Name]) => void;
};

/** What `<thread-bare>` takes in JSX. */
export interface ThreadBareProps extends ThreadBareAttributes, ThreadBareListeners {
  id?: string;
  class?: string;
  slot?: string;
  children?: unknown;
  [data: `data-${string}`]: unknown;
}

declare global {
  namespace JSX {
    interface IntrinsicElements {
      "thread-bare": ThreadBareProps;
    }
  }
}
