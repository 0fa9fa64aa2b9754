// The same in WebKit, where a smoke set has to do: its driver is slow. As sinks.mjs, with one browser
// and one page for all.
import { until } from "../browser/browser.mjs";
import { launchWebKit } from "../browser/webkit.mjs";
import { aimed, isOwn, run, site } from "./sinks.mjs";
import { inspect, poke, watchForExecutions } from "./witness.mjs";

const head = `<script>(${watchForExecutions})()</script>`;
const inElement = 'document.querySelector("thread-bare").shadowRoot';
const inPlace = 'document.getElementById("sink")';

export class WebKit {
  static async open() {
    const webkit = new WebKit();
    const { driver, close } = await launchWebKit();
    return Object.assign(webkit, { driver, close, made: 0 });
  }

  ask(expression) {
    return this.driver.executeScript(`return ${expression}`);
  }

  /** Shows a document in a sink, "element" or "fragment". Returns as shownIn() of sinks.mjs does. */
  async show(sink, json, count) {
    const before = site.asked.length;
    const name = `hostile-${9_000 + ++this.made}`;
    if (sink === "element") {
      site.put(`/${name}.json`, aimed(json));
      const element = `<thread-bare src="/${name}.json" loading="eager" fold-below="off"></thread-bare>`;
      await this.driver.get(site.page(element, { head }));
    } else {
      await this.driver.get(site.page('<div id="sink"></div>', { head, script: "" }));
      const html = run(aimed(json), "convert", "--to", "html");
      await this.driver.executeScript(`${inPlace}.innerHTML = arguments[0]`, html);
    }
    return this.#seen(sink === "element" ? inElement : inPlace, count, before);
  }

  async #seen(root, count, before) {
    await until(() => this.ask(`${root}?.querySelectorAll("article.comment").length === ${count}`), `${count} comments`);
    const found = await this.ask(`(${inspect})(${root}, ${count})`);
    await this.ask(`(${poke})(${root})`);
    await new Promise((done) => setTimeout(done, 200));
    const strays = await this.ask(
      `performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(location.origin))`,
    );
    const local = site.asked.slice(before).filter((path) => !isOwn(path));
    return { ...found, ran: await this.ask("window.ran"), requests: [...strays, ...local] };
  }

  /** Whether it sees what runs, where a text is put into a page as it is. */
  async sees(text) {
    await this.driver.get(site.page('<div id="sink"></div>', { head, script: "" }));
    await this.driver.executeScript(`${inPlace}.innerHTML = arguments[0]`, aimed(text));
    await new Promise((done) => setTimeout(done, 200));
    return (await this.ask("window.ran.length")) > 0;
  }
}

export const webkitSinks = ["element", "fragment"];
