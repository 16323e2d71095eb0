/** The data of a heat map, which shows one number over two settings, and the best of its cells. */
import type { AxisValue } from '../../config/sweep/axis.ts';
import type { Domain } from '../axes/axis-scale.ts';
import { formatSetting } from '../shell/format-number.ts';

/** Digits of settings, written as people set them. */
const SETTING_DIGITS = 4;

/** One axis of a heat map: its values in a row, evenly spaced whatever they are. */
export interface HeatMapAxis {
  /** Name of the setting. */
  label: string;
  /** In the order on the axis. */
  values: readonly AxisValue[];
  /** Returns a value in words; absent: numbers as settings, anything else as it is. */
  nameOf?: (value: AxisValue) => string;
}

/** A cell: not there yet, in training, with a value, or with the reason why it has none. */
export type HeatMapCell =
  | { state: 'empty' | 'running' }
  | {
      state: 'value';
      /** NaN is shown as not measured. */
      value: number;
      /** The band over seeds. */
      low?: number;
      high?: number;
      /** A phrase about it, such as "1 of 3 seeds diverged". */
      note?: string;
      /** Whether it leaves out some seeds, say diverged ones. It then has a mark, and is best only among such cells. */
      isPartial?: boolean;
    }
  | {
      state: 'diverged' | 'failed' | 'refused';
      /** A sentence that says why. */
      reason: string | null;
    };

/** A curve over a heat map, for comparison. Both axes must be numbers. */
export interface HeatMapGuide {
  label: string;
  /** Returns the value on the y axis at a value on the x axis; NaN if there is none. */
  at: (x: number) => number;
}

/** All that a heat map shows. */
export interface HeatMapData {
  /** The name of the picture for those who can't see it. */
  title: string;
  x: HeatMapAxis;
  /** From the bottom up; `null`: a single row. */
  y: HeatMapAxis | null;
  /** Name of the values. */
  valueLabel: string;
  /** The cells with x running fastest, [x values * y values]. */
  cells: readonly HeatMapCell[];
  /** `richness` is the ramp from lazy to rich, for measures of richness; absent: `value`. */
  ramp?: 'value' | 'richness';
  /** Scale of the colours; absent: by the spread of the values. */
  scale?: 'linear' | 'log';
  /** The values at the ends of the colours; absent: the least and the largest. */
  domain?: Domain;
  /**
   * Above this value differences mean nothing. Larger values don't stretch the colours, which end before it with a
   * "≥".
   */
  ceiling?: number;
  /** Marks the cell of the best value in each row, and joins the marks by a line. */
  markBest?: 'lowest' | 'highest';
  guides?: readonly HeatMapGuide[];
  /** Index of the chosen cell. */
  selected?: number | null;
}

/** The callbacks of a heat map, fixed when it is made. */
export interface HeatMapSpec {
  /** Gets the index in `cells` of a cell chosen by click, Enter or Space. Absent: cells are only read. */
  onChoose?: (index: number) => void;
}

/** Returns a value of an axis in words, with `digits` significant digits. */
export const axisValueName = ({ nameOf }: HeatMapAxis, value: AxisValue, digits = SETTING_DIGITS): string =>
  nameOf?.(value) ?? (typeof value === 'number' ? formatSetting(value, digits) : String(value));

/** Returns the value of a cell; NaN unless it has a finite one. */
export const valueOf = (cell: HeatMapCell): number =>
  cell.state === 'value' && Number.isFinite(cell.value) ? cell.value : NaN;

/** Whether a cell has a value that leaves out some seeds. */
export const isPartial = (cell: HeatMapCell): boolean =>
  cell.state === 'value' && cell.isPartial === true && Number.isFinite(cell.value);

/**
 * Returns the index of the best cell of each row that has values, from the first row on; of equals, the first. A cell
 * that leaves out seeds looks better than it is. It counts only in a row that has no others.
 */
export function bestCells({ x, cells }: Pick<HeatMapData, 'x' | 'cells'>, best: 'lowest' | 'highest'): number[] {
  const columns = x.values.length;
  const rank = (index: number) => (best === 'lowest' ? -valueOf(cells[index]) : valueOf(cells[index]));
  return Array.from({ length: Math.floor(cells.length / columns) }, (_, row) => row * columns).flatMap((start) => {
    const withValue = Array.from({ length: columns }, (_, column) => start + column).filter(
      (index) => !Number.isNaN(rank(index)),
    );
    const whole = withValue.filter((index) => !isPartial(cells[index]));
    return (whole.length > 0 ? whole : withValue).reduce<number[]>(
      ([best], index) => [best === undefined || rank(index) > rank(best) ? index : best],
      [],
    );
  });
}
