/** The pictures of a panel: its chart, one small chart a layer, or the strip below. */
import { useCallback, useMemo } from 'react';
import { isGhost, isNamed, legendName } from '../../charts/axes/series.ts';
import type { ChartEvent } from '../../charts/axes/plot-layout.ts';
import type { Edge, LineChartData } from '../../charts/lines/line-picture.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import type { Recording } from '../../store/runs/recording.ts';
import { lacksData, waitsForPoint } from '../../store/training/run-state.ts';
import { joinParts } from '../../store/runs/run-names.ts';
import { words } from '../../words/words.ts';
import { useRun } from '../lab-context.ts';
import type { Axes } from './axes-of.ts';
import styles from './chart-panel.module.css';
import { DASHES } from './curves.ts';
import { drawnSeries, rateMarks, type DrawnCurve, type LayerCurves, type PanelCurves } from './drawn-curves.ts';
import { LineChartView } from './line-chart-view.tsx';

const said = words.page.charts;

interface PictureProps {
  title: string;
  /** Name of the values, or their unit. */
  formula: string;
  /** The text in place of the curves before there are any. */
  opening?: string;
  axes: Axes;
}

/** More kinds with dashes than this leave no room for the formula beside them. */
const MOST_KINDS = 2;

/** Draws the curves, with a mark where the learning rate was changed and where a run diverged. */
export function ChartPicture({ curves, isMany, formula, ...props }: PictureProps & Omit<PanelCurves, 'byLayer'>) {
  const caption = useMemo(() => {
    const kinds = isMany ? legendOfKinds(curves) : [];
    if (kinds.length === 0) return formula;
    return kinds.length > MOST_KINDS ? joinParts(kinds) : said.withKinds(formula, joinParts(kinds));
  }, [curves, isMany, formula]);
  return <Curves {...props} {...{ curves, isMany }} formula={caption} />;
}

/** Draws one small chart a layer, all with the same axes. */
export function LayerPictures({ byLayer, title, ...props }: PictureProps & { byLayer: readonly LayerCurves[] }) {
  const all = useMemo(() => byLayer.flatMap(({ curves }) => curves), [byLayer]);
  return (
    <div className={styles.layers}>
      {byLayer.map(({ layer, title: name, curves }) => (
        <div key={layer} className={styles.layer}>
          <Curves {...props} title={said.ofLayer(title, name)} formula={name} isMany isSmall {...{ curves, all }} />
        </div>
      ))}
    </div>
  );
}

interface CurvesProps extends PictureProps {
  curves: readonly DrawnCurve[];
  /** The curves that the axes have room for; absent: those that are drawn. */
  all?: readonly DrawnCurve[];
  isMany: boolean;
  isSmall?: boolean;
}

/** More runs than this are listed with their present values, and not once more in a legend. */
export const MOST_IN_LEGEND = 2;

function Curves({ title, formula, curves, all, isMany, isSmall = false, opening = said.opening, axes }: CurvesProps) {
  const runs = useRun(({ shown }) => shown);
  const isWaiting = runs.some(({ failure }) => waitsForPoint(failure));
  const hasNoData = runs.some(({ failure }) => lacksData(failure));
  const ofFailure = hasNoData ? said.noData : runs.some(({ failure }) => failure) ? said.nothing : opening;
  const emptyText = isWaiting ? said.noPoint : ofFailure;
  const xLabel = isSmall ? '' : said.steps;
  const hasLegend = curves.filter(isNamed).length <= MOST_IN_LEGEND;
  const spec = useMemo(
    () => ({ title, xLabel, yLabel: formula, emptyText, hasLegend: hasLegend || !isMany }),
    [title, xLabel, formula, emptyText, hasLegend, isMany],
  );
  const dataOf = useCallback(
    (): LineChartData => ({
      ...axes,
      ...(isSmall && { bands: axes.bands?.map((band) => ({ ...band, label: '' })) }),
      series: curves.map(drawnSeries),
      ...(all && { roomFor: all.map(drawnSeries) }),
      readsEarlier: isMany,
      events: isSmall ? [] : distinct(runs.flatMap(eventsOf)),
    }),
    [axes, curves, all, isMany, isSmall, runs],
  );
  return (
    <LineChartView
      streams={useStreams(all ?? curves)}
      spec={spec}
      dataOf={dataOf}
      saved={isSmall ? SAVED_SMALL : undefined}
    />
  );
}

/** Small charts have marks at their curves; in a figure the names of the marks stand above them. */
const SAVED_SMALL = {
  keysOf: ({ series }: LineChartData) =>
    series
      .filter((one) => one.mark !== undefined && !isGhost(one))
      .map((one) => ({ label: legendName(one), color: one.color, dash: one.dash })),
};

/** A smaller chart below the curves of a panel: one measure that is to stay below an edge. */
export interface StripProps {
  title: string;
  curves: readonly DrawnCurve[];
  edge: Edge;
  /** The names for which there is room, so that the steps are those of the chart above. */
  alignedWith: readonly string[];
  xScale: LineChartData['xScale'];
  isMany: boolean;
}

/** Draws the measure of a strip, on the axis of steps of the curves above. */
export function StripPicture({ title, curves, edge, alignedWith: names, xScale, isMany }: StripProps) {
  const alignedWith = useSame(names);
  const spec = useMemo(
    // Its name stands beside its value.
    () => ({ title, xLabel: said.steps, yLabel: '', emptyText: said.seldom, alignedWith }),
    [title, alignedWith],
  );
  const dataOf = useCallback(
    (): LineChartData => ({
      series: curves.map((curve) => ({ ...drawnSeries(curve), isUnnamed: true })),
      xScale,
      yScale: 'linear',
      lastStep: Math.max(0, ...curves.map(({ stream, look }) => (look ? 0 : (stream.latest(STEP_OFFSET)?.step ?? 0)))),
      readsEarlier: isMany,
      edge,
    }),
    [curves, xScale, edge, isMany],
  );
  return <LineChartView streams={useStreams(curves)} spec={spec} dataOf={dataOf} saved={{ name: title }} />;
}

/** Returns the streams of curves; the same array while they are the same. */
const useStreams = (curves: readonly DrawnCurve[]) =>
  useMemo(() => [...new Set(curves.map(({ stream }) => stream))], [curves]);

/** Returns a list of names; the same array while the names are the same. */
function useSame(names: readonly string[]): readonly string[] {
  const text = JSON.stringify(names);
  return useMemo(() => JSON.parse(text) as string[], [text]);
}

/** Says which kind has which dashes; the first kind has none. */
const legendOfKinds = (curves: readonly DrawnCurve[]): string[] =>
  DASH_NAMES.flatMap((name) => {
    const kind = curves.find(({ dash, kind }) => kind !== undefined && dash === DASHES[name])?.kind;
    return kind === undefined ? [] : [said.byDash[name](kind)];
  });

const DASH_NAMES = ['dashed', 'dotted', 'dashDotted'] as const satisfies (keyof typeof DASHES)[];

/** Returns the marks of a run: changes of its learning rate and of its points, things that happened, and its divergence. */
function eventsOf(recording: Recording): ChartEvent[] {
  const { pointChanges, happenings, failure, stream } = recording;
  const last = stream.latest(STEP_OFFSET);
  return [
    ...rateMarks(recording).map((mark): ChartEvent => ({ ...mark, severity: 'note' })),
    ...pointChanges.map(({ step, points }): ChartEvent => ({ step, label: said.pointsMark(points), severity: 'note' })),
    ...happenings.map(({ kind, step }): ChartEvent => ({ step, label: said[kind], severity: 'note' })),
    ...(failure?.code === 'diverged' && last
      ? [{ step: last.step, label: '', severity: 'danger' } satisfies ChartEvent]
      : []),
  ];
}

/** Returns events in the order of their steps; what both runs of a comparison have at a step is one event. */
const distinct = (events: readonly ChartEvent[]): ChartEvent[] =>
  events
    .filter(
      (event, index) => index === events.findIndex(({ step, label }) => step === event.step && label === event.label),
    )
    .toSorted((one, other) => one.step - other.step);
