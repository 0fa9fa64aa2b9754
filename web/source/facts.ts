// The dialog that tells a thread's numbers, and who wrote most of it.

import { create } from "./create.js";
import type { ThreadInfo } from "./engine/engine.js";
import type { Phrases } from "./phrases.js";

export class Facts {
  /** Opens the dialog. */
  readonly button = create("button", { type: "button", className: "control" });
  readonly element = create("dialog", { className: "key-help facts" });

  /** `find`: the reader wants all comments of somebody. */
  constructor(info: ThreadInfo, phrases: Phrases, find: (author: string) => void) {
    this.button.textContent = phrases.say("facts");
    this.button.title = phrases.say("facts_title");
    this.button.addEventListener("click", () => this.element.showModal());
    const close = create("button", { type: "button", className: "control" }, phrases.say("close"));
    close.addEventListener("click", () => this.element.close());
    this.element.ariaLabel = phrases.say("facts_title");
    this.element.append(create("h2", {}, phrases.say("facts_title")), numbers(info, phrases));
    if (info.most_active.length > 1) {
      const people = info.most_active.map(({ author, comments }) => {
        const button = create("button", { type: "button", className: "person", dir: "auto" }, author);
        button.title = phrases.say("by_author", { author });
        button.addEventListener("click", () => {
          this.element.close();
          find(author);
        });
        return create("li", {}, button, " ", phrases.numbers.format(comments));
      });
      const heading = create("h3", {}, phrases.say("facts_active"));
      this.element.append(heading, create("ol", {}, ...people));
    }
    this.element.append(close);
    // A click beside the dialog is one on the dialog itself: what is inside fills it.
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.element.close();
    });
  }
}

function numbers(info: ThreadInfo, phrases: Phrases): HTMLElement {
  const count = (number: number): string => (number > 0 ? phrases.numbers.format(number) : "");
  const dates = new Intl.DateTimeFormat([...phrases.locales], { dateStyle: "long", timeStyle: "short" });
  const date = (time: string | null): string => (time ? dates.format(new Date(time)) : "");
  const list = create("dl", {});
  for (const [term, value] of [
    [phrases.say("facts_comments"), phrases.numbers.format(info.comments)],
    [phrases.say("facts_missing"), count(info.missing)],
    [phrases.say("facts_unloaded"), count(info.unloaded)],
    [phrases.say("facts_people"), count(info.authors)],
    [phrases.say("facts_roots"), count(info.roots)],
    [phrases.say("facts_levels"), info.comments > 0 ? phrases.numbers.format(info.max_depth + 1) : ""],
    [phrases.say("facts_first"), date(info.first_time)],
    [phrases.say("facts_last"), date(info.last_time)],
  ]) {
    // What is not known, or none, is not worth a line.
    if (value) list.append(create("div", {}, create("dt", {}, term!), create("dd", {}, value)));
  }
  return list;
}
