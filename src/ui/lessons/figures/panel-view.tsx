import { createHeatMap } from '../../../charts/heat-map/heat-map.ts';
import { createHistogram } from '../../../charts/histogram/histogram.ts';
import type { Chart } from '../../../charts/shell/create-chart.ts';
import { createXyChart } from '../../../charts/xy/xy-chart.ts';
import { useChart } from '../../use-chart.ts';
import styles from './panel-view.module.css';
import type { Panel } from './figure-parts.ts';

/** Shows one picture of a figure. */
export function PanelView({ panel }: { panel: Panel }) {
  const name = panel.name ?? '';
  if (panel.kind === 'xy') return <Drawing create={createXyChart} data={panel.data} name={name} />;
  if (panel.kind === 'heat-map') return <Drawing create={createHeatMap} data={panel.data} name={name} />;
  return <Drawing create={createHistogram} data={panel.data} name={name} />;
}

interface DrawingProps<Data> {
  /** Makes the chart in its container; always the same function. */
  create: (container: HTMLElement) => Chart<Data>;
  data: Data;
  /** Its name in a figure; empty: none. */
  name: string;
}

function Drawing<Data>({ create, data, name }: DrawingProps<Data>) {
  const [container] = useChart(create, data, { name });
  return (
    <div className={styles.place}>
      <div ref={container} className={styles.drawing} />
    </div>
  );
}
