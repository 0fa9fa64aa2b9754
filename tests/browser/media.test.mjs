// Pictures of comments: not asked for, unless somebody asks.
import assert from "node:assert/strict";
import { inShadow } from "./shadow.mjs";
import { openViewer, pick, temporaryFile } from "./viewer.mjs";
import { pageTest, until } from "./browser.mjs";
import { Reader } from "./reader.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();
const pixel = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
site.put("/one.gif", pixel);
site.put("/two.gif", pixel);
const threadJson = JSON.stringify({
  threadbare: 1,
  title: "Pictures",
  comments: [
    { id: "1", author: { name: "a" }, markup: "markdown", body: `Look: ![a bridge](http://${site.host}/one.gif) there.` },
    {
      id: "2",
      author: { name: "b" },
      body: "More.",
      media: [
        { url: `http://${site.host}/two.gif`, alt: "a river", type: "image" },
        { url: `http://${site.host}/film.mp4`, alt: "a film", type: "video" },
      ],
    },
    { id: "3", author: { name: "c" }, markup: "markdown", body: `![gone](http://${site.host}/none.gif)` },
  ],
});
site.put("/pictures.json", threadJson);

async function open(page, attributes = "") {
  site.asked.length = 0;
  await page.goto(site.page(`<thread-bare src="/pictures.json" ${attributes}></thread-bare>`));
  return Reader.of(page).opened(3);
}
const pictures = () => site.asked.filter((path) => /gif|mp4/.test(path));
const click = (page, selector) =>
  inShadow(page, (root, selector) => root.querySelector(selector).click(), selector);
const rest = () => new Promise((resolve) => setTimeout(resolve, 300));
const missing = [/404/];

pageTest("no picture is asked for by itself", async (page) => {
  await open(page);
  await rest();
  assert.deepEqual(pictures(), []);
});

pageTest("a click shows a picture in place, without a word of where it is shown", async (page) => {
  await open(page);
  await click(page, "#comment-1 .image-link");
  await until(() => pictures().length > 0, "a request");
  assert.deepEqual(pictures(), ["/one.gif"]);
  assert.equal(site.referrers.get("/one.gif"), undefined);
  const shown = await inShadow(page, (root) => {
    const image = root.querySelector("#comment-1 .picture img");
    const link = root.querySelector("#comment-1 .image-link");
    return [image.alt, image.parentElement.rel, link.ariaExpanded, link.getAttribute("href") === image.src];
  });
  assert.deepEqual(shown, ["a bridge", "nofollow ugc noopener noreferrer", "true", true]);
  assert.match(page.url(), /made-/, "the link was not followed");

  await click(page, "#comment-1 .image-link");
  assert.equal(await inShadow(page, (root) => root.querySelectorAll("img").length), 0);
});

pageTest("its room is there before it comes", async (page) => {
  await open(page);
  const heights = await inShadow(page, async (root) => {
    const row = root.querySelector("#comment-2");
    row.querySelector(".image-link").click();
    const before = row.getBoundingClientRect().height;
    const image = row.querySelector("img");
    while (!image.complete || image.naturalWidth === 0) await new Promise((done) => setTimeout(done, 20));
    await new Promise(requestAnimationFrame);
    return [before, row.getBoundingClientRect().height];
  });
  assert.equal(heights[0], heights[1]);
});

pageTest(
  "the page's author can have them all, and those that are gone are named",
  async (page) => {
    await open(page, 'media="load"');
    await until(() => pictures().length === 3, "three requests");
    assert.deepEqual(pictures().sort(), ["/none.gif", "/one.gif", "/two.gif"]);
    await until(
      () => inShadow(page, (root) => root.querySelector("#comment-3 .picture-problem")?.textContent),
      "a word on the one that is gone",
    );
  },
  { complaints: missing },
);

pageTest(
  "one that does not come is said, and its link leads there",
  async (page) => {
    await open(page);
    await click(page, "#comment-3 .image-link");
    await until(() => inShadow(page, (root) => !!root.querySelector("#comment-3 .picture-problem")));
    const prevented = await inShadow(page, (root) => {
      const link = root.querySelector("#comment-3 .image-link");
      let followed;
      root.addEventListener("click", (event) => {
        followed = !event.defaultPrevented;
        event.preventDefault();
      });
      link.click();
      return !followed;
    });
    assert.equal(prevented, false);
  },
  { complaints: missing },
);

pageTest("`link` leaves links alone", async (page) => {
  await open(page, 'media="link"');
  const followed = await inShadow(page, (root) => {
    let prevented;
    root.addEventListener("click", (event) => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    });
    root.querySelector("#comment-1 .image-link").click();
    return !prevented;
  });
  assert.equal(followed, true);
  assert.deepEqual(pictures(), []);
});

pageTest("the viewer loads none, whatever is clicked", async (page) => {
  await openViewer(page);
  await pick(page, temporaryFile("pictures.json", threadJson));
  await Reader.of(page).opened(3);
  site.asked.length = 0;
  const kept = await inShadow(page, (root) => {
    root.addEventListener("click", (event) => event.preventDefault());
    for (const link of root.querySelectorAll(".image-link")) link.click();
    return root.querySelectorAll("img").length;
  });
  await rest();
  assert.equal(kept, 0);
  assert.deepEqual(pictures(), []);
});
