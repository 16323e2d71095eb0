import { useCallback, useEffect } from 'react';
import { createLineChart } from '../../charts/lines/line-chart.ts';
import type { LineChartData, LineChartSpec } from '../../charts/lines/line-picture.ts';
import type { Stream } from '../../store/training/stream.ts';
import { useChart } from '../use-chart.ts';
import styles from './line-chart-view.module.css';

interface LineChartViewProps {
  stream: Stream | null;
  /** The words of the chart; another object makes another chart. */
  spec: LineChartSpec;
  /** Returns the data to draw; keeps its identity while the choice is the same. */
  dataOf: (stream: Stream) => LineChartData;
}

/** Shows a chart that follows a stream; the chart finds its own animation frames. */
export function LineChartView({ stream, spec, dataOf }: LineChartViewProps) {
  const make = useCallback((element: HTMLElement) => createLineChart(element, spec), [spec]);
  const [container, chart] = useChart<LineChartData>(make, null);

  // Runs after the chart is made, and again when it is made anew.
  useEffect(() => {
    if (!stream) return;
    const update = () => chart.current?.update(dataOf(stream));
    update();
    return stream.subscribe(update);
  }, [chart, make, stream, dataOf]);

  return <div ref={container} className={styles.chart} />;
}
