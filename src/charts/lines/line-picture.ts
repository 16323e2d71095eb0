import { axisScale, hasPlace, type Domain } from '../axes/axis-scale.ts';
import { quietDomain, stepDomain, tightDomain, valueExtent } from '../axes/domains.ts';
import { footOf } from '../axes/log-foot.ts';
import { layOutPlot, type ChartEvent, type PlotPicture } from '../axes/plot-layout.ts';
import { isGhost, legendName, type Series } from '../axes/series.ts';
import type { Scene } from '../shell/create-chart.ts';
import type { ThemedColor } from '../shell/palette.ts';

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
  /** Whether names without room at the ends of their curves stand in a legend; absent: they do. */
  hasLegend?: boolean;
}

/** The data of a line chart. */
export interface LineChartData {
  series: readonly Series[];
  /** `log` is log(1 + step), so that step 0 has its place at the left edge. */
  xScale: 'linear' | 'log';
  /** On `log`, values that aren't positive are marked at its foot. */
  yScale: 'linear' | 'log';
  /**
   * The bounds of the value axis; absent, or without a place on its scale: by the data. Values beyond them stand at the
   * edge, marked by arrows.
   */
  yDomain?: Domain;
  /** The series that the axes have room for, as charts with the same axes share them; absent: those that are drawn. */
  roomFor?: readonly Series[];
  /** Ranges of values with a meaning, tinted behind the grid. */
  bands?: readonly Band[];
  /**
   * A step with a line through the plot and a dot on each curve; what lies behind it is paler. Data that differs in
   * nothing else (`series` is the same array) moves the cursor and draws no curve.
   */
  cursor?: number;
  /** Whether a reading takes the last value before a step where a series has none, as runs have different steps. */
  readsEarlier?: boolean;
  events?: readonly ChartEvent[];
  /** The axis of steps reaches this one even if the series don't. */
  lastStep?: number;
  /** A value that the others are to stay below. Its line is always in the picture, and what lies above is tinted. */
  edge?: Edge;
}

/** A range of values, with its name, if any, at the left edge of the plot. */
export interface Band {
  from: number;
  to: number;
  label: string;
  color: ThemedColor;
}

/** The edge of a region; the label stands at its line. */
export interface Edge {
  value: number;
  label: string;
}

/** Everything that a line chart is drawn from. */
export interface LinePicture extends PlotPicture {
  data: LineChartData;
  /** Whether the bounds of the value axis are those that were asked for, and values beyond them stand at the edge. */
  isFixed: boolean;
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
  }: Scene<LineChartData> & { spec: Pick<LineChartSpec, 'xLabel' | 'yLabel' | 'alignedWith' | 'hasLegend'> },
  previous: LinePicture | null,
): LinePicture {
  const { series, xScale, yScale, yDomain } = data;
  const layout = layOutPlot(size, series, spec, textWidth);
  const { left, right, top, bottom } = layout.plot;
  const xKind = xScale === 'log' ? 'log1p' : 'linear';
  const measuring = (data.roomFor ?? series).filter((one) => !isGhost(one));
  const lastSteps = measuring.map(({ x, length }) => (length > 0 ? x[length - 1] : 0));
  const xDomain = stepDomain(previous?.x.domain ?? null, Math.max(data.lastStep ?? 0, ...lastSteps));
  const measured = valueExtent(data.roomFor ?? series, yScale);
  const fixed = yDomain && hasPlace(yScale, yDomain[0]) ? yDomain : null;
  const before = previous !== null && previous.y.kind === yScale && !previous.isFixed ? previous.y.domain : null;
  const { foot, bottom: lowest } = footOf(measuring, yScale, bottom);
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
    isFixed: fixed !== null,
    x: axisScale(xKind, xDomain, left, right),
    y: axisScale(yScale, fixed ?? (measured === null ? NO_DATA[yScale] : domainOf(measured)), lowest, top),
  };
}

/** Returns on which side of fixed bounds a value lies; `null`: between them, or the bounds go by the values. */
export function sideOf({ y, isFixed }: Pick<LinePicture, 'y' | 'isFixed'>, value: number): 'above' | 'below' | null {
  if (!isFixed) return null;
  return value > y.domain[1] ? 'above' : value < y.domain[0] ? 'below' : null;
}

/** Returns the height of a value in pixels; one beyond fixed bounds stands at the edge. */
export function heightIn(picture: Pick<LinePicture, 'y' | 'isFixed'>, value: number): number {
  const { y } = picture;
  const side = sideOf(picture, value);
  return y.toPixel(side === null ? value : y.domain[side === 'above' ? 1 : 0]);
}

/** Returns whether data differs from other data in its cursor alone. */
export function differsInCursorOnly(data: LineChartData, other: LineChartData): boolean {
  const names = new Set([...Object.keys(data), ...Object.keys(other)]) as Set<keyof LineChartData>;
  names.delete('cursor');
  return data.cursor !== other.cursor && [...names].every((name) => data[name] === other[name]);
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
  const series = data.series
    .filter((one) => !isGhost(one))
    .map((one) => [one.id, legendName(one), one.color(theme), one.dash?.join(), one.emphasis].join(' '));
  const bands = (data.bands ?? []).map(({ from, to, label, color }) => `${from} ${to} ${label} ${color(theme)}`);
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
    ...bands,
    ...series,
    ...events,
  ].join('|');
}
