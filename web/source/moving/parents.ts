// What a comment replies to, in a dialog over the page: nobody loses the place for it.

import { create } from "../create.js";
import type { Engine } from "../engine/engine.js";
import type { Phrases } from "../phrases.js";
import { setEngineHtml } from "../trust.js";

/** More ancestors than these, the nearest ones, nobody reads at once. */
const MOST_SHOWN = 50;

export class ParentsPreview {
  readonly element = create("dialog", { className: "key-help parents" });
  readonly #engine: Engine;
  readonly #list = create("div", { className: "parents-list", tabIndex: 0 });

  constructor(engine: Engine, phrases: Phrases) {
    this.#engine = engine;
    const title = phrases.say("key_parent");
    const close = create("button", { type: "button", className: "control" }, phrases.say("close"));
    close.addEventListener("click", () => this.element.close());
    this.element.ariaLabel = title;
    this.#list.role = "group";
    this.#list.ariaLabel = title;
    this.element.append(create("h2", {}, title), this.#list, close);
    this.element.addEventListener("click", (event) => {
      const target = event.target as Element;
      if (target === this.element || target.closest("a.permalink")) this.element.close();
    });
    this.element.addEventListener("close", () => this.#list.replaceChildren());
  }

  /** Shows the ancestors of a comment, its root first. Returns whether it has any. */
  open(comment: number): boolean {
    const articles: Element[] = [];
    let above = this.#engine.parentOf(comment);
    while (above !== null && articles.length < MOST_SHOWN) {
      articles.unshift(this.#article(above));
      above = this.#engine.parentOf(above);
    }
    if (articles.length === 0) return false;
    this.#list.replaceChildren(...articles);
    this.element.showModal();
    this.#list.focus();
    this.#list.scrollTop = this.#list.scrollHeight;
    return true;
  }

  /** A comment as in its row, but for what there can be once only, or would do something there. */
  #article(comment: number): Element {
    const row = this.#engine.rowOf(comment);
    const holder = create("div");
    setEngineHtml(holder, this.#engine.rowsHtml(row, row + 1));
    const article = holder.querySelector(".comment")!;
    for (const part of article.querySelectorAll(".toggle, .folded-count")) part.remove();
    for (const part of [article, ...article.querySelectorAll("[id]")]) part.removeAttribute("id");
    article.classList.remove("folded");
    return article;
  }
}
