// What can go wrong, as one type of error.

/** A place in the input. Lines and columns count from 1, bytes from 0, each in its part. */
export interface Place {
  /** In which of the files that were opened together; from 0 on. */
  readonly part?: number | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly byte?: number | undefined;
}

/**
 * Why there is no thread.
 *
 * `code` is one of the engine's ("empty-input", "binary-input", "unknown-format", "bad-json",
 * "bad-xml", "bad-map", "too-deep", "too-large", "no-comments"), or "no-such-thread" when the file
 * does not hold the one that was asked for, or "fetch-failed" when the source did not answer, or
 * broke off, or "unreadable" when a file changed or went away while it was read, or "out-of-memory"
 * when the browser gives no more of it, or "crashed" when the engine stopped at a fault of its own.
 */
export class ThreadBareError extends Error {
  override readonly name = "ThreadBareError";

  constructor(
    readonly code: string,
    message: string,
    readonly place: Place = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
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

/** What a reader is told; `what` is true because of the problem. */
export function sentence(
  { code, message, place }: ThreadBareError,
  what = "The comments cannot be shown",
): string {
  if (code === "no-such-thread") return `${message}.`;
  const where = place.line ? ` (line ${place.line}, column ${place.column ?? 1})` : "";
  return `${what}: ${message}${where}.`;
}
