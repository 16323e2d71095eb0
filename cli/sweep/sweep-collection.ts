import type { SweepResult, SweepRun } from '../../src/config/sweep/result.ts';
import { type SweepJob, type SweepPlan, shardOf } from '../../src/worker/sweep/plan.ts';
import type { SweepShard } from '../../src/config/sweep/result-file.ts';

/** The runs of a sweep so far, and the jobs that are left. */
export interface SweepCollection {
  /** The jobs with a network that is missing or failed. */
  left: SweepJob[];
  /** Adds the runs of a job, and the backend on which it was trained. */
  add: (runs: readonly SweepRun[], backend: string | null) => void;
  /** Returns the result so far, with runs in the order of cells and seeds. */
  result: () => SweepResult;
}

/** Creates the collection of a plan, or of a part of one, that begins with the `kept` result. */
export function collectSweep({ jobs, refused }: SweepPlan, kept: SweepResult): SweepCollection {
  const { sweep } = kept;
  const placeOf = ({ cell, seed }: { cell: number; seed: number }) => cell * sweep.seeds + seed;
  const there = new Set(kept.runs.filter(({ outcome }) => outcome !== 'failed').map(placeOf));
  // The networks of a job are trained together, and the last bits of each depend on the others.
  const left = jobs.filter(({ members }) => members.some((member) => !there.has(placeOf(member))));
  const trainedAnew = new Set(left.flatMap(({ members }) => members.map(placeOf)));
  const runs = new Map<number, SweepRun>();
  for (const run of [...kept.runs, ...refused]) if (!trainedAnew.has(placeOf(run))) runs.set(placeOf(run), run);
  let { backend } = kept;

  return {
    left,
    add: (added, trainedOn) => {
      for (const run of added) runs.set(placeOf(run), run);
      backend = trainedOn ?? backend;
    },
    result: () => ({ sweep, backend, runs: [...runs].sort(([a], [b]) => a - b).map(([, run]) => run) }),
  };
}

/** Returns the part of a plan for a shard; refused runs belong to the first shard. */
export const partOf = ({ jobs, refused }: SweepPlan, shard: SweepShard): SweepPlan => ({
  jobs: shardOf(jobs, shard),
  refused: shard.index === 1 ? refused : [],
});
