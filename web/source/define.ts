// Defines `<thread-bare>`. A page may load this twice, or two versions of it: the first one wins.

import { ThreadBareElement, type ThreadBareEventMap } from "./exports.js";

if (globalThis.customElements && !customElements.get("thread-bare")) {
  customElements.define("thread-bare", ThreadBareElement);
}

declare global {
  interface HTMLElementTagNameMap {
    "thread-bare": ThreadBareElement;
  }
  // They bubble, so that they can be listened for anywhere.
  interface GlobalEventHandlersEventMap extends ThreadBareEventMap {}
}

export * from "./exports.js";
