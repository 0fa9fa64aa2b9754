// Threadbare: the element, given the file as a Blob, as a page gives it one that was picked.
import { expose } from "../measure/stopwatch.mjs";

// Whatever instance the element makes, its memory is what the wasm heap is.
let memory = null;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.apply(WebAssembly, given);
  memory = (made.instance ?? made).exports.memory;
  return made;
};

const element = document.createElement("thread-bare");
document.getElementById("stage").append(element);
let root = null; // of the element's shadow tree, once the script has defined it

let isShown = false;
element.addEventListener("threadbare:ready", () => (isShown = true));

let filled = 0; // so many blocks at the start are known to be

function areFilled(blocks) {
  while (filled < blocks.length && blocks[filled].firstChild) ++filled;
  return filled === blocks.length;
}

/** The root with the most rows below it in this page of the thread. */
function largestRoot() {
  let most = null;
  let size = -1;
  let start = 0;
  const all = [...root.querySelectorAll(".row")];
  for (let i = 1; i <= all.length; ++i) {
    if (i < all.length && all[i].dataset.depth !== "0") continue;
    if (i - start > size) [most, size] = [all[start], i - start];
    start = i;
  }
  return most;
}

const findInput = () => root.querySelector(".find input");

const isOnScreen = (row) => {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
};

function type(box, words) {
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

expose({
  wasmBytes: () => memory?.buffer.byteLength ?? null,
  takesBlob: true,
  async prepare(blob) {
    await customElements.whenDefined("thread-bare");
    root = element.shadowRoot;
    return blob;
  },
  open: (blob) => element.open(blob),
  root: () => root,
  hasRows: () => root.querySelector(".row") !== null,
  isReady: () => isShown && areFilled(root.querySelector(".blocks").children),
  foldable() {
    const row = largestRoot();
    const toggle = row.querySelector(".toggle");
    row.scrollIntoView({ block: "start" });
    const isFolded = () => row.querySelector(".folded") !== null;
    const to = (folded) => () => isFolded() !== folded && toggle.click();
    // A thread that is paged starts folded.
    if (isFolded()) toggle.click();
    return { fold: to(true), unfold: to(false) };
  },
  sort() {
    element.setAttribute("sort", "top");
  },
  openFind() {
    const buttons = [...root.querySelectorAll(".toolbar button")];
    buttons.find((button) => button.textContent === "Find")?.click();
    return findInput() !== null;
  },
  find(words) {
    type(findInput(), words);
    return () =>
      [...root.querySelectorAll(".block:not([hidden])")]
        .filter(isOnScreen)
        .flatMap((block) => [...block.children])
        .some((row) => isOnScreen(row) && row.textContent.includes(words));
  },
});
