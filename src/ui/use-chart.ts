import { useEffect, useRef, type RefObject } from 'react';
import type { Chart } from '../charts/shell/create-chart.ts';

/**
 * Keeps a chart in an element while the element is on the page.
 *
 * @param make makes the chart; keeps its identity between renders, since another one makes another chart
 * @param data the data to show; another object is drawn, `null` changes nothing
 * @returns refs of the element, for its `ref`, and of the chart
 */
export function useChart<Data, Made extends Chart<Data> = Chart<Data>>(
  make: (container: HTMLElement) => Made,
  data: Data | null,
): [container: RefObject<HTMLDivElement | null>, chart: RefObject<Made | null>] {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<Made>(null);
  useEffect(() => {
    if (!container.current) return;
    const made = make(container.current);
    chart.current = made;
    return () => made.destroy();
  }, [make]);
  // Runs after the chart is made, and again when it is made anew.
  useEffect(() => {
    if (data !== null) chart.current?.update(data);
  }, [make, data]);
  return [container, chart];
}
