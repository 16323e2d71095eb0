import { measureCurve, type MeasureName } from '../../config/sweep/quantity.ts';
import { cellLayouts, quantityBySeed, type SweepResult } from '../../config/sweep/result.ts';

const LOSS: MeasureName = { of: 'run', measure: 'loss' };
const TEST_LOSS: MeasureName = { of: 'run', measure: 'testLoss' };

/** Test losses of pairs of networks that have come to the same training loss. */
export interface AtEqualLoss {
  /** By seed: the training loss at which both are read, the larger of their final ones. */
  levels: number[];
  /** The test losses of the networks of either cell, by seed; NaN where one is missing. */
  first: number[];
  second: number[];
}

/** Returns the test losses of two cells, seed by seed, at a training loss that both have reached. */
export function atEqualLoss(result: SweepResult, first: number, second: number): AtEqualLoss {
  const ends = quantityBySeed(result, { ...LOSS, at: 'end' });
  const levels = ends[first].map((end, seed) => Math.max(end, ends[second][seed]));
  const at = (cell: number) => levels.map((level, seed) => valueAtLoss(result, cell, seed, level, TEST_LOSS));
  return { levels, first: at(first), second: at(second) };
}

/**
 * Returns a measure of each seed of a cell where its training loss has fallen to a share of that at step 0; NaN where a
 * run is missing or did not come so far.
 */
export function atShareOfLoss(result: SweepResult, cell: number, share: number, name: MeasureName): number[] {
  const starts = quantityBySeed(result, { ...LOSS, at: { step: 0 } })[cell];
  return starts.map((start, seed) => valueAtLoss(result, cell, seed, share * start, name));
}

/** Returns a measure where the training loss first falls to a level, linear in its logarithm between frames. */
function valueAtLoss(result: SweepResult, cell: number, seed: number, level: number, name: MeasureName): number {
  const layout = cellLayouts(result.sweep)[cell];
  const run = result.runs.find((one) => one.cell === cell && one.seed === seed);
  if (!layout || !run) return NaN;
  const { values: losses } = measureCurve(layout, run.frames, LOSS);
  const { values } = measureCurve(layout, run.frames, name);
  const i = losses.findIndex((loss) => loss <= level);
  if (i < 1) return values[i] ?? NaN;
  const t = Math.log(losses[i - 1] / level) / Math.log(losses[i - 1] / losses[i]);
  return values[i - 1] + t * (values[i] - values[i - 1]);
}
