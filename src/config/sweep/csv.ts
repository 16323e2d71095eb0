import { sweepCells } from './cells.ts';
import { frameColumns, shortestFloat } from './frame-columns.ts';
import { cellLayouts, type SweepResult, type SweepRun } from './result.ts';

/** The column of the seed; an axis that varies the seed is that column. */
const SEED = 'seed';

/**
 * A result as comma-separated values, for pandas and R: a row for each run and measured step, with the cell, the
 * setting of each axis, the seed, the outcome, the step and every measure (`loss`, `featureMove.1`). What was not
 * measured is empty. A run without a measured step has one row. Quoted as RFC 4180 says; lines end in "\n". It comes
 * in pieces, the header and one for each run: all of it may be longer than a string can be.
 */
export function* sweepCsvText({ sweep, runs }: SweepResult): Generator<string> {
  const cells = sweepCells(sweep);
  const layouts = cellLayouts(sweep);
  const names = layouts.map((layout) => (layout ? frameColumns(layout.depth) : []));
  // Those of the deepest network: all others are among them.
  const measures = names.reduce((most, each) => (each.length > most.length ? each : most), []);
  const axes = sweep.axes.flatMap(({ setting }, axis) => (setting === SEED ? [] : { setting, axis }));

  const rowsOf = ({ cell, seed, outcome, frames }: SweepRun): string[] => {
    const { experiment, values } = cells[cell];
    const first = experiment?.seed ?? sweep.base.seed;
    const run = [cell, ...axes.map(({ axis }) => values[axis]), first + seed, outcome].map(field);
    const offsets = measures.map((name) => names[cell].indexOf(name));
    const { stride } = layouts[cell] ?? { stride: 1 };
    const steps = Array.from({ length: frames.length / stride }, (_, i) =>
      offsets.map((offset) => (offset < 0 ? '' : numberText(frames[i * stride + offset]))),
    );
    return (steps.length > 0 ? steps : [measures.map(() => '')]).map((step) => [...run, ...step].join(','));
  };

  const header = ['cell', ...axes.map(({ setting }) => setting), SEED, 'outcome', ...measures];
  yield `${header.map(field).join(',')}\n`;
  for (const run of runs) yield `${rowsOf(run).join('\n')}\n`;
}

/** A field, in quotes where it must be. */
function field(value: string | number | boolean): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As pandas and R read it. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  return String(shortestFloat(value));
}
