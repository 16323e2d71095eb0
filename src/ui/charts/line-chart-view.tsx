import { useCallback, useEffect } from 'react';
import { createLineChart } from '../../charts/lines/line-chart.ts';
import type { LineChartData, LineChartSpec } from '../../charts/lines/line-picture.ts';
import type { Stream } from '../../store/training/stream.ts';
import { useLab } from '../lab-context.ts';
import { useChart, type SavedChart } from '../use-chart.ts';
import styles from './line-chart-view.module.css';

interface LineChartViewProps {
  /** The streams that the data are from; keeps its identity while they are the same. */
  streams: readonly Stream[];
  /** The words of the chart; another object makes another chart. */
  spec: LineChartSpec;
  /** Returns the data to draw; keeps its identity while the choice is the same. */
  dataOf: () => LineChartData;
  /** How it is saved where that is not as it is shown. */
  saved?: Pick<SavedChart<LineChartData>, 'name' | 'keysOf'>;
}

/** Shows a chart that follows streams and the step that the page shows; the chart finds its own animation frames. */
export function LineChartView({ streams, spec, dataOf, saved }: LineChartViewProps) {
  const { time } = useLab();
  const make = useCallback((element: HTMLElement) => createLineChart(element, spec), [spec]);
  const [container, chart] = useChart<LineChartData>(make, null, {
    ...saved,
    // The names stand elsewhere on the page, but not in its figure.
    make: (element) => createLineChart(element, { ...spec, hasLegend: true }),
  });

  // Runs after the chart is made, and again when it is made anew.
  useEffect(() => {
    let data = dataOf();
    const update = () => {
      const { step } = time.store.getState();
      chart.current?.update(step === null ? data : { ...data, cursor: step });
    };
    const measured = () => {
      data = dataOf();
      update();
    };
    update();
    // Other changes of the time line draw nothing: the data and the cursor are the same then.
    const ends = [...streams.map((stream) => stream.subscribe(measured)), time.store.subscribe(update)];
    return () => ends.forEach((end) => end());
  }, [chart, make, streams, dataOf, time]);

  return <div ref={container} className={styles.chart} />;
}
