// Every format, with private things wherever its exports have some, and every way to write it.
// `node private.test.mjs COMMAND`
//
// In ../private stands a file for each format, named after it. In what is private the files have
// `leak`, or addresses that are kept for examples: none of that may ever be written. What was for
// some people only, or was taken back, says `veiled`: it is written when it is asked for alone. What begins with `shown` is there to show that the file was read.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const command = process.argv[2];
const seeds = new URL("../private/", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "threadbare-out-"));
after(() => rmSync(folder, { recursive: true }));

// Names of the web build's files, with places for all that is put into them.
const web = join(folder, "web");
mkdirSync(web);
for (const name of ["page.html", "shared-page.html"]) {
  writeFileSync(join(web, name), "<title>{{title}}</title>{{comments}}<i>{{data}}</i>");
}
writeFileSync(join(web, "shared-index.html"), "<title>{{title}}</title>{{heading}}{{threads}}");
writeFileSync(join(web, "thread-bare.classic.js"), "");

const secret = /.{0,10}leak.{0,20}|203\.0\.113\.\d+|2001:db8:1ea.{0,8}/gi;
const held = /veiled.{0,20}/g;

function run(...words) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    encoding: "utf8",
    env: { ...process.env, THREADBARE_WEB_DIR: web },
  });
  return { status, stdout, stderr };
}

/** All files below `place`, their names with them. */
function everythingIn(place) {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath ?? entry.path, entry.name), "utf8")}`)
    .join("\n");
}

/** What each way to write a file writes: { way, text, published }. */
function* outputs(path, flags) {
  const of = (words) => {
    const { stdout, stderr } = run(...words, ...flags);
    return stdout + stderr;
  };
  for (const to of ["json", "markdown", "text", "html"]) {
    const threads = to === "json" ? [""] : numbers(path, flags);
    for (const thread of threads) {
      const chosen = thread === "" ? [] : ["--thread", thread];
      const text = of(["convert", path, "--to", to, ...chosen]);
      yield { way: `convert --to ${to} ${chosen.join(" ")}`, text, published: true };
    }
  }
  for (const thread of numbers(path, flags)) {
    const out = join(folder, "page.html");
    rmSync(out, { force: true });
    let text = of(["page", path, "-o", out, "--thread", thread]);
    try {
      text += readFileSync(out, "utf8");
    } catch (error) {
      if (error.code !== "ENOENT") throw error; // refused: it was not for everybody
    }
    yield { way: `page --thread ${thread}`, text, published: true };
  }
  for (const to of ["json", "page"]) {
    const out = join(folder, "split");
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
    const said = of(["split", path, "-o", out, "--to", to]);
    yield { way: `split --to ${to}`, text: said + everythingIn(out), published: true };
  }
  for (const words of [["list"], ["list", "--json"], ["info"], ["info", "--json"], ["info", "--explain"]]) {
    yield { way: words.join(" "), text: of([words[0], path, ...words.slice(1)]), published: false };
  }
}

const numbers = (path, flags) => {
  const { stdout } = run("list", "--json", path, ...flags);
  const threads = stdout.trim().split("\n").map((line) => JSON.parse(line)).flat();
  return threads.map((_, i) => String(i + 1));
};

const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([hit]) => hit))];

const files = readdirSync(seeds).filter((name) => !name.endsWith(".map.json"));

test("every format has a file of private things", () => {
  const formats = run("formats").stdout.trim().split("\n").map((line) => line.split(/\s/)[0]);
  const seeded = new Set(files.map((name) => name.split(/[._]/)[0]));
  assert.deepEqual(formats.filter((format) => !seeded.has(format)), []);
});

for (const name of files) {
  const path = join(seeds, name);
  const format = name.split(/[._]/)[0];
  const map = format === "mapped" ? ["--map", join(seeds, "mapped.map.json")] : [];
  const seed = readFileSync(path, "utf8");

  test(`${name}: nothing private is written, in no way`, () => {
    const info = run("info", "--json", path, ...map);
    assert.equal(info.status, 0, info.stderr);
    assert.equal(JSON.parse(info.stdout.split("\n")[0]).format, format, info.stderr);
    const shown = /shown \w+/.test(seed);
    for (const flags of [map, [...map, "--keep-hidden"]]) {
      const keeps = flags.includes("--keep-hidden");
      let json = "";
      for (const { way, text, published } of outputs(path, flags)) {
        const what = `${name}: ${way} ${keeps ? "--keep-hidden" : ""}`;
        assert.deepEqual(found(text, secret), [], what);
        if (published && !keeps) assert.deepEqual(found(text, held), [], what);
        if (way.startsWith("convert --to json")) json = text;
      }
      if (shown) assert.match(json, /shown (body|post|title)|veiled/, name);
      if (keeps && found(seed, held).length > 0) {
        assert.ok(found(json, held).length > 0, `${name}: nothing that is veiled was read at all`);
      }
    }
  });
}

test("that leaks would be seen", () => {
  const seed = readFileSync(join(seeds, "disqus.xml"), "utf8");
  assert.ok(found(seed, secret).length >= 8);
  assert.ok(found(seed, held).length >= 2);
  const spoken = run("convert", join(seeds, "threadbare.json"), "--to", "json", "--keep-hidden").stdout;
  assert.ok(found(spoken, held).length >= 5);
});
