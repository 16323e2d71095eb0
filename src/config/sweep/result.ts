/** The result of a sweep, in memory; `result-file.ts` writes and reads it as JSON. */
import { frameLayout, type FrameLayout } from '../frame.ts';
import { sweepCells } from './cells.ts';
import { readQuantity, type Quantity } from './quantity.ts';
import type { Sweep } from './sweep.ts';

/**
 * The outcomes of the run of one seed of one cell: `done`; `diverged`, with the frames up to there; `failed` each time,
 * with the reason; or `refused` by the schema or for lack of memory.
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
  /** A sentence that says why it is not `done`. */
  reason: string | null;
  /** Its packed frames (config/frame.ts) one after the other; empty if it was not trained. */
  frames: Float32Array;
}

/** A sweep, and its runs so far. */
export interface SweepResult {
  sweep: Sweep;
  /** The backend on which it was trained; `null` before any training. */
  backend: string | null;
  /** The runs so far, in the order of cells, and of seeds in a cell. */
  runs: SweepRun[];
}

/** Returns the layout of the frames of each cell; `null` if the schema refused the cell. */
export const cellLayouts = (sweep: Sweep): (FrameLayout | null)[] =>
  sweepCells(sweep).map(({ experiment }) => experiment && frameLayout(experiment.net.depth));

/** Returns a quantity of every run, by cell and seed: NaN if there is no run, or the run doesn't have it. */
export function quantityBySeed({ sweep, runs }: SweepResult, quantity: Quantity): number[][] {
  const layouts = cellLayouts(sweep);
  const values = layouts.map(() => Array.from({ length: sweep.seeds }, () => NaN));
  for (const { cell, seed, frames } of runs) {
    const layout = layouts[cell];
    if (layout && frames.length > 0) values[cell][seed] = readQuantity(layout, frames, quantity);
  }
  return values;
}
