/** The cursor of a chart: the step that the whole page shows. It moves at each frame, so it draws no curve. */
import { select } from 'd3';
import { hasPlace } from '../axes/axis-scale.ts';
import { dodge } from '../axes/draw-marks.ts';
import { isAtFoot } from '../axes/log-foot.ts';
import { LABEL_HEIGHT } from '../axes/plot-layout.ts';
import { firstAt, isGhost, isNamed, lastAt, type Point, type Series } from '../axes/series.ts';
import styles from '../shell/chart.module.css';
import { formatNumber } from '../shell/format-number.ts';
import { writeAttributes, writeText } from '../shell/write-changes.ts';
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
  const places = isShown ? [at] : [];
  const veil = { x: at, width: Math.max(0, right + BLEED - at), y: top - BLEED, height: bottom - top + BLEED };
  placeAll(group, 'rect', places, () => ({ class: styles.veil, ...veil }));
  placeAll(group, 'line', places, () => ({ class: styles.cursor, x1: at, x2: at, y1: top, y2: bottom }));
  placeAll(group, 'circle', dots, ({ x: cx, y: cy, series }) => {
    return { class: styles.dot, r: DOT_RADIUS, cx, cy, fill: series.color(theme) };
  });
  const main = dots.filter(({ series }) => isNamed(series) && series.dash === undefined);
  const named = main.length <= MOST_VALUES ? main : [];
  const heights = dodge(
    named.map(({ y }) => y),
    LABEL_HEIGHT,
    top + LABEL_HEIGHT / 2,
    bottom - LABEL_HEIGHT / 2,
  );
  const isLeft = at + VALUE.room > right && at - VALUE.room > left;
  const side = isLeft ? { 'text-anchor': 'end', x: at - VALUE.aside } : { 'text-anchor': 'start', x: at + VALUE.aside };
  const texts = placeAll(group, 'text', named, (_, index) => {
    return { class: styles.cursorValue, dy: '0.35em', ...side, y: heights[index] };
  });
  texts.forEach((text, index) => writeText(text, formatNumber(named[index].value, VALUE.digits)));
}

/** Keeps one element of a kind in a group for each datum, and places it by its attributes. */
function placeAll<Datum>(
  group: SVGGElement,
  tag: 'rect' | 'line' | 'circle' | 'text',
  data: readonly Datum[],
  attributesOf: (datum: Datum, index: number) => Record<string, string | number>,
): Element[] {
  const elements = select(group).selectAll<SVGElement, Datum>(tag).data(data).join(tag).nodes();
  elements.forEach((element, index) => writeAttributes(element, attributesOf(data[index], index)));
  return elements;
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
