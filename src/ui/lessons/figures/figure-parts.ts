import type { HeatMapData } from '../../../charts/heat-map-data.ts';
import type { HistogramData } from '../../../charts/histogram-layout.ts';
import type { XyChartData } from '../../../charts/xy-chart-data.ts';

/** One picture of a figure, with a name where there are several. */
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

/** What a figure shows of a result. */
export interface FigureContent {
  panels: readonly Panel[];
  table: FigureTable;
}
