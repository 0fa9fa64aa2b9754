// Peer (c), the npm package bluesky-comments-tag as it is. It can only fetch, so `fetch` answers from
// memory. It shows plain text, and can neither fold, nor sort, nor find. It would ask for a picture of
// each author; in its favour they are hidden from it, in bytes as many as before.
import "bluesky-comments-tag/load";
import { expose } from "../measure/stopwatch.mjs";

const stage = document.getElementById("stage");
const inTag = (selector) =>
  stage.querySelector("bluesky-comments")?.shadowRoot.querySelector(selector) ?? null;

expose({
  prepare(buffer) {
    const text = new TextDecoder().decode(buffer).replaceAll('"avatar":', '"Avatar":');
    const bytes = new TextEncoder().encode(text);
    window.fetch = async () => new Response(bytes);
  },
  open() {
    const tag = document.createElement("bluesky-comments");
    tag.setAttribute("url", "at://did:plc:any/app.bsky.feed.post/any");
    tag.style.display = "block";
    tag.style.minHeight = "100px"; // it waits until some of it is on screen
    stage.append(tag);
  },
  root: () => stage.querySelector("bluesky-comments").shadowRoot,
  hasRows: () => inTag(".comment") !== null,
  isReady: () => inTag(".comment") !== null,
});
