// Runs in the page: bodies to HTML, by our engine and by libraries, from what is in memory to a
// string. Of ours that is all of each row, the frame around the body too: it has no other way.
import * as commonmark from "commonmark";
import DOMPurify from "dompurify";
import markdownIt from "markdown-it";
import { marked } from "marked";
import * as markdownWasm from "markdown-wasm/dist/markdown.es.js";
import { breathe, Core, timed } from "./core.mjs";

const encoder = new TextEncoder();

/** Native JSON with bodies and nothing else. */
function threadOf(bodies, markup) {
  const comments = bodies.map((body, i) => ({ id: `${i}`, body, markup }));
  return encoder.encode(JSON.stringify({ threadbare: 1, comments }));
}

function ourWay(module, bodies, markup) {
  const bytes = threadOf(bodies, markup);
  return () => {
    const core = new Core(module, bytes);
    core.read();
    const rows = core.select();
    return timed(() => core.render(rows));
  };
}

const eachBy = (render, bodies) => () =>
  timed(() => {
    let length = 0;
    for (const body of bodies) length += render(body).length;
    return length;
  });

async function waysOf(bodies) {
  const module = await WebAssembly.compileStreaming(fetch("/embed.wasm"));
  await markdownWasm.ready;
  const it = markdownIt({ html: false, linkify: true });
  const parser = new commonmark.Parser();
  const renderer = new commonmark.HtmlRenderer({ safe: true });
  const html = bodies.map((body) => marked.parse(body));
  return {
    markdown: {
      threadbare: ourWay(module, bodies, "markdown"),
      marked: eachBy((body) => marked.parse(body), bodies),
      "markdown-it": eachBy((body) => it.render(body), bodies),
      commonmark: eachBy((body) => renderer.render(parser.parse(body)), bodies),
      "markdown-wasm": eachBy((body) => markdownWasm.parse(body), bodies),
      "marked + DOMPurify": eachBy((body) => DOMPurify.sanitize(marked.parse(body)), bodies),
    },
    html: {
      threadbare: ourWay(module, html, "html"),
      DOMPurify: eachBy((body) => DOMPurify.sanitize(body), html),
    },
  };
}

window.bench = {
  /** Times of each way for the bodies of a file of native JSON: once, and again when it is warm. */
  async render(url, kind) {
    const { comments } = await (await fetch(url)).json();
    const bodies = comments.map(({ body }) => body);
    const ways = (await waysOf(bodies))[kind];
    const size = bodies.reduce((sum, body) => sum + encoder.encode(body).length, 0);
    const times = {};
    for (const [name, way] of Object.entries(ways)) {
      await breathe();
      times[name] = { first: way() };
    }
    for (const [name, way] of Object.entries(ways)) {
      await breathe();
      times[name].again = way();
    }
    return { size, bodies: bodies.length, times };
  },
};
