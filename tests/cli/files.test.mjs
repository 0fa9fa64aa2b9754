// The command with many files, packed files and files of many threads. `node files.test.mjs COMMAND`
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";

const command = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "threadbare-files-"));
after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(words, environment = {}) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  return { status, stdout, stderr };
}

const infos = (words) =>
  run(["info", "--json", ...words])
    .stdout.trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const comment = (id, path) => ({
  comment: { id, path, content: `the ${id}th`, post_id: 7 },
  post: { id: 7, name: "Pages" },
});
const pages = [
  JSON.stringify({ comments: [comment(1, "0.1"), comment(2, "0.1.2")] }),
  JSON.stringify({ comments: [comment(3, "0.1.2.3"), comment(2, "0.1.2")] }),
];

test("pages of one thread come together, from files and from a folder", () => {
  mkdirSync(join(folder, "pages/.git"), { recursive: true });
  const paths = pages.map((page, i) => file(`pages/${i}.json`, page));
  file("pages/.git/config", "not to be read");
  for (const words of [paths, [join(folder, "pages")]]) {
    const [info, ...others] = infos(words);
    assert.deepEqual(others, []);
    assert.equal(info.title, "Pages");
    assert.deepEqual([info.comments, info.missing, info.max_depth], [3, 0, 2]);
    assert.match(run(["info", ...words]).stderr, /pages\/1\.json:1:\d+: warning: .* id of an earlier/);
  }
});

test("of several files one may be no thread, but not all", () => {
  const notes = file("notes.txt", "Nothing said.\n");
  const good = file("good.json", pages[0]);
  const { status, stderr } = run(["info", good, notes]);
  assert.equal(status, 0);
  assert.ok(stderr.startsWith(`${notes}:1:1: warning: this is text`), stderr);
  assert.equal(run(["info", good, notes, "--strict"]).status, 1);
  assert.equal(run(["info", notes, notes]).status, 1);
});

test("packed files are unpacked, all members, and cut ones as far as they go", () => {
  const thread = JSON.stringify({ threadbare: 1, comments: [{ id: "a" }, { id: "b" }] });
  const half = thread.length / 2;
  const packed = file(
    "packed.json.gz",
    Buffer.concat([gzipSync(thread.slice(0, half)), gzipSync(thread.slice(half))]),
  );
  assert.equal(infos([packed])[0].comments, 2);
  const many = { threadbare: 1, comments: [] };
  for (let id = 0; id < 5000; ++id) many.comments.push({ id, body: `${Math.sin(id)}` });
  const bytes = gzipSync(JSON.stringify(many));
  const cut = file("cut.json.gz", bytes.subarray(0, bytes.length / 2));
  const { status, stdout, stderr } = run(["info", "--json", cut]);
  assert.equal(status, 0);
  assert.match(stderr, /cut\.json\.gz: warning: this packed file is truncated/);
  const { comments } = JSON.parse(stdout);
  assert.ok(comments > 1000 && comments < 4000, String(comments));
  assert.equal(run(["info", cut, "--strict"]).status, 1);
});

test("--strict writes nothing where there is a warning", () => {
  const odd = file("odd.json", '{"threadbare": 1, "comments": [{"id": "1"}, {"id": "1"}]}');
  const out = join(folder, "odd-out.json");
  const { status, stderr } = run(["convert", odd, "--to", "json", "-o", out, "--strict"]);
  assert.equal(status, 1);
  assert.match(stderr, /error: there are warnings/);
  assert.throws(() => readFileSync(out));
  assert.equal(run(["info", file("fine.json", pages[0]), "--strict"]).status, 0);
});

test("--strict looks also where no format wants anything", () => {
  const page = pages[0].replace('"post":', '"unwanted": [1, 2,, tru], "post":');
  const sloppy = file("sloppy.json", page);
  assert.equal(run(["info", sloppy]).status, 0);
  const { status, stderr } = run(["info", sloppy, "--strict"]);
  assert.equal(status, 1);
  assert.match(stderr, /sloppy\.json:1:\d+: error: there is a comma too many here/);
});

test("--explain says by which mark a file is known", () => {
  const { stdout } = run(["info", "--explain", file("page.json", pages[0])]);
  assert.match(stdout, /this is JSON with the keys “comments”\n {2}it is lemmy: it has comments\[\]/);
  const { status, stdout: none } = run(["info", "--explain", file("plain.txt", "So be it.")]);
  assert.equal(status, 1);
  assert.match(none, /this is text\n {2}no format takes it/);
});

const blog = file(
  "blog.json",
  JSON.stringify([
    { threadbare: 1, title: "On Looms", url: "https://www.loom.example/2020/on-looms/", comments: [{ id: "1", body: "<b>" }] },
    { threadbare: 1, title: "On looms!", comments: [{ id: "1" }, { id: "2", parent: "1" }] },
    { threadbare: 1, title: "Index", url: "https://loom.example/index.html", comments: [{ id: "1" }] },
    { threadbare: 1, title: "織機", post: { id: "p4", body: "x" } },
    { threadbare: 1, title: "A draft", unpublished: "draft", comments: [{ id: "1", body: "early" }] },
  ]),
);

test("a thread is chosen by number, page or its post's id", () => {
  const title = (thread) => infos([blog, "--thread", thread])[0].title;
  assert.equal(title("2"), "On looms!");
  assert.equal(title("http://loom.example/2020/on-looms#comment-1"), "On Looms");
  assert.equal(title("p4"), "織機");
});

test("split writes a file a thread, named after its page, and a list", () => {
  const out = join(folder, "split");
  const { status, stderr } = run(["split", blog, "--to", "json", "-o", out]);
  assert.equal(status, 0);
  assert.match(stderr, /1 thread below a draft.* left out; --keep-hidden/);
  const names = ["index-2.json", "index.json", "on-looms-2.json", "on-looms.json", "thread-4.json"];
  assert.deepEqual(readdirSync(out).sort(), names);
  const index = JSON.parse(readFileSync(join(out, "index.json"), "utf8"));
  assert.deepEqual(
    index.map(({ file, title, comments }) => [file, title, comments]),
    [
      ["on-looms.json", "On Looms", 1],
      ["on-looms-2.json", "On looms!", 2],
      ["index-2.json", "Index", 1],
      ["thread-4.json", "織機", 0],
    ],
  );
  for (const { file: name, comments } of index) {
    assert.equal(infos([join(out, name)])[0].comments, comments);
  }
});

test("a draft is published only when asked for", () => {
  const refused = run(["convert", blog, "--to", "text", "--thread", "5"]);
  assert.equal(refused.status, 1);
  assert.equal(refused.stdout, "");
  assert.match(refused.stderr, /not for everybody \(draft\)/);
  assert.match(run(["convert", blog, "--to", "text", "--thread", "5", "--keep-hidden"]).stdout, /early/);
  assert.doesNotMatch(run(["convert", blog, "--to", "json"]).stdout, /A draft/);
  assert.match(run(["convert", blog, "--to", "json", "--keep-hidden"]).stdout, /A draft/);
});

test("split into pages: one script beside them, and a list that leads to all", () => {
  const web = join(folder, "web");
  mkdirSync(web);
  writeFileSync(join(web, "shared-page.html"), "<title>{{title}}</title>{{comments}}<i>{{data}}</i>");
  writeFileSync(join(web, "shared-index.html"), "<title>{{title}}</title><h1>{{heading}}</h1>{{threads}}");
  writeFileSync(join(web, "thread-bare.classic.js"), "the script");
  const out = join(folder, "pages-out", "deep");
  const { status } = run(["split", blog, "--to", "page", "-o", out], { THREADBARE_WEB_DIR: web });
  assert.equal(status, 0);
  const index = readFileSync(join(out, "index.html"), "utf8");
  assert.match(index, /<title>4 threads<\/title><h1>4 threads<\/h1>/);
  const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  assert.deepEqual(links, ["on-looms.html", "on-looms-2.html", "index-2.html", "thread-4.html"]);
  for (const href of links) assert.match(readFileSync(join(out, href), "utf8"), /"threadbare":1/);
  assert.equal(readFileSync(join(out, "thread-bare.classic.js"), "utf8"), "the script");
});
