import { describeProblem, parseExperiment, type Experiment } from '../experiment.ts';
import { fittedSchedule } from '../fitted-schedule.ts';
import { applyAxisValue, isDerivedSetting, type AxisValue } from './axis.ts';
import type { Sweep } from './sweep.ts';

/** One combination of axis values. */
export interface SweepCell {
  /** Its place among all cells, x running fastest: `x + columns * y`. */
  index: number;
  /** Its place on each axis; `y` is 0 if there is one axis. */
  x: number;
  y: number;
  /** Its value on each axis. */
  values: AxisValue[];
  /** Its experiment at the first seed; `null` if the schema refuses the combination. */
  experiment: Experiment | null;
  /** A sentence that says why it was refused. */
  problem: string | null;
}

/** Returns the number of cells along x and y. */
export const sweepShape = ({ axes }: Sweep): { columns: number; rows: number } => ({
  columns: axes[0].values.length,
  rows: axes.length > 1 ? axes[1].values.length : 1,
});

/** Returns the number of networks of a sweep, with those that are not possible. */
export function networksOf(sweep: Sweep): number {
  const { columns, rows } = sweepShape(sweep);
  return columns * rows * sweep.seeds;
}

/** The cells of earlier calls, kept because a map that fills in asks for them again and again. */
const known = new WeakMap<Sweep, readonly SweepCell[]>();

/** Returns every cell of a sweep, x running fastest. */
export function sweepCells(sweep: Sweep): readonly SweepCell[] {
  const cells = known.get(sweep) ?? makeCells(sweep);
  known.set(sweep, cells);
  return cells;
}

function makeCells(sweep: Sweep): SweepCell[] {
  const { columns, rows } = sweepShape(sweep);
  return Array.from({ length: columns * rows }, (_, index) => {
    const [x, y] = [index % columns, Math.floor(index / columns)];
    const values = sweep.axes.map((axis, i) => axis.values[i === 0 ? x : y]);
    return { index, x, y, values, ...cellExperiment(sweep, values) };
  });
}

function cellExperiment({ axes, base }: Sweep, values: AxisValue[]): Pick<SweepCell, 'experiment' | 'problem'> {
  const settings = axes.map(({ setting }, i) => ({ setting, value: values[i] }));
  // Settings that are functions of others come after them.
  const inOrder = settings.sort((a, b) => Number(isDerivedSetting(a.setting)) - Number(isDerivedSetting(b.setting)));
  const draft = inOrder.reduce<Parameters<typeof applyAxisValue>[0]>(
    (present, { setting, value }) => applyAxisValue(present, setting, value),
    base,
  );
  const choosesSchedule = settings.some(({ setting }) => setting === 'train.schedule.kind');
  const parsed = parseExperiment(choosesSchedule ? fittedSchedule(draft) : draft);
  if (parsed.ok) return { experiment: parsed.experiment, problem: null };
  return { experiment: null, problem: parsed.problems.map(describeProblem).join(' ') };
}

/** Returns the experiment of one seed of a cell, 0-based; with `draw: 'data'` it has a new data seed, too. */
export function seedExperiment({ draw }: Sweep, experiment: Experiment, seed: number): Experiment {
  const { task } = experiment;
  const reseeded = draw === 'data' && 'seed' in task ? { ...task, seed: task.seed + seed } : task;
  return { ...experiment, seed: experiment.seed + seed, task: reseeded };
}
