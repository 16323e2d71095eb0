import { useEffect, useRef, type RefObject } from 'react';
import type { Chart } from '../charts/shell/create-chart.ts';
import {
  rememberPicture,
  type NamedCurve,
  type PictureData,
  type ValueScale,
} from '../charts/export/drawn-pictures.ts';

/** How a chart is saved where that is not as it is shown. */
export interface SavedChart<Data> {
  /** Its name where a figure has several. */
  name?: string;
  /** Makes the chart that is saved; absent: the same. */
  make?: (container: HTMLElement) => Chart<Data>;
  /** Returns the curves whose names stand elsewhere on the page. */
  keysOf?: (data: Data) => readonly NamedCurve[];
  /** The scale of its colours, if that stands elsewhere on the page. */
  scale?: ValueScale;
  /** Returns what gives it axes and a legend in a figure. */
  dataOf?: (data: Data) => PictureData;
}

/**
 * Keeps a chart in an element while the element is on the page.
 *
 * @param make makes the chart; keeps its identity between renders, since another one makes another chart
 * @param data the data to show; another object is drawn, `null` changes nothing
 * @param saved how it is saved
 * @returns refs of the element, for its `ref`, and of the chart
 */
export function useChart<Data, Made extends Chart<Data> = Chart<Data>>(
  make: (container: HTMLElement) => Made,
  data: Data | null,
  saved?: SavedChart<Data>,
): [container: RefObject<HTMLDivElement | null>, chart: RefObject<Made | null>] {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<Made>(null);
  const savedAs = useRef(saved);
  useEffect(() => {
    savedAs.current = saved;
  });
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const made = make(element);
    chart.current = made;
    const forget = rememberPicture(element, {
      drawInto: (stage, scene) => {
        const shown = made.shown();
        if (shown === null || element.dataset.empty !== undefined) return null;
        const again: Chart<Data> = (savedAs.current?.make ?? make)(stage);
        again.update(shown);
        again.drawAs(scene);
        return again.destroy;
      },
      name: () => savedAs.current?.name ?? '',
      keys: () => {
        const shown = made.shown();
        return shown === null ? [] : (savedAs.current?.keysOf?.(shown) ?? []);
      },
      scale: () => savedAs.current?.scale ?? null,
      data: () => {
        const shown = made.shown();
        return shown === null ? null : (savedAs.current?.dataOf?.(shown) ?? null);
      },
    });
    return () => {
      forget();
      made.destroy();
    };
  }, [make]);
  // Runs after the chart is made, and again when it is made anew.
  useEffect(() => {
    if (data !== null) chart.current?.update(data);
  }, [make, data]);
  return [container, chart];
}
