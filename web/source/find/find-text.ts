// The words of a row in the page, and the text nodes they stand in.

/** Elements that stand within a line. src/render/html/html_text.cpp has the same list. */
const BLOCK = `:not(a, b, code, del, em, i, ins, kbd, mark, s, small, span, strong, sub, sup, time, u)`;

interface Part {
  readonly node: Text;
  /** Where in all of the text it starts. */
  readonly start: number;
}

/** The text of elements as the engine looks through it: blocks and line breaks part words. */
export class ShownText {
  readonly text: string;
  readonly #parts: Part[] = [];

  constructor(elements: Iterable<Element>) {
    let text = "";
    for (const element of elements) {
      let block: Element | null = null;
      let broken = true;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (!(node instanceof Text)) {
          broken ||= node.nodeName === "BR" || node.nodeName === "HR";
          continue;
        }
        const around: Element | null = node.parentElement!.closest(BLOCK);
        if (broken || around !== block) text += "\n";
        broken = false;
        block = around;
        this.#parts.push({ node, start: text.length });
        text += node.data;
      }
    }
    this.text = text;
  }

  /** The range from one place in the text to another. */
  range(start: number, end: number): StaticRange {
    const first = this.#partAt(start);
    const last = this.#partAt(end - 1);
    return new StaticRange({
      startContainer: first.node,
      startOffset: start - first.start,
      endContainer: last.node,
      endOffset: Math.min(end - last.start, last.node.length),
    });
  }

  #partAt(place: number): Part {
    let low = 0;
    let high = this.#parts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#parts[middle]!.start <= place) low = middle;
      else high = middle;
    }
    return this.#parts[low]!;
  }
}
