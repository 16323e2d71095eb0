import { axisScale, type Domain } from '../axes/axis-scale.ts';
import { quietDomain, stepDomain, tightDomain, valueExtent } from '../axes/domains.ts';
import { footOf } from '../axes/log-foot.ts';
import { layOutPlot, type ChartEvent, type PlotPicture } from '../axes/plot-layout.ts';
import type { Series } from '../axes/series.ts';
import type { Scene } from '../shell/create-chart.ts';

/** The words of a chart, fixed when it is made. */
export interface LineChartSpec {
  /** The name of the chart for those who can't see it; for all others the page has a heading. */
  title: string;
  /** Name of the steps, with their unit. */
  xLabel: string;
  /** Name of the values, with their unit. */
  yLabel: string;
  /** Returns a place on the axis in words, from its number; absent: a step. */
  placeName?: (place: string) => string;
  /** Describes the chart in one sentence, for those who can't see it; absent: the latest value of every series. */
  summary?: (series: readonly Series[]) => string;
  /** The text in a chart without values; absent: a general sentence. */
  emptyText?: string;
  /** Names beside the plot for which room is kept, so that charts below each other have the same axis of steps. */
  alignedWith?: readonly string[];
}

/** The data of a line chart. */
export interface LineChartData {
  series: readonly Series[];
  /** `log` is log(1 + step), so that step 0 has its place at the left edge. */
  xScale: 'linear' | 'log';
  /** On `log`, values that aren't positive are marked at its foot. */
  yScale: 'linear' | 'log';
  /** The bounds of a linear value axis; absent: by the data. */
  yDomain?: Domain;
  events?: readonly ChartEvent[];
  /** The axis of steps reaches this one even if the series don't. */
  lastStep?: number;
  /** A value that the others are to stay below. Its line is always in the picture, and what lies above is tinted. */
  edge?: Edge;
}

/** The edge of a region; the label stands at its line. */
export interface Edge {
  value: number;
  label: string;
}

/** Everything that a line chart is drawn from. */
export interface LinePicture extends PlotPicture {
  data: LineChartData;
}

const NO_DATA = { linear: [0, 1], log: [0.1, 1] } as const;

/** Returns the picture of the data as it is now; its axes stay those of the `previous` picture if possible. */
export function nextPicture(
  {
    data,
    size,
    theme,
    textWidth,
    spec,
  }: Scene<LineChartData> & { spec: Pick<LineChartSpec, 'xLabel' | 'yLabel' | 'alignedWith'> },
  previous: LinePicture | null,
): LinePicture {
  const { series, xScale, yScale, yDomain } = data;
  const layout = layOutPlot(size, series, spec, textWidth);
  const { left, right, top, bottom } = layout.plot;
  const xKind = xScale === 'log' ? 'log1p' : 'linear';
  const lastStep = Math.max(data.lastStep ?? 0, ...series.map(({ x, length }) => (length > 0 ? x[length - 1] : 0)));
  const xDomain = stepDomain(previous?.x.domain ?? null, lastStep);
  const measured = valueExtent(series, yScale);
  const fixed = yScale === 'linear' ? yDomain : undefined;
  const before = previous !== null && previous.y.kind === yScale && !previous.data.yDomain ? previous.y.domain : null;
  const { foot, bottom: lowest } = footOf(series, yScale, bottom);
  const domainOf = (extent: Domain) =>
    data.edge
      ? tightDomain(before && { kind: yScale, domain: before }, withEdge(extent, data.edge), yScale, LEAST_FILLED)
      : quietDomain(before, extent, yScale);
  return {
    data,
    layout,
    foot,
    theme,
    isEmpty: measured === null,
    x: axisScale(xKind, xDomain, left, right),
    y: axisScale(yScale, fixed ?? (measured === null ? NO_DATA[yScale] : domainOf(measured)), lowest, top),
  };
}

/** The part of an edge up to which values beyond it are in the picture: more would press the edge to the ground. */
const MOST_BEYOND = 2;
/** The part on either side of an edge that is in the picture at least, so that values near it are told from it. */
const LEAST_AROUND = 0.05;
/** An axis around an edge is drawn anew when its values fill less than this share of it. */
const LEAST_FILLED = 0.4;

/** Returns the range of the values with that of their edge. */
const withEdge = ([low, high]: Domain, { value }: Edge): Domain => [
  Math.min(low, (1 - LEAST_AROUND) * value),
  Math.min(Math.max(high, (1 + LEAST_AROUND) * value), MOST_BEYOND * value),
];

/** Returns a text that changes when axes, legend or events must be drawn again. */
export function stillPartsKey({ data, layout, x, y, foot, theme, isEmpty }: LinePicture): string {
  const { left, right, top, bottom } = layout.plot;
  const series = data.series.map(
    ({ id, label, color, dash }) => `${id} ${label} ${color(theme)} ${dash?.join() ?? ''}`,
  );
  const events = data.events?.map(({ step, label, severity }) => `${step} ${label} ${severity}`) ?? [];
  return [
    layout.size.width,
    left,
    right,
    top,
    bottom,
    x.kind,
    x.domain,
    y.kind,
    y.domain,
    foot?.label,
    theme,
    isEmpty,
    data.edge?.value,
    data.edge?.label,
    ...series,
    ...events,
  ].join('|');
}
