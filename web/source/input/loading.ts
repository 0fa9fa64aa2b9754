// What an element reads, and when it may.

import * as attributes from "../attributes.js";
import { Engine, type OpenOptions } from "../engine/engine.js";
import { liveInstances, type Tenant } from "../engine/live-instances.js";
import { hashNamesComment, parsed } from "../page.js";
import { request, type Source } from "./source.js";

export type Sources = Blob | string | readonly (Blob | string)[];

/** What open() was given, to be read again when the element comes back into a page. */
export interface Opened {
  readonly source: Sources;
  readonly options: OpenOptions;
}

const INLINE_DATA = 'script:is([type="application/json"], [type="text/plain"])';

export class Loading {
  /** What is read in place of `src`. */
  opened: Opened | null = null;
  readonly #element: HTMLElement;
  readonly #tenant: Tenant;
  #last = new AbortController();
  #underWay: AbortController | null = null;

  constructor(element: HTMLElement, tenant: Tenant) {
    this.#element = element;
    this.#tenant = tenant;
  }

  get isUnderWay(): boolean {
    return this.#underWay !== null;
  }

  /** Whether the element is to have an instance at all times. */
  get isEager(): boolean {
    return this.#element.getAttribute("loading") === "eager";
  }

  /** Calls off what is being loaded, for something else to be loaded in its place. */
  begin(): AbortController {
    this.stop();
    this.#last = new AbortController();
    this.#underWay = this.#last;
    return this.#last;
  }

  /** That is loaded, or not. `needsInstance`: whether something is shown that has one. */
  end(loading: AbortController, needsInstance: () => boolean): void {
    if (this.#underWay !== loading) return;
    this.#underWay = null;
    if (!needsInstance()) liveInstances.release(this.#tenant);
  }

  stop(): void {
    this.#last.abort();
  }

  /** Reads once there may be an instance for that. Null if there is nothing to be read. */
  async read(signal: AbortSignal, urgent: boolean, cache?: RequestCache): Promise<Engine | null> {
    if (this.isEager) liveInstances.take(this.#tenant);
    else await liveInstances.request(this.#tenant, signal, urgent || hashNamesComment());
    const source = await this.#source(signal, cache);
    if (source === null) return null;
    const options =
      this.opened?.options ?? (await attributes.optionsIn(this.#element, signal, cache));
    return Engine.open(source, { ...options, signal });
  }

  /** The address of the file; null if it has none, or what is said to be one is none. */
  get address(): string | null {
    try {
      return this.#namedAddress();
    } catch {
      return null; // reading it has said so, or will
    }
  }

  /** Throws for what is no address. */
  #namedAddress(): string | null {
    const src = this.opened ? null : this.#element.getAttribute("src");
    return src && new URL(src, this.#element.baseURI).href;
  }

  /** What was opened, else what `src` names, else the data inside the element; null for none. */
  async #source(
    signal: AbortSignal,
    cache?: RequestCache,
  ): Promise<Source | readonly Source[] | null> {
    if (this.opened) return this.opened.source;
    const address = this.#namedAddress();
    if (address) return request(address, signal, cache);
    await parsed(signal);
    const data = [...this.#element.children].find((child) => child.matches(INLINE_DATA));
    return data?.textContent ?? null;
  }
}
