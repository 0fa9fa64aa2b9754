// Copying text, and saying whether that went well.

import { create } from "../create.js";
import type { Phrase, Phrases } from "../phrases.js";

/** How long it says that something was done, in milliseconds. */
const SAID_FOR = 5000;

export class Copying {
  /** To be put into the page. */
  readonly elements: readonly HTMLElement[];
  readonly #said = create("output", { className: "said", ariaLive: "polite" });
  readonly #dialog = create("dialog", { className: "key-help by-hand" });
  readonly #text = create("textarea", { className: "control", readOnly: true, rows: 6 });
  readonly #phrases: Phrases;
  #silence = 0;

  constructor(phrases: Phrases) {
    this.#phrases = phrases;
    const words = phrases.say("copy_by_hand");
    const close = create("button", { type: "button", className: "control" }, phrases.say("close"));
    close.addEventListener("click", () => this.#dialog.close());
    this.#dialog.ariaLabel = this.#text.ariaLabel = words;
    this.#dialog.append(create("p", {}, words), this.#text, close);
    this.elements = [this.#said, this.#dialog];
  }

  /** Copies a text, and says that in words; where the page may not, it is there to be copied by hand. */
  async copy(text: string, done: Phrase): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      this.#text.value = text;
      if (!this.#dialog.open) this.#dialog.showModal();
      this.#text.focus();
      this.#text.select();
      return;
    }
    this.say(this.#phrases.say(done));
  }

  /** Says something for a while, also to who listens. */
  say(words: string): void {
    clearTimeout(this.#silence);
    this.#said.value = words;
    this.#silence = window.setTimeout(() => (this.#said.value = ""), SAID_FOR);
  }
}
