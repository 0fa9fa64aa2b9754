// The lines of a file around the place where something is wrong.

import { create } from "../source/create.js";
import type { Place } from "../source/problem.js";
import type { ViewerPhrases } from "./speech.js";

const LINES_AROUND = 3;

/** Longest part of a line that is shown; machines write lines of many megabytes. */
const CHARACTERS_SHOWN = 120;

/** Enough for the lines around a place, whatever comes before and after it. */
const BYTES_AROUND = 4096;

/**
 * The lines around a place with their numbers, the place itself marked; where there is no place,
 * the first lines. Nothing for what is not text: places are counted in UTF-8.
 */
export async function excerptOf(
  source: Blob | string,
  place: Place,
  phrases: ViewerPhrases,
): Promise<HTMLElement[]> {
  const blob = typeof source === "string" ? new Blob([source]) : source;
  if (blob.size === 0 || (await isBinary(blob))) return [];
  const byte = Math.min(place.byte ?? 0, blob.size);
  const before = await textOf(blob.slice(Math.max(byte - BYTES_AROUND, 0), byte));
  const after = await textOf(blob.slice(byte, byte + BYTES_AROUND));

  const above = before.split(/\r?\n/);
  const start = above.pop() ?? "";
  const below = after.split(/\r?\n/);
  const rest = below.shift() ?? "";
  const number = place.line || 1;
  const shownAbove = above.slice(-LINES_AROUND);
  const top = number - shownAbove.length;
  const lines: Node[] = shownAbove.map((line, i) => row(top + i, head(line)));
  lines.push(place.byte === undefined ? row(number, head(rest)) : markedRow(number, start, rest));
  below.slice(0, LINES_AROUND).forEach((line, i) => lines.push(row(number + 1 + i, head(line))));
  const excerpt = create("pre", { className: "excerpt" }, ...lines);
  excerpt.tabIndex = 0; // it scrolls sideways, so keys must reach it
  excerpt.ariaLabel = phrases.say("excerpt");
  excerpt.dir = "ltr";
  excerpt.role = "region";
  return [excerpt];
}

async function isBinary(blob: Blob): Promise<boolean> {
  const first = new Uint8Array(await blob.slice(0, BYTES_AROUND).arrayBuffer());
  return first.includes(0) || (first[0] === 0xff && first[1] === 0xfe);
}

/** Characters cut in two at the ends of a slice are left out. */
async function textOf(slice: Blob): Promise<string> {
  return (await slice.text()).replace(/^\uFFFD+|\uFFFD+$/g, "");
}

function row(number: number, ...content: (Node | string)[]): HTMLElement {
  const label = create("span", { className: "line-number" }, String(number));
  return create("span", { className: "line" }, label, ...content, "\n");
}

function markedRow(number: number, start: string, rest: string): HTMLElement {
  const mark = create("mark", {}, rest.slice(0, 1) || " ");
  const shown = row(number, tail(start), mark, head(rest.slice(1)));
  shown.classList.add("here");
  return shown;
}

function head(line: string): string {
  return line.length > CHARACTERS_SHOWN ? `${line.slice(0, CHARACTERS_SHOWN)}…` : line;
}

function tail(line: string): string {
  const half = CHARACTERS_SHOWN / 2;
  return line.length > half ? `…${line.slice(-half)}` : line;
}
