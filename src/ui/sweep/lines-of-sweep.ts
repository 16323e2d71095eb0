import type { XyChartData, XyPoint, XySeries } from '../../charts/xy/xy-chart-data.ts';
import { settingName, type AxisValue, type SweepAxis } from '../../config/sweep/axis.ts';
import { spacingOf } from '../../config/sweep/axis-text.ts';
import { sweepShape } from '../../config/sweep/cells.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import { fitPowerLawOfSeeds } from '../../maths/slope.ts';
import type { SweepReading } from '../../store/sweep/sweep-reading.ts';
import { ceilingOf, noteOf, valueScale } from './cell-values.ts';
import type { ReadCell } from './read-cells.ts';
import { readingTitle, shortLabel, valueLabel } from './reading-words.ts';
import { valueName } from './value-name.ts';

const isNumbers = (values: readonly AxisValue[]): values is number[] =>
  values.every((value) => typeof value === 'number');

/** Returns the scale of the x axis that suits an axis of a sweep. */
export function xScaleOf(axis: SweepAxis, wantsLog: boolean | null): XyChartData['xScale'] {
  if (!isNumbers(axis.values)) return 'category';
  if (Math.min(...axis.values) <= 0) return 'linear';
  return (wantsLog ?? spacingOf(axis)?.scale !== 'linear') ? 'log' : 'linear';
}

/** Returns a result as lines over its first axis, one for each value of the second. */
export function linesOfSweep({ sweep }: SweepResult, cells: readonly ReadCell[], reading: SweepReading): XyChartData {
  const [x, y] = sweep.axes as [SweepAxis, SweepAxis?];
  const { columns, rows } = sweepShape(sweep);
  const ceiling = ceilingOf(cells, reading);
  const [xScale, yScale] = [xScaleOf(x, reading.logX), valueScale(cells, reading, ceiling)];
  const series = Array.from({ length: rows }, (_, row): XySeries => {
    const line = cells.slice(row * columns, (row + 1) * columns);
    return {
      id: String(row),
      ...(y ? nameOfLine(y, row) : { label: valueLabel(reading) }),
      points: line.map((cell) => pointOf(cell, x)),
      fit:
        reading.fitsSlopes && isNumbers(x.values)
          ? fitPowerLawOfSeeds(
              x.values,
              line.map(({ bySeed }) => bySeed),
            )
          : null,
    };
  });
  return {
    title: readingTitle(reading, sweep.seeds),
    xLabel: settingName(x.setting),
    yLabel: shortLabel(reading),
    series,
    xScale,
    yScale,
    ceiling,
    yDomain: reading.summary === 'share' && yScale === 'linear' ? [0, 1] : undefined,
  };
}

/** Names a line. Lines of numbers may share a group of the legend: "width n 64 ▮▮▮▮ 1024". */
function nameOfLine({ setting, values }: SweepAxis, row: number): Pick<XySeries, 'label' | 'legend'> {
  const [group, item] = [settingName(setting), valueName(setting, values[row])];
  return { label: `${group} = ${item}`, legend: isNumbers(values) ? { group, item } : undefined };
}

function pointOf(cell: ReadCell, { setting }: SweepAxis): XyPoint {
  const { value, low, high } = cell;
  const at = cell.values[0];
  return { x: typeof at === 'number' ? at : valueName(setting, at), value, low, high, note: noteOf(cell) };
}
