// Names for `::part()` of what stands in bodies, and of the title. The engine writes none there: pages without a shadow
// root need none.

const PARTS: Readonly<Record<string, string>> = {
  A: "link",
  BLOCKQUOTE: "quote",
  CODE: "code",
  DETAILS: "fold",
  H2: "title",
  PRE: "code-block",
  TABLE: "table",
};
const NAMED = `.body :is(a, blockquote, code, details, pre, table, .spoiler-inline),
  .post > header .title`;

/** Links that stand for images are images, too. */
const IMAGE = "image-link";

export function nameBodyParts(root: Element): void {
  for (const element of root.querySelectorAll(NAMED)) {
    let part = PARTS[element.tagName] ?? "spoiler";
    if (part === "code" && element.parentElement!.tagName === "PRE") continue;
    if (element.classList.contains(IMAGE) || element.closest(".media")) part += " image";
    element.setAttribute("part", part);
  }
}
