import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Chart } from '../../charts/shell/create-chart.ts';
import { useChart } from '../use-chart.ts';
import styles from './picture-figure.module.css';

/** A picture to draw. */
export interface Drawing<Data> {
  data: Data;
  /** Follows the title below the picture. */
  caption: string;
  /** Names the lines in the colour of what is chosen, after a short line of this colour. */
  key?: string;
  /** Explains the caption and its key, as a tooltip. */
  title?: string;
}

interface PictureFigureProps<Data> {
  /** Its name, for tests. */
  testId: string;
  title: ReactNode;
  /** Makes the chart in its element; keeps its identity between renders. */
  make: (container: HTMLElement) => Chart<Data>;
  /**
   * Calls back with the picture to draw, now and after each change, `null` while nothing is known; returns the function
   * that ends this. Keeps its identity between renders.
   */
  follow: (draw: (drawing: Drawing<Data> | null) => void) => () => void;
  /** The text in place of a picture. */
  empty: string;
  /** Controls of the picture, below its caption. */
  controls?: ReactNode;
  /** Lies over the upper right corner of the picture. */
  corner?: ReactNode;
}

/** Shows a picture in a square, with its caption. It changes with every frame, so it is drawn without React. */
export function PictureFigure<Data>({
  testId,
  title,
  make,
  follow,
  empty,
  corner,
  controls,
}: PictureFigureProps<Data>) {
  const [container, chart] = useChart<Data>(make, null);
  const caption = useRef<HTMLSpanElement>(null);
  const key = useRef<HTMLSpanElement>(null);
  const [isEmpty, setEmpty] = useState(true);
  useEffect(
    () =>
      follow((drawing) => {
        setEmpty(drawing === null);
        if (caption.current) {
          caption.current.textContent = drawing?.caption ?? '';
          caption.current.title = drawing?.title ?? '';
        }
        if (key.current) {
          key.current.textContent = drawing?.key ?? '';
          key.current.title = drawing?.title ?? '';
        }
        if (drawing) chart.current?.update(drawing.data);
      }),
    [follow, chart, make],
  );
  return (
    <figure className={styles.figure} data-testid={testId}>
      <div className={styles.square}>
        <div ref={container} className={styles.picture} data-empty={isEmpty || undefined} />
        {isEmpty && <p className={styles.empty}>{empty}</p>}
        {!isEmpty && corner}
      </div>
      <figcaption className={styles.caption}>
        {title} <span ref={caption} className={styles.said} /> <span ref={key} className={styles.key} />
      </figcaption>
      {controls}
    </figure>
  );
}
