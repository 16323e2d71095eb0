import type { SweepShard } from '../../src/config/sweep/result-file.ts';
import { shardOf } from '../../src/worker/sweep/plan.ts';
import type { SweepPlan } from '../../src/worker/sweep/sweep-job.ts';

/** The part of a plan that a shard takes; what needs no training belongs to the first. */
export const partOf = ({ jobs, refused }: SweepPlan, shard: SweepShard): SweepPlan => ({
  jobs: shardOf(jobs, shard),
  refused: shard.index === 1 ? refused : [],
});
