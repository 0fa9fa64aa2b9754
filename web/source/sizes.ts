// Sizes of files and memory, and what is said where they are too much.

import { ThreadBareError } from "./problem.js";

/** "1.4 GB", "17.7 MB". */
export function inUnits(bytes: number): string {
  const [unit, name] = bytes < 2 ** 30 ? [2 ** 20, "MB"] : [2 ** 30, "GB"];
  return `${(bytes / unit).toFixed(1)} ${name}`;
}

/** `what` is said of the input. */
export function tooLarge(what: string): ThreadBareError {
  const message = `No more than 4 GB can be read at once, and this ${what}; split it`;
  return new ThreadBareError("too-large", message);
}

/** The file has so many bytes, as far as is known, and the memory that the browser gave it, so many. */
export function needsMore(file: number, memory: number): string {
  const what = file > 0 ? `This file of ${inUnits(file)}` : "This file";
  return `${what} needs more memory than this browser gives it, which is ${inUnits(memory)}`;
}
