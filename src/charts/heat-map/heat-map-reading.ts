import type { AxisValue } from '../../config/sweep/axis.ts';
import { words } from '../../words/words.ts';
import { bestCells, isPartial } from './best-cells.ts';
import { formatCount, formatNumber, formatSetting } from '../shell/format-number.ts';
import { valueOf } from './heat-map-colors.ts';
import type { HeatMapAxis, HeatMapData } from './heat-map-data.ts';

/** Digits of settings, which are written as people set them, and of measured values. */
const DIGITS = { setting: 4, value: 4, band: 3 };

/** What a cell says. */
export interface CellReading {
  /** Its place on the axes. */
  place: string;
  /** Names and numbers: the value, then its band. */
  values: { label: string; text: string }[];
  /** What else there is to say, in sentences or phrases: its state, the reason, whether it is the best of its row. */
  notes: string[];
}

/** A value of an axis in words, with so many significant digits. */
export const axisValueName = ({ nameOf }: HeatMapAxis, value: AxisValue, digits = DIGITS.setting): string =>
  nameOf?.(value) ?? (typeof value === 'number' ? formatSetting(value, digits) : String(value));

/** What the cell of an index says. */
export function readCell(data: HeatMapData, index: number): CellReading {
  const { x, y, valueLabel, markBest } = data;
  const text = words.charts.heatMap;
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
  const { best, ofWhole } = words.charts.heatMap;
  return !isPartial(cells[index]) && cells.some(isPartial) ? ofWhole(best[markBest]) : best[markBest];
}

/** A reading as one sentence, for the status that is spoken. */
export const spokenCell = ({ place, values, notes }: CellReading): string =>
  words.charts.heatMap.reading(place, [
    ...values.map(({ label, text }) => words.charts.seriesValue(label, text)),
    ...notes.map((note) => note.replace(/\.$/, '')),
  ]);

/** One sentence for those who don't see the map. */
export function heatMapSummary({ title, cells }: HeatMapData): string {
  const values = cells.map(valueOf).filter(Number.isFinite);
  const { summary, emptySummary } = words.charts.heatMap;
  if (values.length === 0) return emptySummary(title);
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => formatNumber(value, DIGITS.band));
  return summary(title, formatCount(values.length), formatCount(cells.length), low, high);
}
