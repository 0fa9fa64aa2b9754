// The dialog that says what the keys do.

import { create } from "../create.js";
import { KEYS, type Key } from "./keys.js";
import type { Phrases } from "../phrases.js";

export class KeyHelp {
  readonly element = create("dialog", { className: "key-help" });

  constructor(phrases: Phrases) {
    const close = create("button", { type: "button", className: "control" }, phrases.say("close"));
    close.addEventListener("click", () => this.element.close());
    const list = create("dl", {});
    for (const key of KEYS) {
      const strokes = strokesOf(key).map((stroke) => create("kbd", {}, stroke));
      const meaning = create("dd", {}, phrases.say(key.says));
      list.append(create("div", {}, create("dt", {}, ...strokes), meaning));
    }
    this.element.ariaLabel = phrases.say("keys");
    this.element.append(create("h2", {}, phrases.say("keys")), list, close);
    // A click beside the dialog is one on the dialog itself: what is inside fills it.
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.element.close();
    });
  }

  open(): void {
    if (!this.element.open) this.element.showModal();
  }
}

function strokesOf({ key, alt, control }: Key): string[] {
  const isCapital = key.length === 1 && key !== key.toLowerCase();
  const strokes = isCapital && !alt ? ["Shift", key] : [key.toUpperCase()];
  if (key.length > 1) strokes[0] = key;
  if (alt) strokes.unshift("Alt");
  if (control) strokes.unshift("Ctrl");
  return strokes;
}
