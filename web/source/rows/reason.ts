// Says why a comment stands where it does.

import { commentOf } from "./block.js";
import type { Order } from "../engine/orders.js";
import type { Phrases } from "../phrases.js";

/** Why a comment stands where it does; absent is what the order does not go by, or is not known. */
export interface Reason {
  readonly pinned?: true;
  readonly time?: string;
  readonly score?: number;
  readonly up?: number;
  readonly down?: number;
  readonly best?: number;
  readonly newest?: string;
  readonly replies?: number;
}

/** Has the button of a comment say why that stands there, once somebody comes to its head. */
export function sayReasons(rows: HTMLElement, why: (comment: number) => string | null): void {
  for (const name of ["pointerover", "focusin"]) {
    rows.addEventListener(name, (event) => {
      const head = (event.target as Element).closest(".comment > header");
      if (!head) return;
      const words = why(commentOf(head));
      if (words !== null) head.querySelector<HTMLElement>(".toggle")!.title = words;
    });
  }
}

/** A sentence; empty in the order of the file, where there is nothing to say. */
export function wordedReason(order: Order, reason: Reason, phrases: Phrases): string {
  if (order === "source") return "";
  const facts = wordedFacts(order, reason, phrases) ?? phrases.say("why_unknown");
  return reason.pinned ? phrases.say("why_pinned", { reason: facts }) : facts;
}

function wordedFacts(order: Order, reason: Reason, phrases: Phrases): string | null {
  const { up, down, best, score, replies } = reason;
  const time = reason.time ?? reason.newest;
  if (up !== undefined && down !== undefined) {
    const votes = phrases.say("why_votes", { up, down });
    if (best === undefined) return votes;
    const format = new Intl.NumberFormat([...phrases.locales], { minimumFractionDigits: 2 });
    return phrases.say("why_best", { votes, best: format.format(best) });
  }
  if (score !== undefined) {
    const points = phrases.counted("why_points", score);
    return order === "best" ? phrases.say("why_by_score", { points }) : points;
  }
  if (replies !== undefined) return phrases.counted("why_replies", replies);
  if (time === undefined) return null;
  const date = `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
  return order === "activity" ? phrases.say("why_newest", { time: date }) : date;
}
