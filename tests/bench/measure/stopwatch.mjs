// Runs in the page, and measures one way to show a thread: the same for Threadbare and its peers.
//
// What is shown is known from frames: a callback for an animation frame comes before that frame is
// painted, so what was there in one callback is on the screen by the next.

const FRAME = 1000 / 60;
/** A frame that came in time, given how coarse clocks are. */
const IN_TIME = FRAME + 0.5;
const SCREENS = 50;
const FRAMES_PER_SCREEN = 2;

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** A task of the page's own: what runs when a driver asks is not told of as a long task. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

async function frames(count) {
  for (let i = 0; i < count; ++i) await nextFrame();
}

/**
 * Resolves with the time when what `isThere` asks for has been painted. It is asked after each change
 * of the page: a loop of frames would take idle time away from those who use it.
 */
function painted(isThere, root) {
  return new Promise((resolve) => {
    const see = async () => {
      if (!isThere()) return;
      observer.disconnect();
      await frames(2);
      resolve(performance.now());
    };
    const observer = new MutationObserver(see);
    observer.observe(root, { childList: true, subtree: true });
    see();
  });
}

/** The time from an action at the start of a frame until its outcome has been painted. */
async function acted(act) {
  await nextFrame();
  const start = performance.now();
  const answer = act();
  const isDone = typeof answer === "function" ? answer : () => true;
  while (!isDone()) await nextFrame();
  await nextFrame();
  return performance.now() - start;
}

/**
 * Looks for the longest task, until the function it returns is called. Where the browser does not
 * tell, that is the longest time between two frames.
 */
function watchTasks() {
  const durations = [0];
  if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
    const keep = (entries) => durations.push(...entries.map(({ duration }) => duration));
    const observer = new PerformanceObserver((list) => keep(list.getEntries()));
    observer.observe({ type: "longtask" });
    return () => {
      keep(observer.takeRecords());
      observer.disconnect();
      return Math.max(...durations);
    };
  }
  let before = performance.now();
  let handle = requestAnimationFrame(function note() {
    const now = performance.now();
    durations.push(now - before);
    before = now;
    handle = requestAnimationFrame(note);
  });
  return () => {
    cancelAnimationFrame(handle);
    return durations.reduce((longest, duration) => Math.max(longest, duration));
  };
}

async function scroll(scroller) {
  const { clientHeight } = scroller;
  const step = clientHeight / FRAMES_PER_SCREEN;
  const stamps = [await nextFrame()];
  const end = scroller.scrollHeight - clientHeight;
  for (let i = 1; i <= SCREENS * FRAMES_PER_SCREEN && scroller.scrollTop < end - 1; ++i) {
    scroller.scrollTop = i * step;
    stamps.push(await nextFrame());
  }
  const gaps = stamps.slice(1).map((stamp, i) => stamp - stamps[i]);
  const over = (limit) => gaps.filter((gap) => gap > limit).length;
  scroller.scrollTop = 0;
  return { frames: gaps.length, over16: over(IN_TIME), over50: over(50) };
}

/** All nodes of the page, those in shadow trees included. */
function nodeCount(root = document) {
  let count = 0;
  const walker = document.createTreeWalker(root);
  do {
    ++count;
    if (walker.currentNode.shadowRoot) count += nodeCount(walker.currentNode.shadowRoot);
  } while (walker.nextNode());
  return count;
}

/**
 * Gives the driver `window.bench`. `subject` shows a thread:
 *   prepare(bytes)   what is not timed: the file as it wants it, given an ArrayBuffer, or a Blob
 *                    where takesBlob is true
 *   open(prepared)   shows it; may return a promise, whose failure counts
 *   hasRows()        whether the first comments are in the page
 *   isReady()        whether all is, or where it never is, whether all can be scrolled to
 *   foldable()       scrolls to the comment with the most replies; functions that fold and unfold it
 *   sort()           puts the best first
 *   find(words)      goes to the first comment with the words
 * and where there is such:
 *   root()           the shadow tree in which comments appear
 *   scroller         what scrolls, if not the page
 *   openFind()       gets ready for find(), and says whether there is such a thing
 *   wasmBytes()      what WebAssembly has for memory
 * An action may return a function that says whether its outcome is in the page.
 */
export function expose(subject) {
  let prepared;
  window.bench = {
    /** Fetches the file: what is measured begins when its bytes are there. */
    async load(url) {
      const answer = await fetch(url);
      const bytes = subject.takesBlob ? await answer.blob() : await answer.arrayBuffer();
      prepared = await subject.prepare(bytes);
      await frames(10);
    },

    async open() {
      const longestTask = watchTasks();
      const given = prepared;
      prepared = undefined;
      await nextTask();
      const start = performance.now();
      const opening = subject.open(given);
      const failure = new Promise((_, reject) => Promise.resolve(opening).catch(reject));
      const root = subject.root?.() ?? document.body;
      const first = await Promise.race([failure, painted(subject.hasRows, root)]);
      const all = subject.isReady()
        ? first
        : await Promise.race([failure, painted(subject.isReady, root)]);
      await nextFrame();
      return { first: first - start, all: all - start, longestTask: longestTask() };
    },

    memory() {
      return {
        heap: performance.memory?.usedJSHeapSize ?? null,
        wasm: subject.wasmBytes?.() ?? null,
        nodes: nodeCount(),
      };
    },

    async scroll() {
      await frames(10);
      return scroll(subject.scroller ?? document.scrollingElement);
    },

    /** Each of these resolves with the times of what can be done, by name. */
    async fold() {
      if (!subject.foldable) return {};
      const { fold, unfold } = subject.foldable();
      await frames(10);
      const times = { fold: await acted(fold) };
      await frames(10);
      return { ...times, unfold: await acted(unfold) };
    },

    async sort() {
      await frames(10);
      return subject.sort ? { sort: await acted(subject.sort) } : {};
    },

    async find(words) {
      await frames(10);
      const canFind = subject.openFind ? subject.openFind() : subject.find !== undefined;
      await frames(10);
      return canFind ? { find: await acted(() => subject.find(words)) } : {};
    },
  };
}
