// The threads of the site by the names of their files, as elements: made when the site is.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { convert } from "thread-bare/core";

async function elementOf(file) {
  try {
    return await convert(await readFile(file), { to: "element" });
  } catch (problem) {
    throw new Error(`${file}: ${problem.message}`, { cause: problem });
  }
}

export default {
  watch: ["../../threads/*"],
  async load(files) {
    // `thread-bare split` leaves a list of the threads beside them.
    const threads = files.filter((file) => basename(file) !== "index.json");
    const elements = threads.map(async (file) => [basename(file), await elementOf(file)]);
    return Object.fromEntries(await Promise.all(elements));
  },
};
