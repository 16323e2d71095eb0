import { useEffect, useMemo, useRef } from 'react';
import type { HeatMapData, HeatMapSpec } from '../../charts/heat-map/heat-map-data.ts';
import { createHeatMap } from '../../charts/heat-map/heat-map.ts';
import type { XyChartData, XyChartSpec } from '../../charts/xy/xy-chart-data.ts';
import { createXyChart } from '../../charts/xy/xy-chart.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import type { ReadCell } from './read-cells.ts';
import { heatMapOfSweep } from './heat-map-of-sweep.ts';
import { linesOfSweep } from './lines-of-sweep.ts';
import styles from './sweep-result.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';

interface ResultProps {
  result: SweepResult;
  cells: readonly ReadCell[];
}

/** A chart as the module of its kind makes it. */
interface Made<Data> {
  update: (data: Data) => void;
  destroy: () => void;
}

interface PictureProps<Data, Spec> {
  make: (container: HTMLElement, spec?: Spec) => Made<Data>;
  data: Data;
  /** Keeps its identity; another makes another chart. */
  spec?: Spec;
}

/** A chart in a box of its own. */
function Picture<Data, Spec>({ make, data, spec }: PictureProps<Data, Spec>) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<Made<Data>>(null);
  useEffect(() => {
    if (!container.current) return;
    const made = make(container.current, spec);
    chart.current = made;
    return () => made.destroy();
  }, [make, spec]);
  useEffect(() => chart.current?.update(data), [data, make, spec]);
  return (
    <div className={styles.picture}>
      <div ref={container} className={styles.chart} />
    </div>
  );
}

/** A result as a heat map whose cells can be chosen. */
export function SweepHeatMap({ result, cells }: ResultProps) {
  const reading = useSweep((state) => state.reading);
  const training = useSweep((state) => state.training);
  const selected = useSweep((state) => state.selected);
  const { select } = useSweepLab();
  const spec = useMemo((): HeatMapSpec => ({ onChoose: select }), [select]);
  const data = useMemo(
    () => heatMapOfSweep(result, cells, reading, { training, selected }),
    [result, cells, reading, training, selected],
  );
  return <Picture<HeatMapData, HeatMapSpec> make={createHeatMap} data={data} spec={spec} />;
}

/** A result as lines over its first axis. */
export function SweepLines({ result, cells }: ResultProps) {
  const reading = useSweep((state) => state.reading);
  const data = useMemo(() => linesOfSweep(result, cells, reading), [result, cells, reading]);
  return <XyPicture data={data} />;
}

/** An x-y chart. */
export const XyPicture = ({ data }: { data: XyChartData }) => (
  <Picture<XyChartData, XyChartSpec> make={createXyChart} data={data} />
);
