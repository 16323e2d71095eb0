import { select } from 'd3';
import { hasPlace } from '../axes/axis-scale.ts';
import { footMark, footShift, isAtFoot } from '../axes/log-foot.ts';
import type { Series } from '../axes/series.ts';
import styles from './xy-chart.module.css';
import type { XyPicture } from './xy-picture.ts';
import { crossMark } from './lost-note.ts';
import { isLost, showsPowerLaws, type PlacedPoint, type PlacedSeries } from './xy-series.ts';

const RADIUS = { few: 3.5, many: 2.5 };
const FEW_POINTS = 12;
/** Half the width of the end of a whisker. */
const CAP = 3;
/** Distance between the marks of two series on one category, at most in pixels; all lie in a share of the category. */
/** Distance of the crosses from the top of the plot. */
const CROSS_BELOW = 6;
const BESIDE = { most: 14, share: 0.6 };

/** Draws bands, lines, fits and references into `lines`, which is clipped to the plot, and points into `dots`. */
export function drawXy(lines: SVGGElement, dots: SVGGElement, picture: XyPicture): void {
  const { placed, references, theme } = picture;
  const strokes = [
    ...references.map((one) => ({
      kind: 'reference',
      color: one.color(theme),
      dash: one.dash,
      path: seriesPath(one, picture),
    })),
    ...placed.map((one) => ({
      kind: 'whiskers',
      ...inColor(one, picture),
      path: one.hasWhiskers ? whiskersPath(one, picture) : '',
    })),
    ...placed.map((one) => ({
      kind: 'line',
      ...inColor(one, picture),
      path: one.hasLine ? linePath(one, picture) : '',
    })),
    ...placed.map((one) => ({ kind: 'fit', color: one.color(theme), dash: undefined, path: fitPath(one, picture) })),
  ];
  const areas = placed.filter(({ hasWhiskers }) => !hasWhiskers);
  const area = select(lines).selectAll('path[data-area]').data(areas).join('path').attr('data-area', '');
  area
    .attr('class', styles.band)
    .attr('fill', ({ color }) => color(theme))
    .attr('d', (one) => bandPath(one, picture));
  const stroke = select(lines).selectAll('path[data-stroke]').data(strokes).join('path').attr('data-stroke', '');
  stroke
    .attr('class', ({ kind }) => styles[kind])
    .attr('stroke', ({ color }) => color)
    .attr('stroke-dasharray', ({ dash }) => dash?.join(' ') ?? null)
    .attr('d', ({ path }) => path)
    .raise();
  select(dots)
    .selectAll('circle')
    .data(placed.flatMap((one) => dotsOf(one, picture)))
    .join('circle')
    .attr('class', styles.point)
    .attr('r', ({ radius }) => radius)
    .attr('cx', ({ x }) => x)
    .attr('cy', ({ y }) => y)
    .style('--color', ({ color }) => color);
  select(dots)
    .selectAll('path')
    .data(placed.flatMap((one) => [...footMarksOf(one, picture), ...lostMarksOf(one, picture)]))
    .join('path')
    .attr('class', styles.hollow)
    .attr('d', ({ path }) => path)
    .style('--color', ({ color }) => color);
}

const inColor = ({ source: { dash }, color }: PlacedSeries, { theme }: XyPicture) => ({ color: color(theme), dash });

/** Returns a dot for each point inside the plot. */
function dotsOf(one: PlacedSeries, picture: XyPicture) {
  const { layout, x, y, theme } = picture;
  const radius = one.points.length > FEW_POINTS ? RADIUS.many : RADIUS.few;
  const isInside = (height: number) => height >= layout.plot.top && height <= layout.plot.bottom;
  return (one.hasPoints ? one.points : [])
    .filter(({ value }) => hasPlace(y.kind, value) && isInside(heightOf(value, picture)))
    .map(({ at, value }) => {
      const color = one.color(theme);
      return { x: x.toPixel(at) + aside(one, picture), y: heightOf(value, picture), radius, color };
    });
}

/** Returns a mark at the foot of a logarithmic axis for each point that it has no place for. */
function footMarksOf(one: PlacedSeries, picture: XyPicture) {
  const { foot, x, y, theme } = picture;
  if (!foot) return [];
  return one.points
    .filter(({ value }) => isAtFoot(y.kind, value))
    .map(({ at }) => ({
      path: `${joined(footMark(x.toPixel(at) + aside(one, picture), foot))}Z`,
      color: one.color(theme),
    }));
}

/** Returns a cross at the top of the plot for each point that is said to have no value. */
function lostMarksOf(one: PlacedSeries, picture: XyPicture) {
  const { layout, x, theme, placed, categories } = picture;
  const shift = categories.length > 0 ? aside(one, picture) : footShift(placed.indexOf(one), placed.length);
  return one.points.filter(isLost).map(({ at }) => ({
    path: crossMark(x.toPixel(at) + shift, layout.plot.top + CROSS_BELOW),
    color: one.color(theme),
  }));
}

/** Returns the shift of a series' marks from their place, so that marks of one category don't cover each other. */
function aside(series: PlacedSeries, { placed, categories, x }: XyPicture): number {
  if (categories.length === 0) return 0;
  const step = Math.min(BESIDE.most, (BESIDE.share * (x.toPixel(1) - x.toPixel(0))) / placed.length);
  return (placed.indexOf(series) - (placed.length - 1) / 2) * step;
}

/** Returns the pixel of a value. A value far outside, or without a place on the axis, gets one outside the plot. */
function heightOf(value: number, { y, layout: { plot } }: XyPicture): number {
  const beyond = plot.bottom - plot.top;
  const pixel = hasPlace(y.kind, value) ? y.toPixel(value) : plot.bottom + beyond;
  return Math.min(Math.max(pixel, plot.top - beyond), plot.bottom + beyond);
}

const joined = (points: readonly (readonly [x: number, y: number])[]) =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('');

/** Returns the stretches of points between those that have no place. */
function stretches(points: readonly PlacedPoint[], isThere: (point: PlacedPoint) => boolean): PlacedPoint[][] {
  const found: PlacedPoint[][] = [[]];
  for (const point of points) {
    if (isThere(point)) found[found.length - 1].push(point);
    else found.push([]);
  }
  return found.filter(({ length }) => length > 0);
}

/** Returns the line through the points of a series; a point without a place breaks it. */
export const linePath = (one: PlacedSeries, picture: XyPicture): string =>
  stretches(one.points, ({ value }) => hasPlace(picture.y.kind, value))
    .map((stretch) =>
      joined(stretch.map(({ at, value }) => [picture.x.toPixel(at) + aside(one, picture), heightOf(value, picture)])),
    )
    .join('');

/** Returns the line of a reference; a value without a place breaks it. */
function seriesPath({ x, y, length }: Series, picture: XyPicture): string {
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

/** Returns the line of a series' power law, from its first to its last place. */
function fitPath({ source: { fit }, points }: PlacedSeries, picture: XyPicture): string {
  const { source, x, y } = picture;
  if (!fit || points.length === 0 || !showsPowerLaws(source)) return '';
  const ends = [points[0].at, points[points.length - 1].at];
  return joined(ends.map((at) => [x.toPixel(at), y.toPixel(2 ** (fit.intercept + fit.slope * Math.log2(at)))]));
}

const hasBand = ({ low, high }: PlacedPoint): boolean =>
  low !== undefined && high !== undefined && Number.isFinite(low) && Number.isFinite(high);

/** Returns the lower end of a band. On a logarithmic axis, a band that reaches zero ends at the value. */
const lowOf = ({ low = NaN, value }: PlacedPoint, { y }: XyPicture): number => (hasPlace(y.kind, low) ? low : value);

/** Returns the area of the bands of a series; a point without a band breaks it. */
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

/** Returns the bands of a series as vertical lines with caps. */
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
