// Peer (b), what a careful team would build: JSON.parse, flat rows of which only those on screen are
// in the page (@tanstack/virtual-core, with measured heights), Markdown by markdown-it when a row is
// first shown, kept from then on.
import {
  elementScroll, measureElement, observeElementOffset, observeElementRect, Virtualizer,
} from "@tanstack/virtual-core";
import markdownIt from "markdown-it";
import { escapeHtml, facetsHtml, headHtml } from "./comment_html.mjs";
import { largestRoot, placeOf, preorder, sortByScore, threadOf } from "./thread.mjs";
import { expose } from "../measure/stopwatch.mjs";

const DEEPEST_INDENT = 14;

// HTML in Markdown is escaped, so that nothing needs to be sanitized.
const markdown = markdownIt({ html: false, linkify: true });

const stage = document.getElementById("stage");
const scroller = document.createElement("div");
const list = document.createElement("div");
scroller.className = "scroller";
list.className = "virtual-list";
scroller.append(list);
stage.append(scroller);

let thread;
let order = []; // places in preorder
let ends = []; // for each of them, where in `order` its replies end
let depths = [];
let visible = []; // indices into `order` of what no fold hides
const folded = new Set(); // places
const bodies = new Map(); // by place
const shown = new Map(); // row elements by place
let virtualizer;

function arrange() {
  order = preorder(thread);
  depths = new Array(order.length);
  ends = new Array(order.length);
  const levels = new Map();
  order.forEach((place, i) => {
    const { parent } = thread.comments[place];
    depths[i] = parent < 0 ? 0 : levels.get(parent) + 1;
    levels.set(place, depths[i]);
  });
  const open = [];
  for (let i = 0; i <= order.length; ++i) {
    const depth = i < order.length ? depths[i] : 0;
    while (open.length > depth) ends[open.pop()] = i;
    open.push(i);
  }
}

function collectVisible() {
  visible = [];
  for (let i = 0; i < order.length; i = folded.has(order[i]) ? ends[i] : i + 1) visible.push(i);
}

function bodyOf(place) {
  let html = bodies.get(place);
  if (html === undefined) {
    const { text, facets } = thread.comments[place];
    html = facets ? facetsHtml(text, facets) : markdown.render(text);
    bodies.set(place, html);
  }
  return html;
}

function rowOf(i) {
  const place = order[i];
  const comment = thread.comments[place];
  const isFolded = folded.has(place);
  const row = document.createElement("div");
  row.className = "virtual-row";
  row.style.paddingInlineStart = `${Math.min(depths[i], DEEPEST_INDENT) * 24}px`;
  const fold = comment.replies.length > 0 ? `<button class="fold">${isFolded ? "+" : "−"}</button>` : "";
  row.innerHTML = `<article class="comment${isFolded ? " folded" : ""}">
<header>${fold}${headHtml(comment)}</header><section class="body">${bodyOf(place)}</section></article>`;
  row.querySelector(".fold")?.addEventListener("click", () => setFolded(place, !folded.has(place)));
  return row;
}

/** Brings the page in line with what is on screen. Rows that stay are not made again. */
function render() {
  const items = virtualizer.getVirtualItems();
  list.style.height = `${virtualizer.getTotalSize()}px`;
  const wanted = new Set();
  for (const { index, start } of items) {
    const i = visible[index];
    const place = order[i];
    wanted.add(place);
    let row = shown.get(place);
    if (!row) {
      row = rowOf(i);
      shown.set(place, row);
      list.append(row);
    }
    row.dataset.index = index;
    row.style.transform = `translateY(${start}px)`;
    virtualizer.measureElement(row);
  }
  for (const [place, row] of shown) {
    if (wanted.has(place)) continue;
    row.remove();
    shown.delete(place);
  }
}

function options() {
  return {
    count: visible.length,
    getScrollElement: () => scroller,
    estimateSize: () => 110,
    getItemKey: (index) => order[visible[index]],
    overscan: 5,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    measureElement,
    onChange: () => render(),
  };
}

function refresh() {
  collectVisible();
  virtualizer.setOptions(options());
  virtualizer._willUpdate();
  render();
}

function setFolded(place, isFolded) {
  if (isFolded) folded.add(place);
  else folded.delete(place);
  shown.get(place)?.remove();
  shown.delete(place);
  refresh();
}

expose({
  scroller,
  prepare: (buffer) => buffer,
  open(buffer) {
    thread = threadOf(buffer);
    arrange();
    collectVisible();
    virtualizer = new Virtualizer(options());
    virtualizer._didMount();
    virtualizer._willUpdate();
    render();
  },
  hasRows: () => list.querySelector(".comment") !== null,
  // The rest is made when it is scrolled to, so this is all there is to wait for.
  isReady: () => list.querySelector(".comment") !== null,
  foldable() {
    const place = largestRoot(thread);
    virtualizer.scrollToIndex(visible.findIndex((i) => order[i] === place), { align: "start" });
    return { fold: () => setFolded(place, true), unfold: () => setFolded(place, false) };
  },
  sort() {
    sortByScore(thread);
    arrange();
    for (const row of shown.values()) row.remove();
    shown.clear();
    refresh();
    virtualizer.scrollToIndex(0);
  },
  find(words) {
    const found = placeOf(thread, words);
    for (let up = thread.comments[found].parent; up >= 0; up = thread.comments[up].parent) {
      folded.delete(up);
    }
    refresh();
    virtualizer.scrollToIndex(visible.findIndex((i) => order[i] === found), { align: "start" });
    return () => shown.has(found);
  },
});
