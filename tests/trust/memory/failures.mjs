// The module in which one allocation fails: each nth, up to where nothing asks for memory any more.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nativeThread } from "../../bench/generate_native.mjs";
import { bundleEngine } from "../../web/engine_bundle.mjs";
import { useAll } from "../../web/use_all.mjs";

const NEVER = 2 ** 40;

/** Bytes of reader.failing.wasm whose nth allocation fails; see failing_module.cpp. */
export function failingModule(bytes, n) {
  const changed = new Uint8Array(bytes);
  const countdown = Buffer.alloc(8);
  countdown.writeBigUInt64LE(0xc0defa17a110c5edn);
  const at = Buffer.from(changed.buffer).indexOf(countdown);
  if (at < 0 || Buffer.from(changed.buffer).indexOf(countdown, at + 1) >= 0) throw new Error("not the module expected");
  new DataView(changed.buffer).setBigUint64(at, BigInt(n), true);
  return changed;
}

/** What is opened: a format's whole way each, small enough for thousands of times. */
function texts(goldens) {
  const golden = (path) => readFileSync(join(goldens, path), "utf8");
  return {
    "Threadbare's JSON": [[...nativeThread(60)].join(""), "weir"],
    lemmy: [golden("lemmy/v3_list.input.json"), "cotton"],
    wordpress: [golden("wordpress/bakery.input.xml"), "three"],
    mbox: [golden("mbox/multipart.input.mbox"), "the"],
    "lemmy-text": [golden("lemmy-text/bridge.input.txt"), "lock"],
  };
}

/**
 * Has each nth allocation fail, and of many only some so that no text has more than `most` tries.
 * Returns { tries, stages, wrong }: at what it failed how often, and what was not a clean end.
 */
export async function failEach(modulePath, goldens, most) {
  const newEngine = await bundleEngine(modulePath, failingModule);
  const stages = {};
  const wrong = [];
  let tries = 0;
  for (const [name, [text, word]] of Object.entries(texts(goldens))) {
    const whole = await useAll(await newEngine(NEVER), text, word);
    if (whole.stage !== "done") throw new Error(`${name} cannot be used: ${whole.stage}: ${whole.problem}`);
    let allocations = 1;
    // How many there are, to a half.
    while ((await useAll(await newEngine(allocations), text, word)).stage !== "done") allocations *= 2;
    const step = Math.max(1, Math.floor(allocations / most));
    for (let n = 1; ; n += step) {
      const { stage, problem } = await useAll(await newEngine(n), text, word);
      if (stage === "done") break;
      ++tries;
      stages[stage] = (stages[stage] ?? 0) + 1;
      if (problem.code !== "out-of-memory") wrong.push(`${name}, allocation ${n}, ${stage}: ${problem.code}: ${problem}`);
      if (n % 64 === 1) {
        const { stage: next } = await useAll(await newEngine(NEVER), text, word);
        if (next !== "done") wrong.push(`${name}, allocation ${n}: the next file does not open`);
      }
    }
  }
  return { tries, stages, wrong };
}
