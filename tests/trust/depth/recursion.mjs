// Which functions of a module call themselves, directly or through others.
import { execFileSync } from "node:child_process";

/**
 * From the calls in a module that has the names of its functions: how many functions and calls by
 * name there are, and which of the functions come back to themselves. Calls through a pointer are
 * not followed. Asks Binaryen's wasm-dis, which comes with Emscripten.
 */
export function recursion(modulePath) {
  const text = execFileSync("wasm-dis", [modulePath], { encoding: "utf8", maxBuffer: 2 ** 30 });
  return recursionIn(text);
}

/** The same, from a module's text. */
export function recursionIn(text) {
  const called = new Map();
  let calls = 0;
  let within;
  for (const line of text.split("\n")) {
    const begun = /^ \(func (\$[^\s)]+)/.exec(line);
    if (begun) called.set(begun[1], (within = new Set()));
    for (const [, name] of line.matchAll(/\(call (\$[^\s)]+)/g)) {
      ++calls;
      within.add(name);
    }
  }
  const recursive = [...called.keys()].filter((name) => {
    const seen = new Set();
    const left = [...called.get(name)];
    while (left.length > 0) {
      const next = left.pop();
      if (seen.has(next)) continue;
      seen.add(next);
      left.push(...(called.get(next) ?? []));
    }
    return seen.has(name);
  });
  return { functions: called.size, calls, recursive: recursive.map(readable) };
}

const readable = (name) =>
  name.slice(1).replace(/\\([0-9a-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
