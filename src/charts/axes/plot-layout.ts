import type { Size } from '../shell/create-chart.ts';
import type { TextWidth } from '../shell/text-measure.ts';
import type { Theme } from '../shell/palette.ts';
import type { AxisScale } from './axis-scale.ts';
import type { LogFoot } from './log-foot.ts';
import { LEGEND, placeLegend, type PlacedEntry } from './legend.ts';
import { isGhost, isNamed, type Series } from './series.ts';
import type { Tick } from './ticks.ts';

/** The places of the parts of a line chart, in CSS pixels from its upper left corner. */
export interface PlotLayout {
  size: Size;
  /** The area of the lines. */
  plot: { left: number; right: number; top: number; bottom: number };
  /** Baseline of the name of the value axis. */
  yLabelBaseline: number;
  /** Legend entries with the baseline of their text; empty when the lines are labelled at their ends. */
  legend: (PlacedEntry & { baseline: number })[];
  /** Whether the lines are labelled at their ends. */
  labelsAtEnds: boolean;
}

/** An event at a step, drawn as a thin vertical line. */
export interface ChartEvent {
  step: number;
  label: string;
  severity: 'note' | 'danger';
}

/** The part of a picture that axes, legends and marks are drawn from. */
export interface PlotPicture {
  data: { series: readonly Series[]; events?: readonly ChartEvent[] };
  layout: PlotLayout;
  x: AxisScale;
  y: AxisScale;
  /** The foot of a logarithmic value axis; `null` if no value is off the axis. */
  foot: LogFoot | null;
  theme: Theme;
  /** Whether no value has a place on the axes. */
  isEmpty: boolean;
}

/** Height of a line of text at the end of a curve. */
export const LABEL_HEIGHT = 13;

/** Distance from the plot to the name of the steps, which stands beside the last tick's label. */
export const X_LABEL_ASIDE = 22;
/** Distance from the labels of the value axis to the plot. */
export const Y_TICK_ASIDE = 8;
/** Height of the name of the x axis below the ticks, in pixels. */
export const X_NAME_HEIGHT = 16;

const MARGIN = { left: 50, bottom: 22 };
const Y_LABEL_BASELINE = 11;
const BELOW_TEXT = 12;
const LABEL_SPACE = 10;
/** Labels at the ends need a plot at least this wide, and at most this many lines. */
const NARROWEST_PLOT = 230;
const MOST_END_LABELS = 8;
/** The largest share of the height that a listed legend may take. */
const MOST_LISTED = 0.4;

/**
 * Lays out a chart. `textWidth` measures a text of the legend, in pixels. `mayLabelEnds: false` asks for a legend.
 * `yTicks` are the widest labels that the value axis may have; they are only needed if labels may be long. `alignedWith`
 * are further names for which there is room at the ends. `hasLegend: false` leaves names without room there out, as they
 * stand elsewhere on the page.
 */
export function layOutPlot(
  size: Size,
  series: readonly Series[],
  {
    xLabel,
    yLabel,
    yTicks = [],
    mayLabelEnds = true,
    alignedWith = [],
    hasLegend = true,
  }: {
    xLabel: string;
    yLabel: string;
    yTicks?: readonly Tick[];
    mayLabelEnds?: boolean;
    alignedWith?: readonly string[];
    hasLegend?: boolean;
  },
  textWidth: TextWidth,
): PlotLayout {
  const named = series.filter(isNamed);
  const names = [...alignedWith, ...named.map(({ label }) => label)];
  const widest = Math.max(0, ...[...names, ...series.map((one) => endText(one, true))].map(textWidth));
  const left = Math.max(MARGIN.left, Y_TICK_ASIDE + Math.max(0, ...yTicks.map(({ label }) => textWidth(label ?? ''))));
  const besideSteps = size.width - left - textWidth(xLabel) - X_LABEL_ASIDE;
  const besideLabels = Math.min(besideSteps, size.width - left - widest - LABEL_SPACE);
  const labelsAtEnds =
    mayLabelEnds &&
    names.length <= MOST_END_LABELS &&
    besideLabels >= NARROWEST_PLOT &&
    named.length * LABEL_HEIGHT <= size.height - Y_LABEL_BASELINE - MARGIN.bottom;
  const legend =
    labelsAtEnds || !hasLegend
      ? { entries: [], baseline: Y_LABEL_BASELINE }
      : layOutLegend(size, named, yLabel, textWidth);
  const marks = series.map((one) => endText(one, false)).filter((mark) => mark !== '');
  const besideMarks =
    marks.length === 0 ? Infinity : size.width - left - LABEL_SPACE - Math.max(...marks.map(textWidth));
  return {
    size,
    plot: {
      left,
      right: left + Math.max(1, labelsAtEnds ? besideLabels : Math.min(besideSteps, besideMarks)),
      top: legend.baseline + BELOW_TEXT,
      bottom: Math.max(size.height - MARGIN.bottom, legend.baseline + BELOW_TEXT + 1),
    },
    yLabelBaseline: Y_LABEL_BASELINE,
    legend: legend.entries,
    labelsAtEnds,
  };
}

/** Returns the text at the end of a series: its name where names stand there, else its mark; empty: none. */
export function endText(series: Series, labelsAtEnds: boolean): string {
  if (isGhost(series)) return '';
  const name = isNamed(series) ? series.label : series.endName;
  return (labelsAtEnds ? name : undefined) ?? series.mark ?? '';
}

/** Lays out the legend: to the right of the value axis's name if it fits there, else below it. */
function layOutLegend({ width, height }: Size, series: readonly Series[], yLabel: string, textWidth: TextWidth) {
  const mostRows = Math.floor((MOST_LISTED * height) / LEGEND.rowHeight);
  const { placed, rows, lastRowWidth } = placeLegend(series, { width, mostRows }, textWidth);
  const beside = rows === 1 && textWidth(yLabel) + 2 * LABEL_HEIGHT + lastRowWidth <= width;
  const left = beside ? width - lastRowWidth : 0;
  const firstBaseline = beside ? Y_LABEL_BASELINE : Y_LABEL_BASELINE + LEGEND.rowHeight;
  return {
    entries: placed.map((one) => ({ ...one, x: one.x + left, baseline: firstBaseline + one.row * LEGEND.rowHeight })),
    baseline: rows === 0 ? Y_LABEL_BASELINE : firstBaseline + (rows - 1) * LEGEND.rowHeight,
  };
}
