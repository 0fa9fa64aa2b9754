// What the page's engine does where memory runs out, and what it leaves behind when it is dropped.
// Usage: node --expose-gc memory.test.mjs MODULE.wasm
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { nativeThread } from "../bench/generate_native.mjs";
import { bundleEngine } from "./engine_bundle.mjs";
import { useAll } from "./use_all.mjs";

const newEngine = await bundleEngine(process.argv[2]);
const count = 20_000;
const text = [...nativeThread(count)].join("");

/** While `body` runs, `made` sees each instance, and may give another in its place. */
async function watchingInstances(body, made) {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...values) => {
    const instance = await instantiate(...values);
    return made(instance) ?? instance;
  };
  try {
    await body();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

test("wherever memory runs out, the error tells the sizes", async () => {
  const stages = new Set();
  // From the 16 MB that an instance starts with to what all of this needs.
  for (let pages = 256; pages < 2048; pages = Math.ceil(pages * 1.1)) {
    const Engine = await newEngine(pages);
    const { stage, problem } = await useAll(Engine, text);
    stages.add(stage);
    if (stage === "done") break;
    assert.equal(problem.code, "out-of-memory", `${stage}: ${problem.message}`);
    assert.match(
      problem.message,
      /^This file of 3\.\d MB needs more memory than this browser gives it, which is \d+\.\d MB$/,
    );
  }
  for (const stage of ["rendering", "done"]) assert.ok(stages.has(stage), [...stages].join());
});

test("a file that is larger than the memory is given up while it comes", async () => {
  const Engine = await newEngine(320); // 20 MB
  const stages = [];
  await assert.rejects(
    Engine.open(new Blob([new Uint8Array(40 << 20)]), {
      onprogress: ({ stage, done }) => stages.push(`${stage} ${done >> 20}`),
    }),
    {
      code: "out-of-memory",
      message: /^This file of 40\.0 MB needs more memory .* which is \d\d\.\d MB$/,
    },
  );
  assert.ok(stages.every((stage) => stage.startsWith("fetching")), stages.join());
});

test("an engine that has failed is asked no more", async () => {
  const Engine = await newEngine(420);
  const engine = await Engine.open(new Blob([text]), {});
  const { rows } = engine.select(0);
  assert.throws(() => engine.rowsHtml(0, rows), { code: "out-of-memory" });
  assert.throws(() => engine.rowsHtml(0, 1), { code: "crashed", message: /dropped/ });
});

test("where there is no instance to be had, that is said, and the next try is a new one", async () => {
  const Engine = await newEngine();
  const taken = [];
  // Each reserves some gigabytes of addresses, of which a process has only so many.
  const all = { initial: 1, maximum: 65536 };
  try {
    for (;;) taken.push(new WebAssembly.Memory(all));
  } catch (error) {
    assert.ok(error instanceof RangeError);
  }
  await assert.rejects(Engine.open(new Blob([text]), {}), {
    code: "out-of-memory",
    message: /^This browser gives the page no memory to open a file/,
  });
  taken.length = 0;
  gc();
  await new Promise((resolve) => setTimeout(resolve, 10));
  gc();
  assert.equal((await Engine.open(new Blob([text]), {})).document.threads.length, 1);
});

test("a stream of unknown length ends at 4 GB with a sentence", async () => {
  const Engine = await newEngine();
  const chunk = new Uint8Array(64 << 20);
  let given = 0;
  let cancelled = false;
  const body = new ReadableStream(
    {
      pull(controller) {
        given += chunk.length;
        controller.enqueue(chunk);
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const response = new Response(body);
  // A stand-in that takes everything up to where the module stops, and keeps nothing of it.
  let size = 0;
  const limit = 2 ** 32 - 1 - (16 << 20);
  const memory = new WebAssembly.Memory({ initial: chunk.length / 65536 });
  const standIn = {
    exports: {
      memory,
      tb_open: () => 1,
      tb_append(_, added) {
        if (size + added > limit) return 0;
        size += added;
        return 8;
      },
    },
  };
  memory.grow(1);
  await watchingInstances(
    () =>
      assert.rejects(Engine.open(response, {}), {
        code: "too-large",
        message: "No more than 4 GB can be read at once, and this has more; split it",
      }),
    () => standIn,
  );
  assert.equal(size, 63 * chunk.length);
  assert.ok(given <= 65 * chunk.length);
  assert.ok(cancelled);
  // The module itself stops there, too.
  const { exports: core } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(process.argv[2])), {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: { proc_exit() {} },
  });
  core._initialize();
  assert.equal(core.tb_append(core.tb_open(), limit + 1), 0);
});

test("twenty loads that were called off leave nothing behind", async () => {
  const Engine = await newEngine();
  const memories = [];
  let cancelled = 0;
  const problems = [];
  await watchingInstances(
    async () => {
      for (let n = 0; n < 20; ++n) {
        const loading = new AbortController();
        // Half of them while they come, half while they are read.
        const stage = n % 2 ? "fetching" : "reading";
        const whole = new TextEncoder().encode(text);
        const body = new ReadableStream({
          pull(controller) {
            if (stage === "reading") {
              controller.enqueue(whole);
              controller.close();
            } else controller.enqueue(whole.subarray(0, 1 << 16));
          },
          cancel: () => void ++cancelled,
        });
        const opened = Engine.open(new Response(body), {
          signal: loading.signal,
          onprogress: (progress) => {
            if (progress.stage === stage) loading.abort();
          },
        });
        await assert.rejects(opened, { name: "AbortError" });
      }
      // And some that failed for want of memory, whose errors are still held.
      const Capped = await newEngine(300);
      for (let n = 0; n < 5; ++n) problems.push((await useAll(Capped, text)).problem);
    },
    ({ exports }) => void memories.push(new WeakRef(exports.memory)),
  );
  assert.equal(memories.length, 25);
  assert.equal(cancelled, 10);
  assert.equal(problems.filter(({ code }) => code === "out-of-memory").length, 5);
  for (let turn = 0; turn < 5; ++turn) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    gc();
  }
  assert.equal(memories.filter((memory) => memory.deref()).length, 0, "memories that are kept");
});
