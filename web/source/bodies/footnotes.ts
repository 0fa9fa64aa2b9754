// Footnotes lead to each other within their comment: addresses of the page do not reach in here.

const REFERENCES = "a.footnote, a.footnote-back";

/** Follows footnotes of bodies below a root. The page's address stays as it is. */
export function followFootnotes(root: Element): void {
  root.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(REFERENCES);
    if (!link) return;
    event.preventDefault();
    const place = link.closest(".body")?.querySelector<HTMLElement>(
      `[id="${CSS.escape(decodeURIComponent(link.hash.slice(1)))}"]`,
    );
    if (!place) return;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement!.closest("details")) {
      fold.open = true;
    }
    if (place.localName !== "a") place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  });
}
