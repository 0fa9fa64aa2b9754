// Every golden, read by the wasm module: it finds what the native build found, names and texts
// included. Memory moves there when it grows, and addresses have 32 bits, so that what goes wrong is
// not what goes wrong natively. Usage: node goldens.test.mjs reader.wasm
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { compile, instantiate } from "./module.mjs";

const module = compile(process.argv[2]);
const goldens = join(dirname(fileURLToPath(import.meta.url)), "../golden");
const [done, more] = [0, 1];

/** What the module finds in a file: of each thread its numbers, and its HTML. */
function read(input, map) {
  const core = instantiate(module);
  const reader = core.tb_open();
  const bytes = (at, size) => new Uint8Array(core.memory.buffer, at >>> 0, size >>> 0);
  const reply = () => new TextDecoder().decode(bytes(core.tb_reply(reader), core.tb_reply_size(reader)));
  const room = core.tb_append(reader, input.length);
  bytes(room, input.length).set(input);
  if (map) {
    const texts = ["map", map].map((text) => new TextEncoder().encode(text));
    const [name, value] = texts;
    const at = core.tb_room(reader, name.length + value.length);
    bytes(at, name.length).set(name);
    bytes(at + name.length, value.length).set(value);
    core.tb_option(reader, at, name.length, at + name.length, value.length);
  }
  let progress = more;
  while (progress === more) progress = core.tb_read(reader, 1000);
  if (progress !== done) return { error: JSON.parse(reply()) };
  const { threads } = JSON.parse(reply());
  const found = [];
  for (let thread = 0; thread < threads; ++thread) {
    const rows = core.tb_select(reader, thread);
    const info = JSON.parse(reply());
    core.tb_render(reader, 0, rows);
    const html = reply();
    core.tb_render(reader, 0xffffffff, 0xffffffff);
    found.push({ info, html: html + reply() });
  }
  core.tb_close(reader);
  return { threads: found };
}

/** The threads of an expected file: one JSON text behind the other, each begun on a line. */
function expectedThreads(path) {
  return readFileSync(path, "utf8")
    .split(/\n(?=\{"threadbare")/)
    .map((text) => JSON.parse(text));
}

const escaped = (text) =>
  text.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]);

// A name "ada@loom.example" is two elements; what is dropped from text (controls, marks that reorder
// it) is in no name of a golden.
function checkThread({ info, html }, expected) {
  const comments = expected.comments.filter(({ state }) => state !== "missing");
  assert.equal(info.title, expected.title ?? null);
  assert.equal(info.comments, comments.length);
  assert.equal(info.missing, expected.comments.length - comments.length);
  for (const { author, state, body, markup, warning } of comments) {
    const name = author?.display ?? author?.name?.split("@")[0];
    if (name) assert.ok(html.includes(escaped(name)), name);
    if (state || warning || markup !== "text" || !body) continue;
    const word = /^[A-Za-z]{4,}/.exec(body)?.[0];
    if (word) assert.ok(html.includes(word), word);
  }
}

for (const format of readdirSync(goldens)) {
  test(`goldens of ${format} are read as they were`, () => {
    const folder = join(goldens, format);
    for (const name of readdirSync(folder).filter((file) => file.includes(".input."))) {
      const stem = join(folder, name.slice(0, name.indexOf(".input.")));
      const map = existsSync(`${stem}.map.json`) ? readFileSync(`${stem}.map.json`, "utf8") : "";
      const { threads, error } = read(readFileSync(join(folder, name)), map);
      if (existsSync(`${stem}.expected.error`)) {
        const line = readFileSync(`${stem}.expected.error`, "utf8");
        assert.ok(line.includes(error.message), `${name}: ${error.message}`);
        continue;
      }
      assert.ok(threads, `${name}: ${error?.message}`);
      const expected = expectedThreads(`${stem}.expected.json`);
      assert.equal(threads.length, expected.length, name);
      threads.forEach((thread, i) => checkThread(thread, expected[i]));
    }
  });
}
