/** Cuts a sweep into jobs, chooses the measurements of each, and estimates how long they take. */
import { ENSEMBLE_PARTS } from '../../config/ensemble-parts.ts';
import type { Experiment } from '../../config/experiment.ts';
import { measuredAt } from '../../config/measured-steps.ts';
import type { SweepRun } from '../../config/sweep/result.ts';
import type { SweepShard } from '../../config/sweep/result-file.ts';
import { seedExperiment, sweepCells } from '../../config/sweep/cells.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { splitEvenly } from '../host/train-ensemble.ts';
import { trainingCost, trainingFloats } from './training-cost.ts';
import { logSteps } from '../../maths/log-steps.ts';
import type { Measuring } from '../protocol.ts';

/** One network of a job. */
export interface SweepMember {
  /** The index of its cell. */
  cell: number;
  /** Its place among the seeds, 0-based. */
  seed: number;
  experiment: Experiment;
}

/** Networks of one shape that are trained together on one worker, and fail together. */
export interface SweepJob {
  /** Its place in the plan, which is the same for every shard. */
  index: number;
  members: SweepMember[];
  /** The approximate multiply-adds of its training; only ratios mean something. */
  cost: number;
}

/** The plan of a sweep. */
export interface SweepPlan {
  jobs: SweepJob[];
  /** The runs that are not trained, since the schema refuses their cells. */
  refused: SweepRun[];
}

/** The largest number of networks of a job: larger ensembles are no faster, and more is lost when a worker dies. */
const MOST_MEMBERS = 16;
/** The largest number of floats that a job keeps on its device, unless it is a single network. */
const MOST_FLOATS = 2 ** 27;
/** A job is at most one part in so many of a sweep, unless it is a single network: few workers idle at the end. */
const FEWEST_JOBS = 24;

/**
 * Cuts a sweep into jobs. Networks that can be an ensemble go together, as far as memory and the balance of workers
 * allow. The last bits of a result depend on the members of its ensemble. So the jobs follow from the sweep alone, and
 * are the same on any machine, with any number of workers or shards. The most costly jobs come first.
 */
export function planSweep(sweep: Sweep): SweepPlan {
  const refused: SweepRun[] = [];
  const groups = new Map<string, SweepMember[]>();
  for (const { index, experiment, problem } of sweepCells(sweep)) {
    for (let seed = 0; seed < sweep.seeds; seed++) {
      if (!experiment) {
        refused.push({ cell: index, seed, outcome: 'refused', reason: problem, frames: new Float32Array() });
        continue;
      }
      const member = { cell: index, seed, experiment: seedExperiment(sweep, experiment, seed) };
      const key = ensembleKey(member.experiment);
      groups.set(key, [...(groups.get(key) ?? []), member]);
    }
  }

  const costOf = ({ experiment }: SweepMember) => trainingCost(experiment, sweepMeasuring(sweep, experiment));
  const costs = [...groups.values()].map((members) => ({ members, cost: costOf(members[0]) }));
  const whole = costs.reduce((sum, { members, cost }) => sum + members.length * cost, 0);
  const jobs = costs
    .flatMap(({ members, cost }) => {
      const most = Math.max(
        1,
        Math.min(
          MOST_MEMBERS,
          Math.floor(whole / FEWEST_JOBS / cost),
          Math.floor(MOST_FLOATS / trainingFloats(members[0].experiment)),
        ),
      );
      return splitEvenly(members, Math.ceil(members.length / most)).map((part) => ({
        members: part,
        cost: part.length * cost,
      }));
    })
    // The sort is stable: jobs of the same cost keep the order of their cells.
    .sort((a, b) => b.cost - a.cost)
    .map((job, index) => ({ ...job, index }));
  return { jobs, refused };
}

/** Returns a key that is equal for experiments that can be trained as one ensemble to the same step. */
const ensembleKey = (experiment: Experiment): string =>
  JSON.stringify([
    experiment.train.steps,
    experiment.net.depth,
    ...Object.values(ENSEMBLE_PARTS).map((part) => part(experiment) ?? null),
  ]);

/** Returns the measurements of a network of a sweep. */
export const sweepMeasuring = (
  { frames, perOctave, until }: Sweep,
  { train: { steps }, measure: { at } }: Experiment,
): Measuring => ({ kind: frames, steps: at ? measuredAt(at, steps) : logSteps(steps, perOctave), until });

/** Returns the jobs of one shard; the shards are nearly equally costly, and every job is in one of them. */
export function shardOf(jobs: readonly SweepJob[], { index, count }: SweepShard): SweepJob[] {
  const loads = Array.from({ length: count }, () => 0);
  return jobs.filter(({ cost }) => {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] += cost;
    return lightest === index - 1;
  });
}

/** The multiply-adds that a worker does in a second on WebAssembly, about the middle of the machines that we saw. */
const SPEED = 1e10;
/** The seconds until a worker has opened its backend. */
const OPENING = 1;

/** Estimates how many seconds jobs take on so many workers; a machine may well be three times faster or slower. */
export function estimateSeconds(jobs: readonly SweepJob[], workers: number): number {
  const whole = jobs.reduce((sum, { cost }) => sum + cost, 0);
  const longest = Math.max(0, ...jobs.map(({ cost }) => cost));
  return jobs.length === 0 ? 0 : OPENING + Math.max(whole / workers, longest) / SPEED;
}
