import { useEffect, useRef } from 'react';
import styles from './spotlight.module.css';

/** Dims all but a circle, which follows the pointer; until that moves, the circle is in the middle. */
export function Spotlight({ enlargement }: { enlargement: number }) {
  const dimmed = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent) => {
      const { current } = dimmed;
      if (!current) return;
      const { left, top } = current.getBoundingClientRect();
      current.style.setProperty('--x', `${(clientX - left) / enlargement}px`);
      current.style.setProperty('--y', `${(clientY - top) / enlargement}px`);
    };
    for (const event of ['pointermove', 'pointerdown'] as const) addEventListener(event, follow);
    return () => {
      for (const event of ['pointermove', 'pointerdown'] as const) removeEventListener(event, follow);
    };
  }, [enlargement]);
  return <div ref={dimmed} className={styles.dimmed} data-testid="spotlight" />;
}
