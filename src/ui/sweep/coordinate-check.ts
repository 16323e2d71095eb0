/** A sweep over widths as a coordinate check: measured and expected slopes, and their chart. */
import type { XyChartData } from '../../charts/xy/xy-chart-data.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import { checkedQuantities, slopeTolerance, type CheckedQuantity } from '../../config/sweep/width-exponents.ts';
import { fitPowerLawOfSeeds, type PowerLaw } from '../../maths/slope.ts';
import { readingFor, type SweepReading } from '../../store/sweep/sweep-reading.ts';
import { words } from '../../words/words.ts';
import { cellsUnder } from './cell-values.ts';
import type { ReadCell } from './read-cells.ts';

const said = words.sweepPage.check;

/** A quantity, its values at every width, and the verdict on its slope. */
export interface CheckedSlope extends CheckedQuantity {
  /** Unique in a check: its kind, and its layer if there are several. */
  id: string;
  name: string;
  symbol: string;
  cells: ReadCell[];
  /** `null` if there are too few widths yet. */
  fit: PowerLaw | null;
  /** `null` if the measured or the expected slope is missing. */
  passes: boolean | null;
}

/** One row of a check: the widths of one value of the second axis. */
export interface CoordinateCheck {
  widths: number[];
  tolerance: number;
  slopes: CheckedSlope[];
}

/** Checks the `row`-th row of a sweep whose first axis is the width, after `step` steps. */
export function checkRow(result: SweepResult, row: number, step: number): CoordinateCheck {
  const { sweep } = result;
  const widths = sweep.axes[0].values.map(Number);
  const tolerance = slopeTolerance(widths);
  const reading: SweepReading = { ...readingFor(sweep), moment: 'step', relative: false, summary: 'geometricMean' };
  const rowOf = (cells: ReadCell[]) => cells.filter(({ y }) => y === row);
  const experiment = rowOf(cellsUnder(result, reading)).find((cell) => cell.experiment)?.experiment ?? sweep.base;
  const slopes = checkedQuantities(experiment).map((quantity): CheckedSlope => {
    const cells = rowOf(
      cellsUnder(result, { ...reading, measure: quantity.measure, step: quantity.isInitial ? 0 : step }),
    );
    const fit = fitPowerLawOfSeeds(
      widths,
      cells.map(({ bySeed }) => bySeed),
    );
    const canJudge = fit !== null && quantity.expected !== null;
    const passes = canJudge ? Math.abs(fit.slope - (quantity.expected ?? NaN)) <= tolerance : null;
    return { ...quantity, ...namesOf(quantity), cells, fit, passes };
  });
  return { widths, tolerance, slopes };
}

function namesOf({ kind, measure }: CheckedQuantity): Pick<CheckedSlope, 'id' | 'name' | 'symbol'> {
  if (kind !== 'dz') return { id: kind, name: said.names[kind], symbol: said.symbols[kind] };
  const layer = measure.of === 'run' ? 0 : Number(measure.layer);
  return { id: `dz${layer}`, name: said.layerMove(layer), symbol: said.layerSymbol(layer) };
}

/** Returns a chart of the moves over the widths, with the slope of theory through the middle of each. */
export function chartOfCheck({ widths, slopes }: CoordinateCheck): XyChartData {
  return {
    title: said.title,
    xLabel: said.xLabel,
    yLabel: said.yLabel,
    xScale: 'log',
    yScale: 'log',
    series: slopes.map(({ id, symbol, cells }) => ({
      id,
      label: symbol,
      points: cells.map(({ value, low, high }, i) => ({ x: widths[i], value, low, high })),
    })),
    expected: slopes.flatMap(({ id, expected }) =>
      expected === null ? [] : [{ label: '', slope: expected, through: id }],
    ),
  };
}
