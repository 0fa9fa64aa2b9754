// The C functions as a module exports them: what threadbare_abi.test.c asks natively, asked of the
// module. Usage: node wasm.test.mjs MODULE.wasm
import assert from "node:assert/strict";
import test from "node:test";
import { compile, instantiate } from "./module.mjs";

const [modulePath] = process.argv.slice(2);
const module = compile(modulePath);
const none = 0xffffffff;
const [done, more, failed] = [0, 1, 2];

const thread = JSON.stringify({
  threadbare: 1,
  title: "On bridges",
  post: { author: { name: "ada" }, body: "Which one?", markup: "text" },
  comments: [
    { id: "a", score: 1, body: "The stone one", markup: "text" },
    { id: "b", parent: "a", score: 5, body: "It *leaks*", markup: "markdown" },
    { id: "c", parent: "b", body: 'é "quoted"', markup: "text" },
    { id: "d", score: 9, time: "2024-01-14T09:30:00Z", body: "<The rope one>", markup: "text" },
  ],
});

/** One reader in an instance of its own, with its reply and arguments as strings. */
function open() {
  const core = instantiate(module);
  const reader = core.tb_open();
  const bytes = (at, size) => new Uint8Array(core.memory.buffer, at >>> 0, size);
  /** Several texts in the room for arguments, one behind the other, as pointers and sizes. */
  const argument = (...texts) => {
    const encoded = texts.map((text) => new TextEncoder().encode(text));
    let room = core.tb_room(
      reader,
      encoded.reduce((size, text) => size + text.length, 0),
    );
    return encoded.flatMap((text) => {
      bytes(room, text.length).set(text);
      room += text.length;
      return [room - text.length, text.length];
    });
  };
  const reply = () => bytes(core.tb_reply(reader), core.tb_reply_size(reader) >>> 0);
  return {
    core,
    reader,
    argument,
    text: () => new TextDecoder().decode(reply()),
    numbers: () => [...new Uint32Array(reply().slice().buffer)],
    append(data) {
      const room = core.tb_append(reader, data.length);
      assert.notEqual(room, 0);
      bytes(room, data.length).set(data);
    },
    /** Appends `text` in chunks, then reads it in steps; returns the last progress. */
    feed(text, chunk = 4096, budget = 1 << 20) {
      const encoded = new TextEncoder().encode(text);
      for (let at = 0; at < encoded.length; at += chunk) this.append(encoded.slice(at, at + chunk));
      return this.read(budget);
    },
    read(budget) {
      let progress;
      do progress = core.tb_read(reader, budget);
      while (progress === more);
      return progress;
    },
    set: (name, value) => core.tb_option(reader, ...argument(name, value)),
    find: (anchor) => core.tb_find(reader, ...argument(anchor)) >>> 0,
  };
}

function opened() {
  const engine = open();
  assert.equal(engine.feed(thread), done);
  assert.equal(engine.core.tb_select(engine.reader, 0), 4);
  return engine;
}

test("input comes in chunks and is read in steps", () => {
  for (const chunk of [1, 7, 4096]) {
    const engine = open();
    assert.equal(engine.feed(thread, chunk, 1), done);
    const reply = JSON.parse(engine.text());
    const expected = { format: "threadbare", threads: 1, warnings: [], dropped_warnings: 0 };
    assert.deepEqual(reply, expected);
    engine.core.tb_select(engine.reader, 0);
    const info = JSON.parse(engine.text());
    assert.equal(info.title, "On bridges");
    assert.equal(info.comments, 4);
  }
});

test("comments are arranged in steps, when all is read", () => {
  const comments = Array.from({ length: 200 }, (_, i) => ({ id: `${i}`, parent: `${i >> 1}` }));
  const engine = open();
  const { core, reader } = engine;
  engine.append(new TextEncoder().encode(JSON.stringify({ threadbare: 1, comments })));
  const seen = [core.tb_arranged(reader)];
  while (core.tb_read(reader, 512) === more) seen.push(core.tb_arranged(reader));
  seen.push(core.tb_arranged(reader));
  assert.equal(seen[0], 0);
  assert.equal(seen.at(-1), 1000);
  assert.deepEqual(
    seen,
    [...seen].sort((a, b) => a - b),
  );
  assert.ok(new Set(seen).size > 20, `${seen}`);
});

test("several files are one document, whose threads can be listed and found", () => {
  const engine = open();
  const { core, reader, argument } = engine;
  const fords = { threadbare: 1, url: "https://example.org/fords/", comments: [{ body: "Wet" }] };
  const files = [thread, "Dear diary,\n", JSON.stringify(fords)];
  const encoded = files.map((text) => new TextEncoder().encode(text));
  for (const bytes of encoded) engine.append(bytes);
  assert.equal(engine.set("parts", encoded.map((bytes) => bytes.length).join(" ")), 1);
  assert.equal(engine.set("parts", "a few"), 0);
  assert.equal(engine.set("colour", "red"), 0);
  assert.equal(engine.read(16), done);
  const { threads, warnings } = JSON.parse(engine.text());
  assert.equal(threads, 2);
  assert.deepEqual(
    warnings.map(({ code, part }) => [code, part]),
    [["skipped-part", 1]],
  );
  core.tb_list(reader, 0, 2);
  assert.deepEqual(JSON.parse(engine.text()), [
    { thread: 1, title: "On bridges", url: null, comments: 4 },
    { thread: 2, title: null, url: "https://example.org/fords/", comments: 1 },
  ]);
  assert.equal(core.tb_find_thread(reader, ...argument("/fords")), 1);
  assert.equal(core.tb_find_thread(reader, ...argument("1")), 0);
  assert.equal(core.tb_find_thread(reader, ...argument("/no")) >>> 0, none);
});

test("comments, rows and parents are named by numbers", () => {
  const { core, reader, find, argument, text } = opened();
  assert.equal(core.tb_comment_at(reader, 2), 2);
  assert.equal(core.tb_comment_at(reader, 4) >>> 0, none);
  assert.equal(core.tb_parent_of(reader, 2), 1);
  assert.equal(core.tb_parent_of(reader, 0) >>> 0, none);
  assert.equal(core.tb_parent_of(reader, 99) >>> 0, none);
  assert.equal(find("comment-c"), 2);
  assert.equal(find("nobody"), none);
  assert.equal(core.tb_sort(reader, ...argument("top")), 1);
  assert.equal(core.tb_comment_at(reader, 0), 3);
  assert.equal(core.tb_row_of(reader, 0), 1);
  assert.equal(core.tb_sort(reader, ...argument("tops")), 0);
  core.tb_reason(reader, 3);
  assert.equal(text(), '{"score":9}');
});

test("folding replies with the rows that it hid, and what is shown can be listed", () => {
  const { core, reader, numbers, text } = opened();
  const asked = (ask, ...values) => {
    ask(reader, ...values);
    return numbers();
  };
  assert.deepEqual(asked(core.tb_fold, 0, 1), [1, 3]);
  assert.deepEqual(asked(core.tb_hidden, 0, 4), [1, 3]);
  assert.deepEqual(asked(core.tb_shown, 0, none), [0, 3]);
  assert.equal(core.tb_count_shown(reader, 0, 4), 2);
  core.tb_render_shown(reader, 0, 2);
  assert.ok(text().includes("comment-d") && !text().includes("comment-b"));
  assert.deepEqual([0, 1, 99].map((comment) => core.tb_folded(reader, comment)), [1, 0, 0]);
  core.tb_fold_from_depth(reader, 1);
  assert.equal(core.tb_folded_from(reader), 1);
  assert.deepEqual(asked(core.tb_hidden, 0, 4), [2, 3]);
  assert.deepEqual(asked(core.tb_reveal, 2), [2, 3]);
  assert.equal(core.tb_folded_from(reader), 4);
  assert.deepEqual(asked(core.tb_hidden, 0, 4), []);
  assert.equal(core.tb_ancestor_at(reader, 2, 1), 1);
});

test("a branch is shown alone, and folds are still set in all of the thread", () => {
  const { core, reader, numbers } = opened();
  const asked = (ask, ...values) => {
    ask(reader, ...values);
    return numbers();
  };
  core.tb_fold(reader, 0, 1);
  core.tb_show_branch(reader, 1);
  assert.deepEqual(asked(core.tb_shown, 0, none), [1, 2]);
  assert.deepEqual(asked(core.tb_hidden, 0, 4), [0, 1, 3, 4]);
  assert.equal(core.tb_move(reader, 1, 4) >>> 0, none);
  core.tb_set_folds(reader, 0, 0);
  core.tb_show_branch(reader, none);
  assert.deepEqual(asked(core.tb_shown, 0, none), [0, 1, 2, 3]);
});

test("folds can be taken out of one view and into another", () => {
  const { core, reader, numbers } = opened();
  core.tb_fold(reader, 1, 1);
  core.tb_fold(reader, 3, 1);
  core.tb_folds(reader, 1);
  assert.deepEqual(numbers(), [1, 3]);

  const other = opened();
  other.core.tb_fold(other.reader, 0, 1);
  const folds = new Uint8Array(new Uint32Array([1, 3, 99]).buffer);
  const room = other.core.tb_room(other.reader, folds.length);
  new Uint8Array(other.core.memory.buffer, room, folds.length).set(folds);
  other.core.tb_set_folds(other.reader, room, folds.length);
  other.core.tb_folds(other.reader, 1);
  assert.deepEqual(other.numbers(), [1, 3]);
});

test("what starts folded is a policy, and heads say why", () => {
  const { core, reader, numbers, text } = opened();
  const folds = (...policy) => {
    core.tb_start_folded(reader, ...policy);
    core.tb_folds(reader, 0);
    return numbers();
  };
  assert.deepEqual(folds(-0x80000000, 3, none, none), []);
  assert.deepEqual(folds(-0x80000000, 0, 0, none), [0]);
  assert.deepEqual(folds(6, 0, none, 1), [0, 1]);
  core.tb_render(reader, 0, 2);
  assert.ok(text().includes("score below 6"));
});

test("many anchors are found in one pass", () => {
  const { core, reader, argument, numbers } = opened();
  core.tb_find_anchors(reader, ...argument("comment-d\nnobody\ncomment-n2"));
  assert.deepEqual(numbers(), [3, none, 1]);
});

test("what is shown can be looked through, in steps and in the present order", () => {
  const { core, reader, argument, numbers, text } = opened();
  const next = (comment, backwards) => core.tb_find_next(reader, comment, backwards) >>> 0;
  assert.equal(core.tb_find_step(reader, 1), done);
  assert.deepEqual(numbers(), []);
  assert.equal(next(0, 0), none);

  assert.equal(core.tb_find_text(reader, ...argument("ÓNE the")), 2);
  for (const step of [
    [1, 1, 0],
    [2, 1, 0],
    [3, 1, 0],
  ]) {
    assert.equal(core.tb_find_step(reader, 1), more);
    assert.deepEqual(numbers(), step);
  }
  assert.equal(core.tb_find_step(reader, 1), done);
  assert.deepEqual(numbers(), [4, 2, 0]);
  core.tb_find_matches(reader);
  assert.deepEqual(numbers(), [0, 3]);
  assert.equal(core.tb_sort(reader, ...argument("top")), 1);
  core.tb_find_matches(reader);
  assert.deepEqual(numbers(), [3, 0]);
  assert.deepEqual([next(3, 0), next(0, 0), next(2, 0), next(2, 1)], [0, 3, 3, 0]);
  assert.equal(next(99, 0), none);

  core.tb_find_marks(reader, ...argument("🙂 The Óne, thé"));
  assert.deepEqual(numbers(), [3, 6, 7, 10, 12, 15]);

  // Markup is not what is shown.
  assert.equal(core.tb_find_text(reader, ...argument('"it leaks"')), 1);
  assert.equal(core.tb_find_step(reader, 1 << 20), done);
  assert.deepEqual(numbers(), [4, 1, 0]);
  assert.equal(core.tb_find_text(reader, 0, 0), 0);
  assert.equal(core.tb_find_step(reader, 1), done);
  assert.deepEqual(numbers(), [4, 0, 0]);

  // The post is no comment.
  assert.equal(core.tb_find_text(reader, ...argument("which author:ada")), 2);
  assert.equal(core.tb_find_step(reader, 1 << 20), done);
  assert.deepEqual(numbers(), [4, 0, 1]);
  assert.equal(core.tb_since(reader, 1705224599), 1);
  assert.equal(core.tb_find_text(reader, ...argument("is:new")), 1);
  assert.equal(core.tb_find_step(reader, 1 << 20), done);
  assert.deepEqual(numbers(), [4, 1, 0]);
  core.tb_find_filter(reader, 1);
  core.tb_shown(reader, 0, none);
  assert.deepEqual(numbers(), [3]);
  assert.deepEqual([0, 3, 99].map((comment) => core.tb_kept(reader, comment)), [0, 1, 0]);
  core.tb_find_filter(reader, 0);
  assert.equal(core.tb_since(reader, NaN), 0);
  assert.equal(core.tb_next_new(reader, 0, 0) >>> 0, 0xffffffff);
  assert.equal(core.tb_find_text(reader, ...argument("is:new")), 1);
  assert.equal(core.tb_find_step(reader, 1 << 20), done);
  assert.deepEqual(numbers(), [4, 0, 0]);
  assert.equal(core.tb_find_text(reader, ...argument("é is:x")), 0);
  assert.equal(JSON.parse(text()).place, 5);
});

test("rows and the post become HTML", () => {
  const { core, reader, argument, text } = opened();
  core.tb_locale(reader, 1705224600 + 2.5 * 86400, ...argument("day.2\tvorgestern\n"));
  core.tb_render(reader, 0, 4);
  for (const part of ["comment-a", "<em>leaks</em>", "é ", "&lt;The rope one", "vorgestern"]) {
    assert.ok(text().includes(part), part);
  }
  core.tb_render(reader, none, none);
  assert.ok(text().includes("Which one?"));
  core.tb_render(reader, 4, 9);
  assert.equal(text(), "");
});

test("bad input fails with its code and place", () => {
  const engine = open();
  assert.equal(engine.feed('{"threadbare": 1, "comments": [\n{"id": ', 5, 4), failed);
  const { code, message, line, column } = JSON.parse(engine.text());
  assert.equal(code, "bad-json");
  assert.ok(message.length > 0);
  assert.equal(line, 2);
  assert.ok(column > 0);

  const empty = open();
  assert.equal(empty.read(1), failed);
  assert.equal(JSON.parse(empty.text()).code, "empty-input");
});

test("room that cannot be had is null, and the reader lives on", () => {
  const engine = open();
  assert.equal(engine.core.tb_append(engine.reader, 0xffffffff), 0);
  assert.equal(engine.feed(thread), done);
  assert.equal(engine.core.tb_select(engine.reader, 0), 4);
});

test("input of 300 MB grows the memory and stays where it is", () => {
  const engine = open();
  const head = '{"threadbare": 1, "comments": [{"id": "a", "body": "';
  const filling = new Uint8Array(50 << 20).fill(0x78);
  engine.append(new TextEncoder().encode(head));
  for (let i = 0; i < 6; ++i) engine.append(filling);
  engine.append(new TextEncoder().encode('"}]}'));
  assert.equal(engine.read(64 << 20), done);
  assert.equal(engine.core.tb_select(engine.reader, 0), 1);
  // Appending must not copy: the input, a page or two of columns, and what was there before.
  assert.ok(engine.core.memory.buffer.byteLength < 360 << 20);
});
