import type { Domain } from '../axes/axis-scale.ts';
import { quietDomain } from '../axes/domains.ts';
import { LEGEND } from '../axes/legend.ts';
import { X_LABEL_ASIDE, X_NAME_HEIGHT } from '../axes/plot-layout.ts';
import type { Size } from '../shell/create-chart.ts';
import type { TextWidth } from '../shell/text-measure.ts';

/** Densities of one sample over the bins of its histogram. */
export interface HistogramSeries {
  id: string;
  /** Its name in the legend. */
  label: string;
  /** Any CSS colour, such as `var(--accent)`, so that it follows the theme by itself. */
  color: string;
  /** Density of each bin, [bins]; zeros have no place on a logarithmic axis. */
  density: ArrayLike<number>;
  /** Whether only an outline is drawn, as for a sample to compare with. */
  isOutline?: boolean;
}

/** A density as a line over the histogram. */
export interface HistogramCurve {
  id: string;
  /** Its name in the legend. */
  label: string;
  /** Any CSS colour. */
  color: string;
  /** Places, rising, and the density there. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Dash pattern in pixels; absent: solid. */
  dash?: readonly number[];
}

/** The data of a histogram. */
export interface HistogramData {
  /** The name of the chart for those who can't see it. */
  title: string;
  xLabel: string;
  yLabel: string;
  /** Edges of the bins, rising, [bins + 1]; all series share them. */
  edges: ArrayLike<number>;
  series: readonly HistogramSeries[];
  curves: readonly HistogramCurve[];
  yScale: 'linear' | 'log';
  /** The range of places shown; absent: all bins. */
  xDomain?: Domain;
}

/** A name in the legend, and its start. */
export interface LegendPlace {
  label: string;
  color: string;
  dash?: readonly number[];
  /** Whether it names a histogram, whose swatch is an area, or else a curve. */
  isArea: boolean;
  x: number;
  baseline: number;
}

/** The places of the parts of a histogram, in CSS pixels from its upper left corner. */
export interface HistogramLayout {
  size: Size;
  plot: { left: number; right: number; top: number; bottom: number };
  /** Baseline of the name of the value axis. */
  yLabelBaseline: number;
  legend: LegendPlace[];
  /** Whether the name of the x axis stands below its ticks; else beside them. */
  isXNameBelow: boolean;
}

const MARGIN = { left: 50, bottom: 22 };
/** Room for the half of the last tick's label that may stand beyond the plot. */
const END_ROOM = 8;
const Y_LABEL_BASELINE = 11;
const BELOW_TEXT = 12;
const BESIDE_Y_LABEL = 26;
/** In a histogram narrower than this, the name of the x axis beside it would take too much of the width. */
const NARROW = 400;

/** Lays out a histogram: the legend beside the name of the value axis if it fits, else in rows below. */
export function layOutHistogram(
  size: Size,
  data: Pick<HistogramData, 'series' | 'curves' | 'xLabel' | 'yLabel'>,
  textWidth: TextWidth,
): HistogramLayout {
  const entries = [
    ...data.series.map(({ label, color }) => ({ label, color, isArea: true })),
    ...data.curves.map(({ label, color, dash }) => ({ label, color, dash, isArea: false })),
  ];
  const widths = entries.map(({ label }) => LEGEND.swatch + LEGEND.space + textWidth(label));
  const whole = widths.reduce((sum, width) => sum + width + LEGEND.gap, -LEGEND.gap);
  const isBeside = entries.length > 0 && textWidth(data.yLabel) + BESIDE_Y_LABEL + whole <= size.width;
  let x = isBeside ? size.width - whole : 0;
  let baseline = isBeside || entries.length === 0 ? Y_LABEL_BASELINE : Y_LABEL_BASELINE + LEGEND.rowHeight;
  const legend = entries.map((entry, index): LegendPlace => {
    if (x > 0 && x + widths[index] > size.width) {
      x = 0;
      baseline += LEGEND.rowHeight;
    }
    const place = { ...entry, x, baseline };
    x += widths[index] + LEGEND.gap;
    return place;
  });
  const top = baseline + BELOW_TEXT;
  const isXNameBelow = size.width < NARROW;
  const aside = isXNameBelow ? END_ROOM : textWidth(data.xLabel) + X_LABEL_ASIDE;
  const below = MARGIN.bottom + (isXNameBelow ? X_NAME_HEIGHT : 0);
  return {
    size,
    plot: {
      left: MARGIN.left,
      right: Math.max(MARGIN.left + 1, size.width - aside),
      top,
      bottom: Math.max(size.height - below, top + 1),
    },
    yLabelBaseline: Y_LABEL_BASELINE,
    legend,
    isXNameBelow,
  };
}

/** A logarithmic axis shows a curve until it falls below the least bin by this factor. */
const BELOW_LEAST_BIN = 4;
/** A logarithmic axis shows at most this many decades: weighted samples have bins of negligible weight. */
const MOST_DECADES = 8;

/**
 * Returns the domain of the density axis. A linear axis starts at 0. A logarithmic axis starts just below the least bin
 * that is not empty, and spans eight decades at most. The previous domain stays while it fits.
 *
 * @returns `null` when nothing has a place on the axis
 */
export function densityDomain(data: HistogramData, previous: Domain | null): Domain | null {
  const positive = (values: ArrayLike<number>) => Array.from(values).filter((value) => value > 0 && value < Infinity);
  const bins = data.series.flatMap(({ density }) => positive(density));
  const lines = data.curves.flatMap(({ y }) => positive(y));
  const high = Math.max(...bins, ...lines);
  if (bins.length + lines.length === 0) return null;
  if (data.yScale === 'linear') return quietDomain(previous, [0, high], 'linear');
  const least = Math.min(...(bins.length > 0 ? bins : lines)) / BELOW_LEAST_BIN;
  const low = Math.max(least, high / 10 ** MOST_DECADES);
  return quietDomain(previous, [low, Math.max(high, low * 10)], 'log');
}
