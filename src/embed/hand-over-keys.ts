/** Hands keys that are pressed in an embedded lab to the page around it, which turns its slides by them. */

/** What takes keys of its own while it has the focus. */
const NEEDS_KEYS = 'input, textarea, select, [role=slider], [role=radiogroup], [contenteditable]';

/** A clicker has these two; what of the lab has the focus can be used without them. */
const isOfClicker = ({ key }: KeyboardEvent) => key === 'PageDown' || key === 'PageUp';

/**
 * Begins to hand keys over.
 *
 * @param isAsked whether the host has asked for a key
 * @param send hands it to the host
 * @returns the function that ends it
 */
export function handOverKeys(isAsked: (key: string) => boolean, send: (key: string) => void): () => void {
  const handOver = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isAsked(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    send(event.key);
  };
  const first = (event: KeyboardEvent) => {
    if (isOfClicker(event)) handOver(event);
  };
  const last = (event: KeyboardEvent) => {
    const isNeeded = event.target instanceof Element && event.target.closest(NEEDS_KEYS) !== null;
    if (!event.defaultPrevented && !isNeeded) handOver(event);
  };
  document.addEventListener('keydown', first, { capture: true });
  document.addEventListener('keydown', last);
  return () => {
    document.removeEventListener('keydown', first, { capture: true });
    document.removeEventListener('keydown', last);
  };
}
