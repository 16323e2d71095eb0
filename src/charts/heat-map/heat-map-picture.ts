import { axisScale, hasPlace, type AxisScale, type Domain } from '../axes/axis-scale.ts';
import { tightDomain, upTo } from '../axes/domains.ts';
import { richnessColor, valueColor, type Theme } from '../shell/palette.ts';
import { valueOf, type HeatMapCell, type HeatMapData } from './heat-map-data.ts';
import type { HeatMapLayout } from './heat-map-layout.ts';

/** Positive values that span more than this factor get logarithmic colours. */
const WIDE_SPREAD = 30;
/** The ends of the colour scale stay while the values fill this share of it. */
const FULL_ENOUGH = 0.75;
const NO_VALUES: Domain = [0, 1];

/** Everything that a heat map is drawn from. */
export interface HeatMapPicture {
  data: HeatMapData;
  layout: HeatMapLayout;
  /** From values to places 0..1 on the ramp. */
  color: AxisScale;
  /** Whether values lie beyond the upper end of the colours. */
  isBeyond: boolean;
  theme: Theme;
}

/** Returns the rectangle of a cell in pixels. */
export function cellBox({ plot, columns, cell }: HeatMapLayout, index: number) {
  const [column, row] = [index % columns, Math.floor(index / columns)];
  return {
    left: plot.left + column * cell.width,
    top: plot.bottom - (row + 1) * cell.height,
    width: cell.width,
    height: cell.height,
  };
}

/** Returns the pixel of a position on the axes. The middles of cells are whole numbers, from the lower left one on. */
export const pixelOf = ({ plot, cell }: HeatMapLayout, x: number, y: number): [x: number, y: number] => [
  plot.left + (x + 0.5) * cell.width,
  plot.bottom - (y + 0.5) * cell.height,
];

/**
 * Returns the colour scale, from values to 0..1. Its ends are round. They stay those of the `previous` scale while they
 * fit, so that a map that fills up doesn't change all its colours with each cell.
 */
export function colorScale(
  { cells, scale, domain, ceiling = Infinity }: Pick<HeatMapData, 'cells' | 'scale' | 'domain' | 'ceiling'>,
  previous: AxisScale | null,
): AxisScale {
  const all = cells.map(valueOf).filter(Number.isFinite);
  const values = upTo(ceiling, all);
  const kind = scale ?? spreadKind(domain ?? values);
  if (domain && hasPlace(kind, domain[0])) return axisScale(kind, domain, 0, 1);
  const placed = kind === 'log' ? values.filter((value) => value > 0) : values;
  if (placed.length === 0) return axisScale(kind, kind === 'log' ? [0.1, 1] : NO_VALUES, 0, 1);
  const extent: Domain = [Math.min(...placed), Math.max(...placed)];
  return axisScale(kind, tightDomain(previous, extent, kind, FULL_ENOUGH), 0, 1);
}

/** Whether cells have values beyond the upper end of the colours. */
export const isBeyond = (cells: readonly HeatMapCell[], { domain }: AxisScale): boolean =>
  cells.some((cell) => valueOf(cell) > domain[1]);

/** Returns `log` if all values are positive and far apart, else `linear`. */
function spreadKind(values: readonly number[]): 'linear' | 'log' {
  const low = Math.min(...values);
  return low > 0 && Math.max(...values) > WIDE_SPREAD * low ? 'log' : 'linear';
}

/** Returns the colour of a value. NaN has none; on a logarithmic scale, values that aren't positive have the lowest. */
export function cellColor(value: number, scale: AxisScale, ramp: HeatMapData['ramp'], theme: Theme): string | null {
  if (Number.isNaN(value)) return null;
  const t = scale.kind === 'log' && value <= 0 ? 0 : scale.toPixel(value);
  return rampColor(t, ramp, theme);
}

/** Returns the colour of a place 0..1 on a ramp. */
export const rampColor = (t: number, ramp: HeatMapData['ramp'], theme: Theme) =>
  (ramp === 'richness' ? richnessColor : valueColor)(t, theme);

/** Returns the cell at a place in pixels from the upper left corner of the picture; `null` outside the cells. */
export function cellAt({ plot, cell, columns, rows }: HeatMapLayout, x: number, y: number): number | null {
  const [column, row] = [Math.floor((x - plot.left) / cell.width), Math.floor((plot.bottom - y) / cell.height)];
  return column < 0 || row < 0 || column >= columns || row >= rows ? null : column + columns * row;
}
