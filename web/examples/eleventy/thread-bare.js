// An Eleventy plugin: `{% thread "threads/some.json" %}` in a layout shows a saved thread.
//
// Not in a Markdown file: what stands there would go through Markdown once more, and the comments
// are strangers' words.

import { readFile } from "node:fs/promises";
import { convert } from "thread-bare/core";

export default function threadBare(config) {
  config.addPassthroughCopy({
    "node_modules/thread-bare/thread-bare.js": "thread-bare/thread-bare.js",
    "node_modules/thread-bare/styles.css": "thread-bare/styles.css",
  });
  config.addWatchTarget("./threads/");
  // `{% thread file, lang="de", thread=2 %}` takes what convert() of thread-bare/core does.
  config.addAsyncShortcode("thread", async (file, { __keywords, ...options } = {}) => {
    try {
      return await convert(await readFile(file), { ...options, to: "element" });
    } catch (problem) {
      const place = problem.line ? `:${problem.line}:${problem.column}` : "";
      throw new Error(`${file}${place}: ${problem.message}`, { cause: problem });
    }
  });
}
