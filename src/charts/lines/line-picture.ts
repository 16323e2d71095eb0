import type { AxisScale, Domain } from '../axes/axis-scale.ts';
import type { LineChartLayout } from './line-chart-layout.ts';
import type { Theme } from '../shell/palette.ts';
import type { Series } from './series.ts';

/** The words of a chart, fixed when it is made. */
export interface LineChartSpec {
  /** Names the chart to those who don't see it; the page's heading says it to all others. */
  title: string;
  /** Name of the steps, with their unit. */
  xLabel: string;
  /** Name of the values, with their unit. */
  yLabel: string;
  /** A place on the axis in words, from its number; absent: a step. */
  placeName?: (place: string) => string;
  /** One sentence for those who don't see the chart; absent: the latest value of every series. */
  summary?: (series: readonly Series[]) => string;
  /** What stands in a chart without values; absent: a general sentence. */
  emptyText?: string;
}

/** Something that happened at a step, as a thin vertical line. */
export interface ChartEvent {
  step: number;
  label: string;
  severity: 'note' | 'danger';
}

/** What a chart shows. */
export interface LineChartData {
  series: readonly Series[];
  /** `log` is log(1 + step), so that step 0 has its place at the left edge. */
  xScale: 'linear' | 'log';
  /** `log` leaves out what isn't above zero. */
  yScale: 'linear' | 'log';
  /** The bounds of a linear value axis; absent: by the data. */
  yDomain?: Domain;
  events?: readonly ChartEvent[];
}

/** All that the drawing functions need to know. */
export interface LinePicture {
  data: LineChartData;
  layout: LineChartLayout;
  x: AxisScale;
  y: AxisScale;
  theme: Theme;
  /** Nothing has a place on the axes. */
  isEmpty: boolean;
}

const FEW_SERIES = 4;

/** Line width of a series in pixels. */
export const lineWidth = ({ width }: Series, count: number) => width ?? (count <= FEW_SERIES ? 1.75 : 1.4);
