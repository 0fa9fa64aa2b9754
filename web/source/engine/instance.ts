// One WebAssembly instance for each opened file.

import { compileModule } from "threadbare:wasm";
import { said, ThreadBareError } from "../problem.js";

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
  tb_sort(reader: number, order: number, orderSize: number): number;
  tb_reason(reader: number, comment: number): void;
  tb_fold(reader: number, comment: number, folded: number): void;
  tb_folded(reader: number, comment: number): number;
  tb_start_folded(
    reader: number,
    belowScore: number,
    kinds: number,
    rootsAfter: number,
    depth: number,
  ): void;
  tb_fold_from_depth(reader: number, depth: number): void;
  tb_folded_from(reader: number): number;
  tb_fold_siblings(reader: number, comment: number, folded: number): void;
  tb_folds(reader: number, lasting: number): void;
  tb_set_folds(reader: number, comments: number, size: number): void;
  tb_reveal(reader: number, comment: number): void;
  tb_hidden(reader: number, first: number, end: number): void;
  tb_count_shown(reader: number, first: number, end: number): number;
  tb_shown(reader: number, first: number, end: number): void;
  tb_comment_at(reader: number, row: number): number;
  tb_row_of(reader: number, comment: number): number;
  tb_parent_of(reader: number, comment: number): number;
  tb_ancestor_at(reader: number, comment: number, depth: number): number;
  tb_show_branch(reader: number, comment: number): void;
  tb_move(reader: number, comment: number, move: number): number;
  tb_heading_level(reader: number, level: number): void;
  tb_since(reader: number, since: number): number;
  tb_next_new(reader: number, comment: number, backwards: number): number;
  tb_find(reader: number, anchor: number, anchorSize: number): number;
  tb_find_anchors(reader: number, anchors: number, size: number): void;
  tb_anchor_of(reader: number, comment: number): void;
  tb_find_text(reader: number, query: number, querySize: number): number;
  tb_find_step(reader: number, budget: number): number;
  tb_find_matches(reader: number): void;
  tb_find_next(reader: number, comment: number, backwards: number): number;
  tb_find_filter(reader: number, onlyMatches: number): void;
  tb_kept(reader: number, comment: number): number;
  tb_find_marks(reader: number, text: number, textSize: number): void;
  tb_locale(reader: number, now: number, phrases: number, phrasesSize: number): void;
  tb_render(reader: number, first: number, end: number): void;
  tb_render_shown(reader: number, row: number, count: number): void;
  tb_reply(reader: number): number;
  tb_reply_size(reader: number): number;
}

/** Why a call did not come back. */
export type Failure = "out-of-memory" | "crashed";

export interface Instance {
  readonly abi: Abi;
  readonly memory: WebAssembly.Memory;
  /** Called when a call has not come back, and no other may follow. Returns what is to be thrown. */
  onfailure: (failure: Failure, cause: unknown) => Error;
}

/** Stands for an instance that was dropped. */
export const droppedInstance: Instance = {
  get abi(): Abi {
    throw new ThreadBareError("crashed", "The engine was asked after its instance was dropped");
  },
  get memory(): WebAssembly.Memory {
    throw new ThreadBareError("crashed", "The engine was asked after its instance was dropped");
  },
  onfailure: (_, cause) => cause as Error,
};

let compiled: Promise<WebAssembly.Module> | undefined;
let isUsed = false;

/** The module, decoded and compiled when it is first asked for. Rejects where the browser cannot. */
export function compiledModule(): Promise<WebAssembly.Module> {
  compiled ??= compileModule();
  return compiled;
}

/** Whether instances have been made. */
export function isInUse(): boolean {
  return isUsed;
}

/** Thrown through the module when it gives up, which it does where `new` finds no memory. */
class GivenUp extends Error {}

/**
 * The standalone module imports a few functions of WASI, for which the core has no use: it neither
 * prints nor opens files. Only the notice of grown memory is ever called, and the end of the process.
 */
function imports(module: WebAssembly.Module): WebAssembly.Imports {
  const table: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind !== "function") throw new ThreadBareError("crashed", `The engine imports a ${kind}`);
    (table[from] ??= {})[name] =
      name === "emscripten_notify_memory_growth"
        ? () => {}
        : () => {
            throw name === "proc_exit" ? new GivenUp(name) : new Error(`The engine called ${name}`);
          };
  }
  return table;
}

/** The exports, with whatever is thrown in them put into words by the instance's owner. */
function guarded(exports: WebAssembly.Exports): Instance {
  const table: Record<string, unknown> = {};
  const instance: Instance = {
    abi: table as unknown as Abi,
    memory: exports["memory"] as WebAssembly.Memory,
    onfailure: (_, cause) => cause as Error,
  };
  for (const [name, value] of Object.entries(exports)) {
    if (typeof value !== "function" || !name.startsWith("tb_")) continue;
    table[name] = (...values: number[]): unknown => {
      try {
        return value(...values);
      } catch (thrown) {
        const failure = thrown instanceof GivenUp ? "out-of-memory" : "crashed";
        // Its text alone: the error itself may hold on to the frames that it came through.
        throw instance.onfailure(failure, String(thrown));
      }
    };
  }
  return instance;
}

/** A new instance. Throws a ThreadBareError for no memory, or no leave. */
export async function instantiate(): Promise<Instance> {
  isUsed = true;
  try {
    const module = await compiledModule();
    const { exports } = await WebAssembly.instantiate(module, imports(module));
    (exports["_initialize"] as (() => void) | undefined)?.();
    return guarded(exports);
  } catch (cause) {
    compiled = undefined;
    if (isForbidden(cause)) throw new ThreadBareError("csp-wasm", said("csp_wasm"), {}, { cause });
    if (!isOutOfMemory(cause)) throw cause;
    throw new ThreadBareError("out-of-memory", said("no_room"), {}, { cause });
  }
}

/** Browsers have no type of error for it: a RangeError, an InternalError, a text. */
function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof RangeError || /memory/i.test(String(cause));
}

/** Whether the page's policy lets no WebAssembly be compiled; every browser has its own words. */
function isForbidden(cause: unknown): boolean {
  const isCompiling = cause instanceof WebAssembly.CompileError || cause instanceof EvalError;
  return isCompiling && /content security policy|CSP|unsafe-eval/i.test(String(cause));
}
