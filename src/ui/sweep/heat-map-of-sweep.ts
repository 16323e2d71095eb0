import type { HeatMapAxis, HeatMapCell, HeatMapData } from '../../charts/heat-map/heat-map-data.ts';
import { settingName, type SweepAxis } from '../../config/sweep/axis.ts';
import { measureRow } from '../../config/measures/measures.ts';
import { isRising } from '../../config/sweep/quantity.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import type { SweepReading } from '../../store/sweep/sweep-reading.ts';
import { ceilingOf, noteOf, troubleOf, valueScale } from './cell-values.ts';
import type { ReadCell } from './read-cells.ts';
import { readingTitle, shortLabel } from './reading-words.ts';
import { valueName } from './value-name.ts';

/** Returns a result as a heat map. */
export function heatMapOfSweep(
  { sweep }: SweepResult,
  cells: readonly ReadCell[],
  reading: SweepReading,
  { training, selected }: { training: ReadonlySet<number>; selected: number | null },
): HeatMapData {
  const { measure, summary, moment, marksBest } = reading;
  const isShare = summary === 'share';
  const ceiling = ceilingOf(cells, reading);
  const isHighBest = isShare || (moment !== 'until' && isRising(measure));
  return {
    title: readingTitle(reading, sweep.seeds),
    x: heatMapAxis(sweep.axes[0]),
    y: sweep.axes.length > 1 ? heatMapAxis(sweep.axes[1]) : null,
    valueLabel: shortLabel(reading),
    cells: cells.map((cell) => heatMapCell(cell, training.has(cell.index))),
    ramp: moment !== 'until' && !isShare ? measureRow(measure.measure).chart.colors : 'value',
    scale: valueScale(cells, reading, ceiling),
    domain: isShare ? [0, 1] : undefined,
    ceiling,
    markBest: marksBest ? (isHighBest ? 'highest' : 'lowest') : undefined,
    selected,
  };
}

/** Returns an axis of a sweep as one of a heat map; `label` replaces the lab's name of it. */
export const heatMapAxis = ({ setting, values }: SweepAxis, label = settingName(setting)): HeatMapAxis => ({
  label,
  values,
  nameOf: (value) => valueName(setting, value),
});

/** Returns a cell as one of a heat map. */
export function heatMapCell(cell: ReadCell, isTraining: boolean): HeatMapCell {
  const trouble = troubleOf(cell);
  if (trouble?.outcome === 'refused') return { state: 'refused', reason: trouble.reason };
  const isThere = cell.runs.some((run) => run !== undefined);
  if (!isThere) return { state: isTraining ? 'running' : 'empty' };
  if (Number.isNaN(cell.value) && trouble) return { state: trouble.outcome, reason: trouble.reason };
  const { value, low, high, leftOut } = cell;
  return { state: 'value', value, low, high, note: noteOf(cell), isPartial: leftOut > 0 };
}
