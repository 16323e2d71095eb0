import { axisScale, hasPlace, TRANSFORMS, type Domain, type ScaleKind } from '../axes/axis-scale.ts';
import { tightDomain, valueExtent } from '../axes/domains.ts';
import { footOf } from '../axes/log-foot.ts';
import { layOutPlot, X_NAME_HEIGHT, type ChartEvent, type PlotLayout, type PlotPicture } from '../axes/plot-layout.ts';
import { latestOf, type Series } from '../axes/series.ts';
import { thinLabels, valueTicks, type Tick } from '../axes/ticks.ts';
import type { Scene, Size } from '../shell/create-chart.ts';
import type { TextWidth } from '../shell/text-measure.ts';
import { formatSetting } from '../shell/format-number.ts';
import type { XyChartData, XyPlace } from './xy-chart-data.ts';
import {
  bandOf,
  categoriesOf,
  expectedSeries,
  guideSeries,
  insideOf,
  isLost,
  numberOf,
  placeSeries,
  seriesOf,
  xKind,
  type PlacedSeries,
} from './xy-series.ts';

/** Everything that an x-y chart is drawn from. `data` has the series and references as plain series. */
export interface XyPicture extends PlotPicture {
  source: XyChartData;
  layout: PlotLayout & { isXNameBelow: true };
  placed: PlacedSeries[];
  /** The references in full; `data` has only the parts inside the bounds. */
  references: Series[];
  /** Whether a point is known to have no value. */
  hasLost: boolean;
  /** The numbers of all places on the x axis, rising. */
  places: number[];
  categories: XyPlace[];
  /** The places as ticks; `null` if they have no room. */
  xTicks: Tick[] | null;
}

/** Room beyond the outermost points, as a share of the axis. */
const ROOM = 0.04;
/** A line that ends before this share of the axis is named in the legend: its end is far from the others. */
const NEAR_END = 0.85;
/** The axis includes zero if the least value is below this share of the largest. */
const NEAR_ZERO = 0.4;
/** The value axis stays while the data fills this share of it. */
const FULL_ENOUGH = 0.5;
/** Room beyond the data on a logarithmic value axis, a factor. */
const LOG_ROOM = 1.08;
const MOST_PLACE_TICKS = 14;
const LABEL_GAP = 8;
const TICK_DIGITS = 3;
const NO_DATA = { linear: [0, 1], log: [0.1, 1] } as const;

/** Returns the picture of the data as it is now; its value axis stays that of the `previous` picture if possible. */
export function nextXyPicture(
  { data, size, theme, textWidth }: Scene<XyChartData>,
  previous: XyPicture | null,
): XyPicture {
  const kind = xKind(data);
  const placed = placeSeries(data);
  const categories = categoriesOf(data);
  const places = [...new Set(placed.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => a - b);
  const xDomain = xDomainOf(data, kind, places, categories.length);
  const shown = placed.map((one) => seriesOf(one, data.yScale));
  const extent = extentOf(placed, data);
  const yDomain = yDomainOf(data, extent, previous);
  const references = [...expectedSeries(data, placed, xDomain), ...guideSeries(data, kind, xDomain)];
  const series = [...shown, ...references.map((one) => insideOf(one, yDomain))];
  const mayLabelEnds = data.xScale !== 'category' && series.every((one) => endsNear(one, kind, xDomain));
  const named = series.filter(({ label }) => label !== '');
  const yTicks = valueTicks(data.yScale, yDomain, size.height);
  const { layout, x } = layOut(size, { data, series: named, yTicks, mayLabelEnds, kind, xDomain }, textWidth);
  const values = placed.map(({ points }) => ({ y: points.map(({ value }) => value), length: points.length }));
  const { foot, bottom } = footOf(values, data.yScale, layout.plot.bottom);
  return {
    source: data,
    placed,
    references,
    hasLost: placed.some(({ points }) => points.some(isLost)),
    places,
    categories,
    data: { series, events: eventsOf(data, categories, kind) },
    layout,
    theme,
    isEmpty: extent === null,
    x,
    y: axisScale(data.yScale, yDomain, bottom, layout.plot.top),
    foot,
    xTicks: placeTicks(places, categories, x.toPixel, textWidth),
  };
}

/** Lays out the chart like a line chart, with the name of the x axis below the ticks and not beside them. */
function layOut(
  size: Size,
  {
    data,
    series,
    yTicks,
    mayLabelEnds,
    kind,
    xDomain,
  }: { data: XyChartData; series: Series[]; yTicks: Tick[]; mayLabelEnds: boolean; kind: ScaleKind; xDomain: Domain },
  textWidth: TextWidth,
) {
  const above = { width: size.width, height: size.height - X_NAME_HEIGHT };
  const layout = layOutPlot(above, series, { xLabel: '', yLabel: data.yLabel, yTicks, mayLabelEnds }, textWidth);
  return {
    layout: { ...layout, size, isXNameBelow: true as const },
    x: axisScale(kind, xDomain, layout.plot.left, layout.plot.right),
  };
}

function xDomainOf({ xDomain }: XyChartData, kind: ScaleKind, places: readonly number[], categories: number): Domain {
  if (categories > 0) return [-0.5, categories - 0.5];
  if (xDomain && hasPlace(kind, xDomain[0])) return xDomain;
  if (places.length === 0) return NO_DATA[kind === 'log' ? 'log' : 'linear'];
  const { forward, inverse } = TRANSFORMS[kind];
  const [low, high] = [places[0], places[places.length - 1]].map(forward);
  const room = high > low ? (high - low) * ROOM : kind === 'linear' ? Math.abs(low) / 2 || 1 : 0.5;
  // Step 0 stands at the edge: there is nothing before it.
  return [kind === 'log1p' && places[0] === 0 ? 0 : inverse(low - room), inverse(high + room)];
}

/** Returns the range of the points and their bands, without those beyond the ceiling unless all are. */
function extentOf(placed: readonly PlacedSeries[], { ceiling = Infinity, yScale }: XyChartData): Domain | null {
  const below = placed.map((one) => ({ ...one, points: one.points.filter(({ value }) => value <= ceiling) }));
  const reach = (some: readonly PlacedSeries[]) =>
    valueExtent([...some.map((one) => seriesOf(one, yScale)), ...some.map((one) => bandOf(one, yScale))], yScale);
  return reach(below) ?? reach(placed);
}

function yDomainOf({ yScale, yDomain }: XyChartData, extent: Domain | null, previous: XyPicture | null): Domain {
  if (yDomain && hasPlace(yScale, yDomain[0])) return yDomain;
  if (extent === null) return NO_DATA[yScale];
  const before = previous !== null && !previous.isEmpty && !previous.source.yDomain ? previous.y : null;
  const [low, high] = extent;
  const withZero = yScale === 'linear' && low > 0 && low < NEAR_ZERO * high;
  const padded: Domain = yScale === 'log' ? [low / LOG_ROOM, high * LOG_ROOM] : [withZero ? 0 : low, high];
  return tightDomain(before, padded, yScale, FULL_ENOUGH);
}

function endsNear(series: Series, kind: ScaleKind, [low, high]: Domain): boolean {
  const latest = latestOf(series);
  const { forward } = TRANSFORMS[kind];
  if (latest === null) return true;
  return forward(latest.step) - forward(low) >= NEAR_END * (forward(high) - forward(low));
}

function eventsOf({ markers }: XyChartData, categories: readonly XyPlace[], kind: ScaleKind): ChartEvent[] {
  return (markers ?? [])
    .map(({ x, label }) => ({ step: numberOf(x, categories), label, severity: 'note' as const }))
    .filter(({ step }) => hasPlace(kind, step))
    .sort((one, other) => one.step - other.step);
}

/** Returns the places as ticks: categories always, numbers if they are few and all have room. */
function placeTicks(
  places: readonly number[],
  categories: readonly XyPlace[],
  toPixel: (at: number) => number,
  textWidth: TextWidth,
): Tick[] | null {
  if (categories.length > 0) {
    const labels = categories.map(String).map((text) => ({ text, length: textWidth(text) }));
    const shown = thinLabels(labels, toPixel(1) - toPixel(0), LABEL_GAP);
    return categories.map((_, value) => ({ value, label: shown.includes(value) ? labels[value].text : null }));
  }
  if (places.length < 2 || places.length > MOST_PLACE_TICKS) return null;
  const ticks = places.map((value) => ({ value, label: formatSetting(value, TICK_DIGITS) }));
  const hasRoom = ticks.slice(1).every(({ value, label }, i) => {
    const halves = (textWidth(label) + textWidth(ticks[i].label)) / 2;
    return toPixel(value) - toPixel(ticks[i].value) >= halves + LABEL_GAP;
  });
  return hasRoom ? ticks : null;
}

/** Returns a text that changes when axes, legend or the marked places do. */
export const stillXyKey = ({ source, data, layout, x, y, foot, hasLost, theme, isEmpty, xTicks }: XyPicture): string =>
  JSON.stringify([
    ...[
      layout.size,
      layout.plot,
      layout.labelsAtEnds,
      x.kind,
      x.domain,
      y.kind,
      y.domain,
      foot,
      hasLost,
      theme,
      isEmpty,
      xTicks,
    ],
    ...[source.xLabel, source.yLabel, data.events],
    ...data.series.map(({ label, color, dash, isScatter }) => [label, color(theme), dash, isScatter]),
  ]);
