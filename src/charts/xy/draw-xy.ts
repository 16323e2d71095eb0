import { select } from 'd3';
import { hasPlace } from '../lines/series.ts';
import { aside, bandPath, fitPath, heightOf, linePath, seriesPath, whiskersPath } from './xy-paths.ts';
import type { XyPicture } from './xy-picture.ts';
import type { PlacedSeries } from './xy-series.ts';
import styles from './xy-chart.module.css';

const RADIUS = { few: 3.5, many: 2.5 };
const FEW_POINTS = 12;

/** Bands, lines, fits and references into `lines`, which is clipped to the plot, and points into `dots`. */
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
    .attr('class', ({ isHollow }) => (isHollow ? styles.hollow : styles.point))
    .attr('r', ({ radius }) => radius)
    .attr('cx', ({ x }) => x)
    .attr('cy', ({ y }) => y)
    .style('--color', ({ color }) => color);
}

const inColor = ({ source: { dash }, color }: PlacedSeries, { theme }: XyPicture) => ({ color: color(theme), dash });

/** A dot for each point inside the plot; what isn't above zero has a hollow one at the foot of a logarithmic axis. */
function dotsOf(one: PlacedSeries, picture: XyPicture) {
  const {
    layout: { plot },
    y,
    x,
    theme,
  } = picture;
  const radius = one.points.length > FEW_POINTS ? RADIUS.many : RADIUS.few;
  return one.points.flatMap((point) => {
    const isHollow = y.kind === 'log' && point.value <= 0;
    if (!isHollow && !(one.hasPoints && hasPlace(y.kind, point.value))) return [];
    const height = isHollow ? plot.bottom : heightOf(point.value, picture);
    if (height < plot.top || height > plot.bottom) return [];
    return [{ x: x.toPixel(point.at) + aside(one, picture), y: height, radius, isHollow, color: one.color(theme) }];
  });
}
