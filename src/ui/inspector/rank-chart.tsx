import { useEffect, useRef } from 'react';
import { createLineChart, type LineChart } from '../../charts/lines/line-chart.ts';
import type { LineChartData } from '../../charts/lines/line-picture.ts';
import { words } from '../../words/words.ts';
import styles from './rank-chart.module.css';
import { rankSummary } from './rank-series.ts';

interface RankChartProps extends Omit<LineChartData, 'events'> {
  title: string;
  /** Names of the axes. */
  xLabel: string;
  unit: string;
  /** A place on the axis in words. */
  place: (place: string) => string;
}

/** Values in their order, as curves with a crosshair. */
export function RankChart({ title, xLabel, unit, place, ...data }: RankChartProps) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<LineChart>(null);

  useEffect(() => {
    if (!container.current) return;
    const made = createLineChart(container.current, {
      title,
      xLabel,
      yLabel: unit,
      placeName: place,
      summary: (series) => rankSummary(title, series),
      emptyText: words.inspector.noValues(title),
    });
    chart.current = made;
    return () => made.destroy();
  }, [title, xLabel, unit, place]);

  // Without a list of what it depends on: a render here means that there is something new to draw.
  useEffect(() => chart.current?.update(data));

  return <div ref={container} className={styles.chart} />;
}
