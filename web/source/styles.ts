// The style sheets of the shadow root.

import actions from "../styles/actions.css";
import bodies from "../styles/bodies.css";
import comments from "../styles/comments.css";
import find from "../styles/find.css";
import frame from "../styles/frame.css";
import keys from "../styles/keys.css";
import longBodies from "../styles/long-bodies.css";
import print from "../styles/print.css";
import rails from "../styles/rails.css";
import rows from "../styles/rows.css";
import summary from "../styles/summary.css";
import themes from "../styles/themes.css";
import toolbar from "../styles/toolbar.css";

const texts = [
  ...[themes, frame, summary, comments, bodies, longBodies],
  ...[rows, rails, toolbar, find, keys, actions, print],
];
let sheets: CSSStyleSheet[] | undefined;

/** Shared by all elements. Constructed sheets need no leave from a strict `style-src`. */
function shared(): CSSStyleSheet[] {
  sheets ??= texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return sheets;
}

/** Gives a shadow root the styles, once. Browsers before 2023 get an element with them. */
export function dress(root: ShadowRoot): void {
  if (adopts(root)) root.adoptedStyleSheets = shared();
  else if (!root.querySelector(":scope > style")) root.prepend(styleElement());
}

/** Takes them again. */
export function undress(root: ShadowRoot): void {
  if (adopts(root)) root.adoptedStyleSheets = [];
  else root.querySelector(":scope > style")?.remove();
}

function adopts(root: Node): boolean {
  return "adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype;
}

function styleElement(): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = texts.join("\n");
  return style;
}
