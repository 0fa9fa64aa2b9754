// What comes of a deep file, from the command and from the module.
import { spawnSync } from "node:child_process";
import { instantiate, Reader } from "../../c_abi/module.mjs";

/** The stack that the command is given, in KB: whatever recursed would not get far. */
export const COMMAND_STACK = 256;

/** Rows that are rendered in the module, from the top and from the bottom. */
const ROWS = 300;

const inSeconds = (since) => (performance.now() - since) / 1000;

function run(command, args) {
  const limited = `ulimit -s ${COMMAND_STACK}; exec "$@"`;
  const { status, signal, stdout, stderr } = spawnSync("bash", ["-c", limited, "bash", command, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (signal) throw new Error(`${command} ${args.join(" ")}: ${signal}`);
  return { status, stdout, stderr };
}

/**
 * The command on such a file: what it says of it, and whether all of `forms` can be made of it.
 * { outcome: "thread" or "error", place: whether an error says where, comments, depth, seconds }.
 */
export function throughCommand(command, file, forms) {
  const started = performance.now();
  const { status, stdout, stderr } = run(command, ["info", "--json", file]);
  if (status === 1) {
    const place = /^.*:\d+:\d+: error: /m.test(stderr);
    return { outcome: "error", message: stderr, place, seconds: inSeconds(started) };
  }
  if (status !== 0) throw new Error(`the command returned ${status}: ${stderr}`);
  const { comments, max_depth: depth } = JSON.parse(stdout);
  for (const form of forms) {
    const converted = run(command, ["convert", "--to", form, "-o", "/dev/null", file]);
    if (converted.status !== 0) throw new Error(`not converted to ${form}: ${converted.stderr}`);
  }
  return { outcome: "thread", comments, depth, seconds: inSeconds(started) };
}

/** The module on it: read, sorted, folded, looked through, and its first and last rows shown. */
export function throughModule(module, input) {
  const started = performance.now();
  const reader = new Reader(instantiate(module));
  reader.append(input);
  const { error } = reader.read();
  if (error) {
    const place = error.line !== null;
    return { outcome: "error", code: error.code, message: error.message, place, seconds: inSeconds(started) };
  }
  const rows = reader.ask("tb_select", 0);
  const { comments, max_depth: depth } = reader.json();
  reader.html();
  reader.html(0, Math.min(rows, ROWS));
  reader.html(Math.max(0, rows - ROWS), rows);
  for (const order of ["best", "new", "source"]) reader.ask("tb_sort", order);
  reader.ask("tb_fold", 0, 1);
  reader.ask("tb_reveal", rows - 1);
  reader.ask("tb_fold_from_depth", 1);
  reader.ask("tb_ancestor_at", rows - 1, 0);
  reader.ask("tb_find_text", "y");
  while (reader.ask("tb_find_step", 1 << 22) === 1);
  reader.close();
  return { outcome: "thread", comments, depth, seconds: inSeconds(started) };
}
