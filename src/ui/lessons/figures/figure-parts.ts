import type { HeatMapData } from '../../../charts/heat-map/heat-map-data.ts';
import type { HistogramData } from '../../../charts/histogram/histogram-layout.ts';
import type { XyChartData } from '../../../charts/xy/xy-chart-data.ts';
import { settingName, type SweepAxis } from '../../../config/sweep/axis.ts';
import type { Figure } from '../../../lessons/lesson.ts';

/** One picture of a figure, with a name if there are several. */
export type Panel = { name: string | null } & (
  | { kind: 'xy'; data: XyChartData }
  | { kind: 'heat-map'; data: HeatMapData }
  | { kind: 'histogram'; data: HistogramData }
);

/** The numbers of a figure: names of the columns, and rows that begin with a name or a number of their own. */
export interface FigureTable {
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

/** The pictures and numbers that a figure shows of a result. */
export interface FigureContent {
  panels: readonly Panel[];
  table: FigureTable;
}

/** Returns the names of the axes of a figure's sweep. */
export const namesOfAxes = ({ axisNames }: Figure, axes: readonly SweepAxis[]): string[] =>
  axes.map(({ setting }, axis) => axisNames?.[axis] ?? settingName(setting));
