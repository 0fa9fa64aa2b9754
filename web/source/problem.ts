// What can go wrong, as one type of error.

import { type Phrase, Phrases, type Values } from "./phrases.js";

/** A place in the input. Lines and columns count from 1, bytes from 0, each in its part. */
export interface Place {
  /** In which of the files that were opened together; from 0 on. */
  readonly part?: number | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly byte?: number | undefined;
}

/** A sentence that can be said in any language. */
export interface Said {
  readonly phrase: Phrase;
  readonly values: Values;
}

export function said(phrase: Phrase, values: Values = {}): Said {
  return { phrase, values };
}

/**
 * Why there is no thread. Its message is English.
 *
 * `code` is one of the engine's ("empty-input", "binary-input", "unknown-format", "bad-json",
 * "bad-xml", "bad-map", "too-deep", "too-large", "no-comments"), or "no-such-thread" when the file
 * does not hold the one that was asked for, or "fetch-failed" when the source did not answer, or
 * broke off, or "unreadable" when a file changed or went away while it was read, or "out-of-memory"
 * when the browser gives no more of it, or "csp-wasm" when the page's policy allows no WebAssembly, or
 * "crashed" when the engine stopped at a fault of its own. Where threads are written it may also be
 * "unpublished" for a post that was not for everybody, and "no-such-language".
 */
export class ThreadBareError extends Error {
  override readonly name = "ThreadBareError";
  /** @internal What the page has to say; null for what the engine found, which says it in English. */
  readonly said: Said | null;

  constructor(code: string, message: string, place?: Place, options?: ErrorOptions);
  /** @internal */
  constructor(code: string, message: string | Said, place?: Place, options?: ErrorOptions);
  constructor(
    readonly code: string,
    message: string | Said,
    readonly place: Place = {},
    options?: ErrorOptions,
  ) {
    const isText = typeof message === "string";
    super(isText ? message : new Phrases("en").say(message.phrase, message.values), options);
    this.said = isText ? null : message;
  }

  /** As in `place`. */
  get line(): number | undefined {
    return this.place.line;
  }

  get column(): number | undefined {
    return this.place.column;
  }

  get byte(): number | undefined {
    return this.place.byte;
  }
}

/** What went wrong, in that language as far as it can be said in it. */
export function describe({ message, said }: ThreadBareError, phrases: Phrases): string {
  if (said) return phrases.say(said.phrase, said.values);
  // English runs its own way in a sentence that is written from right to left.
  return phrases.direction === "rtl" ? `\u2068${message}\u2069` : message;
}

/** What a reader is told, in a phrase that has `{problem}`. */
export function complaint(
  thrown: ThreadBareError,
  phrases: Phrases,
  phrase: "problem" | "problem_later" = "problem",
): string {
  const problem = describe(thrown, phrases);
  if (thrown.code === "no-such-thread") return `${problem}.`;
  const { line, column = 1 } = thrown.place;
  if (!line) return phrases.say(phrase, { problem });
  return phrases.say("problem_at", { problem, line, column });
}

/** Whatever was thrown, as a ThreadBareError. */
export function asProblem(thrown: unknown): ThreadBareError {
  if (thrown instanceof ThreadBareError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ThreadBareError("crashed", message, {}, { cause: thrown });
}

/** Whether somebody asked for it to stop, which is no problem. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === "AbortError";
}
