import type { XyChartData, XyPoint, XySeries } from '../../../charts/xy/xy-chart-data.ts';
import type { AxisValue, SweepAxis } from '../../../config/sweep/axis.ts';
import { sweepShape } from '../../../config/sweep/cells.ts';
import type { SweepResult } from '../../../config/sweep/result.ts';
import type { Figure } from '../../../lessons/lesson.ts';
import { fitPowerLawOfSeeds } from '../../../maths/slope.ts';
import { words } from '../../../words/words.ts';
import { noteOf } from '../../sweep/cell-values.ts';
import { readCells, type ReadCell } from '../../sweep/read-cells.ts';
import { valueName } from '../../sweep/value-name.ts';
import { namesOfAxes, type FigureContent } from './figure-parts.ts';

const said = words.lessons.figure;
const isNumbers = (values: readonly AxisValue[]): values is number[] =>
  values.every((value) => typeof value === 'number');

/** Plots a quantity over the first axis of a sweep, a line for each value of the second. */
export function linesFigure(figure: Extract<Figure, { kind: 'lines' }>, result: SweepResult): FigureContent {
  const { title, yLabel, xScale, yScale, expected, guides, ceiling } = figure;
  const cells = readCells(result, figure.quantity, figure.summary);
  const [x, y] = result.sweep.axes as [SweepAxis, SweepAxis?];
  const names = namesOfAxes(figure, result.sweep.axes);
  const { columns, rows } = sweepShape(result.sweep);
  const series = Array.from({ length: rows }, (_, row): XySeries => {
    const line = cells.slice(row * columns, (row + 1) * columns);
    return {
      id: String(row),
      ...(y ? nameOfLine(y, names[1], row, figure.lineNames?.[row]) : { label: yLabel }),
      points: line.map((cell) => pointOf(cell, x.setting)),
      fit:
        figure.slopes && isNumbers(x.values)
          ? fitPowerLawOfSeeds(
              x.values,
              line.map(({ bySeed }) => bySeed),
            )
          : null,
    };
  });
  const data: XyChartData = {
    title,
    xLabel: names[0],
    yLabel,
    series,
    xScale: isNumbers(x.values) ? xScale : 'category',
    yScale,
    ceiling,
    expected: expected?.map(({ name, slope }) => ({ label: name, slope })),
    guides: guides?.map(({ name, at }) => ({ label: name, at })),
  };
  return {
    panels: [{ kind: 'xy', name: null, data }],
    table: {
      head: [...names, yLabel, said.low, said.high],
      rows: cells.map(({ values, value, low, high }) => [
        ...values.map((at, axis) => valueName(result.sweep.axes[axis].setting, at)),
        value,
        low,
        high,
      ]),
    },
  };
}

/** Names a line. A word stands alone, a number or a flag with its setting; such lines may share a group of the legend. */
function nameOfLine(
  { setting, values }: SweepAxis,
  name: string,
  row: number,
  ownName: string | undefined,
): Pick<XySeries, 'label' | 'legend'> {
  if (ownName !== undefined) return { label: ownName };
  const item = valueName(setting, values[row]);
  if (values.every((value) => typeof value === 'string')) return { label: item };
  return { label: said.line(name, item), legend: { group: name, item } };
}

function pointOf(cell: ReadCell, setting: string): XyPoint {
  const { value, low, high } = cell;
  const at = cell.values[0];
  return { x: typeof at === 'number' ? at : valueName(setting, at), value, low, high, note: noteOf(cell) };
}
