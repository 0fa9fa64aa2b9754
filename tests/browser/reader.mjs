// A reader of a thread: sees its rows and clicks on them. In terms of `evaluate` (runs a function
// in the page) and `clickAt`, so that it works with every driver.
import { until } from "./browser.mjs";

export class Reader {
  constructor({ evaluate, clickAt }, selector = "thread-bare") {
    this.evaluate = evaluate;
    this.clickAt = clickAt;
    this.selector = selector;
  }

  static of(page, selector) {
    const clickAt = (x, y) => page.mouse.click(x, y);
    return new Reader({ evaluate: page.evaluate.bind(page), clickAt }, selector);
  }

  /** Every row in the page, in order, with what a person sees of it. */
  rows() {
    return this.evaluate((selector) => {
      const text = (row, part) => row.querySelector(part)?.textContent ?? null;
      const root = document.querySelector(selector).shadowRoot;
      return [...root.querySelectorAll(".row")].map((row) => {
        const article = row.querySelector(".comment");
        return {
          id: article.id.replace(/^comment-/, ""),
          depth: Number(row.dataset.depth),
          shown: row.closest("[hidden]") === null,
          folded: article.classList.contains("folded"),
          expanded: row.querySelector(".toggle")?.getAttribute("aria-expanded") ?? null,
          author: text(row, ".author"),
          badges: [...row.querySelectorAll("header .badge")].map((badge) => badge.textContent),
          score: text(row, ".score"),
          time: text(row, "header .time"),
          timeTitle: row.querySelector("header .time")?.title ?? null,
          state: text(row, ".state"),
          body: text(row, ".body"),
          footer: text(row, ".footer"),
          counted: text(row, ".folded-count"),
          missing: article.classList.contains("is-missing"),
        };
      });
    }, this.selector);
  }

  async shown() {
    return (await this.rows()).filter((row) => row.shown);
  }

  async shownIds() {
    return (await this.shown()).map((row) => row.id);
  }

  async row(id) {
    return (await this.rows()).find((row) => row.id === id);
  }

  /** Waits until a thread with a row is there, or just for so many rows. */
  async opened(count) {
    const enough = (rows) => (count === undefined ? rows.length > 0 : rows.length === count);
    await until(async () => enough(await this.rows()), `${count ?? "some"} rows`);
    return this;
  }

  /** The text of something outside the rows. */
  text(part) {
    return this.evaluate(
      (selector, part) =>
        document.querySelector(selector).shadowRoot.querySelector(part)?.textContent ?? null,
      this.selector,
      part,
    );
  }

  /** Where a part of a row is in the window, once it is scrolled to. */
  boxOf(id, part) {
    return this.evaluate(
      (selector, id, part) => {
        const article = document.querySelector(selector).shadowRoot.getElementById(`comment-${id}`);
        const element = article.closest(".row").querySelector(part);
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, width, height };
      },
      this.selector,
      id,
      part,
    );
  }

  /** Clicks the button that folds and unfolds a comment. */
  async toggle(id) {
    const { x, y, width, height } = await this.boxOf(id, ".toggle");
    await this.clickAt(x + width / 2, y + height / 2);
  }

  /** Clicks the rail of a level beside a row. */
  async clickRail(id, level) {
    const { depth } = await this.row(id);
    const { x, y, width, height } = await this.boxOf(id, ".rails");
    await this.clickAt(x + (width * (level + 0.5)) / depth, y + height / 2);
  }

  /** Chooses in a select of the toolbar: the first is the order, the second the levels. */
  choose(place, value) {
    return this.evaluate(
      (selector, place, value) => {
        const toolbar = document.querySelector(selector).shadowRoot.querySelector(".toolbar");
        const select = toolbar.querySelectorAll("select")[place];
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      },
      this.selector,
      place,
      value,
    );
  }

  sort(order) {
    return this.choose(0, order);
  }

  /** Presses a button of the toolbar by its text. */
  press(text) {
    return this.evaluate(
      (selector, text) => {
        const buttons = document
          .querySelector(selector)
          .shadowRoot.querySelectorAll(".toolbar button");
        [...buttons].find((button) => button.textContent === text).click();
      },
      this.selector,
      text,
    );
  }
}
