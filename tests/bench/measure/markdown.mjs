// How fast bodies become HTML in a browser: Markdown, and HTML that is made harmless.
import { threadFile } from "../data/files.mjs";

const COUNT = 5000;
const QUICK_COUNT = 1000;

export function markdownCases({ quick }) {
  const count = quick ? QUICK_COUNT : COUNT;
  return [
    { kind: "markdown", count },
    { kind: "html", count },
  ];
}

export async function measureMarkdown({ browser, pages, runs, kind, count }) {
  const url = pages.data(threadFile("native", count));
  const done = [];
  for (let run = 0; run < runs; ++run) {
    done.push(
      await browser.onPage(async (page, within) => {
        await page.goto(pages.page("markdown"), { waitUntil: "load" });
        return within(120, page.evaluate((from, what) => bench.render(from, what), url, kind));
      }),
    );
  }
  return { runs: done };
}
