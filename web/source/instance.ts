// One WebAssembly instance for each opened file.

import wasmText from "threadbare:wasm";
import { bytesOf } from "./byte-text.js";
import { ThreadBareError } from "./problem.js";

/** The functions of wasm/threadbare_abi.h as JavaScript sees them: every pointer is a number. */
export interface Abi {
  tb_open(): number;
  tb_append(reader: number, size: number): number;
  tb_room(reader: number, size: number): number;
  tb_option(
    reader: number,
    name: number,
    nameSize: number,
    value: number,
    valueSize: number,
  ): number;
  tb_read(reader: number, budget: number): number;
  tb_position(reader: number): number;
  tb_arranged(reader: number): number;
  tb_list(reader: number, first: number, end: number): void;
  tb_find_thread(reader: number, text: number, textSize: number): number;
  tb_select(reader: number, thread: number): number;
  tb_sort(reader: number, order: number): void;
  tb_fold(reader: number, comment: number, folded: number): void;
  tb_folded(reader: number, comment: number): number;
  tb_fold_from_depth(reader: number, depth: number): void;
  tb_fold_siblings(reader: number, comment: number, folded: number): void;
  tb_folds(reader: number): void;
  tb_set_folds(reader: number, comments: number, size: number): void;
  tb_reveal(reader: number, comment: number): void;
  tb_hidden(reader: number, first: number, end: number): void;
  tb_count_shown(reader: number, first: number, end: number): number;
  tb_shown(reader: number, first: number, end: number): void;
  tb_comment_at(reader: number, row: number): number;
  tb_row_of(reader: number, comment: number): number;
  tb_parent_of(reader: number, comment: number): number;
  tb_ancestor_at(reader: number, comment: number, depth: number): number;
  tb_move(reader: number, comment: number, move: number): number;
  tb_find(reader: number, anchor: number, anchorSize: number): number;
  tb_anchor_of(reader: number, comment: number): void;
  tb_find_text(reader: number, query: number, querySize: number): number;
  tb_find_step(reader: number, budget: number): number;
  tb_find_matches(reader: number): void;
  tb_find_next(reader: number, comment: number, backwards: number): number;
  tb_find_marks(reader: number, text: number, textSize: number): void;
  tb_locale(reader: number, now: number, phrases: number, phrasesSize: number): void;
  tb_render(reader: number, first: number, end: number): void;
  tb_render_shown(reader: number, row: number, count: number): void;
  tb_reply(reader: number): number;
  tb_reply_size(reader: number): number;
}

export interface Instance {
  readonly abi: Abi;
  readonly memory: WebAssembly.Memory;
}

/** Stands for an instance that was dropped. */
export const droppedInstance: Instance = {
  get abi(): Abi {
    throw new ThreadBareError("crashed", "The engine was asked while it was asleep");
  },
  get memory(): WebAssembly.Memory {
    throw new ThreadBareError("crashed", "The engine was asked while it was asleep");
  },
};

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * The standalone module imports a few functions of WASI, for which the core has no use: it neither
 * prints nor opens files. Only the notice of grown memory is ever called.
 */
function imports(module: WebAssembly.Module): WebAssembly.Imports {
  const table: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind !== "function") throw new ThreadBareError("crashed", `The engine imports a ${kind}`);
    (table[from] ??= {})[name] =
      name === "emscripten_notify_memory_growth"
        ? () => {}
        : () => {
            throw new ThreadBareError("crashed", `The engine called ${name}`);
          };
  }
  return table;
}

/** "1.4 GB". */
export function inGigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GB`;
}

/** The exports, with a trap in any of them turned into an error that says what it means. */
function guarded(exports: WebAssembly.Exports): Abi {
  const table: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(exports)) {
    if (typeof value !== "function" || !name.startsWith("tb_")) continue;
    table[name] = (...values: number[]): unknown => {
      try {
        return value(...values);
      } catch (trap) {
        if (trap instanceof ThreadBareError) throw trap;
        const { buffer } = exports["memory"] as WebAssembly.Memory;
        const taken = inGigabytes(buffer.byteLength);
        const message = `There is not enough memory: this file needs more than ${taken}`;
        throw new ThreadBareError("crashed", message, {}, { cause: trap });
      }
    };
  }
  return table as unknown as Abi;
}

/** A new instance. The module is decoded and compiled once. */
export async function instantiate(): Promise<Instance> {
  compiled ??= WebAssembly.compile(bytesOf(wasmText));
  const module = await compiled;
  const { exports } = await WebAssembly.instantiate(module, imports(module));
  (exports["_initialize"] as (() => void) | undefined)?.();
  return { abi: guarded(exports), memory: exports["memory"] as WebAssembly.Memory };
}
