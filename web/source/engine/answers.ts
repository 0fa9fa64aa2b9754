// What the engine is given and tells, as JavaScript has it.

/** What `threadbare list --json` says of a thread; null where unknown. */
export interface ThreadSummary {
  /** Its number in the file, from 1 on. */
  readonly thread: number;
  readonly title: string | null;
  /** How it begins, for one without a title. */
  readonly excerpt?: string;
  readonly url: string | null;
  readonly comments: number;
}

/** What `threadbare info --json` says of a thread. Times are RFC 3339, null where unknown. */
export interface ThreadInfo {
  readonly format: string;
  readonly title: string | null;
  readonly post: boolean;
  readonly comments: number;
  readonly missing: number;
  readonly unloaded: number;
  readonly roots: number;
  readonly max_depth: number;
  readonly authors: number;
  readonly deleted: number;
  readonly removed: number;
  readonly first_time: string | null;
  readonly last_time: string | null;
  /** Who wrote most, the most first; at most twenty. */
  readonly most_active: readonly { readonly author: string; readonly comments: number }[];
}

/** Something that was skipped or mended. Lines and columns count from 1; null where unknown. */
export interface Warning {
  readonly code: string;
  readonly message: string;
  /** In which of the files that were opened together; from 0 on. */
  readonly part: number;
  readonly line: number | null;
  readonly column: number | null;
  readonly byte: number | null;
}

/** What is in a file, or in several that were opened together. */
export interface DocumentInfo {
  readonly format: string;
  readonly threads: readonly ThreadSummary[];
  readonly warnings: readonly Warning[];
  /** How many more warnings there were than are kept. */
  readonly dropped_warnings: number;
}

/** Rows [first, end). */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** Why an expression cannot be read. */
export interface FindProblem {
  /** Where in it. */
  readonly place: number;
  /** A sentence that says what would do. */
  readonly message: string;
}

/** An expression that the engine looks for. */
export interface FindStart {
  /** How many parts it has; none where there is nothing to look for. */
  readonly parts: number;
  readonly problem: FindProblem | null;
}

/** How far a find has come. */
export interface FindProgress {
  readonly done: boolean;
  /** Comments gone through. */
  readonly position: number;
  /** How many of those match. */
  readonly matches: number;
  /** Whether the post does, which is no comment. */
  readonly post: boolean;
}

/**
 * How far opening has come: bytes fetched, then bytes read, then comments put into their places, of
 * a total that is no number of anything. `total` is 0 while it is not known.
 */
export interface Progress {
  readonly stage: "fetching" | "reading" | "arranging";
  readonly done: number;
  readonly total: number;
}

export interface OpenOptions {
  /** Name of the format; recognised by content if absent. */
  readonly format?: string;
  /** Where relative links start, for threads whose source does not say. */
  readonly base?: string;
  /** Where the comments are in JSON of no known format: a map, as `threadbare --map` reads it. */
  readonly map?: string;
  readonly signal?: AbortSignal;
  readonly onprogress?: (progress: Progress) => void;
}
