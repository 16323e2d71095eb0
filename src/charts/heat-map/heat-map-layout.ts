import { words } from '../../words/words.ts';
import { LEGEND } from '../axes/legend.ts';
import { thinLabels } from '../axes/ticks.ts';
import type { Size } from '../shell/create-chart.ts';
import type { TextWidth } from '../shell/text-measure.ts';
import { axisValueName, isPartial, type HeatMapAxis, type HeatMapCell, type HeatMapData } from './heat-map-data.ts';

/** A text and where it stands along its axis, in pixels. */
export interface AxisLabel {
  text: string;
  at: number;
}

/** The subject of an entry of the key: a state of cells, the corner of partial cells, or the mark of the best cell. */
export type KeyMark = HeatMapCell['state'] | 'partial' | 'best';

/** An entry of the key below the map, with the left edge of its mark. */
export interface KeyEntry {
  mark: KeyMark;
  text: string;
  x: number;
  baseline: number;
}

/** The places of the parts of a heat map, in CSS pixels from its upper left corner. */
export interface HeatMapLayout {
  size: Size;
  /** The area of the cells. */
  plot: { left: number; right: number; top: number; bottom: number };
  columns: number;
  rows: number;
  /** Width and height of a cell. */
  cell: Size;
  xLabels: AxisLabel[];
  yLabels: AxisLabel[];
  /** The middle of the name of the x axis. */
  xName: { x: number; baseline: number };
  yName: { baseline: number };
  /** Left edge and width of the colour bar, and the right end of the name of the values. */
  ramp: { left: number; width: number; valueName: { x: number; baseline: number } };
  key: KeyEntry[];
}

const LINE = 17;
const BASELINE = 11;
const RAMP = { width: 132, narrow: 100, besideName: 10, edge: 14, height: 26 };
const NARROW = 420;
const LABEL_GAP = { x: 10, y: 4 };
const LABEL_HEIGHT = 11;
const LABEL_DIGITS = 3;
const BESIDE_PLOT = 7;
const LEFT = { least: 30, mostShare: 0.34 };
const RIGHT = 6;
const BELOW_PLOT = { labels: 22, name: 16 };
const TALLEST_SINGLE_ROW = 120;

/** Lays out a heat map. `textWidth` measures a text in pixels. */
export function layOutHeatMap(
  size: Size,
  data: Pick<HeatMapData, 'x' | 'y' | 'valueLabel' | 'cells' | 'markBest'>,
  textWidth: TextWidth,
): HeatMapLayout {
  const { x, y } = data;
  const columns = x.values.length;
  const rows = y?.values.length ?? 1;
  const [xTexts, yTexts] = [textsOf(x), y ? textsOf(y) : []];
  const width = (texts: readonly string[]) => Math.max(0, ...texts.map(textWidth));
  const left = Math.min(Math.max(LEFT.least, width(yTexts) + BESIDE_PLOT + 2), size.width * LEFT.mostShare);
  const right = size.width - Math.max(RIGHT, overhang(textWidth(xTexts[columns - 1]), (size.width - left) / columns));
  const head = layOutHead(size, data, textWidth);
  const foot = layOutKey(data, { left, right: size.width }, textWidth);
  const bottom = size.height - BELOW_PLOT.labels - BELOW_PLOT.name - foot.rows * LINE;
  const tallest = rows === 1 ? head.top + TALLEST_SINGLE_ROW : bottom;
  const plot = { left, right, top: head.top, bottom: Math.max(head.top + 1, Math.min(bottom, tallest)) };
  const cell = { width: (right - left) / columns, height: (plot.bottom - plot.top) / rows };
  const below = plot.bottom + BELOW_PLOT.labels + BASELINE;
  return {
    size,
    plot,
    columns,
    rows,
    cell,
    xLabels: spaced(xTexts, xTexts.map(textWidth), cell.width, LABEL_GAP.x, (i) => left + (i + 0.5) * cell.width),
    yLabels: spaced(
      yTexts,
      yTexts.map(() => LABEL_HEIGHT),
      cell.height,
      LABEL_GAP.y,
      (i) => plot.bottom - (i + 0.5) * cell.height,
    ),
    xName: { x: (left + right) / 2, baseline: below },
    yName: { baseline: head.yName },
    ramp: head.ramp,
    key: foot.entries.map((entry) => ({ ...entry, baseline: below + LINE * (1 + entry.row) })),
  };
}

const textsOf = (axis: HeatMapAxis) => axis.values.map((value) => axisValueName(axis, value, LABEL_DIGITS));

/** Returns how far the last label of the x axis reaches beyond its cell. */
const overhang = (label: number, cellWidth: number) => Math.max(0, (label - cellWidth) / 2 + 2);

/** Returns the labels that have room beside each other, with their places. */
function spaced(
  texts: readonly string[],
  lengths: readonly number[],
  pitch: number,
  gap: number,
  place: (index: number) => number,
): AxisLabel[] {
  const labels = texts.map((text, index) => ({ text, length: lengths[index] }));
  return thinLabels(labels, pitch, gap).map((index) => ({ text: texts[index], at: place(index) }));
}

/** Lays out the colour bar with its name on the left. The name of the y axis goes beside it if it fits, else below. */
function layOutHead(size: Size, { y, valueLabel }: Pick<HeatMapData, 'y' | 'valueLabel'>, textWidth: TextWidth) {
  const width = size.width < NARROW ? RAMP.narrow : RAMP.width;
  const left = size.width - width - RAMP.edge;
  const valueName = { x: left - RAMP.besideName, baseline: BASELINE };
  const free = valueName.x - textWidth(valueLabel);
  const isBeside = y === null || textWidth(y.label) + LINE <= free;
  const yName = isBeside ? BASELINE : RAMP.height + BASELINE;
  return { ramp: { left, width, valueName }, yName, top: isBeside ? RAMP.height + 6 : yName + 8 };
}

/** Lays out the key in rows: the states that occur and need an explanation, and the mark of the best. */
function layOutKey(
  { cells, markBest }: Pick<HeatMapData, 'cells' | 'markBest'>,
  { left, right }: { left: number; right: number },
  textWidth: TextWidth,
) {
  const { states, partialKey, bestKey, ofWhole } = words.resultCharts.heatMap;
  const present = new Set(cells.map(({ state }) => state));
  const named = (['running', 'diverged', 'failed', 'refused'] as const).filter((state) => present.has(state));
  const marks: { mark: KeyMark; text: string }[] = named.map((mark) => ({ mark, text: states[mark] }));
  const hasPartial = cells.some(isPartial);
  if (hasPartial) marks.unshift({ mark: 'partial', text: partialKey });
  if (markBest && present.has('value')) {
    marks.unshift({ mark: 'best', text: hasPartial ? ofWhole(bestKey[markBest]) : bestKey[markBest] });
  }
  let [x, row] = [left, 0];
  const entries = marks.map(({ mark, text }) => {
    const width = LEGEND.swatch + LEGEND.space + textWidth(text);
    if (x > left && x + width > right) [x, row] = [left, row + 1];
    const entry = { mark, text, x, row };
    x += width + LEGEND.gap;
    return entry;
  });
  return { entries, rows: entries.length === 0 ? 0 : row + 1 };
}
