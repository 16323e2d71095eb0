import { useEffect, useRef } from 'react';
import { createHistogram, type Histogram } from '../../charts/histogram/histogram.ts';
import type { Inspection } from '../../engine/inspect/inspection.ts';
import { words } from '../../words/words.ts';
import styles from './rank-chart.module.css';
import { Tile } from './tile.tsx';

interface PreactivationsProps {
  inspection: Inspection;
  isReadout: boolean;
}

const said = words.inspector.preactivations;

/** The distribution of the pre-activations now, over that at step 0. */
export function Preactivations({ inspection: { preactivations }, isReadout }: PreactivationsProps) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<Histogram>(null);
  const title = isReadout ? said.readoutTitle : said.title;

  useEffect(() => {
    if (!container.current) return;
    const made = createHistogram(container.current);
    chart.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const { edges, now, start } = preactivations;
    chart.current?.update({
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
    });
  }, [title, preactivations]);

  return (
    <Tile title={title} about={isReadout ? said.readoutAbout : said.about} testId="inspector-preactivations">
      <div ref={container} className={styles.chart} />
    </Tile>
  );
}
