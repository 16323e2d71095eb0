import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Chart } from '../../charts/shell/create-chart.ts';
import type { PictureData } from '../../charts/export/drawn-pictures.ts';
import { writeAttributes, writeText } from '../../charts/shell/write-changes.ts';
import { SavePicture } from '../figures/save-picture.tsx';
import { useFlags } from '../lab-context.ts';
import { useChart } from '../use-chart.ts';
import styles from './picture-figure.module.css';

/** A picture to draw. */
export interface Drawing<Data> {
  data: Data;
  /** Follows the title below the picture. */
  caption: string;
  /** The same in a figure that is saved, where it names the step. */
  figureCaption: string;
  /** The step at which it is. */
  step: number;
  /** Names the lines in the colour of what is chosen, after a short line of this colour. */
  key?: string;
  /** Explains the caption and its key, as a tooltip. */
  title?: string;
}

interface PictureFigureProps<Data> {
  /** Its name, for tests. */
  testId: string;
  title: ReactNode;
  /** The title of a figure of it. */
  figureTitle: string;
  /** What is seen, in the name of the file of a figure. */
  kind: string;
  /** Makes the chart in its element; keeps its identity between renders. */
  make: (container: HTMLElement) => Chart<Data>;
  /** Returns what gives it axes and a legend in a figure; absent: it has them. */
  dataOf?: (data: Data) => PictureData;
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
  /** Lies over the whole picture, also while it is empty. */
  over?: ReactNode;
}

/** Shows a picture in a square, with its caption. It changes with every frame, so it is drawn without React. */
export function PictureFigure<Data>({
  testId,
  title,
  figureTitle,
  kind,
  make,
  dataOf,
  follow,
  empty,
  corner,
  over,
  controls,
}: PictureFigureProps<Data>) {
  // There is no room for buttons on an embedded picture.
  const { embed } = useFlags();
  const [container, chart] = useChart<Data>(make, null, { dataOf });
  const caption = useRef<HTMLSpanElement>(null);
  const key = useRef<HTMLSpanElement>(null);
  const shown = useRef<Drawing<Data>>(null);
  const [isEmpty, setEmpty] = useState(true);
  useEffect(
    () =>
      follow((drawing) => {
        setEmpty(drawing === null);
        shown.current = drawing;
        write(caption.current, drawing?.caption, drawing?.title);
        write(key.current, drawing?.key, drawing?.title);
        caption.current?.parentElement?.toggleAttribute('data-keyed', Boolean(drawing?.key));
        if (drawing) chart.current?.update(drawing.data);
      }),
    [follow, chart, make],
  );
  const captionOfFigure = useCallback(() => shown.current?.figureCaption ?? '', []);
  const stepOfFigure = useCallback(() => shown.current?.step ?? null, []);
  return (
    <figure className={styles.figure} data-testid={testId} data-kind={kind} data-pictures="">
      <div className={styles.square}>
        <div ref={container} className={styles.picture} data-empty={isEmpty || undefined} />
        {isEmpty && <p className={styles.empty}>{empty}</p>}
        {!isEmpty && !embed && corner}
        {over}
      </div>
      <figcaption className={styles.caption}>
        {title}{' '}
        <span className={styles.said} data-inline={embed || undefined}>
          <span ref={caption} />
        </span>{' '}
        <span ref={key} className={styles.key} />
        <span className={styles.save}>
          <SavePicture title={figureTitle} kind={kind} caption={captionOfFigure} step={stepOfFigure} isOfSide />
        </span>
      </figcaption>
      {controls}
    </figure>
  );
}

/** Writes a text and its tooltip. */
function write(element: HTMLElement | null, text = '', about = '') {
  if (!element) return;
  writeText(element, text);
  // Where it has no room, it is cut off.
  writeAttributes(element, { title: about || text });
}
