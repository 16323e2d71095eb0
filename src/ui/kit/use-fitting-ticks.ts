import { useLayoutEffect, useRef } from 'react';

/** The least distance between two ticks, in pixels. */
const APART = 3;

/** Returns the ref of a row of ticks that hides each one that would touch the names of the ends, the last tick, or the one before it. */
export function useFittingTicks(ticks: readonly { text: string }[] = []) {
  const row = useRef<HTMLDivElement>(null);
  const texts = ticks.map(({ text }) => text).join();
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const taken = Array.from(element.querySelectorAll('b'), (end) => end.getBoundingClientRect());
      const all = [...element.querySelectorAll('span')];
      for (const tick of [...all.slice(-1), ...all.slice(0, -1)]) {
        const place = tick.getBoundingClientRect();
        const fits = taken.every(({ left, right }) => place.left >= right + APART || place.right + APART <= left);
        tick.style.visibility = fits ? '' : 'hidden';
        if (fits) taken.push(place);
      }
    });
    observer.observe(element);
    // A reader may set wider letters.
    for (const tick of element.querySelectorAll('span')) observer.observe(tick);
    return () => observer.disconnect();
  }, [texts]);
  return row;
}
