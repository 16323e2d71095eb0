import type { ThemedColor } from '../shell/palette.ts';

/** One line of a chart: a stream of measured values over steps. The arrays may grow in place between updates. */
export interface Series {
  /** Tells the series of one chart apart. */
  id: string;
  /** Its name in the legend, the tooltip and the table. */
  label: string;
  color: ThemedColor;
  /** Lengths of dashes and gaps in pixels; absent: a solid line. */
  dash?: readonly number[];
  /** Whether each value has a dot of its own. */
  dots?: boolean;
  /** Whether no line joins the values; the legend has a dot then. */
  isScatter?: boolean;
  /** Line width in pixels; absent: by the number of series. */
  width?: number;
  /** Stands beside the others for comparison: it may stretch the value axis only a little. */
  isReference?: boolean;
  /** What its values tend to at step 0, where they aren't defined: a hollow point. */
  limit?: number;
  /**
   * The series of one group share one compact entry of the legend, in order: "layer 1 ▮▮▮▮ 12". `isListed`: only where
   * entries of their own would leave too little room for the lines.
   */
  legend?: { group: string; item: string; isListed?: boolean };
  /** Steps, rising. */
  x: ArrayLike<number>;
  /** Values; NaN where a step was not measured, which the line skips and joins across. */
  y: ArrayLike<number>;
  /** Number of values of `x` and `y` that count. */
  length: number;
}

/** How values become distances: evenly, by their logarithm, or by log(1 + value), which has a place for step 0. */
export type ScaleKind = 'linear' | 'log' | 'log1p';

/** What values of a scale are above. */
const ABOVE: Record<ScaleKind, number> = { linear: -Infinity, log: 0, log1p: -1 };

/** Whether a scale has a place for a value. */
export const hasPlace = (kind: ScaleKind, value: number) => Number.isFinite(value) && value > ABOVE[kind];
