// Peer (a), what most pages would do: JSON.parse, marked and DOMPurify, comments as <details> within
// <details>, put into the page when all is there.
import DOMPurify from "dompurify";
import { marked } from "marked";
import { facetsHtml, headHtml } from "./comment_html.mjs";
import { largestRoot, placeOf, sortByScore, threadOf } from "./thread.mjs";
import { expose } from "../measure/stopwatch.mjs";

const stage = document.getElementById("stage");
let thread;
let elements = [];

function bodyHtml({ text, facets }) {
  return DOMPurify.sanitize(facets ? facetsHtml(text, facets) : marked.parse(text));
}

function elementOf(comment) {
  const element = document.createElement("details");
  element.className = "branch";
  element.open = true;
  element.innerHTML = `<summary></summary><article class="comment">
<header>${headHtml(comment)}</header><section class="body">${bodyHtml(comment)}</section></article>`;
  return element;
}

function place(parent, replies) {
  for (const reply of replies) parent.append(elements[reply]);
}

expose({
  prepare: (buffer) => buffer,
  open(buffer) {
    thread = threadOf(buffer);
    elements = thread.comments.map(elementOf);
    thread.comments.forEach(({ replies }, i) => place(elements[i], replies));
    const list = document.createElement("div");
    place(list, thread.roots);
    stage.replaceChildren(list);
  },
  hasRows: () => stage.querySelector(".comment") !== null,
  isReady: () => stage.querySelector(".comment") !== null,
  foldable() {
    const element = elements[largestRoot(thread)];
    element.scrollIntoView({ block: "start" });
    return {
      fold: () => (element.open = false),
      unfold: () => (element.open = true),
    };
  },
  sort() {
    sortByScore(thread);
    thread.comments.forEach(({ replies }, i) => place(elements[i], replies));
    place(stage.firstElementChild, thread.roots);
  },
  find(words) {
    const found = placeOf(thread, words);
    const element = elements[found];
    for (let up = element; up; up = up.parentElement.closest("details")) up.open = true;
    element.scrollIntoView({ block: "start" });
  },
});
