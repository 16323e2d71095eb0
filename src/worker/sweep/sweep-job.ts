/** How a sweep is cut up and trained: the types that the planner, the runner and whoever watches them share. */
import type { Experiment } from '../../config/experiment.ts';
import type { SweepRun } from '../../config/sweep/result.ts';

/** One network of a job. */
export interface SweepMember {
  /** The index of its cell. */
  cell: number;
  /** Its place among the seeds, 0-based. */
  seed: number;
  experiment: Experiment;
}

/** Networks of one shape that are trained together on one worker, and share its fate. */
export interface SweepJob {
  /** Its place in the plan, which is the same for every shard. */
  index: number;
  members: SweepMember[];
  /** Multiply-adds of its training, roughly; only ratios mean something. */
  cost: number;
}

/** What a plan comes to. */
export interface SweepPlan {
  jobs: SweepJob[];
  /** The runs that need no training: cells that the schema refuses. */
  refused: SweepRun[];
}

/** How far a sweep has come. */
export interface SweepProgress {
  /** The share of the work that is done, by cost, 0 to 1. */
  done: number;
  /** Networks that are done, and all that there are, refused ones included. */
  runs: number;
  allRuns: number;
  /** The indices of the jobs under way. */
  training: number[];
  /** Seconds until the end at the present speed; `null` as long as nobody can know. */
  secondsLeft: number | null;
}
