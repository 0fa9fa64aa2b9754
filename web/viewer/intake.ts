// The ways in which a thread gets into the viewer: a file picker, a drop, a paste.

/** Something to open. */
export interface Offer {
  readonly source: Blob | string;
  /** What to call it. */
  readonly name: string;
  readonly sample?: boolean;
}

export interface IntakeParts {
  readonly open: HTMLButtonElement;
  readonly file: HTMLInputElement;
  readonly paste: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;
  readonly text: HTMLTextAreaElement;
  /** Covers the window while something is dragged over it. */
  readonly drop: HTMLElement;
}

export function listenForThreads(parts: IntakeParts, receive: (offer: Offer) => void): void {
  const { open, file, paste, dialog, text, drop } = parts;

  open.addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen) receive({ source: chosen, name: chosen.name });
    file.value = ""; // so that choosing the same file again is a change
  });

  paste.addEventListener("click", () => {
    text.value = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "read" && text.value.trim() !== "") receive(pasted(text.value));
    dialog.returnValue = "";
  });
  document.addEventListener("paste", (event) => {
    if (dialog.open || !event.clipboardData) return;
    const offer = offerIn(event.clipboardData);
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
    const offer = event.dataTransfer && offerIn(event.dataTransfer);
    if (offer) receive(offer);
  });
}

function pasted(text: string): Offer {
  return { source: text, name: "pasted text" };
}

function offerIn(transfer: DataTransfer): Offer | null {
  const file = transfer.files[0];
  if (file) return { source: file, name: file.name };
  const text = transfer.getData("text/plain");
  return text.trim() === "" ? null : pasted(text);
}
