/** The series of an x-y chart, placed on its axes, and the references that they are compared with. */
import { words } from '../../words/words.ts';
import { hasPlace, TRANSFORMS, type Domain, type ScaleKind } from '../axes/axis-scale.ts';
import type { Series } from '../axes/series.ts';
import { colorOfReference, depthColor, type ThemedColor } from '../shell/palette.ts';
import type { XyChartData, XyExpectedSlope, XyGuide, XyPlace, XyPoint, XySeries } from './xy-chart-data.ts';

/** A point with its number on the x axis. */
export interface PlacedPoint extends XyPoint {
  at: number;
}

/** A series whose points have places on the x axis. */
export interface PlacedSeries {
  source: XySeries;
  /** Its name, with the slope of its fit. */
  label: string;
  color: ThemedColor;
  /** In rising order; only those with a place on the x axis. */
  points: PlacedPoint[];
  hasLine: boolean;
  hasPoints: boolean;
  hasWhiskers: boolean;
}

/** Returns whether a point is known to have no value, as one whose networks have diverged. */
export const isLost = ({ value, note }: PlacedPoint): boolean => Number.isNaN(value) && note !== undefined;

/** Beyond this many points, a line alone is clearer. */
const MANY_POINTS = 40;
const SLOPE_DECIMALS = { least: 2, most: 3 };

/** Returns the scale of the x axis. On an axis of categories it is linear, and a place's number is its position. */
export const xKind = ({ xScale }: Pick<XyChartData, 'xScale'>): ScaleKind =>
  xScale === 'category' ? 'linear' : xScale;

/** Returns the places of an axis of categories, in the order of appearance; none on other axes. */
export const categoriesOf = ({ series, xScale }: Pick<XyChartData, 'series' | 'xScale'>): XyPlace[] =>
  xScale === 'category' ? [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))] : [];

/** Returns the number of a place on the x axis; NaN if it has none. */
export function numberOf(x: XyPlace, categories: readonly XyPlace[]): number {
  if (categories.length > 0) return categories.includes(x) ? categories.indexOf(x) : NaN;
  return typeof x === 'number' ? x : NaN;
}

/** Whether power laws are straight lines, so that they can be drawn. */
export const showsPowerLaws = ({ xScale, yScale }: Pick<XyChartData, 'xScale' | 'yScale'>) =>
  xScale === 'log' && yScale === 'log';

/** Puts the series into their places. */
export function placeSeries(data: Pick<XyChartData, 'series' | 'xScale' | 'yScale'>): PlacedSeries[] {
  const categories = categoriesOf(data);
  const isCategory = data.xScale === 'category';
  const isLogLog = showsPowerLaws(data);
  return data.series.map((source, index) => {
    const points = source.points
      .map((point) => ({ ...point, at: numberOf(point.x, categories) }))
      .filter(({ at }) => hasPlace(xKind(data), at))
      .sort((one, other) => one.at - other.at);
    const plain = isCategory || (source.fit && isLogLog) ? 'points' : points.length > MANY_POINTS ? 'line' : 'both';
    const marks = source.marks ?? plain;
    return {
      source,
      label: source.fit ? words.resultCharts.xy.withSlope(source.label, slopeText(source.fit)) : source.label,
      color: source.color ?? ((theme) => depthColor(index + 1, data.series.length, theme)),
      points,
      hasLine: marks !== 'points',
      hasPoints: marks !== 'line',
      hasWhiskers: (source.band ?? (isCategory ? 'whiskers' : 'area')) === 'whiskers',
    };
  });
}

/** Writes a slope with its error, to the first digit of the error: "slope −0.48 ± 0.02". */
export function slopeText({ slope, error }: { slope: number; error: number }): string {
  const first = error > 0 ? Math.ceil(-Math.log10(error)) : 0;
  const decimals = Math.min(Math.max(first, SLOPE_DECIMALS.least), SLOPE_DECIMALS.most);
  // A rounded zero has no sign.
  const rounded = Number(slope.toFixed(decimals)) === 0 ? 0 : slope;
  return words.resultCharts.xy.slope(rounded.toFixed(decimals).replace('-', '\u2212'), error.toFixed(decimals));
}

/** Returns the points that have a place on both axes, as a series for legends, labels and the extent of the axis. */
export function seriesOf({ source, label, color, points, hasLine }: PlacedSeries, kind: ScaleKind): Series {
  const shown = points.filter(({ value }) => hasPlace(kind, value));
  const { id, dash, fit } = source;
  const isScatter = !hasLine && !fit;
  const legend = source.legend && { ...source.legend, isListed: true };
  return { id, label, color, dash, isScatter, legend, ...columns(shown, ({ value }) => value) };
}

/** Returns the ends of the bands as a series; on a logarithmic axis they may stretch it only a little. */
export function bandOf({ source: { id }, label, color, points }: PlacedSeries, kind: ScaleKind): Series {
  const ends = points.flatMap((point) => [
    { ...point, value: point.low ?? NaN },
    { ...point, value: point.high ?? NaN },
  ]);
  return { id, label, color, isReference: kind === 'log', ...columns(ends, ({ value }) => value) };
}

const columns = (points: readonly PlacedPoint[], of: (point: PlacedPoint) => number) => ({
  x: points.map(({ at }) => at),
  y: points.map(of),
  length: points.length,
});

/** Points of a curve over the whole chart. */
const CURVE_POINTS = 121;
const EXPECTED_DASH = [5, 4];
const GUIDE_DASHES = [
  [7, 3],
  [2, 3],
  [9, 3, 2, 3],
];

/** Returns the slopes to compare with, over a domain of x; none unless both axes are logarithmic. */
export function expectedSeries(data: XyChartData, placed: readonly PlacedSeries[], [low, high]: Domain): Series[] {
  if (!showsPowerLaws(data)) return [];
  return (data.expected ?? []).flatMap((expected, index) => {
    const through = placed.find(({ source }) => source.id === expected.through);
    const middle = middleOf(through ? [through] : placed);
    if (middle === null) return [];
    const y = [low, high].map((x) => middle.y * (x / middle.x) ** expected.slope);
    return [
      {
        ...reference(`expected-${index}`, expected, EXPECTED_DASH),
        color: through?.color ?? colorOfReference,
        x: [low, high],
        y,
        length: 2,
      },
    ];
  });
}

/** Returns the curves to compare with, over a domain of x. */
export function guideSeries({ guides, xScale }: XyChartData, kind: ScaleKind, [low, high]: Domain): Series[] {
  if (xScale === 'category') return [];
  const { forward, inverse } = TRANSFORMS[kind];
  const x = Array.from({ length: CURVE_POINTS }, (_, i) => {
    const t = i / (CURVE_POINTS - 1);
    return inverse(forward(low) * (1 - t) + forward(high) * t);
  });
  return (guides ?? []).map((guide, index) => ({
    ...reference(`guide-${index}`, guide, GUIDE_DASHES[index % GUIDE_DASHES.length]),
    x,
    y: x.map(guide.at),
    length: x.length,
  }));
}

/** Returns the part of a series inside the bounds of the y axis; NaN elsewhere. */
export const insideOf = (series: Series, [low, high]: Domain): Series => ({
  ...series,
  y: Array.from(series.y, (value) => (value >= low && value <= high ? value : NaN)),
});

const reference = (id: string, { label }: XyExpectedSlope | XyGuide, dash: readonly number[]) => ({
  id,
  label,
  color: colorOfReference,
  dash,
  isReference: true,
  width: 1.4,
});

/** Returns the middle of all points on logarithmic axes. */
function middleOf(placed: readonly PlacedSeries[]): { x: number; y: number } | null {
  const points = placed.flatMap(({ points }) => points).filter(({ value }) => hasPlace('log', value));
  if (points.length === 0) return null;
  const mean = (of: (point: (typeof points)[number]) => number) =>
    Math.exp(points.reduce((sum, point) => sum + Math.log(of(point)), 0) / points.length);
  return { x: mean(({ at }) => at), y: mean(({ value }) => value) };
}
