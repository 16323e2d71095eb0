import { useEffect, useRef } from 'react';
import { createHeatMap } from '../../../charts/heat-map/heat-map.ts';
import { createHistogram } from '../../../charts/histogram/histogram.ts';
import { createXyChart } from '../../../charts/xy/xy-chart.ts';
import styles from './panel-view.module.css';
import type { Panel } from './figure-parts.ts';

/** One picture of a figure. */
export function PanelView({ panel }: { panel: Panel }) {
  if (panel.kind === 'xy') return <Drawing create={createXyChart} data={panel.data} />;
  if (panel.kind === 'heat-map') return <Drawing create={createHeatMap} data={panel.data} />;
  return <Drawing create={createHistogram} data={panel.data} />;
}

interface DrawingProps<Data> {
  /** Makes the chart in its container; always the same function. */
  create: (container: HTMLElement) => { update: (data: Data) => void; destroy: () => void };
  data: Data;
}

function Drawing<Data>({ create, data }: DrawingProps<Data>) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof create>>(null);
  useEffect(() => {
    if (!container.current) return;
    const made = create(container.current);
    chart.current = made;
    return () => made.destroy();
  }, [create]);
  useEffect(() => chart.current?.update(data), [create, data]);
  return (
    <div className={styles.place}>
      <div ref={container} className={styles.drawing} />
    </div>
  );
}
