// What the attributes of an element say. Values that say nothing count as none.

import { type Engine, type OpenOptions, type Order, ORDERS } from "./engine/engine.js";
import type { KeyScope } from "./moving/keys.js";
import { said, ThreadBareError } from "./problem.js";
import { request } from "./input/source.js";
import type { MediaPolicy } from "./rows/media.js";
import { complain } from "./wrong-values.js";

/** A whole number from 0 on; undefined for none. */
export function numberIn(element: Element, attribute: string): number | undefined {
  const text = element.getAttribute(attribute)?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text);
  if (text !== "") complain(element, attribute, text, "a whole number from 0 on");
  return undefined;
}

/** The level of the title's heading. */
export function headingLevelIn(element: Element): number {
  const text = element.getAttribute("heading-level")?.trim() ?? "";
  if (/^[2-5]$/.test(text)) return Number(text);
  if (text !== "") complain(element, "heading-level", text, "2, 3, 4 or 5");
  return 2;
}

/** The order of `sort`. */
export function orderIn(element: Element): Order {
  const name = element.getAttribute("sort");
  return ORDERS.find((order) => order === name) ?? "source";
}

/** Where keys are listened for. */
export function keyScopeIn(element: Element): KeyScope {
  const scope = element.getAttribute("keys");
  return scope === "off" || scope === "page" ? scope : "inside";
}

/** Whether visits are kept for the next. */
export function remembersIn(element: Element): boolean {
  return element.getAttribute("remember") !== "off";
}

/** When pictures are shown in place. */
export function mediaPolicyIn(element: Element): MediaPolicy {
  const policy = element.getAttribute("media");
  return policy === "load" || policy === "link" ? policy : "click";
}

/** How to read; a map is there as such, or its address is. Rejects if that cannot be read. */
export async function optionsIn(
  element: Element,
  signal: AbortSignal,
  cache?: RequestCache,
): Promise<OpenOptions> {
  const given: Record<string, string> = {};
  for (const name of ["format", "base", "map"]) {
    const value = element.getAttribute(name)?.trim();
    if (value) given[name] = value;
  }
  const { map } = given;
  if (map && !map.startsWith("{")) {
    const { href } = new URL(map, element.baseURI);
    given["map"] = await (await request(href, signal, cache)).text();
  }
  return given;
}

/** Where the thread that the attribute names is in the list. Throws if there is none such. */
export function chosenThreadIn(element: Element, engine: Engine): number {
  const text = element.getAttribute("thread")?.trim();
  if (!text) return 0;
  const thread = engine.findThread(text);
  if (thread !== null) return thread;
  throw new ThreadBareError("no-such-thread", said("no_such_thread", { thread: text }));
}
