// How fast the module reads and renders, in Node: `node reading.mjs MODULE.wasm`.
//
// Medians of several runs, each in an instance of its own, side by side with TextDecoder and
// JSON.parse on the same bytes: machines are noisy, ratios within one run less so.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const generator = fileURLToPath(new URL("generate_lemmy.mjs", import.meta.url));
const runs = 5;
const step = 4 << 20;
const more = 1;

function milliseconds(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

/** One file opened and rendered, all of it; how long each took, and the memory at the end. */
function open(bytes) {
  const { exports: core } = new WebAssembly.Instance(module, {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: {
      proc_exit(code) {
        throw new Error(`the module exited with ${code}`);
      },
    },
  });
  core._initialize();
  const reader = core.tb_open();
  const room = core.tb_append(reader, bytes.length) >>> 0;
  new Uint8Array(core.memory.buffer, room, bytes.length).set(bytes);
  const reading = milliseconds(() => {
    while (core.tb_read(reader, step) === more);
  });
  const memory = core.memory.buffer.byteLength;
  const rendering = milliseconds(() => {
    const rows = core.tb_select(reader, 0);
    for (let row = 0; row < rows; row += 100) core.tb_render(reader, row, Math.min(row + 100, rows));
  });
  return { reading, rendering, memory };
}

const parse = (bytes) => milliseconds(() => JSON.parse(new TextDecoder().decode(bytes)));

console.log("comments      MB   read MB/s   JSON.parse MB/s   ratio   µs to render one   heap - input");
for (const count of [1000, 10000, 100000]) {
  const bytes = execFileSync("node", [generator, String(count)], { maxBuffer: 2 ** 30 });
  const opened = [];
  const parsed = [];
  for (let run = 0; run < runs; ++run) {
    opened.push(open(bytes));
    parsed.push(parse(bytes));
  }
  const reading = median(opened.map((run) => run.reading));
  const rendering = median(opened.map((run) => run.rendering));
  const parsing = median(parsed);
  const speed = (time) => (bytes.length / 1000 / time).toFixed(0);
  const columns = [
    [String(count), 8],
    [(bytes.length / 1e6).toFixed(1), 8],
    [speed(reading), 12],
    [speed(parsing), 18],
    [`${(parsing / reading).toFixed(1)}×`, 8],
    [((rendering * 1000) / count).toFixed(1), 19],
    [`${((opened[0].memory - bytes.length) / count).toFixed(0)} B each`, 15],
  ];
  console.log(columns.map(([text, width]) => text.padStart(width)).join(""));
}
