// The threads of the site by the names of their files, as elements: made when the site is.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { convert } from "thread-bare/core";

export default {
  watch: ["../../threads/*"],
  async load(files) {
    const elements = files.map(async (file) => [
      basename(file),
      await convert(await readFile(file), { to: "element" }),
    ]);
    return Object.fromEntries(await Promise.all(elements));
  },
};
