// A thread that was read.

import type { ThreadInfo, ThreadSummary } from "../source/engine/answers.js";
import type { Reader } from "../source/engine/reader.js";
import { ThreadBareError } from "../source/problem.js";
import { fillElement, fillPage, type Form, infoOf, type Manner, publish, reasonNotToPublish } from "./publishing.js";
import { type ElementOptions, mannerOf, type RenderOptions } from "./render-options.js";
import type { Comment, Post, ThreadData } from "./thread-data.js";

/**
 * A thread that was read. It holds on to the document that it is from, which is freed when nobody
 * holds any of its threads.
 */
export class Thread {
  readonly title: string | null;
  readonly url: string | null;
  readonly #reader: Reader;
  readonly #index: number;
  #data: ThreadData | undefined;
  #info: ThreadInfo | undefined;

  /** @internal Threads come from read(). */
  constructor(reader: Reader, { thread, title, url }: ThreadSummary) {
    this.#reader = reader;
    this.#index = thread - 1;
    this.title = title;
    this.url = url;
  }

  /** Its numbers: what `thread-bare info --json` prints, but for the warnings. */
  get info(): ThreadInfo {
    return (this.#info ??= infoOf(this.#reader, this.#index));
  }

  /** The post above the comments; null if the file has none. */
  get post(): Post | null {
    return this.data.post ?? null;
  }

  /** The comments in preorder: a comment's replies follow it, one level deeper. */
  get comments(): readonly Comment[] {
    return this.data.comments;
  }

  /**
   * All of it, but for the bodies of hidden, deleted and removed comments, which convert() has with
   * `keepHidden`.
   */
  get data(): ThreadData {
    this.#data ??= JSON.parse(publish(this.#reader, this.#index, "json", mannerOf({}))) as ThreadData;
    return this.#data;
  }

  /** As `data`. */
  toJSON(): ThreadData {
    return this.data;
  }

  /** @internal Whether its post was for everybody. */
  get isPublic(): boolean {
    return reasonNotToPublish(this.#reader, this.#index) === "";
  }

  /** @internal */
  write(to: Form, options: RenderOptions): string {
    return publish(this.#reader, this.#index, to, this.#manner(options));
  }

  /** @internal */
  writeElement(options: ElementOptions): string {
    const { src = "", shadow = "" } = options;
    return fillElement(this.#reader, this.#index, [src, shadow], this.#manner(options));
  }

  /** @internal */
  writePage(template: string, options: RenderOptions): string {
    return fillPage(this.#reader, this.#index, template, this.#manner(options));
  }

  /** Throws a ThreadBareError if it must not be written. */
  #manner(options: RenderOptions): Manner {
    const reason = options.keepHidden ? "" : reasonNotToPublish(this.#reader, this.#index);
    if (reason === "") return mannerOf(options);
    throw new ThreadBareError(
      "unpublished",
      `this post was not for everybody (${reason}); keepHidden publishes it all the same`,
    );
  }
}
