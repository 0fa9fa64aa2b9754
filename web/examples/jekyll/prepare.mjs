// For sites without plugins: makes _data/threads/NAME.yml of threads/NAME.json and the like, for
// _includes/thread.html, and fetches the script and the styles. Run it before jekyll when a thread is new.
//
// What is included in Jekyll is Liquid, so the comments stand in data. That is YAML, which takes more
// than line feeds for the end of a line and refuses some characters: all but ASCII is written as HTML and
// JSON have it.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { convert } from "thread-bare/core";

const STRANGE = /[^\n\x20-\x7e]/gu;
const inHtml = (character) => `&#${character.codePointAt(0)};`;
const inJson = (character) =>
  character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");

function asciiOnly(element) {
  return element
    .split(/(?<=<script type="application\/json">)|(?=<\/script>)/)
    .map((part, i) => part.replace(STRANGE, i % 2 === 1 ? inJson : inHtml))
    .join("");
}

mkdirSync("thread-bare", { recursive: true });
for (const name of ["thread-bare.js", "styles.css"]) {
  copyFileSync(`node_modules/thread-bare/${name}`, `thread-bare/${name}`);
}
rmSync("_data/threads", { recursive: true, force: true });
mkdirSync("_data/threads", { recursive: true });
// `threadbare split` leaves a list of the threads beside them.
for (const file of readdirSync("threads").filter((name) => name !== "index.json")) {
  try {
    const element = await convert(readFileSync(`threads/${file}`), { to: "element" });
    const block = asciiOnly(element).replace(/^/gm, "  ");
    writeFileSync(`_data/threads/${file.replace(/\.[^.]*$/, "").replaceAll(".", "-")}.yml`, `html: |2\n${block}\n`);
  } catch (problem) {
    const place = problem.line ? `:${problem.line}:${problem.column}` : "";
    console.error(`threads/${file}${place}: ${problem.message}`);
    process.exitCode = 1;
  }
}
