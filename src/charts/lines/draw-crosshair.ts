import { select, type EnterElement, type Selection } from 'd3';
import { words } from '../../words/words.ts';
import { formatCount, formatNumber, NOT_MEASURED } from '../shell/format-number.ts';
import styles from './line-chart.module.css';
import type { LineChartParts } from './line-chart-parts.ts';
import type { LinePicture } from './line-picture.ts';
import { limitAt, type Reading } from './readings.ts';
import { hasPlace, type Series } from './series.ts';

const TOOLTIP_ASIDE = 12;
const ROWS_PER_COLUMN = 14;
const MANY_ROWS = 6;
/** Events this near to the crosshair, in pixels, are named in its tooltip. */
const NEAR_EVENT = 6;

/** A place on the axis in words. */
type PlaceName = (place: string) => string;
interface Row {
  series: Series;
  value: number | null;
  /** What stands where there is no value. */
  limit: number | null;
}

/** Shows the values of all series at one step; `null` hides them. */
export function drawCrosshair(
  parts: LineChartParts,
  picture: LinePicture,
  reading: Reading | null,
  placeName: PlaceName = words.charts.step,
): void {
  const inside = reading !== null && reading.step >= picture.x.domain[0] && reading.step <= picture.x.domain[1];
  parts.tooltip.box.hidden = !inside;
  if (!inside) {
    select(parts.cross).selectAll('*').remove();
    return;
  }
  const rows = picture.data.series.map((series, index): Row => {
    return { series, value: reading.values[index], limit: limitAt(series, reading.step) };
  });
  const at = picture.x.toPixel(reading.step);
  drawCross(parts.cross, picture, rows, at);
  fillTooltip(parts.tooltip, picture, rows, reading.step, placeName);
  placeTooltip(parts.tooltip.box, picture, at);
}

function drawCross(group: SVGGElement, { layout, y, theme }: LinePicture, rows: readonly Row[], at: number) {
  const { top, bottom } = layout.plot;
  const line = select(group).selectAll('line').data([at]).join('line').attr('class', styles.crosshair);
  line.attr('x1', at).attr('x2', at).attr('y1', top).attr('y2', bottom);
  const visible = (value: number | null): value is number =>
    value !== null && hasPlace(y.kind, value) && value >= y.domain[0] && value <= y.domain[1];
  select(group)
    .selectAll('circle')
    .data(rows.flatMap(({ series, value }) => (visible(value) ? [{ series, height: y.toPixel(value) }] : [])))
    .join('circle')
    .attr('class', styles.dot)
    .attr('r', rows.length > MANY_ROWS ? 3 : 4)
    .attr('cx', at)
    .attr('cy', ({ height }) => height)
    .attr('fill', ({ series }) => series.color(theme));
}

function fillTooltip(
  tooltip: LineChartParts['tooltip'],
  { data, x, theme }: LinePicture,
  rows: readonly Row[],
  step: number,
  placeName: PlaceName,
) {
  const nearby = (data.events ?? []).filter((event) => Math.abs(x.toPixel(event.step) - x.toPixel(step)) <= NEAR_EVENT);
  const headings = [placeName(formatCount(step)), ...nearby.map(({ label }) => label)];
  tooltip.heading.textContent = headings.join(' · ');
  const columns = Math.max(1, Math.ceil(rows.length / ROWS_PER_COLUMN));
  const list = select(tooltip.rows)
    .style('--columns', columns)
    .style('--rows', Math.ceil(rows.length / columns));
  const entry = list.selectAll<HTMLElement, Row>('div').data(rows).join(appendRow).attr('class', styles.row);
  entry
    .select('i')
    .attr('data-dashed', ({ series }) => String(series.dash !== undefined))
    .style('border-color', ({ series }) => series.color(theme));
  entry.select('span').text(({ series }) => series.label);
  entry.select('b').text(({ value, limit }) => textOf(value, limit, NOT_MEASURED));
}

/** A value in four digits, or its limit, which says that it is one. */
function textOf(value: number | null, limit: number | null, notMeasured: string): string {
  if (value !== null) return formatNumber(value);
  return limit === null ? notMeasured : words.charts.limit(formatNumber(limit));
}

function appendRow(enter: Selection<EnterElement, Row, HTMLElement, unknown>) {
  const row = enter.append('div');
  row.append('i').attr('class', styles.swatch);
  row.append('span');
  row.append('b');
  return row;
}

/** To the side of the crosshair that has more room, inside the chart; a tall one may stand out at the top. */
function placeTooltip(tooltip: HTMLElement, { layout }: LinePicture, at: number) {
  const { left, right, top } = layout.plot;
  const { width, height } = tooltip.getBoundingClientRect();
  const wanted = at < (left + right) / 2 ? at + TOOLTIP_ASIDE : at - TOOLTIP_ASIDE - width;
  const inside = Math.max(0, Math.min(wanted, layout.size.width - width));
  tooltip.style.transform = `translate(${inside}px, ${Math.min(top, layout.size.height - height)}px)`;
}

/** A reading as one phrase, for the status that is spoken. */
export const spokenReading = (
  series: readonly Series[],
  { step, values }: Reading,
  placeName: PlaceName = words.charts.step,
) =>
  words.charts.reading(
    placeName(formatCount(step)),
    series.map((one, index) => {
      const text = textOf(values[index], limitAt(one, step), words.charts.notMeasured);
      return words.charts.seriesValue(one.label, text);
    }),
  );
