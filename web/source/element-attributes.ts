// The attributes of `<thread-bare>`, as those who write them in TypeScript have them. The manifest of
// the package is made of this file.

import type { Order } from "./engine/orders.js";

/** Attributes that say yes or no. */
type Switch = "on" | "off";

/** A number, as JSX has it or as HTML has it. */
type Digits = number | `${number}`;

/** All of them may be left out, and changed at any time. web/README.md has them at length. */
export interface ThreadBareAttributes {
  /** The address of a thread file; without it the data stands inside the element. */
  src?: string;
  /** Of a file that holds several threads one: its number from 1, its URL or path, its post's id. */
  thread?: Digits | (string & {});
  /** Name of the format; recognised by content without it. */
  format?: string;
  /** For JSON of no known format: the address of a map, or a map itself. */
  map?: string;
  /** Where relative links in comments start, for files that do not say. */
  base?: string;
  /** By what siblings are ordered; "source". */
  sort?: Order;
  /** Comments so many levels down and deeper start folded; roots are level 0. */
  "collapse-depth"?: Digits;
  /** Comments with a lower score start folded; -5. */
  "fold-below"?: Digits | "off";
  /** Removed and deleted comments without replies start folded; "on". */
  "fold-removed"?: Switch;
  /** Pinned comments of bots start folded; "on". */
  "fold-bots"?: Switch;
  /** Roots with replies that so many comments stand before start folded; "off". */
  "fold-roots-after"?: Digits | "off";
  /** Columns of indent at most; by the width of the page. */
  "max-depth"?: Digits;
  /** Where keys are listened for; "inside". */
  keys?: "inside" | "page" | "off";
  /** The level of the title's heading; 2. */
  "heading-level"?: 2 | 3 | 4 | 5 | "2" | "3" | "4" | "5";
  /** When pictures are shown in place; "click". */
  media?: "click" | "load" | "link";
  /** Whether visits are kept in the reader's browser for the next. */
  remember?: Switch;
  /** A button over the end of the comments that leads to the next thread; "off". */
  "jump-button"?: Switch | "auto";
  /** Colours; "auto" takes those of the page. */
  theme?: "auto" | "light" | "dark" | "sepia" | "contrast";
  /** How the rails beside comments look; "lines". */
  rails?: "lines" | "levels" | "none";
  /** The language of all words; the nearest `lang` around it, else the browser's. */
  lang?: string;
  /** Whether it is read when it comes near the screen; "lazy". */
  loading?: "lazy" | "eager";
}
