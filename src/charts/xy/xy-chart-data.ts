/** The data of an x-y chart: a few points per series, with their bands, and what they are compared with. */
import type { PowerLaw } from '../../maths/slope.ts';
import type { Domain } from '../axes/axis-scale.ts';
import type { ThemedColor } from '../shell/palette.ts';

/** A place on the x axis: a number, or one of the names on an axis of categories. */
export type XyPlace = number | string;

/** One point of a series. */
export interface XyPoint {
  x: XyPlace;
  /**
   * NaN has no place: the line and the band break there, as they do at what isn't above zero, a hollow mark at the foot
   * of a logarithmic axis.
   */
  value: number;
  /** The band, say over seeds; on a logarithmic axis, one that reaches zero has its upper half alone. */
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
  /** How low and high are drawn; absent: as a soft area, on an axis of categories as whiskers. */
  band?: 'area' | 'whiskers';
  /**
   * Lines and points, or one of them. Absent: both; the line alone where the points are many; the points alone on an
   * axis of categories and where a fit is drawn.
   */
  marks?: 'both' | 'line' | 'points';
  /** The power law through the points: a line where both axes are logarithmic, its slope written beside the name. */
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
  /** The value at a place; NaN where there is none. */
  at: (x: number) => number;
}

/** A place on the x axis with a name: a vertical line. */
export interface XyMarker {
  x: XyPlace;
  label: string;
}

/** All that an x-y chart shows. */
export interface XyChartData {
  /** Names the chart to those who don't see it. */
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
  /** A value beyond which the difference between values says nothing: it doesn't stretch the value axis. */
  ceiling?: number;
  /** Drawn where both axes are logarithmic. */
  expected?: readonly XyExpectedSlope[];
  guides?: readonly XyGuide[];
  markers?: readonly XyMarker[];
}

/** Texts and answers of an x-y chart, fixed when it is made. */
export interface XyChartSpec {
  /** The text in a chart without values; absent: a general sentence. */
  emptyText?: string;
  /** A place was chosen by click, Enter or Space. Absent: points are only read. */
  onChoose?: (x: XyPlace) => void;
}
