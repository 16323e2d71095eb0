import { useCallback, useMemo, type ReactNode } from 'react';
import { formatSetting } from '../../charts/shell/format-number.ts';
import type { Edge, LineChartData } from '../../charts/lines/line-picture.ts';
import type { ChartEvent } from '../../charts/axes/plot-layout.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import type { ReadingRow } from '../../config/measures/measure-row.ts';
import type { Recording } from '../../store/runs/recording.ts';
import type { Stream } from '../../store/training/stream.ts';
import type { ChartName } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useShown, useView } from '../lab-context.ts';
import { lateView } from '../late/late-view.tsx';
import styles from './chart-panel.module.css';
import { Toggle } from '../kit/toggle.tsx';
import { seriesOf, type Curve } from './curves.ts';
import { LineChartView } from './line-chart-view.tsx';
import { NowValues } from './now-values.tsx';

const FrameTable = lateView(() => import('./frame-table.tsx'), 'FrameTable', words.page.late.parts.table);

/** A smaller chart below the curves of a panel: one measure that is to stay below an edge. */
export interface Strip {
  title: string;
  curve: Curve;
  edge: Edge;
  /** Says in words where a value is. */
  wordOf: (value: number) => string;
}

interface ChartPanelProps {
  name: ChartName;
  title: string;
  /** The explanation of how to read it. */
  explanation: ReactNode;
  /** Name of the values, or their unit. */
  formula: string;
  /** Keeps its identity while the run and the choice are the same. */
  curves: readonly Curve[];
  /** The scale on which the values are best seen, and their bounds. */
  chart: ReadingRow['chart'];
  /** The text in place of the curves before there are any. */
  opening?: string;
  /** A menu in place of the title, to choose what the chart shows. */
  picker?: ReactNode;
  /** A choice between readings of the chart. */
  choice?: ReactNode;
  /** More switches, before those of the scales. */
  toggles?: ReactNode;
  /** Values without a curve, beside the present values of the curves. */
  values?: readonly Curve[];
  /** A remark beside the present values. */
  note?: ReactNode;
  /** A smaller chart of the same steps, below the curves. */
  strip?: Strip;
}

const said = words.page.charts;

/** More curves than this, with the values and names that come with them, need more height than a strip leaves. */
const MOST_ABOVE_STRIP = 2;

/** Shows a chart, or its table, with its name, its explanation, its scales and its present values. */
export function ChartPanel(props: ChartPanelProps) {
  const { name, title, explanation, formula, curves, chart, opening, picker } = props;
  const { choice, toggles, values, note, strip } = props;
  const shown = useMemo(() => (strip ? [...curves, strip.curve] : curves), [curves, strip]);
  const stripCurves = useMemo(() => (strip ? [strip.curve] : []), [strip]);
  const stream = useShown(({ stream: measured }) => measured) ?? null;
  const { logX, logY, asTable } = useView(({ charts }) => charts[name]);
  const xScale = logX ? 'log' : 'linear';
  const yScale = logY === null ? chart.scale : logY ? 'log' : 'linear';
  return (
    <section
      className={styles.panel}
      aria-label={title}
      data-testid={`chart-${name}`}
      data-strip={strip && (curves.length > MOST_ABOVE_STRIP ? 'crowded' : '')}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{picker ?? title}</h2>
        <Hint label={said.howToRead(title)}>{explanation}</Hint>
        {choice}
        <div className={styles.toggles}>
          {toggles}
          <Toggles name={name} title={title} yScale={yScale} />
        </div>
      </div>
      <NowValues chart={name} stream={stream} curves={curves} values={values} note={note} />
      <div className={styles.picture}>
        {asTable && stream ? (
          <FrameTable caption={said.tableCaption(title)} stream={stream} curves={shown} />
        ) : (
          <Picture {...{ title, formula, curves, yScale, chart, opening, xScale }} />
        )}
      </div>
      {strip && !asTable && (
        <div className={styles.strip}>
          <div className={styles.stripValue}>
            <NowValues chart={`${name}-strip`} stream={stream} curves={stripCurves} wordOf={strip.wordOf} />
          </div>
          <StripPicture {...{ ...strip, curves, xScale }} />
        </div>
      )}
    </section>
  );
}

type PictureProps = Pick<ChartPanelProps, 'title' | 'formula' | 'curves' | 'chart' | 'opening'> &
  Pick<LineChartData, 'xScale' | 'yScale'>;

/** Draws the curves, with a mark where the learning rate was changed and where the run diverged. */
function Picture({ title, formula, curves, xScale, yScale, chart, opening = said.opening }: PictureProps) {
  const stream = useShown(({ stream: measured }) => measured) ?? null;
  const run = useShown((recording) => recording);
  const emptyText = run?.failure ? said.nothing : opening;
  const spec = useMemo(() => ({ title, xLabel: said.steps, yLabel: formula, emptyText }), [title, formula, emptyText]);
  const dataOf = useCallback(
    (measured: Stream): LineChartData => ({
      series: curves.map((curve) => seriesOf(curve, measured)),
      xScale,
      yScale,
      yDomain: chart.domain ?? undefined,
      events: run ? eventsOf(run) : [],
    }),
    [curves, xScale, yScale, chart, run],
  );
  return <LineChartView stream={stream} spec={spec} dataOf={dataOf} />;
}

/** Draws the measure of a strip, on the axis of steps of the curves above. */
function StripPicture({ title, curve, edge, curves, xScale }: Strip & Pick<PictureProps, 'curves' | 'xScale'>) {
  const stream = useShown(({ stream: measured }) => measured) ?? null;
  const spec = useMemo(
    () => ({
      title,
      xLabel: said.steps,
      // Its name stands beside its value.
      yLabel: '',
      emptyText: said.seldom,
      alignedWith: curves.map(({ label }) => label),
    }),
    [title, curves],
  );
  const dataOf = useCallback(
    (measured: Stream): LineChartData => ({
      series: [{ ...seriesOf(curve, measured), isUnnamed: true }],
      xScale,
      yScale: 'linear',
      lastStep: measured.latest(STEP_OFFSET)?.step,
      edge,
    }),
    [curve, xScale, edge],
  );
  return <LineChartView stream={stream} spec={spec} dataOf={dataOf} />;
}

function Toggles({ name, title, yScale }: { name: ChartName; title: string; yScale: LineChartData['yScale'] }) {
  const { logX, asTable } = useView(({ charts }) => charts[name]);
  const setChart = useView((view) => view.setChart);
  const toggle = (text: string, label: string, isOn: boolean, onChange: (on: boolean) => void) => (
    <Toggle text={text} label={label} isOn={isOn} onChange={onChange} />
  );
  return (
    <>
      {toggle(said.logX, said.logXLabel(title), logX, (on) => setChart(name, { logX: on }))}
      {toggle(said.logY, said.logYLabel(title), yScale === 'log', (on) => setChart(name, { logY: on }))}
      {toggle(said.table, said.tableLabel(title), asTable, (on) => setChart(name, { asTable: on }))}
    </>
  );
}

/** Returns the marks of a run: changes of its learning rate, things that happened, and its divergence. */
function eventsOf({ learningRateChanges, happenings, failure, stream }: Recording): ChartEvent[] {
  const last = stream.latest(STEP_OFFSET);
  return [
    ...learningRateChanges.map(({ step, lr }): ChartEvent => {
      return { step, label: said.learningRateMark(formatSetting(lr)), severity: 'note' };
    }),
    ...happenings.map(({ kind, step }): ChartEvent => ({ step, label: said[kind], severity: 'note' })),
    ...(failure?.code === 'diverged' && last
      ? [{ step: last.step, label: '', severity: 'danger' } satisfies ChartEvent]
      : []),
  ];
}
