/** A sweep in training or after it: its jobs, and its runs so far. */
import type { SweepResult, SweepRun } from '../../config/sweep/result.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { planSweep, type SweepJob, type SweepPlan } from '../../worker/sweep/plan.ts';
import type { SweepProgress } from '../../worker/sweep/run-sweep.ts';

/** The jobs and runs of a sweep that can be trained. */
export interface SweepRecord {
  sweep: Sweep;
  plan: SweepPlan;
  backend: string | null;
  add: (runs: readonly SweepRun[], backend: string | null) => void;
  /** Returns the jobs that are not done. */
  left: () => SweepJob[];
  result: () => SweepResult;
  /** Returns the jobs that are not done, which are trained from now on. */
  begin: () => SweepJob[];
  /** Returns the progress of the whole sweep from that of the jobs that `begin` returned. */
  progress: (ofLeft: SweepProgress) => SweepProgress;
  /** Returns the cells of these jobs. */
  cellsOf: (jobs: readonly number[]) => ReadonlySet<number>;
}

const costOf = (jobs: readonly SweepJob[]) => jobs.reduce((sum, { cost }) => sum + cost, 0);
const keyOf = ({ cell, seed }: Pick<SweepRun, 'cell' | 'seed'>) => `${cell} ${seed}`;

/**
 * Creates the record of a sweep.
 *
 * @param kept runs that are done already
 */
export function createRecord(sweep: Sweep, kept: readonly SweepRun[] = [], backend: string | null = null): SweepRecord {
  const plan = planSweep(sweep);
  const runs = new Map([...plan.refused, ...kept].map((run) => [keyOf(run), run]));
  const left = () => plan.jobs.filter(({ members }) => members.some((member) => !runs.has(keyOf(member))));
  const whole = costOf(plan.jobs);
  let begun = costOf(left());
  const record: SweepRecord = {
    sweep,
    plan,
    backend,
    add: (more, used) => {
      for (const run of more) runs.set(keyOf(run), run);
      record.backend = used ?? record.backend;
    },
    left,
    begin: () => {
      const jobs = left();
      begun = costOf(jobs);
      return jobs;
    },
    result: () => ({
      sweep,
      backend: record.backend,
      runs: [...runs.values()].sort((a, b) => a.cell - b.cell || a.seed - b.seed),
    }),
    progress: (ofLeft) => ({
      ...ofLeft,
      done: whole > 0 ? 1 - (begun / whole) * (1 - ofLeft.done) : 1,
      runs: runs.size,
      allRuns: plan.refused.length + plan.jobs.reduce((sum, { members }) => sum + members.length, 0),
    }),
    cellsOf: (jobs) => new Set(jobs.flatMap((index) => plan.jobs[index].members.map(({ cell }) => cell))),
  };
  return record;
}
