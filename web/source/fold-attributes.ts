// What of a thread starts folded, as the attributes of an element say.

import { numberIn } from "./attributes.js";
import type { FoldPolicy } from "./engine/fold-policy.js";
import { complain } from "./wrong-values.js";

export const FOLD_ATTRIBUTES = [
  "collapse-depth",
  "fold-below",
  "fold-removed",
  "fold-bots",
  "fold-roots-after",
] as const;

type FoldAttribute = (typeof FOLD_ATTRIBUTES)[number];

const USUAL_SCORE = -5;

export function foldPolicyIn(element: Element): FoldPolicy {
  return {
    belowScore: score(element),
    removed: isOn(element, "fold-removed"),
    bots: isOn(element, "fold-bots"),
    rootsAfter: count(element, "fold-roots-after"),
    depth: numberIn(element, "collapse-depth") ?? null,
  };
}

function score(element: Element): number | null {
  const text = said(element, "fold-below");
  if (text === null) return USUAL_SCORE;
  if (text === "off") return null;
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  complain(element, "fold-below", text, 'a whole number or "off"');
  return USUAL_SCORE;
}

function isOn(element: Element, attribute: FoldAttribute): boolean {
  const text = said(element, attribute);
  if (text !== null && text !== "on" && text !== "off") {
    complain(element, attribute, text, '"on" or "off"');
  }
  return text !== "off";
}

function count(element: Element, attribute: FoldAttribute): number | null {
  const text = said(element, attribute);
  if (text === null || text === "off") return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  complain(element, attribute, text, 'a number of comments or "off"');
  return null;
}

/** An empty attribute says as much as none. */
function said(element: Element, attribute: FoldAttribute): string | null {
  return element.getAttribute(attribute)?.trim() || null;
}
