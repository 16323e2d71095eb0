/** The crosshair of charts with an x axis: how pointer and keys move it, and the values it shows. */
import { select, type EnterElement, type Selection } from 'd3';
import styles from '../shell/chart.module.css';
import type { Pointer } from '../shell/readings.ts';
import type { AxisScale } from './axis-scale.ts';
import type { PlotPicture } from './plot-layout.ts';
import { nearestStep, neighbourStep, outermostStep, type Series } from './series.ts';

const STRIDE = { plain: 1, shift: 10 };
const TOOLTIP_ASIDE = 12;
const ROWS_PER_COLUMN = 14;
/** Tolerance in pixels: rounding may put a place on the edge of the plot just outside it. */
const EDGE = 1;

/** Moves a crosshair over the measured steps of the series of a picture. */
export const crosshairOver = <Picture extends { x: AxisScale }>(seriesOf: (picture: Picture) => readonly Series[]) => ({
  at: (picture: Picture, { x }: Pointer): number | null =>
    nearestStep(seriesOf(picture), picture.x.toValue(x), picture.x.toPixel),
  moved: (picture: Picture, key: KeyboardEvent, step: number | null) => stepOfKey(key, seriesOf(picture), step),
});

/** Returns the step that a key moves the crosshair to; `undefined` for a key without a meaning here. */
function stepOfKey({ key, shiftKey }: KeyboardEvent, series: readonly Series[], from: number | null) {
  if (key === 'Home') return outermostStep(series, -1);
  if (key === 'End') return outermostStep(series, 1);
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  if (from === null) return outermostStep(series, 1);
  let step = from;
  for (let count = shiftKey ? STRIDE.shift : STRIDE.plain; count > 0; count--) {
    step = neighbourStep(series, step, key === 'ArrowRight' ? 1 : -1);
  }
  return step;
}

/** A row of a tooltip. */
export interface ReadRow {
  label: string;
  color: string;
  isDashed: boolean;
  /** Whether its dashes are dots. */
  isDotted?: boolean;
  value: string;
  /** Texts beside the value and below the row. They take no room if no row has them. */
  band?: string;
  note?: string;
}

/** A reading at one place, in words. */
export interface ReadPlace {
  heading: string;
  rows: readonly ReadRow[];
}

/**
 * Draws a line through the place `at` and writes the reading beside it; `null` removes both.
 *
 * @returns whether the place is inside the plot and so is shown
 */
export function drawReading(
  { cross, tooltip }: { cross: SVGGElement; tooltip: HTMLElement },
  { layout: { plot, size }, x }: { layout: Pick<PlotPicture['layout'], 'plot' | 'size'>; x: AxisScale },
  at: number | null,
  reading: ReadPlace | null,
): boolean {
  const pixel = at === null ? NaN : x.toPixel(at);
  const isInside = reading !== null && pixel >= plot.left - EDGE && pixel <= plot.right + EDGE;
  tooltip.hidden = !isInside;
  const line = select(cross)
    .selectAll('line')
    .data(isInside ? [pixel] : [])
    .join('line');
  line.attr('class', styles.crosshair).attr('x1', pixel).attr('x2', pixel);
  line.attr('y1', plot.top).attr('y2', plot.bottom);
  if (!isInside) return false;
  fillTooltip(tooltip, reading);
  const { offsetWidth: width, offsetHeight: height } = tooltip;
  const wanted = pixel < (plot.left + plot.right) / 2 ? pixel + TOOLTIP_ASIDE : pixel - TOOLTIP_ASIDE - width;
  const left = Math.max(0, Math.min(wanted, size.width - width));
  // A tall tooltip may stick out at the top.
  tooltip.style.transform = `translate(${left}px, ${Math.min(plot.top, size.height - height)}px)`;
  return true;
}

/** Writes a reading into the tooltip; many rows go into columns. */
function fillTooltip(tooltip: HTMLElement, { heading, rows }: ReadPlace) {
  const box = select(tooltip);
  box.selectAll('header').data([heading]).join('header').attr('class', styles.heading).text(String);
  const columns = Math.max(1, Math.ceil(rows.length / ROWS_PER_COLUMN));
  const list = box.selectAll<HTMLDivElement, unknown>('section').data([rows]).join('section');
  list.attr('class', columns > 1 ? styles.rows : null);
  list.style('--columns', columns).style('--rows', Math.ceil(rows.length / columns));
  const row = list
    .selectAll<HTMLDivElement, ReadRow>('div')
    .data((all) => all)
    .join(appendRow);
  row.attr('class', styles.row).attr('data-banded', rows.some(({ band }) => band !== undefined) || null);
  row
    .select('i')
    .attr('data-dashed', ({ isDashed }) => String(isDashed))
    .attr('data-dotted', ({ isDotted }) => (isDotted ? true : null))
    .style('border-color', ({ color }) => color);
  row.select('span').text(({ label }) => label);
  row.select('b').text(({ value }) => value);
  row.select('small').text(({ band = '' }) => band);
  row.select('em').text(({ note = '' }) => note);
}

function appendRow(enter: Selection<EnterElement, ReadRow, HTMLElement, unknown>) {
  const row = enter.append('div');
  row.append('i').attr('class', styles.swatch);
  for (const tag of ['span', 'b', 'small', 'em']) row.append(tag);
  return row;
}
