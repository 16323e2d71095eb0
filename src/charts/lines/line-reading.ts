import { select } from 'd3';
import { words } from '../../words/words.ts';
import { hasPlace, type ScaleKind } from '../axes/axis-scale.ts';
import { drawReading } from '../axes/crosshair.ts';
import { isAtFoot, valueOnScale } from '../axes/log-foot.ts';
import { isGhost, lastAt, latestOf, limitAt, readingAt, type Series } from '../axes/series.ts';
import styles from '../shell/chart.module.css';
import { formatCount, formatNumber, NOT_MEASURED } from '../shell/format-number.ts';
import { heightIn, type LineChartData, type LinePicture } from './line-picture.ts';

const MANY_ROWS = 6;
const DOT_RADIUS = { few: 4, many: 3 };
/** Events this near to the crosshair, in pixels, are named in its tooltip. */
const NEAR_EVENT = 6;
/** Dashes of up to this many pixels are dots. */
const LONGEST_DOT = 2;
const SUMMARY_DIGITS = 3;

/** A place on the axis in words, from its number. */
type PlaceName = (place: string) => string;

/** A ghost is pointed at if it is this near to the pointer, in pixels. */
const NEAR_GHOST = 14;

/** Returns the series that have a reading: all but the ghosts, of which only those near the height of the pointer have. */
export const readSeries = (picture: LinePicture, step: number | null, height: number | null): Series[] =>
  picture.data.series.filter((series) => {
    if (!isGhost(series)) return true;
    const value = step === null || height === null ? null : (lastAt(series, step)?.value ?? null);
    if (value === null || height === null || !hasPlace(picture.y.kind, value)) return false;
    return Math.abs(heightIn(picture, value) - height) <= NEAR_GHOST;
  });

/** Shows the values of series at one step; `null` hides them. */
export function drawCrosshair(
  parts: { cross: SVGGElement; tooltip: HTMLElement },
  picture: LinePicture,
  read: readonly Series[],
  step: number | null,
  placeName: PlaceName = words.charts.step,
): void {
  const { x, y, foot, theme, data } = picture;
  const { values } = step === null ? { values: [] } : readingAt(read, step, data.readsEarlier);
  const rows = values.map((value, index) => {
    const series = read[index];
    const text = textOf(value, limitAt(series, step ?? NaN), y.kind, NOT_MEASURED);
    const { label, color, dash } = series;
    const isDotted = dash !== undefined && dash[0] <= LONGEST_DOT;
    return { label, color: color(theme), isDashed: dash !== undefined, isDotted, value: text };
  });
  const reading = step === null ? null : { heading: headingOf(picture, step, placeName), rows };
  const isShown = drawReading(parts, picture, step, reading);
  const dots = rows.flatMap(({ color }, index) => {
    const value = values[index];
    if (!isShown || value === null) return [];
    if (foot && isAtFoot(y.kind, value)) return [{ color, height: foot.at }];
    if (!hasPlace(y.kind, value)) return [];
    const isIn = picture.isFixed || (value >= y.domain[0] && value <= y.domain[1]);
    return isIn ? [{ color, height: heightIn(picture, value) }] : [];
  });
  select(parts.cross)
    .selectAll('circle')
    .data(dots)
    .join('circle')
    .attr('class', styles.dot)
    .attr('r', rows.length > MANY_ROWS ? DOT_RADIUS.many : DOT_RADIUS.few)
    .attr('cx', step === null ? NaN : x.toPixel(step))
    .attr('cy', ({ height }) => height)
    .attr('fill', ({ color }) => color);
}

/** Returns the heading of a reading: the step, and the events near it. */
function headingOf({ data, x }: LinePicture, step: number, placeName: PlaceName): string {
  const at = x.toPixel(step);
  const nearby = (data.events ?? []).filter((event) => Math.abs(x.toPixel(event.step) - at) <= NEAR_EVENT);
  return [placeName(formatCount(step)), ...nearby.map(({ label }) => label)].join(' · ');
}

/** Writes a value in four digits, or its limit, marked as such. */
function textOf(value: number | null, limit: number | null, kind: ScaleKind, notMeasured: string): string {
  if (value !== null) return valueOnScale(value, kind);
  return limit === null ? notMeasured : words.charts.limit(formatNumber(limit));
}

/** Returns the values of all series at a step as one phrase, which the screen reader speaks. */
export function spokenReading(
  { series: all, yScale, readsEarlier }: Pick<LineChartData, 'series' | 'yScale' | 'readsEarlier'>,
  step: number,
  placeName: PlaceName = words.charts.step,
) {
  const series = all.filter((one) => !isGhost(one));
  const { values } = readingAt(series, step, readsEarlier);
  const texts = series.map((one, index) => {
    const text = textOf(values[index], limitAt(one, step), yScale, words.charts.notMeasured);
    return words.charts.seriesValue(one.label, text);
  });
  return words.charts.reading(placeName(formatCount(step)), texts);
}

/** Returns the step that a chart shows: that of its cursor, or the latest one with a value; `null`: it has no values. */
export function shownStep({ series, cursor }: Pick<LineChartData, 'series' | 'cursor'>): number | null {
  if (cursor !== undefined) return cursor;
  const steps = series.flatMap((one) => (isGhost(one) ? [] : (latestOf(one)?.step ?? [])));
  return steps.length === 0 ? null : Math.max(...steps);
}

/**
 * Returns one sentence with the value of every series at the step that is shown, or with the latest one, for those who
 * can't see the chart.
 */
export function chartSummary(
  title: string,
  { series, yScale, cursor, readsEarlier }: Pick<LineChartData, 'series' | 'yScale' | 'cursor' | 'readsEarlier'>,
): string {
  const shown = series.flatMap((one) => {
    const at = isGhost(one) ? null : cursor === undefined ? latestOf(one) : lastAt(one, cursor);
    return at === null ? [] : [{ label: one.label, ...at }];
  });
  const step = shownStep({ series, cursor });
  if (shown.length === 0 || step === null) return words.charts.emptySummary(title);
  const values: { label: string; text: string; more: string[] }[] = [];
  for (const { label, ...point } of shown) {
    const before = values.at(-1);
    // "lazy, test" follows "lazy", and is said as a part of it.
    const isPart = before !== undefined && label.startsWith(`${before.label}, `);
    const name = isPart ? label.slice(before.label.length + 2) : label;
    const value = words.charts.seriesValue(name, valueOnScale(point.value, yScale, SUMMARY_DIGITS));
    // Runs end at different steps.
    const text = readsEarlier && point.step !== step ? words.charts.earlier(value, formatCount(point.step)) : value;
    if (isPart) before.more.push(text);
    else values.push({ label, text, more: [] });
  }
  return words.charts.summary(title, formatCount(step), values);
}
