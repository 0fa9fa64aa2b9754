// The C functions that publish, as core.wasm exports them: what publishing_abi.test.c asks natively.
// Usage: node publishing.test.mjs CORE.wasm
import assert from "node:assert/strict";
import test from "node:test";
import { compile, instantiate, Reader } from "./module.mjs";

const module = compile(process.argv[2]);
const secrets = JSON.stringify([
  {
    threadbare: 1,
    title: "Plans",
    unpublished: "draft",
    comments: [
      { id: "a", body: "seen" },
      { id: "b", parent: "a", body: "unseen", state: "hidden" },
    ],
  },
  { threadbare: 1, title: "Deeds", comments: [{ id: "c", body: "*done*", markup: "markdown" }] },
]);

function opened() {
  const reader = new Reader(instantiate(module));
  reader.append(Buffer.from(secrets));
  assert.equal(reader.read().document.threads, 2);
  return {
    ask: (...call) => reader.ask(...call),
    /** What a function that returns 1 replied; else null, and there is no reply. */
    told(...call) {
      const answer = reader.ask(...call);
      const reply = reader.reply().toString("utf8");
      if (answer === 1) return reply;
      assert.equal(reply, "");
      return null;
    },
    reply: () => reader.reply().toString("utf8"),
  };
}

test("a thread is written in each form", () => {
  const { told } = opened();
  assert.equal(JSON.parse(told("tb_publish", 1, "json")).title, "Deeds");
  assert.match(told("tb_publish", 1, "markdown"), /\*done\*/);
  assert.match(told("tb_publish", 1, "text"), /^Thread: Deeds\n/);
  assert.match(told("tb_publish", 1, "html"), /<em>done<\/em>/);
  assert.equal(told("tb_publish", 1, "pdf"), null);
  assert.equal(told("tb_publish", 2, "json"), null);
});

test("what was not for everybody is left out, unless it is kept", () => {
  const { ask, told, reply } = opened();
  ask("tb_unpublished", 0);
  assert.equal(reply(), "draft");
  ask("tb_unpublished", 1);
  assert.equal(reply(), "");
  assert.equal(ask("tb_bodies_left_out", 0), 1);
  assert.doesNotMatch(told("tb_publish", 0, "html"), /unseen/);
  ask("tb_keep_hidden", 1);
  assert.equal(ask("tb_bodies_left_out", 0), 0);
  assert.match(told("tb_publish", 0, "html"), /unseen/);
});

test("words are in a language that there is", () => {
  const { ask, told, reply } = opened();
  assert.equal(ask("tb_language", "tlh"), 0);
  assert.match(reply(), /de, en/);
  assert.doesNotMatch(told("tb_publish", 1, "html"), /Kommentar/);
  assert.equal(ask("tb_language", "de-AT"), 1);
  assert.match(told("tb_publish", 1, "html"), /Kommentar/);
});

test("a template becomes a page", () => {
  const { told } = opened();
  const element = told("tb_element", 1, 'a"b.json\n/x.css');
  assert.match(element, /^<thread-bare lang="en" src="a&quot;b\.json">\n<template shadowrootmode="open"><link rel="stylesheet" href="\/x\.css">\n<div/);
  assert.doesNotMatch(element, /<script/);
  assert.match(told("tb_element", 1, ""), /^<thread-bare lang="en">\n<div .*<script type="application\/json">\{.*Deeds/s);
  assert.equal(told("tb_element", 2, ""), null);
  const page = told("tb_page", 1, "<title>{{title}}</title>{{comments}}<script>{{data}}</script>");
  for (const part of ["<title>Deeds</title>", "<em>done</em>", '"threadbare":1']) {
    assert.ok(page.includes(part), part);
  }
  assert.equal(told("tb_page", 1, "<title>{{title}}</title>"), null);
});

test("nothing of a page's functions is in it", () => {
  const { exports } = new WebAssembly.Instance(module, {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: { proc_exit() {} },
  });
  assert.equal(exports.tb_render, undefined);
});
