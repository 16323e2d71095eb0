/** The paths of the series of an x-y chart, in pixels. */
import { hasPlace, type Series } from '../lines/series.ts';
import type { XyPicture } from './xy-picture.ts';
import { showsPowerLaws, type PlacedPoint, type PlacedSeries } from './xy-series.ts';

const CAP = 3;
/** Between the marks of two series on one category: at most so far, and within this share of the category. */
const BESIDE = { most: 14, share: 0.6 };

/** How far the marks of a series stand beside the place, so that those of one category don't cover each other. */
export function aside(series: PlacedSeries, { placed, categories, x }: XyPicture): number {
  if (categories.length === 0) return 0;
  const step = Math.min(BESIDE.most, (BESIDE.share * (x.toPixel(1) - x.toPixel(0))) / placed.length);
  return (placed.indexOf(series) - (placed.length - 1) / 2) * step;
}

/** The pixel of a value; what has no place on the axis, or one far outside, is just outside the plot. */
export function heightOf(value: number, { y, layout: { plot } }: XyPicture): number {
  const beyond = plot.bottom - plot.top;
  const pixel = hasPlace(y.kind, value) ? y.toPixel(value) : plot.bottom + beyond;
  return Math.min(Math.max(pixel, plot.top - beyond), plot.bottom + beyond);
}

const joined = (points: readonly (readonly [x: number, y: number])[]) =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('');

/** The stretches of points between those that have no place. */
function stretches(points: readonly PlacedPoint[], isThere: (point: PlacedPoint) => boolean): PlacedPoint[][] {
  const found: PlacedPoint[][] = [[]];
  for (const point of points) {
    if (isThere(point)) found[found.length - 1].push(point);
    else found.push([]);
  }
  return found.filter(({ length }) => length > 0);
}

/** The line through the points of a series; a point without a place breaks it. */
export const linePath = (one: PlacedSeries, picture: XyPicture): string =>
  stretches(one.points, ({ value }) => hasPlace(picture.y.kind, value))
    .map((stretch) =>
      joined(stretch.map(({ at, value }) => [picture.x.toPixel(at) + aside(one, picture), heightOf(value, picture)])),
    )
    .join('');

/** The line of a reference; a value without a place breaks it. */
export function seriesPath({ x, y, length }: Series, picture: XyPicture): string {
  const { kind } = picture.y;
  let [path, isUp] = ['', true];
  for (let i = 0; i < length; i++) {
    const isThere = hasPlace(kind, y[i]);
    if (isThere)
      path += `${isUp ? 'M' : 'L'}${picture.x.toPixel(x[i]).toFixed(1)},${picture.y.toPixel(y[i]).toFixed(1)}`;
    isUp = !isThere;
  }
  return path;
}

/** The power law of a series from its first to its last place. */
export function fitPath({ source: { fit }, points }: PlacedSeries, picture: XyPicture): string {
  const { source, x, y } = picture;
  if (!fit || points.length === 0 || !showsPowerLaws(source)) return '';
  const ends = [points[0].at, points[points.length - 1].at];
  return joined(ends.map((at) => [x.toPixel(at), y.toPixel(2 ** (fit.intercept + fit.slope * Math.log2(at)))]));
}

const hasBand = ({ low, high }: PlacedPoint): boolean =>
  low !== undefined && high !== undefined && Number.isFinite(low) && Number.isFinite(high);

/** The lower end of a band. On a logarithmic axis one that reaches zero would fall to the foot: it ends at the value. */
const lowOf = ({ low = NaN, value }: PlacedPoint, { y }: XyPicture): number => (hasPlace(y.kind, low) ? low : value);

/** The area of the bands of a series; a point without one breaks it. */
export function bandPath({ points }: PlacedSeries, picture: XyPicture): string {
  const edge = (stretch: readonly PlacedPoint[], end: (point: PlacedPoint) => number) =>
    stretch.map((point) => [picture.x.toPixel(point.at), heightOf(end(point), picture)] as const);
  return stretches(points, (point) => hasBand(point) && hasPlace(picture.y.kind, point.value))
    .filter(({ length }) => length > 1)
    .map((stretch) => {
      const [high, low] = [edge(stretch, ({ high = NaN }) => high), edge(stretch, (point) => lowOf(point, picture))];
      return `${joined([...high, ...low.reverse()])}Z`;
    })
    .join('');
}

/** The bands of a series as upright lines with caps. */
export function whiskersPath(one: PlacedSeries, picture: XyPicture): string {
  return one.points
    .filter(hasBand)
    .map((point) => {
      const x = picture.x.toPixel(point.at) + aside(one, picture);
      const [bottom, top] = [lowOf(point, picture), point.high ?? NaN].map((value) => heightOf(value, picture));
      const cap = (y: number) => `M${x - CAP},${y}h${2 * CAP}`;
      return `M${x},${bottom}V${top}${cap(bottom)}${cap(top)}`;
    })
    .join('');
}
