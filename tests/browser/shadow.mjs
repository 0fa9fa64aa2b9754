// The shadow root of the page's only element, from outside.

/** Runs a function in the page with that root and some values, and returns its answer. */
export const inShadow = (page, ask, ...values) =>
  page.evaluate(
    `(${ask})(document.querySelector("thread-bare").shadowRoot, ...${JSON.stringify(values)})`,
  );

/** The id of the comment that the focus is in, without `comment-`; null for none. */
export const focused = (page) =>
  inShadow(page, (root) => root.activeElement?.closest("article")?.id.slice("comment-".length) ?? null);

/** Gives the focus to the button that folds a comment. */
export const focusOn = (page, id) =>
  inShadow(
    page,
    (root, id) => root.getElementById(`comment-${id}`).closest(".row").querySelector(".toggle").focus(),
    id,
  );
