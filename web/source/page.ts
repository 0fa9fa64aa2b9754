// What the page around the element is like.

/** Resolves when the page is parsed: until then the element may lack the end of its content. */
export async function parsed(signal: AbortSignal): Promise<void> {
  if (document.readyState !== "loading") return;
  await new Promise((resolve) => {
    document.addEventListener("DOMContentLoaded", resolve, { once: true, signal });
  });
}

/** Whether the page's address names a comment. */
export function hashNamesComment(): boolean {
  return location.hash.startsWith("#comment-");
}
