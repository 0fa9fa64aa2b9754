// <thread-bare> in the JSX of React 18 and 19.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ThreadBareAttributes, ThreadBareElement } from "./element.js";
import type { ThreadBareListeners } from "./jsx.js";

/** What `<thread-bare>` takes in React's JSX. Listeners need React 19. */
export interface ThreadBareProps
  extends DetailedHTMLProps<
      Omit<HTMLAttributes<ThreadBareElement>, keyof ThreadBareAttributes>,
      ThreadBareElement
    >,
    ThreadBareAttributes,
    ThreadBareListeners {
  class?: string;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "thread-bare": ThreadBareProps;
    }
  }
}
