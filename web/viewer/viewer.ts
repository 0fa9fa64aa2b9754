// The viewer: hands files, dropped things and pasted text to one <thread-bare>.

import { ThreadBareError, type Progress, type ReadyDetail, type Warning } from "../source/define.js";
import { counted, create } from "../source/create.js";
import { excerptOf } from "./excerpt.js";
import { MOST_FILES } from "./dropped.js";
import { listenForThreads, type Offer } from "./intake.js";
import sample from "./sample.json?text";
import { chooseTheme } from "./theme.js";
import { ThreadPicker } from "./thread-picker.js";
import styles from "./viewer.css";

/** Files that are open before this many milliseconds need no progress bar. */
const PATIENCE = 200;

const STAGES = { fetching: "Loading", reading: "Reading", arranging: "Arranging" } as const;

/** More warnings than this help nobody. */
const WARNINGS_SHOWN = 200;

const numbers = new Intl.NumberFormat();

// The policy of this page allows no <style>. In the head, so that nothing is ever shown without it.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets = [sheet];

function part<Type extends HTMLElement>(id: string, type: abstract new () => Type): Type {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The viewer's page lacks #${id}`);
}

function start(): void {
  const thread = document.querySelector("thread-bare")!;
  const welcome = part("welcome", HTMLElement);
  const name = part("name", HTMLElement);
  const picker = new ThreadPicker(
    {
      frame: part("picker", HTMLElement),
      input: part("threads", HTMLInputElement),
      popup: part("thread-popup", HTMLElement),
      list: part("thread-list", HTMLElement),
      count: part("thread-count", HTMLElement),
      previous: part("previous-thread", HTMLButtonElement),
      next: part("next-thread", HTMLButtonElement),
    },
    (number) => thread.showThread(number),
  );
  const warnings = part("warnings", HTMLDetailsElement);
  const problem = part("problem", HTMLElement);
  let opening = new AbortController();
  let title = "";

  const open = async (offered: Promise<Offer>): Promise<void> => {
    opening.abort();
    opening = new AbortController();
    const { signal } = opening;
    const bar = showProgress(signal);
    problem.hidden = true;
    let offer: Offer | null = null;
    try {
      offer = await offered;
      signal.throwIfAborted();
      await thread.open(offer.sources, { signal, onprogress: bar.update });
      welcome.hidden = !offer.sample;
      name.textContent = offer.sample ? "" : nameOf(offer);
      describe(offer);
    } catch (thrown) {
      if (signal.aborted) return;
      if (offer) await explain(thrown, offer);
      else show(problem, "This cannot be read", sentenceFor(thrown));
    } finally {
      bar.hide();
    }
  };

  const describe = (offer: Offer): void => {
    const found = thread.document;
    if (!found) return;
    picker.offer(found.threads, 1);
    entitle();
    const shown = found.warnings.slice(0, WARNINGS_SHOWN);
    const count = found.warnings.length + found.dropped_warnings;
    warnings.hidden = count === 0;
    const lines = shown.map((warning) => create("li", {}, warningText(warning, offer)));
    if (count > shown.length) {
      lines.push(create("li", {}, `${numbers.format(count - shown.length)} more like these`));
    }
    warnings.replaceChildren(
      create("summary", {}, counted(count, "warning", "warnings", numbers)),
      create("ul", {}, ...lines),
    );
  };

  const explain = async (thrown: unknown, offer: Offer): Promise<void> => {
    const place = thrown instanceof ThreadBareError ? thrown.place : {};
    const where = place.line ? `, line ${place.line}, column ${place.column ?? 1}` : "";
    const part = place.part ?? 0;
    const called = place.line ? (offer.names[part] ?? "") : nameOf(offer);
    const source = offer.sources[part];
    show(
      problem,
      `This cannot be read: ${called}${where}`,
      sentenceFor(thrown),
      ...(source === undefined || isGone(thrown) ? [] : await excerptOf(source, place)),
    );
  };

  /** The sample lends the page no title. */
  const entitle = (): void => {
    const named = name.textContent !== "" && title !== "";
    document.title = named ? `${title} – Threadbare` : "Threadbare";
  };
  thread.addEventListener("threadbare:ready", (event) => {
    title = (event as CustomEvent<ReadyDetail>).detail.info.title ?? "";
    entitle();
  });
  part("cancel", HTMLButtonElement).addEventListener("click", () => opening.abort());
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !part("progress", HTMLElement).hidden) opening.abort();
  });
  thread.addEventListener("click", openLinksElsewhere);
  chooseTheme(part("theme", HTMLSelectElement));
  listenForThreads(
    {
      open: part("open", HTMLButtonElement),
      file: part("file", HTMLInputElement),
      paste: part("paste", HTMLButtonElement),
      dialog: part("paste-dialog", HTMLDialogElement),
      text: part("paste-text", HTMLTextAreaElement),
      drop: part("drop", HTMLElement),
    },
    (offer) => void open(offer),
  );
  void open(Promise.resolve({ sources: [sample], names: ["the sample"], sample: true }));
}

/** With its place, the file's name first where there are several. */
function warningText({ part, line, message }: Warning, { names }: Offer): string {
  const file = names.length > 1 ? `${names[part] ?? ""}: ` : "";
  return `${file}${line ? `${file ? "line" : "Line"} ${line}: ` : ""}${message}`;
}

function nameOf({ names }: Offer): string {
  const first = names[0] ?? "";
  if (names.length < 2) return first;
  const folder = first.slice(0, first.indexOf("/") + 1);
  if (folder && names.every((name) => name.startsWith(folder))) return folder;
  return `${first} and ${counted(names.length - 1, "more file", "more files", numbers)}`;
}

/** There is nothing to show of a file that changed or went away. */
function isGone(thrown: unknown): boolean {
  return thrown instanceof ThreadBareError && thrown.code === "unreadable";
}

function sentenceFor(thrown: unknown): string {
  if (thrown instanceof RangeError) {
    return `There are more than ${numbers.format(MOST_FILES)} files in there.`;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
}

function show(problem: HTMLElement, heading: string, ...content: (string | Node)[]): void {
  const [sentence = "", ...rest] = content;
  problem.replaceChildren(create("h2", {}, heading), create("p", {}, sentence), ...rest);
  problem.hidden = false;
  problem.focus();
  problem.scrollIntoView({ block: "nearest" });
}

function showProgress(signal: AbortSignal): { update(progress: Progress): void; hide(): void } {
  const frame = part("progress", HTMLElement);
  const bar = part("progress-bar", HTMLProgressElement);
  const text = part("progress-text", HTMLElement);
  const since = performance.now();
  return {
    update({ stage, done, total }) {
      if (performance.now() - since < PATIENCE || signal.aborted) return;
      text.textContent = STAGES[stage];
      if (total > 0) bar.value = Math.min(done / total, 1);
      else bar.removeAttribute("value");
      frame.hidden = false;
    },
    hide() {
      frame.hidden = true;
    },
  };
}

/** A link must not take the thread's place: nothing could bring a dropped file back. */
function openLinksElsewhere(event: MouseEvent): void {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (link && !link.getAttribute("href")?.startsWith("#")) link.target = "_blank";
}

document.addEventListener("DOMContentLoaded", start);
