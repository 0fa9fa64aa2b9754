// The viewer: hands files, dropped things and pasted text to one <thread-bare>.

import { ThreadBareError, type Progress, type ReadyDetail, type Warning } from "../source/define.js";
import { create } from "../source/create.js";
import { Phrases } from "../source/phrases.js";
import { describe as describeProblem } from "../source/problem.js";
import { chooseAppearance } from "./appearance.js";
import { excerptOf } from "./excerpt.js";
import { MOST_FILES } from "./dropped.js";
import { listenForThreads, type Offer } from "./intake.js";
import sample from "./sample.json?text";
import { sayAll, viewerPhrases } from "./speech.js";
import { ThreadPicker } from "./thread-picker.js";
import themes from "../styles/themes.css";
import styles from "./viewer.css";

/** Files that are open before this many milliseconds need no progress bar. */
const PATIENCE = 200;

/** More warnings than this help nobody. */
const WARNINGS_SHOWN = 200;

const phrases = viewerPhrases();
/** What the element says, too. */
const threadPhrases = new Phrases(phrases.language);

// The policy of this page allows no <style>. In the head, so that nothing is ever shown without it.
const sheet = new CSSStyleSheet();
sheet.replaceSync(themes + styles);
document.adoptedStyleSheets = [sheet];

function part<Type extends HTMLElement>(id: string, type: abstract new () => Type): Type {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The viewer's page lacks #${id}`);
}

function start(): void {
  sayAll(phrases);
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
    phrases,
    (number) => thread.showThread(number),
  );
  const warnings = part("warnings", HTMLDetailsElement);
  const problem = part("problem", HTMLElement);
  let opening = new AbortController();
  let title = "";
  /** Whether a file is shown, and not the sample. */
  let hasFile = false;

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
      if (hasFile) leavePlace();
      await thread.open(offer.sources, { signal, onprogress: bar.update });
      hasFile = !offer.sample;
      welcome.hidden = !offer.sample;
      name.textContent = offer.sample ? "" : nameOf(offer);
      describe(offer);
    } catch (thrown) {
      if (signal.aborted) return;
      if (offer) await explain(thrown, offer);
      else show(problem, phrases.say("unreadable"), sentenceFor(thrown));
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
      lines.push(create("li", {}, phrases.counted("warnings_more", count - shown.length)));
    }
    warnings.replaceChildren(
      create("summary", {}, phrases.counted("warnings", count)),
      create("ul", {}, ...lines),
    );
  };

  const explain = async (thrown: unknown, offer: Offer): Promise<void> => {
    const place = thrown instanceof ThreadBareError ? thrown.place : {};
    const part = place.part ?? 0;
    const file = place.line ? (offer.names[part] ?? "") : nameOf(offer);
    const source = offer.sources[part];
    show(
      problem,
      place.line
        ? phrases.say("unreadable_at", { file, line: place.line, column: place.column ?? 1 })
        : phrases.say("unreadable_file", { file }),
      sentenceFor(thrown),
      ...(source === undefined || isGone(thrown) ? [] : await excerptOf(source, place, phrases)),
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
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || part("progress", HTMLElement).hidden) return;
    event.preventDefault(); // it leads out of nothing else
    opening.abort();
  });
  thread.addEventListener("click", openLinksElsewhere);
  chooseAppearance(part("appearance", HTMLDetailsElement), thread);
  listenForThreads(
    {
      pasted: phrases.say("pasted"),
      open: part("open", HTMLButtonElement),
      file: part("file", HTMLInputElement),
      paste: part("paste", HTMLButtonElement),
      dialog: part("paste-dialog", HTMLDialogElement),
      text: part("paste-text", HTMLTextAreaElement),
      drop: part("drop", HTMLElement),
    },
    (offer) => void open(offer),
  );
  void open(Promise.resolve({ sources: [sample], names: [""], sample: true }));
}

/** With its place, the file's name first where there are several. */
function warningText({ part, line, message }: Warning, { names }: Offer): string {
  const file = names.length > 1 ? (names[part] ?? "") : "";
  if (file && line) return phrases.say("warning_in_at", { file, line, message });
  if (file) return phrases.say("warning_in", { file, message });
  return line ? phrases.say("warning_at", { line, message }) : message;
}

function nameOf({ names }: Offer): string {
  const first = names[0] ?? "";
  if (names.length < 2) return first;
  const folder = first.slice(0, first.indexOf("/") + 1);
  if (folder && names.every((name) => name.startsWith(folder))) return folder;
  return phrases.counted("more_files", names.length - 1, { file: first });
}

/** There is nothing to show of a file that changed or went away. */
function isGone(thrown: unknown): boolean {
  return thrown instanceof ThreadBareError && thrown.code === "unreadable";
}

function sentenceFor(thrown: unknown): string {
  if (thrown instanceof RangeError) {
    return phrases.say("too_many_files", { count: MOST_FILES });
  }
  const message =
    thrown instanceof ThreadBareError
      ? describeProblem(thrown, threadPhrases)
      : thrown instanceof Error
        ? thrown.message
        : String(thrown);
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
      text.textContent = phrases.say(stage);
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

/** The address and the window's place are those of the file before. */
function leavePlace(): void {
  if (location.hash) history.replaceState(null, "", location.href.replace(/#.*/, ""));
  window.scrollTo({ top: 0, behavior: "instant" });
}
