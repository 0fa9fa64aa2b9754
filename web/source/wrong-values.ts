// Attributes with values that say nothing: they count as absent, and the console names them once.

import { ORDERS } from "./engine/orders.js";

/** What attributes take that choose among names; an empty one chooses none. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  sort: ORDERS,
  keys: ["inside", "page", "off"],
  media: ["click", "load", "link"],
  remember: ["on", "off"],
  "jump-button": ["on", "auto", "off"],
  theme: ["auto", "light", "dark", "sepia", "contrast"],
  rails: ["lines", "levels", "none"],
  loading: ["lazy", "eager"],
};

/** What was complained of, by element: once is enough. */
const complaints = new WeakMap<Element, Set<string>>();

/** Complains of a value of an attribute that chooses, if it is none that there is. */
export function checkChoice(element: Element, attribute: string): void {
  const text = element.getAttribute(attribute)?.trim();
  const choices = CHOICES[attribute];
  if (!text || !choices || choices.includes(text)) return;
  const quoted = choices.map((choice) => JSON.stringify(choice));
  complain(element, attribute, text, `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`);
}

/** Says in the console that an attribute wants something else, and counts as absent. */
export function complain(element: Element, attribute: string, text: string, wants: string): void {
  const complaint = `<thread-bare ${attribute}="${text.slice(0, 100)}">: it takes ${wants}; this counts as none.`;
  const said = complaints.get(element) ?? new Set();
  complaints.set(element, said);
  if (!said.has(complaint)) console.warn(complaint);
  said.add(complaint);
}
