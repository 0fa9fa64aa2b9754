// Runs in the page: reading alone, by our module and by TextDecoder and JSON.parse, each as a page
// does it (once, the code as fresh as it comes) and again (when the browser has optimised it).
import { breathe, Core, timed } from "./core.mjs";

const ourWay = (module) => (bytes) => {
  const core = new Core(module, bytes);
  return timed(() => core.read());
};

const itsWay = (bytes) => timed(() => JSON.parse(new TextDecoder().decode(bytes)));

window.bench = {
  async read(url, oursFirst) {
    const module = await WebAssembly.compileStreaming(fetch("/embed.wasm"));
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const ways = [
      ["ours", ourWay(module)],
      ["parse", itsWay],
    ];
    if (!oursFirst) ways.reverse();
    const times = { size: bytes.length };
    for (const round of ["first", "again"]) {
      for (const [name, way] of ways) {
        await breathe();
        times[`${name}_${round}`] = way(bytes);
      }
    }
    return times;
  },
};
