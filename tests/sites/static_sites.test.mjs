// The examples whose pages are made by a generator of static sites, with the threads in them.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { checkSite } from "./prerendered.mjs";
import { builtExample, exampleNames, installedTool } from "./project.mjs";

const inFolders = {
  eleventy: ["_site", (path) => `/posts${path}`],
  astro: ["dist"],
  vitepress: [".vitepress/dist", (path) => path.replace(/\/$/, "")],
};
for (const [name, [folder, pathOf]] of Object.entries(inFolders)) {
  await checkSite(name, join(builtExample(name), folder), pathOf);
}

if (installedTool("hugo")) {
  const project = builtExample("hugo");
  await checkSite("hugo", join(project, "public"), (path) => `/posts${path}`);
} else {
  test("hugo", { skip: "hugo is not installed" });
}

if (installedTool("jekyll")) {
  await checkSite("jekyll", join(builtExample("jekyll"), "_site"));
  const script = "build-without-plugins";
  const project = builtExample("jekyll", { script, folder: "jekyll-without-plugins" });
  await checkSite("jekyll without plugins", join(project, "_site"));
} else {
  test("jekyll", { skip: "jekyll is not installed" });
}

test("every example has a test", () => {
  const tested = [...Object.keys(inFolders), "hugo", "jekyll", "plain", "react", "vue", "svelte"];
  assert.deepEqual([...exampleNames].sort(), tested.sort());
});
