import { useMemo, useState } from 'react';
import { createHistogram } from '../../charts/histogram/histogram.ts';
import { words } from '../../words/words.ts';
import panel from '../charts/chart-panel.module.css';
import { SavePicture } from '../figures/save-picture.tsx';
import { Toggle } from '../kit/toggle.tsx';
import { Hint } from '../kit/hint.tsx';
import { useChart } from '../use-chart.ts';
import { histogramData } from './histogram-of-prior.ts';
import { HistogramTable } from './histogram-table.tsx';
import styles from './prior-view.module.css';
import { usePrior } from '../lab-context.ts';

const said = words.prior.histogram;
const { charts } = words.page;

/** Shows the outputs of the networks as a histogram with theory over it, or as a table. */
export function PriorHistogram() {
  const shown = usePrior((state) => state.shown);
  const isPosterior = usePrior(({ prior }) => prior.y !== undefined);
  const isStale = usePrior(({ phase }) => phase === 'opening');
  const [isLog, setLog] = useState(true);
  const [asTable, setAsTable] = useState(false);
  const title = isPosterior ? said.posteriorTitle : said.title;
  return (
    <section className={panel.panel} aria-label={title} data-testid="prior-histogram" data-pictures="">
      <div className={panel.head}>
        <h2 className={panel.title}>{title}</h2>
        <Hint label={charts.howToRead(title)}>{isPosterior ? said.posteriorAbout : said.about}</Hint>
        {!asTable && <SavePicture title={title} kind={isPosterior ? 'posterior' : 'prior'} />}
        <div className={panel.toggles}>
          <Toggle text={charts.logY} label={charts.logYLabel(title)} isOn={isLog} onChange={setLog} />
          <Toggle text={charts.table} label={charts.tableLabel(title)} isOn={asTable} onChange={setAsTable} />
        </div>
      </div>
      <div className={panel.picture} data-stale={(isStale && !asTable) || undefined}>
        {asTable && shown?.report ? (
          <HistogramTable caption={title} report={shown.report} theory={shown.theory} />
        ) : (
          <Picture title={title} isLog={isLog} />
        )}
      </div>
    </section>
  );
}

function Picture({ title, isLog }: { title: string; isLog: boolean }) {
  const shown = usePrior((state) => state.shown);
  const data = useMemo(() => shown && histogramData(shown, title, isLog ? 'log' : 'linear'), [shown, title, isLog]);
  const [container] = useChart(createHistogram, data);
  return <div ref={container} className={styles.chart} />;
}
