// The functions of wasm/core/publishing_abi.h, which core.wasm has besides those that read.

import type { ThreadInfo } from "../source/engine/answers.js";
import { type FoldPolicy, numbersOf } from "../source/engine/fold-policy.js";
import type { Abi } from "../source/engine/instance.js";
import { NONE, type Reader } from "../source/engine/reader.js";
import { ThreadBareError } from "../source/problem.js";

interface CoreAbi extends Abi {
  tb_language(reader: number, tag: number, tagSize: number): number;
  tb_keep_hidden(reader: number, keep: number): void;
  tb_unpublished(reader: number, thread: number): void;
  tb_publish(reader: number, thread: number, to: number, toSize: number): number;
  tb_element(reader: number, thread: number, urls: number, size: number): number;
  tb_page(reader: number, thread: number, template: number, size: number): number;
}

const FORMS = ["json", "markdown", "text", "html"] as const;
export type Form = (typeof FORMS)[number];

/** How threads are written. */
export interface Manner {
  readonly language: string;
  readonly folds: FoldPolicy;
  readonly headingLevel: number;
  readonly keepHidden: boolean;
}

function abiOf(reader: Reader): CoreAbi {
  return reader.abi as CoreAbi;
}

/** What `threadbare info --json` says of a thread, but for the warnings, which are the file's. */
export function infoOf(reader: Reader, thread: number): ThreadInfo {
  reader.abi.tb_select(reader.handle, thread);
  const { warnings: _, ...info } = JSON.parse(reader.text()) as ThreadInfo & { warnings: [] };
  return info;
}

/** The place of the thread of that number (from 1), URL, path or id; null for none. */
export function findThread(reader: Reader, text: string): number | null {
  const found = reader.abi.tb_find_thread(reader.handle, ...reader.room(text)) >>> 0;
  return found === NONE ? null : found;
}

/** Why a thread's post was not for everybody; empty for one that was. */
export function reasonNotToPublish(reader: Reader, thread: number): string {
  abiOf(reader).tb_unpublished(reader.handle, thread);
  return reader.text();
}

/** A thread as `threadbare convert --to` writes it. Throws a ThreadBareError for a strange language. */
export function publish(reader: Reader, thread: number, to: Form, manner: Manner): string {
  prepare(reader, manner);
  const isWritten = abiOf(reader).tb_publish(reader.handle, thread, ...reader.room(to));
  if (isWritten === 0) throw new RangeError(`there is no form ${to}: ${FORMS.join(", ")} or element`);
  return reader.text();
}

/** A thread in an element; where that has its data and its styles, if not in it. Throws the same. */
export function fillElement(
  reader: Reader,
  thread: number,
  [src, shadow]: readonly [string, string],
  manner: Manner,
): string {
  prepare(reader, manner);
  abiOf(reader).tb_element(reader.handle, thread, ...reader.room(`${src}\n${shadow}`));
  return reader.text();
}

/** A thread in a whole page. Throws the same. */
export function fillPage(reader: Reader, thread: number, template: string, manner: Manner): string {
  prepare(reader, manner);
  abiOf(reader).tb_page(reader.handle, thread, ...reader.room(template));
  return reader.text();
}

function prepare(reader: Reader, { language, folds, headingLevel, keepHidden }: Manner): void {
  const abi = abiOf(reader);
  if (abi.tb_language(reader.handle, ...reader.room(language)) === 0) {
    const sentence = `there are no words in the language ${language}; there are ${reader.text()}`;
    throw new ThreadBareError("no-such-language", sentence);
  }
  abi.tb_start_folded(reader.handle, ...numbersOf(folds));
  abi.tb_heading_level(reader.handle, headingLevel);
  abi.tb_keep_hidden(reader.handle, keepHidden ? 1 : 0);
}
