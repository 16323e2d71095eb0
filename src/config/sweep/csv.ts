import { csvRow } from '../../files/csv-text.ts';
import { sweepCells } from './cells.ts';
import { frameColumns, shortestFloat } from './frame-columns.ts';
import { cellLayouts, type SweepResult, type SweepRun } from './result.ts';

/** The name of the seed's column, which is also the column of an axis that varies the seed. */
const SEED = 'seed';

/**
 * Yields a result as comma-separated values, for pandas and R: a row for each run and measured step, with the cell, the
 * setting of each axis, the seed, the outcome, the step and every measure (`loss`, `featureMove.1`). Values that were
 * not measured are empty. A run without a measured step has one row. Lines end in "\n". The text comes in pieces, the
 * header and one for each run: the whole may exceed the longest possible string.
 */
export function* sweepCsvText({ sweep, runs }: SweepResult): Generator<string> {
  const cells = sweepCells(sweep);
  const layouts = cellLayouts(sweep);
  const names = layouts.map((layout) => (layout ? frameColumns(layout.depth) : []));
  // The columns of the deepest network include all others.
  const measures = names.reduce((most, each) => (each.length > most.length ? each : most), []);
  const axes = sweep.axes.flatMap(({ setting }, axis) => (setting === SEED ? [] : { setting, axis }));

  const rowsOf = ({ cell, seed, outcome, frames }: SweepRun): string[] => {
    const { experiment, values } = cells[cell];
    const first = experiment?.seed ?? sweep.base.seed;
    const run = [cell, ...axes.map(({ axis }) => values[axis]), first + seed, outcome];
    const offsets = measures.map((name) => names[cell].indexOf(name));
    const { stride } = layouts[cell] ?? { stride: 1 };
    const steps = Array.from({ length: frames.length / stride }, (_, i) =>
      offsets.map((offset) => (offset < 0 ? null : shortestFloat(frames[i * stride + offset]))),
    );
    return (steps.length > 0 ? steps : [measures.map(() => null)]).map((step) => csvRow([...run, ...step]));
  };

  const header = ['cell', ...axes.map(({ setting }) => setting), SEED, 'outcome', ...measures];
  yield `${csvRow(header)}\n`;
  for (const run of runs) yield `${rowsOf(run).join('\n')}\n`;
}
