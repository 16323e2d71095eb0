import { useCallback, useMemo } from 'react';
import { createHeatMap } from '../../charts/heat-map/heat-map.ts';
import type { XyChartData } from '../../charts/xy/xy-chart-data.ts';
import type { Chart } from '../../charts/shell/create-chart.ts';
import { createXyChart } from '../../charts/xy/xy-chart.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import type { ReadCell } from './read-cells.ts';
import { heatMapOfSweep } from './heat-map-of-sweep.ts';
import { linesOfSweep } from './lines-of-sweep.ts';
import styles from './sweep-result.module.css';
import { useChart } from '../use-chart.ts';
import { useSweep, useSweepLab } from './use-sweep.ts';

interface ResultProps {
  result: SweepResult;
  cells: readonly ReadCell[];
}

interface PictureProps<Data> {
  /** Makes the chart; keeps its identity, since another function makes another chart. */
  make: (container: HTMLElement) => Chart<Data>;
  data: Data;
}

/** Shows a chart in a box of its own. */
function Picture<Data>({ make, data }: PictureProps<Data>) {
  const [container] = useChart(make, data);
  return (
    <div className={styles.picture}>
      <div ref={container} className={styles.chart} />
    </div>
  );
}

/** Shows a result as a heat map whose cells can be chosen. */
export function SweepHeatMap({ result, cells }: ResultProps) {
  const reading = useSweep((state) => state.reading);
  const training = useSweep((state) => state.training);
  const selected = useSweep((state) => state.selected);
  const { select } = useSweepLab();
  const make = useCallback((element: HTMLElement) => createHeatMap(element, { onChoose: select }), [select]);
  const data = useMemo(
    () => heatMapOfSweep(result, cells, reading, { training, selected }),
    [result, cells, reading, training, selected],
  );
  return <Picture make={make} data={data} />;
}

/** Shows a result as lines over its first axis. */
export function SweepLines({ result, cells }: ResultProps) {
  const reading = useSweep((state) => state.reading);
  const data = useMemo(() => linesOfSweep(result, cells, reading), [result, cells, reading]);
  return <XyPicture data={data} />;
}

/** Shows an x-y chart. */
export const XyPicture = ({ data }: { data: XyChartData }) => <Picture make={makeXyChart} data={data} />;

const makeXyChart = (container: HTMLElement) => createXyChart(container);
