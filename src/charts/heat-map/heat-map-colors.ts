import { axisScale, type AxisScale, type Domain } from '../axes/axis-scale.ts';
import type { HeatMapCell, HeatMapData } from './heat-map-data.ts';
import { richnessColor, valueColor, type Theme } from '../shell/palette.ts';
import { hasPlace } from '../lines/series.ts';
import { tightDomain, upTo } from '../axes/tight-domain.ts';

/** Values above zero that span more than this factor get logarithmic colours. */
const WIDE_SPREAD = 30;
/** The ends of the colours stay while the values fill this share of them. */
const FULL_ENOUGH = 0.75;
const NO_VALUES: Domain = [0, 1];

/** The value of a cell that has a finite one; NaN otherwise. */
export const valueOf = (cell: HeatMapCell): number =>
  cell.state === 'value' && Number.isFinite(cell.value) ? cell.value : NaN;

/**
 * The scale of the colours: from values to 0..1. Its ends are round, and stay those of the `previous` scale while
 * they fit, so that a map that fills doesn't change all its colours with each cell.
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

/** Logarithmic where all values are above zero and far apart. */
function spreadKind(values: readonly number[]): 'linear' | 'log' {
  const low = Math.min(...values);
  return low > 0 && Math.max(...values) > WIDE_SPREAD * low ? 'log' : 'linear';
}

/** The colour of a value; NaN has none, and what isn't above zero the lowest on logarithmic colours. */
export function cellColor(value: number, scale: AxisScale, ramp: HeatMapData['ramp'], theme: Theme): string | null {
  if (Number.isNaN(value)) return null;
  const t = scale.kind === 'log' && value <= 0 ? 0 : scale.toPixel(value);
  return rampColor(t, ramp, theme);
}

/** The colour of a place 0..1 on a ramp. */
export const rampColor = (t: number, ramp: HeatMapData['ramp'], theme: Theme) =>
  (ramp === 'richness' ? richnessColor : valueColor)(t, theme);
