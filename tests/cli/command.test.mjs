// The command as a process: what it prints where, and how it exits. `node command.test.mjs COMMAND`
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const command = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "threadbare-cli-"));
after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(words, input = "", environment = {}) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    input,
    encoding: "utf8",
    cwd: folder,
    env: { ...process.env, ...environment },
  });
  return { status, stdout, stderr };
}

const thread = (title, ...comments) => ({ threadbare: 1, title, comments });
const one = file(
  "one.json",
  JSON.stringify(
    thread(
      "One",
      { id: "1", author: { name: "ada" }, time: "2024-01-14T09:30:00Z", body: "first" },
      { id: "2", parent: "1", state: "removed", body: "secret" },
      { id: "3", parent: "gone", unloaded: 2, body: "third" },
    ),
  ),
);
const two = file("two.json", JSON.stringify([thread("A", { id: "1" }), thread("B", { id: "1" })]));
const broken = file("broken.json", '{"threadbare": 1,\n "comments": [{"id": "1",, "body": ""}]}');

test("info --json has exactly the documented keys, on one line", () => {
  const { status, stdout, stderr } = run(["info", one, "--json"]);
  assert.equal(status, 0);
  assert.equal(stderr, "");
  assert.equal(stdout.trimEnd().includes("\n"), false);
  assert.deepEqual(JSON.parse(stdout), {
    format: "threadbare",
    title: "One",
    post: true,
    comments: 3,
    missing: 1,
    unloaded: 2,
    roots: 2,
    max_depth: 1,
    authors: 1,
    deleted: 0,
    removed: 1,
    first_time: "2024-01-14T09:30:00Z",
    last_time: "2024-01-14T09:30:00Z",
    most_active: [{ author: "ada", comments: 1 }],
    warnings: [],
  });
});

test("a file of two threads is two lines of info and list, and one with --thread", () => {
  const titles = (words) =>
    run(words)
      .stdout.trim()
      .split("\n")
      .map((line) => JSON.parse(line).title);
  assert.deepEqual(titles(["info", two, "--json"]), ["A", "B"]);
  assert.deepEqual(titles(["list", two, "--json"]), ["A", "B"]);
  assert.deepEqual(titles(["info", two, "--json", "--thread", "2"]), ["B"]);
  assert.match(run(["list", two]).stdout, /1 .*A\n.*2 .*B\n/);
});

test("convert of two threads is an array of JSON, and asks which for all else", () => {
  const { status, stdout } = run(["convert", two, "--to", "json"]);
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(stdout).map(({ title }) => title), ["A", "B"]);
  for (const words of [["convert", two, "--to", "text"], ["page", two]]) {
    const refused = run(words);
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /choose one with --thread/);
    assert.equal(refused.stdout, "");
  }
  assert.equal(run(["convert", two, "--to", "text", "--thread", "2"]).status, 0);
});

test("convert writes each of its four kinds, and its JSON is read as it was", () => {
  const json = run(["convert", one, "--to", "json"]).stdout;
  assert.equal(run(["convert", "-", "--to", "json"], json).stdout, json);
  assert.match(run(["convert", one, "--to", "text"]).stdout, /^@ada \| 2024-01-14T09:30:00Z$/m);
  assert.match(run(["convert", one, "--to", "markdown"]).stdout, /^# One$/m);
  assert.match(run(["convert", one, "--to", "html"]).stdout, /<details class="branch root" open>/);
  assert.equal(run(["convert", one, "--to", "rtf"]).status, 2);
});

test("convert writes the element for a page, with its data or where that is", () => {
  const whole = run(["convert", one, "--to", "element", "--fold", "none", "--heading-level", "3"]);
  const tag = /^<thread-bare lang="en" fold-below="off" fold-removed="off" fold-bots="off" heading-level="3">/;
  assert.match(whole.stdout, tag);
  assert.match(whole.stdout, /<div class="threadbare">.*<h3 class="title"/s);
  const data = whole.stdout.match(/<script type="application\/json">(.*)<\/script>\n<\/thread-bare>\n$/s)[1];
  assert.deepEqual(JSON.parse(data), JSON.parse(run(["convert", one, "--to", "json"]).stdout));
  assert.doesNotMatch(data, /</);

  const apart = run(["convert", one, "--to", "element", "--src", 'a"&b.json']).stdout;
  assert.match(apart, /^<thread-bare lang="en" src="a&quot;&amp;b.json">\n<div class="threadbare">/);
  assert.doesNotMatch(apart, /<script/);

  const shadow = run(["convert", one, "--to", "element", "--shadow", "/x.css"]).stdout;
  const start = '<thread-bare lang="en">\n<template shadowrootmode="open"><link rel="stylesheet" href="/x.css">\n<div ';
  assert.ok(shadow.startsWith(start), shadow.slice(0, 200));
  assert.match(shadow, /<\/div>\n<\/template>\n<script/);

  const refused = run(["convert", one, "--to", "html", "--src", "x"]);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /--src and --shadow are for --to element/);
});

test("what was taken back is left out and counted, unless it is asked for", () => {
  for (const to of ["json", "text", "markdown", "html", "element"]) {
    const published = run(["convert", one, "--to", to]);
    assert.doesNotMatch(published.stdout, /secret/, to);
    assert.match(published.stderr, /note: 1 body .* left out; --keep-hidden/, to);
    assert.match(run(["convert", one, "--to", to, "--keep-hidden"]).stdout, /secret/, to);
  }
});

test("page is one file that asks for nothing, with the thread in it", () => {
  const web = join(folder, "web");
  mkdirSync(web);
  writeFileSync(join(web, "page.html"), "<title>{{title}}</title>{{comments}}<i>{{data}}</i>");
  const out = join(folder, "page.html");
  const { status } = run(["page", one, "-o", out], "", { THREADBARE_WEB_DIR: web });
  assert.equal(status, 0);
  const page = readFileSync(out, "utf8");
  assert.match(page, /<title>One<\/title>.*first.*"threadbare":1/s);
  assert.equal(existsSync(`${out}.part`), false);
});

test("an input at fault exits with 1 and is named with its place", () => {
  const { status, stdout, stderr } = run(["info", broken, "--json"]);
  assert.equal(status, 1);
  assert.equal(stdout, "");
  assert.ok(stderr.startsWith(`${broken}:2:26: error: `), stderr);
  assert.equal(run(["info", join(folder, "absent")]).status, 1);
  mkdirSync(join(folder, "empty"));
  assert.match(run(["info", join(folder, "empty")]).stderr, /there is no file in this folder/);
  assert.equal(run(["info", "-"], "").status, 1);
  assert.match(run(["info", "-"], "").stderr, /^standard input: error: the file is empty/);
});

test("warnings go to standard error, and change nothing else", () => {
  const odd = file("odd.json", '{"threadbare": 1, "comments": [{"id": "1"}, {"id": "1"}]}');
  const { status, stderr } = run(["info", odd]);
  assert.equal(status, 0);
  assert.match(stderr, /:1:\d+: warning: this comment has the id of an earlier one/);
});

test("a wrong call exits with 2 and says where help is", () => {
  const calls = [
    ["frobnicate", one],
    ["info"],
    ["info", one, "--no-such"],
    ["info", one, "--thread"],
    ["info", one, "--thread", "0"],
    ["split", two, "--to", "json"],
    ["split", two, "-o", join(folder, "x")],
    ["info", one, "--thread", "9"],
    ["info", one, "--from", "no-such"],
    ["convert", one],
  ];
  for (const words of calls) {
    const { status, stdout, stderr } = run(words);
    assert.equal(status, 2, words.join(" "));
    assert.equal(stdout, "", words.join(" "));
    assert.match(stderr, /^threadbare: .*see threadbare --help\n$/, words.join(" "));
  }
  assert.equal(run([]).status, 2);
});

test("help, version and the list of formats need no file", () => {
  assert.match(run(["--help"]).stdout, /threadbare convert FILE/);
  assert.match(run(["--version"]).stdout, /^threadbare \d+\.\d+\.\d+\n$/);
  const formats = run(["formats"]).stdout;
  for (const name of ["lemmy-text", "lemmy", "threadbare"]) {
    assert.match(formats, new RegExp(`^${name} +\\w`, "m"));
  }
});

test("output that cannot be written is said, and leaves nothing behind", () => {
  const { status, stderr } = run(["convert", one, "--to", "json", "-o", join(folder, "no", "x.json")]);
  assert.equal(status, 2);
  assert.match(stderr, /cannot write/);
});

const foreign = file(
  "foreign.json",
  JSON.stringify({ talks: [{ title: "T", notes: [{ id: 1, by: "ada", text: "one" }, { id: 2, by: "ben", text: "two" }] }] }),
);

test("a map that is proposed reads the file it was proposed for", () => {
  const { status, stdout, stderr } = run(["map", "--suggest", foreign]);
  assert.equal(status, 0);
  assert.equal(stderr, "");
  assert.deepEqual(JSON.parse(stdout), {
    thread: { at: "talks[]", title: "title" },
    comment: { at: "notes[]", id: "id", author: "by", body: "text", markup: "text" },
  });
  const map = file("map.json", stdout);
  const info = run(["info", "--json", "--map", map, foreign]);
  assert.equal(info.status, 0);
  const { format, title, comments } = JSON.parse(info.stdout);
  assert.deepEqual({ format, title, comments }, { format: "mapped", title: "T", comments: 2 });
});

test("what is wrong with a map is said of the map", () => {
  const map = file("wrong.json", '{"comment": {"at": "talks[].notes[]", "body": "txt"}}');
  const wrong = run(["info", "--map", map, foreign]);
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /^.*wrong\.json: error: the map's “comment.body” found nothing/);
  const absent = run(["info", "--map", "absent.json", foreign]);
  assert.equal(absent.status, 2);
  assert.match(absent.stderr, /the map absent\.json cannot be read/);
});

test("map proposes, and says where it cannot", () => {
  assert.equal(run(["map", foreign]).status, 2);
  const nothing = run(["map", "--suggest", file("numbers.json", "[1, 2]")]);
  assert.equal(nothing.status, 1);
  assert.match(nothing.stderr, /nothing in this file looks like comments/);
  const known = run(["map", "--suggest", one]);
  assert.match(known.stderr, /note: this is read without a map, as threadbare/);
});

test("--fold says what starts folded in a page, and what of it cannot be read", () => {
  const scored = file("scored.json", JSON.stringify(thread("Two", { id: "1", score: -6, body: "x" })));
  const html = (...words) => run(["convert", scored, "--to", "html", ...words]).stdout;
  assert.match(html(), /<details class="branch root"><summary>.*score below −5/);
  assert.doesNotMatch(html("--fold", "none"), /<details/);
  assert.doesNotMatch(html("--fold=removed,bots,roots-after=0,depth=0"), /<details/);
  assert.match(html("--fold=below=-3"), /score below −3/);
  for (const wrong of ["below", "below=x", "all", "removed,", "depth=-1", "removed=1"]) {
    const { status, stderr } = run(["convert", scored, "--to", "html", "--fold", wrong]);
    assert.equal(status, 2);
    assert.ok(stderr.includes(`and not ${wrong}\n`), stderr);
  }
});
