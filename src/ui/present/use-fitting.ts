import { useLayoutEffect, useRef } from 'react';

/** The smallest text of a lesson, 12 px, has 18 px on a projector that shows 640 px as 1280, in percent. */
const LEAST = 75;
const STEP = 5;

/** Returns the ref of a text that is made smaller until its container holds it, down to what can be read. */
export function useFitting() {
  const text = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = text;
    const container = current?.parentElement;
    if (!container) return undefined;
    let percent = 100;
    const set = (next: number) => {
      percent = next;
      current.style.setProperty('zoom', `${percent}%`);
      current.style.setProperty('--fitted', String(percent / 100));
    };
    const isHigh = () => percent > LEAST && container.scrollHeight > container.clientHeight;
    const begin = () => {
      set(100);
      while (isHigh()) set(percent - STEP);
    };
    begin();
    let height = container.clientHeight;
    // What is in it may come later, as fonts do. It only shrinks then: one that grew again would grow and shrink for ever.
    const observer = new ResizeObserver(() => {
      if (container.clientHeight !== height) begin();
      else if (isHigh()) set(percent - STEP);
      height = container.clientHeight;
    });
    observer.observe(container);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return text;
}
