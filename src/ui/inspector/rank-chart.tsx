import { useCallback } from 'react';
import { createLineChart } from '../../charts/lines/line-chart.ts';
import type { LineChartData } from '../../charts/lines/line-picture.ts';
import { words } from '../../words/words.ts';
import { useChart } from '../use-chart.ts';
import styles from './rank-chart.module.css';
import { rankSummary } from './rank-series.ts';

interface RankChartProps extends Omit<LineChartData, 'events'> {
  title: string;
  /** Names of the axes. */
  xLabel: string;
  unit: string;
  /** Returns a place on the axis in words. */
  place: (place: string) => string;
}

/** Shows values in their order, as curves with a crosshair. */
export function RankChart({ title, xLabel, unit, place, ...data }: RankChartProps) {
  const make = useCallback(
    (element: HTMLElement) =>
      createLineChart(element, {
        title,
        xLabel,
        yLabel: unit,
        placeName: place,
        summary: (series) => rankSummary(title, series),
        emptyText: words.inspector.noValues(title),
      }),
    [title, xLabel, unit, place],
  );
  // `data` is another object at each render, and each render has something new to draw.
  const [container] = useChart(make, data);

  return <div ref={container} className={styles.chart} />;
}
