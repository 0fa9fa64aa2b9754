// The viewer: hands files, dropped things and pasted text to one <thread-bare>.

import { ThreadBareError, type Progress } from "../source/define.js";
import { create } from "../source/create.js";
import { excerptOf } from "./excerpt.js";
import { listenForThreads, type Offer } from "./intake.js";
import sample from "./sample.json?text";
import { chooseTheme } from "./theme.js";
import styles from "./viewer.css";

/** Files that are open before this many milliseconds need no progress bar. */
const PATIENCE = 200;

/** More warnings than this help nobody. */
const WARNINGS_SHOWN = 200;

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
  const picker = part("picker", HTMLElement);
  const threads = part("threads", HTMLSelectElement);
  const warnings = part("warnings", HTMLDetailsElement);
  const problem = part("problem", HTMLElement);
  let opening = new AbortController();

  const open = async (offer: Offer): Promise<void> => {
    opening.abort();
    opening = new AbortController();
    const { signal } = opening;
    const bar = showProgress(signal);
    problem.hidden = true;
    try {
      await thread.open(offer.source, { signal, onprogress: bar.update });
      welcome.hidden = !offer.sample;
      name.textContent = offer.sample ? "" : offer.name;
      describe();
    } catch (thrown) {
      if (!signal.aborted) await explain(thrown, offer);
    } finally {
      bar.hide();
    }
  };

  const describe = (): void => {
    const found = thread.document;
    if (!found) return;
    const titles = found.threads.map(({ title }, i) => title || `Thread ${i + 1}`);
    threads.replaceChildren(...titles.map((title, i) => new Option(title, String(i))));
    picker.hidden = titles.length < 2;
    document.title = welcome.hidden ? `${titles[0]} – Threadbare` : "Threadbare";
    const shown = found.warnings.slice(0, WARNINGS_SHOWN);
    const count = found.warnings.length;
    warnings.hidden = count === 0;
    warnings.replaceChildren(
      create("summary", {}, count === 1 ? "1 warning" : `${count} warnings`),
      create("ul", {}, ...shown.map(({ line, message }) =>
        create("li", {}, line ? `Line ${line}: ${message}` : message),
      )),
    );
  };

  const explain = async (thrown: unknown, offer: Offer): Promise<void> => {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const place = thrown instanceof ThreadBareError ? thrown.place : {};
    const where = place.line ? `, line ${place.line}, column ${place.column ?? 1}` : "";
    problem.replaceChildren(
      create("h2", {}, `This cannot be read: ${offer.name}${where}`),
      create("p", {}, `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`),
      ...(await excerptOf(offer.source, place)),
    );
    problem.hidden = false;
    problem.focus();
    problem.scrollIntoView({ block: "nearest" });
  };

  threads.addEventListener("change", () => thread.showThread(Number(threads.value)));
  part("cancel", HTMLButtonElement).addEventListener("click", () => opening.abort());
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
  void open({ source: sample, name: "the sample", sample: true });
}

function showProgress(signal: AbortSignal): { update(progress: Progress): void; hide(): void } {
  const frame = part("progress", HTMLElement);
  const bar = part("progress-bar", HTMLProgressElement);
  const text = part("progress-text", HTMLElement);
  const since = performance.now();
  return {
    update({ stage, done, total }) {
      if (performance.now() - since < PATIENCE || signal.aborted) return;
      text.textContent = stage === "fetching" ? "Loading" : "Reading";
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
