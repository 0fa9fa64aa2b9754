// The commands of web/guides, one after the other, as somebody runs them who has what they start with.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "../browser/browser.mjs";
import { installPackages } from "./project.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));
const golden = (name) => readFileSync(join(top, "tests", "golden", name));
installPackages();

/** Runs all that a guide has as `sh`, in a folder with these files. Returns the folder. */
function followed(guide, files) {
  const folder = join(build, "sites", guide);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(join("..", "node_modules"), join(folder, "node_modules"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const text = readFileSync(join(top, "web", "guides", `${guide}.md`), "utf8");
  const blocks = [...text.matchAll(/^ *```sh\n(.*?)^ *```/gms)].map(([, block]) => block);
  assert.ok(blocks.length >= 2);
  for (const block of blocks) execFileSync("sh", ["-e"], { cwd: folder, input: block, stdio: ["pipe", "pipe", "pipe"] });
  return folder;
}

test("leave Disqus", () => {
  const folder = followed("leave-disqus", { "export.xml.gz": gzipSync(golden("disqus/mill.input.xml")) });
  const thread = JSON.parse(readFileSync(join(folder, "threads", "grinding-rye.json"), "utf8"));
  assert.equal(thread.threadbare, 1);
  assert.ok(existsSync(join(folder, "archive", "index.html")));
  const ids = [...golden("disqus/mill.input.xml").toString().matchAll(/<post dsq:id="(\d+)"/g)].map(([, id]) => id);
  assert.ok(thread.comments.some(({ id }) => ids.includes(id)), "comments have the ids of Disqus");
});

test("leave WordPress comments", () => {
  const folder = followed("leave-wordpress", { "export.xml": golden("wordpress/bakery.input.xml") });
  assert.match(readFileSync(join(folder, "sourdough.html"), "utf8"), /<thread-bare/);
});

test("a saved thread below a post", () => {
  const thread = readFileSync(join(top, "web", "examples", "threads", "starter.lemmy.json"));
  const folder = followed("saved-thread", { "thread.json": thread });
  assert.match(readFileSync(join(folder, "element.html"), "utf8"), /^<thread-bare lang="en">.*acetone/s);
  assert.match(readFileSync(join(folder, "thread.html"), "utf8"), /acetone/);
});
