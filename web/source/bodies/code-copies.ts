// Buttons that copy code. A row with code gets them when somebody points at it or has the focus in it:
// the others cost nothing.

import { create } from "../create.js";
import type { Phrases } from "../phrases.js";

const TOOLS = "code-tools";

/** `copy` is called with the code that somebody wants. */
export function offerCodeCopies(
  root: Element,
  phrases: Phrases,
  copy: (code: string) => void,
): void {
  const offer = ({ target }: Event): void => {
    const comment = (target as Element).closest(".comment, .post");
    for (const code of comment?.querySelectorAll(".body pre") ?? []) {
      if (!code.previousElementSibling?.classList.contains(TOOLS)) code.before(tools(code));
    }
  };
  const tools = (code: Element): HTMLElement => {
    // Its sign is drawn: words in a body would be found there.
    const button = create("button", { type: "button", className: "copy-code" });
    button.ariaLabel = button.title = phrases.say("copy_code");
    button.setAttribute("part", "copy-code");
    button.addEventListener("click", () => copy(code.textContent));
    return create("div", { className: TOOLS }, button);
  };
  for (const name of ["pointerover", "focusin"]) root.addEventListener(name, offer);
}
