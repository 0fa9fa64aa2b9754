// Makes assets/threads/NAME.html of threads/NAME.json and the like, for the shortcode `thread`, and
// fetches the script and the styles. Run it before hugo when a thread is new.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { convert } from "thread-bare/core";

const assets = "themes/thread-bare/assets/thread-bare";
mkdirSync(assets, { recursive: true });
copyFileSync("node_modules/thread-bare/thread-bare.js", `${assets}/thread-bare.js`);
copyFileSync("node_modules/thread-bare/styles.css", `${assets}/thread-bare.css`);
rmSync("assets/threads", { recursive: true, force: true });
mkdirSync("assets/threads", { recursive: true });
// `threadbare split` leaves a list of the threads beside them.
for (const file of readdirSync("threads").filter((name) => name !== "index.json")) {
  try {
    const element = await convert(readFileSync(`threads/${file}`), { to: "element" });
    writeFileSync(`assets/threads/${file.replace(/\.[^.]*$/, "")}.html`, element);
  } catch (problem) {
    const place = problem.line ? `:${problem.line}:${problem.column}` : "";
    console.error(`threads/${file}${place}: ${problem.message}`);
    process.exitCode = 1;
  }
}
