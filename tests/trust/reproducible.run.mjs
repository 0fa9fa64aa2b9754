// `./dev trust reproducible`: builds what is committed in two folders, from nothing but the pinned
// sources, and compares what comes out byte by byte.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, project, record } from "./record.mjs";

const top = mkdtempSync(join(tmpdir(), "threadbare-twice-"));
// Names of different length: a path that got into a file would show in its size, too.
const folders = [join(top, "once"), join(top, "and", "once-more-elsewhere")];
const quiet = { stdio: ["ignore", "ignore", "inherit"] };

function builtIn(folder) {
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync("git", ["archive", "HEAD"], { cwd: project, maxBuffer: 1 << 30 });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  const sources = join(build, "third_party");
  if (existsSync(sources)) cpSync(sources, join(folder, "build", "third_party"), { recursive: true });
  const env = { ...process.env, CCACHE_DISABLE: "1" };
  execFileSync(join(folder, "dev"), ["build"], { ...quiet, cwd: folder, env });
  const web = join(folder, "build", "web");
  const files = [
    ...readdirSync(web, { recursive: true })
      .filter((name) => statSync(join(web, name)).isFile())
      .map((name) => [name, join(web, name)])
      .sort(),
    ["threadbare (the command)", join(folder, "build", "native", "threadbare")],
  ];
  return new Map(
    files.map(([name, path]) => [name, createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

try {
  const [first, second] = folders.map(builtIn);
  const names = [...new Set([...first.keys(), ...second.keys()])];
  const rows = names.map((name) => [name, first.get(name) ?? "none", first.get(name) === second.get(name) ? "the same" : "**other**"]);
  const same = rows.filter(([, , verdict]) => verdict === "the same").length;
  record({
    part: "reproducible",
    title: "Two builds give the same bytes",
    about: "What is committed was built twice, in folders of different names, without a compiler cache.",
    tables: [{ columns: ["file", "SHA-256", "the second time"], rows }],
    summary: [
      { what: "files that two builds in different folders give alike", figure: `${same} of ${names.length}`, holds: same === names.length },
    ],
  });
  if (same !== names.length) process.exitCode = 1;
} finally {
  rmSync(top, { recursive: true });
}
