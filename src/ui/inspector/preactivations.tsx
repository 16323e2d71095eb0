import { useMemo } from 'react';
import type { HistogramData } from '../../charts/histogram/histogram-layout.ts';
import { createHistogram } from '../../charts/histogram/histogram.ts';
import type { Inspection } from '../../engine/inspect/inspection.ts';
import { words } from '../../words/words.ts';
import { useChart } from '../use-chart.ts';
import styles from './rank-chart.module.css';
import { Tile } from './tile.tsx';

interface PreactivationsProps {
  inspection: Inspection;
  isReadout: boolean;
}

const said = words.inspector.preactivations;

/** Shows the distribution of the pre-activations now, over that at step 0. */
export function Preactivations({ inspection: { preactivations }, isReadout }: PreactivationsProps) {
  const title = isReadout ? said.readoutTitle : said.title;
  const data = useMemo((): HistogramData => {
    const { edges, now, start } = preactivations;
    return {
      title,
      xLabel: said.unit,
      yLabel: said.density,
      edges,
      series: [
        { id: 'now', label: said.now, color: 'var(--accent)', density: now },
        { id: 'start', label: said.start, color: 'var(--counterpart)', density: start, isOutline: true },
      ],
      curves: [],
      yScale: 'linear',
    };
  }, [title, preactivations]);
  const [container] = useChart(createHistogram, data);

  return (
    <Tile title={title} about={isReadout ? said.readoutAbout : said.about} testId="inspector-preactivations">
      <div ref={container} className={styles.chart} />
    </Tile>
  );
}
