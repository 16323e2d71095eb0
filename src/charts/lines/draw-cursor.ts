/** The cursor of a chart: the step that the whole page shows. It moves at each frame, so it draws no curve. */
import { select } from 'd3';
import { hasPlace } from '../axes/axis-scale.ts';
import { dodge } from '../axes/draw-marks.ts';
import { isAtFoot } from '../axes/log-foot.ts';
import { LABEL_HEIGHT } from '../axes/plot-layout.ts';
import { firstAt, isGhost, isNamed, lastAt, type Point, type Series } from '../axes/series.ts';
import styles from '../shell/chart.module.css';
import { formatNumber } from '../shell/format-number.ts';
import { heightIn, type LinePicture } from './line-picture.ts';

const DOT_RADIUS = 4;
const VALUE = { digits: 3, aside: 8, room: 76 };
/** More curves than this have dots alone, as dashed and unnamed ones have: their values would cover the chart. */
const MOST_VALUES = 8;
/** What lies behind the cursor is paler this far beyond the plot, as dots and thick lines are. */
const BLEED = 4;

/** The dot of a curve at the cursor. */
export interface CursorDot {
  series: Series;
  x: number;
  y: number;
  /** The last value at or before the cursor. */
  value: number;
}

/** Draws the cursor, or removes it where there is none. */
export function drawCursor(group: SVGGElement, picture: LinePicture): void {
  const { layout, x, theme, data, isEmpty } = picture;
  const { left, right, top, bottom } = layout.plot;
  const step = data.cursor;
  const isShown = step !== undefined && !isEmpty && step >= x.domain[0] && step <= x.domain[1];
  const at = isShown ? x.toPixel(step) : NaN;
  const dots = isShown ? cursorDots(picture, step) : [];
  const root = select(group);
  const veil = root
    .selectAll('rect')
    .data(isShown ? [at] : [])
    .join('rect');
  veil
    .attr('class', styles.veil)
    .attr('x', at)
    .attr('width', Math.max(0, right + BLEED - at));
  veil.attr('y', top - BLEED).attr('height', bottom - top + BLEED);
  const line = root
    .selectAll('line')
    .data(isShown ? [at] : [])
    .join('line');
  line.attr('class', styles.cursor).attr('x1', at).attr('x2', at).attr('y1', top).attr('y2', bottom);
  root
    .selectAll('circle')
    .data(dots)
    .join('circle')
    .attr('class', styles.dot)
    .attr('r', DOT_RADIUS)
    .attr('cx', (dot) => dot.x)
    .attr('cy', (dot) => dot.y)
    .attr('fill', ({ series }) => series.color(theme));
  const main = dots.filter(({ series }) => isNamed(series) && series.dash === undefined);
  const named = main.length <= MOST_VALUES ? main : [];
  const heights = dodge(
    named.map(({ y }) => y),
    LABEL_HEIGHT,
    top + LABEL_HEIGHT / 2,
    bottom - LABEL_HEIGHT / 2,
  );
  const isLeft = at + VALUE.room > right && at - VALUE.room > left;
  root
    .selectAll('text')
    .data(named)
    .join('text')
    .attr('class', styles.cursorValue)
    .attr('dy', '0.35em')
    .attr('text-anchor', isLeft ? 'end' : 'start')
    .attr('x', isLeft ? at - VALUE.aside : at + VALUE.aside)
    .attr('y', (_, index) => heights[index])
    .text(({ value }) => formatNumber(value, VALUE.digits));
}

/** Returns the dots of all curves that have begun before a step. */
export const cursorDots = (picture: LinePicture, step: number): CursorDot[] =>
  picture.data.series.flatMap((series) => {
    const before = isGhost(series) ? null : lastAt(series, step);
    if (before === null) return [];
    const place = placeOnCurve(series, picture, step, before);
    return place === null ? [] : [{ series, ...place, value: before.value }];
  });

/**
 * Returns the place of a curve at a step, between the measured ones; at its end where it ends before. `null`: the axis
 * has no place for it.
 *
 * @param before the last measured step and value at or before the step
 */
export function placeOnCurve(
  series: Series,
  picture: LinePicture,
  step: number,
  before: Point,
): { x: number; y: number } | null {
  const { x, y, foot } = picture;
  if (foot && isAtFoot(y.kind, before.value)) return { x: x.toPixel(step), y: foot.at };
  if (!hasPlace(y.kind, before.value)) return null;
  const [from, low] = [x.toPixel(before.step), heightIn(picture, before.value)];
  const after = firstAt(series, step);
  if (after === null) return { x: from, y: low };
  const at = x.toPixel(step);
  if (after.step === before.step || !hasPlace(y.kind, after.value)) return { x: at, y: low };
  const share = (at - from) / (x.toPixel(after.step) - from);
  return { x: at, y: low + share * (heightIn(picture, after.value) - low) };
}
