// Sizes of files and memory, and what is said where they are too much.

import { type Said, said, ThreadBareError } from "../problem.js";

/** "1.4 GB", "17.7 MB". */
export function inUnits(bytes: number): string {
  const [unit, name] = bytes < 2 ** 30 ? [2 ** 20, "MB"] : [2 ** 30, "GB"];
  return `${(bytes / unit).toFixed(1)} ${name}`;
}

/** Of so many bytes, where that is known. */
export function tooLarge(bytes?: number): ThreadBareError {
  const sentence =
    bytes === undefined ? said("too_large_more") : said("too_large", { size: inUnits(bytes) });
  return new ThreadBareError("too-large", sentence);
}

/** The file has so many bytes, as far as is known, and the memory that the browser gave it, so many. */
export function needsMore(file: number, memory: number): Said {
  const gave = { memory: inUnits(memory) };
  if (file <= 0) return said("out_of_memory", gave);
  return said("out_of_memory_for", { ...gave, size: inUnits(file) });
}
