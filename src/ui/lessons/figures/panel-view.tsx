import { createHeatMap } from '../../../charts/heat-map/heat-map.ts';
import { createHistogram } from '../../../charts/histogram/histogram.ts';
import type { Chart } from '../../../charts/shell/create-chart.ts';
import { createXyChart } from '../../../charts/xy/xy-chart.ts';
import { useChart } from '../../use-chart.ts';
import styles from './panel-view.module.css';
import type { Panel } from './figure-parts.ts';

/** Shows one picture of a figure. */
export function PanelView({ panel }: { panel: Panel }) {
  if (panel.kind === 'xy') return <Drawing create={createXyChart} data={panel.data} />;
  if (panel.kind === 'heat-map') return <Drawing create={createHeatMap} data={panel.data} />;
  return <Drawing create={createHistogram} data={panel.data} />;
}

interface DrawingProps<Data> {
  /** Makes the chart in its container; always the same function. */
  create: (container: HTMLElement) => Chart<Data>;
  data: Data;
}

function Drawing<Data>({ create, data }: DrawingProps<Data>) {
  const [container] = useChart(create, data);
  return (
    <div className={styles.place}>
      <div ref={container} className={styles.drawing} />
    </div>
  );
}
