/** The learning rates that a run had one after the other: its rate and its schedule may change while it trains. */
import * as v from 'valibot';
import { changesRate } from '../maths/rate-schedule.ts';
import type { Experiment } from './experiment.ts';
import {
  isSameRate,
  isSameSchedule,
  scheduleSchema,
  withRate,
  type RateSetting,
} from './settings/schedule-settings.ts';

/** A change of the learning rate or of its schedule during a run, as it is kept. */
export const learningRateChangeSchema = v.object({
  /** The steps done before: 0 is no change, but decides the rate that the run starts with. */
  step: v.pipe(v.number(), v.integer(), v.minValue(0)),
  lr: v.pipe(v.number(), v.finite()),
  /** The schedule from then on, `null`: none; absent: that of before. */
  schedule: v.optional(v.nullable(scheduleSchema)),
});

/** A change of the learning rate or of its schedule during a run. */
export type LearningRateChange = v.InferOutput<typeof learningRateChangeSchema>;

/** The learning rate and the schedule that a run had from a step on. */
export interface UsedRate extends RateSetting {
  step: number;
}

/** A run whose learning rate may have been changed while it trained. */
export interface RatedRun {
  /** The experiment as it was started. */
  experiment: Experiment;
  learningRateChanges: readonly LearningRateChange[];
}

/**
 * Returns the learning rates of a run in the order in which it had them, each with its first step; that of the first is 0. One that
 * was changed before its first step was never used.
 */
export function learningRates({ experiment, learningRateChanges }: RatedRun): readonly UsedRate[] {
  const { lr, schedule } = experiment.train;
  const all: UsedRate[] = [{ step: 0, lr, schedule }];
  for (const { step, ...change } of learningRateChanges) {
    const next = change.schedule === undefined ? all[all.length - 1].schedule : (change.schedule ?? undefined);
    all.push({ step, lr: change.lr, schedule: next });
  }
  const used = all.filter(({ step }, i) => i === all.length - 1 || all[i + 1].step > step);
  return used.filter((rate, i) => i === 0 || !isSameRate(rate, used[i - 1]));
}

/** Returns the learning rate that a run has after so many steps, with its schedule. */
export function learningRateAt(run: RatedRun, step: number): UsedRate {
  const used = learningRates(run);
  return used.findLast((rate) => rate.step <= step) ?? used[0];
}

/** Returns whether a run has a schedule that changes its learning rate, at any of its steps. */
export const isOnSchedule = (run: RatedRun): boolean =>
  learningRates(run).some(({ schedule }) => changesRate(schedule));

/** Returns the experiment with the learning rate and the schedule of the first step. */
export const experimentAtStart = (run: RatedRun): Experiment => withRate(run.experiment, learningRates(run)[0]);

/** Returns the experiment with the learning rate and the schedule that the run had last. */
export function experimentAtEnd(run: RatedRun): Experiment {
  const last = learningRateAt(run, Infinity);
  return isSameRate(last, run.experiment.train) ? run.experiment : withRate(run.experiment, last);
}

/** Returns the changes of a run with one more, in place of one at the same step. */
export function withRateChange(run: RatedRun, step: number, { lr, schedule }: RateSetting): LearningRateChange[] {
  const before = run.learningRateChanges.filter((change) => change.step !== step);
  const last = learningRateAt({ ...run, learningRateChanges: before }, Infinity);
  const isKept = isSameSchedule(schedule, last.schedule);
  return [...before, { step, lr, ...(!isKept && { schedule: schedule ?? null }) }];
}
