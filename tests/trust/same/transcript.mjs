// All that the module tells of a file, as transcript.cpp has it of the functions natively.
import { instantiate, Reader } from "../../c_abi/module.mjs";

const none = 0xffffffff;
// As in transcript.cpp.
const THREADS = 20;
const COMMENTS = 50;
const ORDERS = ["old", "new", "top", "controversial", "best", "activity", "replies", "source"];

/** The transcript, as bytes. It is read in small steps, where the native one has large ones. */
export function transcript(module, input, map) {
  const reader = new Reader(instantiate(module));
  const told = [];
  const newline = Buffer.from("\n");
  const number = (value) => told.push(Buffer.from(`${value}\n`));
  const reply = () => told.push(reader.reply(), newline);

  reader.append(input);
  if (map) reader.ask("tb_option", "map", map);
  const { document } = reader.read(1000);
  number(document ? 0 : 2);
  reply();
  if (!document) return Buffer.concat(told);
  reader.ask("tb_list", 0, none);
  reply();
  for (let thread = 0; thread < Math.min(THREADS, document.threads); ++thread) {
    const rows = reader.ask("tb_select", thread);
    reply();
    number(rows);
    reader.ask("tb_render", none, none);
    reply();
    for (const order of ORDERS) {
      reader.ask("tb_sort", order);
      reader.ask("tb_shown", 0, none);
      reply();
    }
    reader.ask("tb_since", 1e9);
    reader.ask("tb_render", 0, rows);
    reply();
    for (let i = 0; i < Math.min(rows, COMMENTS); ++i) {
      reader.ask("tb_reason", i);
      reply();
      reader.ask("tb_anchor_of", i);
      reply();
    }
    reader.ask("tb_find_text", "the");
    while (reader.ask("tb_find_step", 1 << 20) === 1);
    reply();
    reader.ask("tb_find_matches");
    reply();
    reader.ask("tb_fold_from_depth", 1);
    reader.ask("tb_hidden", 0, rows);
    reply();
    reader.ask("tb_render_shown", 0, COMMENTS);
    reply();
  }
  reader.close();
  return Buffer.concat(told);
}
