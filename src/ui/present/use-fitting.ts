import { useLayoutEffect, useRef } from 'react';

/** The smallest text of a lesson, 12 px, has 18 px on a projector that shows 640 px as 1280, in percent. */
const LEAST = 75;

/** Returns the ref of a text that is made smaller until its container holds it, down to what can be read. */
export function useFitting() {
  const text = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = text;
    const container = current?.parentElement;
    if (!container) return undefined;
    const fit = () => {
      const isHigh = () => container.scrollHeight > container.clientHeight;
      current.style.setProperty('zoom', '100%');
      for (let percent = 95; percent >= LEAST && isHigh(); percent -= 5)
        current.style.setProperty('zoom', `${percent}%`);
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(container);
    document.fonts.addEventListener('loadingdone', fit);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', fit);
    };
  });
  return text;
}
