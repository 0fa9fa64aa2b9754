// Having the engine ready before there is anything to read: while a file is on its way.

import { remembersIn } from "../attributes.js";
import { Engine } from "./engine.js";
import { compiledModule, isInUse } from "./instance.js";
import { whenIdle } from "../pause.js";
import { fetchVisits } from "../visits/memory.js";

/**
 * Has something of what threads are made of. Browsers compile a function when it is first called, and
 * the first rows are not to wait for that.
 */
const SAMPLE = JSON.stringify({
  threadbare: 1,
  title: "T",
  comments: [
    {
      id: "a",
      author: "A",
      time: "2026-01-02T03:04:05Z",
      score: 1,
      body: "*a* **b** `c` [d](https://e.f/) \u00e9\n\n> g\n\n- h\n\n```\ni\n```\nhttps://j.k/",
      markup: "markdown",
    },
    { id: "b", parent: "a", body: "<p>l <b>m</b>", markup: "html" },
    { id: "c", body: "n" },
  ],
});

let isAsked = false;

/**
 * Compiles the engine, off the main thread where the browser does, and when the page is idle makes it
 * work on a sample, unless there is a file by then. For whatever element it is called
 * first; does nothing when called again.
 */
export function getReady(element: Element): void {
  if (isAsked) return;
  isAsked = true;
  // Where this fails, it fails again for whoever opens something, and is told there.
  const ignore = (): void => {};
  compiledModule().then(() => {
    whenIdle(() => {
      if (isInUse()) return;
      if (remembersIn(element)) fetchVisits();
      work().catch(ignore);
    });
  }, ignore);
}

async function work(): Promise<void> {
  const engine = await Engine.open(SAMPLE, {});
  const { rows } = engine.select(0);
  engine.rowsHtml(0, rows);
}
