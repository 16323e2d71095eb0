/** The data of an x-y chart: a few points per series, with their bands, and references to compare them with. */
import type { PowerLaw } from '../../maths/slope.ts';
import type { Domain } from '../axes/axis-scale.ts';
import type { ThemedColor } from '../shell/palette.ts';

/** A place on the x axis: a number, or one of the names on an axis of categories. */
export type XyPlace = number | string;

/** One point of a series. */
export interface XyPoint {
  x: XyPlace;
  /**
   * Line and band break at NaN. On a logarithmic axis they also break at values that aren't positive, which have a
   * mark at its foot.
   */
  value: number;
  /** The band, say over seeds. On a logarithmic axis, only the upper half of a band that reaches zero is drawn. */
  low?: number;
  high?: number;
  /** A phrase about it, such as "1 of 3 seeds diverged". */
  note?: string;
}

/** A line of points. */
export interface XySeries {
  /** Tells the series of one chart apart. */
  id: string;
  label: string;
  /** The series of one group may share one compact entry of the legend, in order: "width 64 ▮▮▮▮ 1024". */
  legend?: { group: string; item: string };
  points: readonly XyPoint[];
  /** Absent: by its place among the series, from an ordered palette. */
  color?: ThemedColor;
  /** Dash pattern of the line in pixels; absent: solid. */
  dash?: readonly number[];
  /** The look of the band; absent: a soft area, on an axis of categories whiskers. */
  band?: 'area' | 'whiskers';
  /**
   * Lines and points, or one of them. Absent: both, with two exceptions. Many points have only the line; an axis of
   * categories and a series with a fit have only the points.
   */
  marks?: 'both' | 'line' | 'points';
  /** The power law through the points: a line if both axes are logarithmic, with its slope beside the name. */
  fit?: PowerLaw | null;
}

/** A slope to compare with: a dashed line over the whole chart. */
export interface XyExpectedSlope {
  label: string;
  slope: number;
  /** Id of the series through whose middle it goes; absent: through the middle of all points. */
  through?: string;
}

/** A curve to compare with. */
export interface XyGuide {
  label: string;
  /** Returns the value at a place; NaN if there is none. */
  at: (x: number) => number;
}

/** A place on the x axis with a name: a vertical line. */
export interface XyMarker {
  x: XyPlace;
  label: string;
}

/** All that an x-y chart shows. */
export interface XyChartData {
  /** The name of the chart for those who can't see it. */
  title: string;
  xLabel: string;
  yLabel: string;
  series: readonly XySeries[];
  /** `log1p` is log(1 + x), which has a place for step 0; on `category`, places stand in the order of appearance. */
  xScale: 'linear' | 'log' | 'log1p' | 'category';
  yScale: 'linear' | 'log';
  /** The bounds of the axes; absent: by the points. */
  xDomain?: Domain;
  yDomain?: Domain;
  /** Above this value differences mean nothing. Larger values don't stretch the value axis. */
  ceiling?: number;
  /** Drawn only if both axes are logarithmic. */
  expected?: readonly XyExpectedSlope[];
  guides?: readonly XyGuide[];
  markers?: readonly XyMarker[];
}

/** Texts and callbacks of an x-y chart, fixed when it is made. */
export interface XyChartSpec {
  /** The text in a chart without values; absent: a general sentence. */
  emptyText?: string;
  /** Gets the place that was chosen by click, Enter or Space. Absent: points are only read. */
  onChoose?: (x: XyPlace) => void;
}
