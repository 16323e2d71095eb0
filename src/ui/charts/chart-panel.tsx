import { lazy, Suspense, useCallback, useMemo, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { Domain } from '../../charts/axis-scale.ts';
import { formatSetting } from '../../charts/format-number.ts';
import type { ChartEvent, LineChartData } from '../../charts/line-picture.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import type { RunsState } from '../../store/run.ts';
import type { Stream } from '../../store/stream.ts';
import type { ChartName } from '../../store/view.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../controls/hint.tsx';
import { useRun, useView } from '../lab-context.ts';
import styles from './chart-panel.module.css';
import type { Curve } from './curves.ts';
import { LineChartView } from './line-chart-view.tsx';
import { NowValues } from './now-values.tsx';

const FrameTable = lazy(() => import('./frame-table.tsx').then((module) => ({ default: module.FrameTable })));

interface ChartPanelProps {
  name: ChartName;
  title: string;
  /** How to read it. */
  about: string;
  /** Name of the values, with their unit. */
  unit: string;
  /** Keeps its identity while the run and the choice are the same. */
  curves: readonly Curve[];
  /** The bounds of the linear value axis, where the values have bounds. */
  yDomain?: Domain;
  /** What stands in the place of the curves before there are any. */
  opening?: string;
  /** What stands in the place of the title to choose what the chart shows. */
  picker?: ReactNode;
  /** A choice between readings of the chart. */
  choice?: ReactNode;
}

const said = words.page.charts;

/** A chart with its name, what it means, its scales, its present values, and itself as a table. */
export function ChartPanel(props: ChartPanelProps) {
  const { name, title, about, unit, curves, yDomain, opening, picker, choice } = props;
  const stream = useRun(({ shown }) => shown?.stream ?? null);
  const asTable = useView(({ charts }) => charts[name].asTable);
  const isStale = useRun(({ phase }) => phase === 'opening');
  return (
    <section className={styles.panel} aria-label={title} data-testid={`chart-${name}`}>
      <div className={styles.head}>
        <h2 className={styles.title}>{picker ?? title}</h2>
        <Hint label={said.howToRead(title)}>{about}</Hint>
        {choice}
        <Toggles name={name} title={title} />
      </div>
      <NowValues chart={name} stream={stream} curves={curves} />
      <div className={styles.picture} data-stale={(isStale && !asTable) || undefined}>
        {asTable && stream ? (
          <Suspense>
            <FrameTable caption={said.tableCaption(title)} stream={stream} curves={curves} />
          </Suspense>
        ) : (
          <Picture name={name} title={title} unit={unit} curves={curves} yDomain={yDomain} opening={opening} />
        )}
      </div>
    </section>
  );
}

type PictureProps = Pick<ChartPanelProps, 'name' | 'title' | 'unit' | 'curves' | 'yDomain' | 'opening'>;

/** The curves, with a mark where the learning rate was changed and where the run diverged. */
function Picture({ name, title, unit, curves, yDomain, opening = said.opening }: PictureProps) {
  const stream = useRun(({ shown }) => shown?.stream ?? null);
  const { logX, logY } = useView(({ charts }) => charts[name]);
  const learningRateChanges = useRun((run) => run.learningRateChanges);
  const failure = useRun((run) => run.failure);
  const spec = useMemo(() => ({ title, xLabel: said.steps, yLabel: unit, emptyText: opening }), [title, unit, opening]);
  const dataOf = useCallback(
    (measured: Stream): LineChartData => ({
      series: curves.map((curve) => ({ ...curve, ...measured.series(curve.offset) })),
      xScale: logX ? 'log' : 'linear',
      yScale: logY ? 'log' : 'linear',
      yDomain,
      events: [...marks(learningRateChanges), ...divergence(failure, measured)],
    }),
    [curves, logX, logY, yDomain, learningRateChanges, failure],
  );
  return <LineChartView stream={stream} spec={spec} dataOf={dataOf} />;
}

function Toggles({ name, title }: { name: ChartName; title: string }) {
  const { logX, logY, asTable } = useView(({ charts }) => charts[name]);
  const setChart = useView((view) => view.setChart);
  const toggle = (text: string, label: string, isOn: boolean, onChange: (on: boolean) => void) => (
    <ToggleButton className={styles.toggle} aria-label={label} isSelected={isOn} onChange={onChange}>
      {text}
    </ToggleButton>
  );
  return (
    <div className={styles.toggles}>
      {toggle(said.logX, said.logXLabel(title), logX, (on) => setChart(name, { logX: on }))}
      {toggle(said.logY, said.logYLabel(title), logY, (on) => setChart(name, { logY: on }))}
      {toggle(said.table, said.tableLabel(title), asTable, (on) => setChart(name, { asTable: on }))}
    </div>
  );
}

const marks = (changes: RunsState['learningRateChanges']) =>
  changes.map(({ step, lr }): ChartEvent => {
    return { step, label: said.learningRateMark(formatSetting(lr)), severity: 'note' };
  });

function divergence(failure: RunsState['failure'], stream: Stream): ChartEvent[] {
  const last = stream.latest(STEP_OFFSET);
  if (failure?.code !== 'diverged' || !last) return [];
  return [{ step: last.step, label: '', severity: 'danger' }];
}
