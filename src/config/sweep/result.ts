/** What a sweep has come to, in memory; `result-file.ts` writes and reads it as JSON. */
import { frameLayout, type FrameLayout } from '../frame.ts';
import { sweepCells } from './cells.ts';
import { readQuantity, type Quantity } from './quantity.ts';
import type { Sweep } from './sweep.ts';

/**
 * How the run of one seed of one cell ended: `done`; `diverged`, with the frames up to there; `failed` twice, with
 * the reason; or `refused` by the schema or for want of memory.
 */
export const RUN_OUTCOMES = ['done', 'diverged', 'failed', 'refused'] as const;
/** One of {@link RUN_OUTCOMES}. */
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** The run of one seed of one cell. */
export interface SweepRun {
  /** The index of its cell (`cells.ts`). */
  cell: number;
  /** Its place among the seeds, 0-based. */
  seed: number;
  outcome: RunOutcome;
  /** The sentence why it is not `done`. */
  reason: string | null;
  /** Its packed frames (config/frame.ts) one after the other; empty where it was not trained. */
  frames: Float32Array;
}

/** A sweep, and the runs that are there. */
export interface SweepResult {
  sweep: Sweep;
  /** The backend on which it was trained; `null` as long as nothing was. */
  backend: string | null;
  /** In the order of cells, and of seeds in a cell; those that are not there yet are left out. */
  runs: SweepRun[];
}

/** The layout of the frames of a cell; `null` where the schema refused it. */
export const cellLayouts = (sweep: Sweep): (FrameLayout | null)[] =>
  sweepCells(sweep).map(({ experiment }) => experiment && frameLayout(experiment.net.depth));

/** A quantity of every run, by cell and seed: NaN where there is no run, or none that has it. */
export function quantityBySeed({ sweep, runs }: SweepResult, quantity: Quantity): number[][] {
  const layouts = cellLayouts(sweep);
  const values = layouts.map(() => Array.from({ length: sweep.seeds }, () => NaN));
  for (const { cell, seed, frames } of runs) {
    const layout = layouts[cell];
    if (layout && frames.length > 0) values[cell][seed] = readQuantity(layout, frames, quantity);
  }
  return values;
}
