import { select } from 'd3';
import { words } from '../../words/words.ts';
import shared from '../shell/chart.module.css';
import { formatCount, formatNumber } from '../shell/format-number.ts';
import { axisValueName, bestCells, isPartial, valueOf, type HeatMapAxis, type HeatMapData } from './heat-map-data.ts';
import { cellBox, type HeatMapPicture } from './heat-map-picture.ts';
import styles from './heat-map.module.css';

const DIGITS = { value: 4, band: 3 };

/** Distance between a tooltip and its cell, in pixels. */
const ASIDE = 10;

/** A cell in words. */
export interface CellReading {
  /** Its place on the axes. */
  place: string;
  /** Names and numbers: the value, then its band. */
  values: { label: string; text: string }[];
  /** More about it, in sentences or phrases: its state, the reason, whether it is the best of its row. */
  notes: string[];
}

/** Puts the cell of an index into words. */
export function readCell(data: HeatMapData, index: number): CellReading {
  const { x, y, valueLabel, markBest } = data;
  const text = words.resultCharts.heatMap;
  const columns = x.values.length;
  const named = (axis: HeatMapAxis, at: number) => text.axisValue(axis.label, axisValueName(axis, axis.values[at]));
  const places = [named(x, index % columns), ...(y ? [named(y, Math.floor(index / columns))] : [])];
  const place = text.cell(places);
  const cell = data.cells[index];
  if (cell.state !== 'value') {
    const reason = 'reason' in cell && cell.reason !== null ? [cell.reason] : [];
    return { place, values: [], notes: [text.states[cell.state], ...reason] };
  }
  const { value, low, high, note } = cell;
  const hasBand = low !== undefined && high !== undefined && Number.isFinite(low) && Number.isFinite(high);
  const bandText = hasBand && text.band(formatNumber(low, DIGITS.band), formatNumber(high, DIGITS.band));
  const best = markBest && bestCells(data, markBest).includes(index) ? [bestText(data, index, markBest)] : [];
  return {
    place,
    values: [
      { label: valueLabel, text: Number.isNaN(value) ? words.charts.notMeasured : formatNumber(value, DIGITS.value) },
      ...(bandText ? [{ label: text.bandLabel, text: bandText }] : []),
    ],
    notes: [...best, ...(note ? [note] : [])],
  };
}

function bestText({ cells }: HeatMapData, index: number, markBest: 'lowest' | 'highest'): string {
  const { best, ofWhole } = words.resultCharts.heatMap;
  return !isPartial(cells[index]) && cells.some(isPartial) ? ofWhole(best[markBest]) : best[markBest];
}

/** Returns a reading as one sentence, which the screen reader speaks. */
export const spokenCell = ({ place, values, notes }: CellReading): string =>
  words.resultCharts.heatMap.reading(place, [
    ...values.map(({ label, text }) => words.charts.seriesValue(label, text)),
    ...notes.map((note) => note.replace(/\.$/, '')),
  ]);

/** Describes the map in one sentence, for those who can't see it. */
export function heatMapSummary({ title, cells }: HeatMapData): string {
  const values = cells.map(valueOf).filter(Number.isFinite);
  const { summary, emptySummary } = words.resultCharts.heatMap;
  if (values.length === 0) return emptySummary(title);
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => formatNumber(value, DIGITS.band));
  return summary(title, formatCount(values.length), formatCount(cells.length), low, high);
}

/** Writes the reading of a cell beside it, inside the picture; `null` removes it. */
export function drawCellReading(tooltip: HTMLElement, { data, layout }: HeatMapPicture, index: number | null): void {
  tooltip.hidden = index === null;
  if (index === null) return;
  const reading = readCell(data, index);
  const box = select(tooltip);
  box.selectAll('header').data([reading.place]).join('header').attr('class', shared.heading).text(String);
  const row = box
    .selectAll<HTMLDivElement, CellReading['values'][number]>('div')
    .data(reading.values)
    .join((enter) => {
      const made = enter.append('div').attr('class', styles.row);
      made.append('span');
      made.append('b');
      return made;
    });
  row.select('span').text(({ label }) => label);
  row.select('b').text(({ text }) => text);
  box.selectAll('p').data(reading.notes).join('p').text(String).raise();
  const { left, top, width } = cellBox(layout, index);
  const { offsetWidth: own, offsetHeight: height } = tooltip;
  const isLeft = left + width / 2 < (layout.plot.left + layout.plot.right) / 2;
  const x = isLeft ? left + width + ASIDE : left - ASIDE - own;
  const inside = (at: number, most: number) => Math.max(0, Math.min(at, most));
  tooltip.style.transform = `translate(${inside(x, layout.size.width - own)}px, ${inside(top, layout.size.height - height)}px)`;
}

const MOVES: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
};

/** Returns the cell that a key leads to, at first the chosen cell; `undefined` for a key without a meaning here. */
export function movedCell({ data, layout }: HeatMapPicture, key: string, cell: number | null): number | undefined {
  if (!(key in MOVES)) return undefined;
  if (cell === null) return data.selected ?? 0;
  const { columns, rows } = layout;
  const [byX, byY] = MOVES[key];
  const inside = (at: number, count: number) => Math.min(Math.max(at, 0), count - 1);
  return inside((cell % columns) + byX, columns) + columns * inside(Math.floor(cell / columns) + byY, rows);
}
