// The ways in which a thread gets into the viewer: a file picker, a drop, a paste.

import { filesIn, type FoundFile } from "./dropped.js";

/** Something to open: text, or files that are parts of one document. */
export interface Offer {
  readonly sources: readonly (Blob | string)[];
  /** What to call each of them. */
  readonly names: readonly string[];
  readonly sample?: boolean;
}

export interface IntakeParts {
  /** What pasted text is called. */
  readonly pasted: string;
  readonly open: HTMLButtonElement;
  readonly file: HTMLInputElement;
  readonly paste: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;
  readonly text: HTMLTextAreaElement;
  /** Covers the window while something is dragged over it. */
  readonly drop: HTMLElement;
}

/** Hands on what it gets; `receive` also gets what went wrong on the way, as a promise does. */
export function listenForThreads(
  parts: IntakeParts,
  receive: (offer: Promise<Offer>) => void,
): void {
  const { pasted, open, file, paste, dialog, text, drop } = parts;

  open.addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    const chosen = [...(file.files ?? [])].map((one) => ({ path: one.name, file: one }));
    chosen.sort((a, b) => (a.path < b.path ? -1 : 1));
    if (chosen.length > 0) receive(Promise.resolve(filesOffered(chosen)));
    file.value = ""; // so that choosing the same file again is a change
  });

  paste.addEventListener("click", () => {
    text.value = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "read" && text.value.trim() !== "") receive(Promise.resolve(pastedText(text.value, pasted)));
    dialog.returnValue = "";
  });
  document.addEventListener("paste", (event) => {
    if (dialog.open || !event.clipboardData) return;
    const offer = offerIn(event.clipboardData, pasted);
    if (!offer) return;
    event.preventDefault();
    receive(offer);
  });

  // Entering a child leaves its parent: what counts is whether the pointer left the window.
  window.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.hidden = false;
  });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) drop.hidden = true;
  });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.hidden = true;
    const offer = event.dataTransfer && offerIn(event.dataTransfer, pasted);
    if (offer) receive(offer);
  });
}

function pastedText(text: string, name: string): Offer {
  return { sources: [text], names: [name] };
}

function filesOffered(found: readonly FoundFile[]): Offer {
  return { sources: found.map(({ file }) => file), names: found.map(({ path }) => path) };
}

/** What is in a drop or paste; null for nothing to read. */
function offerIn(transfer: DataTransfer, pasted: string): Promise<Offer> | null {
  if ([...transfer.items].some(({ kind }) => kind === "file")) {
    return filesIn(transfer).then(filesOffered);
  }
  const text = transfer.getData("text/plain");
  return text.trim() === "" ? null : Promise.resolve(pastedText(text, pasted));
}
