// What an element shows until its thread is there, and again once it is taken out of the page.

import { create } from "./create.js";

/** What is inside the element, or what a declarative shadow root has brought. */
export class Fallback {
  /** To stand in the frame. */
  readonly slot = create("slot");
  readonly #element: HTMLElement;
  readonly #declared: readonly ChildNode[];

  /** Before anything else is put into a shadow root that was declared. */
  constructor(element: HTMLElement) {
    this.#element = element;
    this.#declared = element.shadowRoot ? [...element.shadowRoot.childNodes] : [];
  }

  /** Whether it came with the styles of static comments, and needs no others. */
  get isDeclared(): boolean {
    return this.#declared.length > 0;
  }

  get isShown(): boolean {
    return this.isDeclared ? this.#declared[0]!.isConnected : !this.slot.hidden;
  }

  /** What static comments stand in, if there are any. It stays as it is when it goes. */
  get comments(): ParentNode {
    const isFrame = (node: ChildNode): node is HTMLElement =>
      node instanceof HTMLElement && node.classList.contains("threadbare");
    return this.#declared.find(isFrame) ?? this.#element;
  }

  /** What was declared goes, styles and all: the ids in it are those of the live comments. */
  hide(): void {
    this.slot.hidden = true;
    for (const node of this.#declared) node.remove();
  }

  show(): void {
    this.slot.hidden = false;
    this.#element.shadowRoot!.prepend(...this.#declared);
  }
}
