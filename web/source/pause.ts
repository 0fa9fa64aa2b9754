// Giving the event loop a turn.

/**
 * Resolves in a later task. A message channel, because nested timeouts are held back for 4 ms, and
 * for a second in a tab that is not looked at.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** How long work may go on before the page has to breathe, in milliseconds. */
const IDLE_BUDGET = 8;

/**
 * Calls `work` when the page has nothing better to do, with a function that says whether there is
 * time left. Returns a function that calls it off. Safari has no requestIdleCallback.
 */
export function whenIdle(work: (hasTime: () => boolean) => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > 3), {
      timeout: 100,
    });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(() => {
    const end = performance.now() + IDLE_BUDGET;
    work(() => performance.now() < end);
  }, 10);
  return () => clearTimeout(timer);
}
