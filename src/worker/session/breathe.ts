/**
 * Creates a function that lets waiting messages be handled, by a macrotask through a channel of its own. Unlike
 * `setTimeout` it isn't clamped to 4 ms or throttled; unlike `requestAnimationFrame` it doesn't need a visible page.
 *
 * @returns the function that yields; calls may overlap
 */
export function createBreathe(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
