// Where a thread ends up in a page. Each sink shows a document, and says what came of it. No page
// has a policy (those that have one lose it here): nothing but Threadbare itself keeps payloads out.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, onPage, until } from "../browser/browser.mjs";
import { openSite } from "../browser/site.mjs";
import { temporaryFile } from "../browser/viewer.mjs";
import { inspect, poke, watchForExecutions } from "./witness.mjs";

const command = join(build, "native", "threadbare");
/** Open until the tests of this file are over. */
export const site = await openSite();
let made = 0;

/**
 * Turns what payloads ask of a host that there is not to this site, which sees all that reaches it:
 * browsers do not tell of every request that fails.
 */
export const aimed = (text) =>
  text.replaceAll(/(https:)?(\/\/|\\+)evil\.invalid/g, (_, scheme, slashes) => {
    return `${scheme ? "http:" : ""}${slashes}${site.host}/evil`;
  });

const withoutPolicy = (html) => {
  const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, "");
  if (bare === html) throw new Error("this page has no policy that could be taken out");
  return bare;
};

/** What the command writes for a document, or null if it says that the document is at fault. */
export function run(input, ...args) {
  const { status, stdout, stderr } = spawnSync(command, [...args, "-"], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0 && status !== 1) throw new Error(`the command ended with ${status}: ${stderr}`);
  return status === 0 ? stdout : null;
}

async function waitForRows(page, count) {
  await until(
    () =>
      page.evaluate(
        (count) =>
          document.querySelector("thread-bare")?.shadowRoot?.querySelectorAll("article.comment")
            .length === count,
        count,
      ),
    `${count} comments`,
  );
}

/** Each shows a document on a page and returns a handle of what its comments stand in. */
export const sinks = {
  async element(page, json, count) {
    const path = `/hostile-${++made}.json`;
    site.put(path, json);
    await page.goto(
      site.page(`<thread-bare src="${path}" loading="eager" fold-below="off"></thread-bare>`),
    );
    await waitForRows(page, count);
    return page.evaluateHandle(() => document.querySelector("thread-bare").shadowRoot);
  },
  async viewer(page, json, count) {
    const html = withoutPolicy(readFileSync(join(build, "web", "viewer.html"), "utf8"));
    await page.goto(site.put("/viewer-without-policy.html", html));
    await until(() => page.evaluate(() => !!document.querySelector("thread-bare")?.shadowRoot));
    await (await page.$("#file")).uploadFile(temporaryFile(`hostile-${++made}.json`, json));
    await waitForRows(page, count);
    return page.evaluateHandle(() => document.querySelector("thread-bare").shadowRoot);
  },
  async page(page, json, count) {
    const html = withoutPolicy(run(json, "page"));
    // Its own script would put the element in the comments' place.
    const still = html.replace(/<script>[^]*?<\/script>/g, "");
    await page.goto(site.put(`/hostile-${++made}.html`, still));
    return page.evaluateHandle(() => document.body);
  },
  async "page that was taken over"(page, json, count) {
    await page.goto(site.put(`/hostile-${++made}.html`, withoutPolicy(run(json, "page"))));
    await waitForRows(page, count);
    return page.evaluateHandle(() => document.querySelector("thread-bare").shadowRoot);
  },
  async "innerHTML of the fragment"(page, json) {
    const html = run(json, "convert", "--to", "html");
    await page.goto(site.page('<div id="sink"></div>', { script: "" }));
    await page.evaluate((html) => (document.getElementById("sink").innerHTML = html), html);
    return page.evaluateHandle(() => document.getElementById("sink"));
  },
};

/** Lets timers and failed loads of what should not be there do their worst. */
const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 150)));

/** What pages may ask for: what they are made of. */
export const isOwn = (path) =>
  /^\/(made-\d+\.html|hostile-\d+\.(html|json)|viewer-without-policy\.html|thread-bare[a-z.]*\.js|favicon\.ico)$/.test(path);

/**
 * Shows a document in a sink. Returns { comments, nodes, faults, ran, requests, errors }: what
 * inspect() found, what was executed, what was asked for beside the page's own files, and
 * complaints on the console.
 */
export async function shownIn(sink, json, count) {
  let result;
  const before = site.asked.length;
  const seen = await onPage(async (page) => {
    page.on("dialog", (dialog) => dialog.dismiss());
    await page.evaluateOnNewDocument(watchForExecutions);
    const root = await sinks[sink](page, aimed(json), count);
    const address = page.url();
    const found = await page.evaluate(inspect, root, count);
    await page.evaluate(poke, root);
    await settle(page);
    if (page.url() !== address) found.faults.push(`the page went to ${page.url()}`);
    result = { ...found, ran: await page.evaluate(() => window.ran) };
  });
  const local = site.asked.slice(before).filter((path) => !isOwn(path));
  return { ...result, requests: [...seen.strays, ...local], errors: seen.errors };
}

/** A page into which one fragment after another is put, by innerHTML. */
export class FragmentSink {
  static async open() {
    const sink = new FragmentSink();
    let opened;
    const ready = new Promise((resolve) => (opened = resolve));
    const closed = new Promise((resolve) => (sink.leave = resolve));
    sink.done = onPage(async (page, seen) => {
      sink.seen = seen;
      sink.page = page;
      await page.evaluateOnNewDocument(watchForExecutions);
      await page.goto(site.page('<div id="sink"></div>', { script: "" }));
      sink.root = await page.evaluateHandle(() => document.getElementById("sink"));
      await page.evaluate(`window.inspect = ${inspect}; window.poke = ${poke};`);
      opened();
      await closed;
    });
    await ready;
    sink.asked = site.asked.length;
    return sink;
  }

  /** As shownIn; `ends` as for inspect(). What is asked for late is told with the next one. */
  async show(html, ends) {
    const found = await this.page.evaluate(
      (html, ends) => {
        const sink = document.getElementById("sink");
        sink.innerHTML = html;
        const found = window.inspect(sink, ends);
        window.poke(sink);
        return { ...found, ran: window.ran.splice(0) };
      },
      aimed(html),
      ends,
    );
    const requests = [...this.seen.strays.splice(0), ...site.asked.slice(this.asked)];
    this.asked = site.asked.length;
    return { ...found, requests };
  }

  async close() {
    this.leave();
    await this.done;
  }
}

/** Puts text into a page as it is, to show that the witness sees what happens then. */
export async function shownRaw(texts) {
  let result;
  const before = site.asked.length;
  const seen = await onPage(async (page) => {
    page.on("dialog", (dialog) => dialog.dismiss());
    await page.evaluateOnNewDocument(watchForExecutions);
    await page.goto(site.page('<div id="sink"></div>', { script: "" }));
    const ran = [];
    let faulty = 0;
    for (const text of texts) {
      ran.push(
        await page.evaluate(async (text) => {
          window.ran.length = 0;
          const article = document.createElement("article");
          article.className = "comment";
          article.innerHTML = `<section class="body">${text} END0END</section>`;
          document.getElementById("sink").replaceChildren(article);
          await new Promise((done) => setTimeout(done, 20));
          return window.ran.length > 0;
        }, aimed(text)),
      );
      const sink = await page.evaluateHandle(() => document.getElementById("sink"));
      const { faults } = await page.evaluate(inspect, sink, 1);
      faulty += faults.length > 0 ? 1 : 0;
    }
    result = { ran: ran.filter(Boolean).length, faulty };
  });
  const local = site.asked.slice(before).filter((path) => path.startsWith("/evil"));
  return { ...result, requests: seen.strays.length + local.length };
}
