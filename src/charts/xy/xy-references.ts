/** What the series of an x-y chart are compared with, as series. */
import { TRANSFORMS, type Domain } from '../axes/axis-scale.ts';
import { colorOfReference } from '../shell/palette.ts';
import { hasPlace, type ScaleKind, type Series } from '../lines/series.ts';
import type { XyChartData, XyExpectedSlope, XyGuide } from './xy-chart-data.ts';
import { showsPowerLaws, type PlacedSeries } from './xy-series.ts';

/** Points of a curve over the whole chart. */
const CURVE_POINTS = 121;
const EXPECTED_DASH = [5, 4];
const GUIDE_DASHES = [
  [7, 3],
  [2, 3],
  [9, 3, 2, 3],
];

/** The slopes to compare with, over a domain of x; none unless both axes are logarithmic. */
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

/** The curves to compare with, over a domain of x. */
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

/** The part of a series inside the bounds of the y axis; NaN elsewhere. */
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

/** The middle of all points on logarithmic axes. */
function middleOf(placed: readonly PlacedSeries[]): { x: number; y: number } | null {
  const points = placed.flatMap(({ points }) => points).filter(({ value }) => hasPlace('log', value));
  if (points.length === 0) return null;
  const mean = (of: (point: (typeof points)[number]) => number) =>
    Math.exp(points.reduce((sum, point) => sum + Math.log(of(point)), 0) / points.length);
  return { x: mean(({ at }) => at), y: mean(({ value }) => value) };
}
