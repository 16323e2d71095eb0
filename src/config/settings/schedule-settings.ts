/** The schedule of the learning rate. */
import * as v from 'valibot';
import { rateFactor, SCHEDULE_KINDS, type RateSchedule } from '../../maths/rate-schedule.ts';
import { draftValue, type Draft } from '../../settings/draft.ts';
import { integer, number, oneOf } from '../../settings/kind.ts';
import { entriesOf, linear, log, row } from '../../settings/row.ts';
import { translated } from '../../words/language.ts';
import type { Experiment } from '../experiment.ts';

/** Returns the condition that the rate follows a schedule of this kind. */
const follows =
  (kind: RateSchedule['kind']) =>
  (draft: Draft): boolean =>
    draftValue(draft, 'train.schedule.kind') === kind;

const STEPS = { min: 1, max: 10_000_000 };

/** The settings of the schedule of the learning rate (docs/maths.md 3). */
export const SCHEDULE = translated('schedule', {
  kind: row(oneOf(SCHEDULE_KINDS, 'constant'), {
    key: 'lrSchedule',
    axis: 'all',
    words: {
      label: 'Rate schedule',
      hint: 'How the learning rate changes during training. It multiplies the rate of every layer, and so the weight decay. Constant: it stays as it is set. Cosine: it falls along half a cosine wave, slowly at first and at the end. Drops: it falls by a factor every so many steps.',
      onAxis: 'rate schedule',
      options: { constant: 'Constant', cosine: 'Cosine', step: 'Drops' },
    },
  }),
  /** Steps in which the rate rises from 1/warmup of itself to itself. */
  warmup: row(integer({ min: 0, max: STEPS.max }, 0), {
    key: 'warmup',
    axis: linear(0, 400, 5),
    words: {
      label: 'Warm-up',
      hint: 'The learning rate rises linearly to its value in this many first steps, before the schedule begins. 0: no warm-up. Larger rates may train without diverging after one.',
      onAxis: 'warm-up steps',
    },
  }),
  /** Steps of `cosine` after the warm-up. */
  steps: row(integer(STEPS, 20_000), {
    key: 'decaySteps',
    axis: log(100, 1600, 5),
    isUsed: follows('cosine'),
    words: {
      label: 'Falls in',
      hint: 'The steps after the warm-up in which the rate falls to its end. Later steps keep the rate of the end.',
      onAxis: 'steps of the cosine',
    },
  }),
  /** The share of the rate at the end of `cosine`. */
  final: row(number({ min: 0, max: 1 }, 0), {
    key: 'finalRate',
    axis: linear(0, 1, 5),
    isUsed: follows('cosine'),
    words: {
      label: 'Ends at',
      hint: 'The share of the learning rate that is left at the end. 0: the last steps move nothing.',
      onAxis: 'share at the end',
    },
  }),
  /** Steps from one drop of `step` to the next. */
  every: row(integer(STEPS, 5_000), {
    key: 'dropEvery',
    axis: log(100, 1600, 5),
    isUsed: follows('step'),
    words: {
      label: 'Drops every',
      hint: 'The steps from one drop of the rate to the next, counted from the end of the warm-up.',
      onAxis: 'steps between drops',
    },
  }),
  /** The factor of each drop of `step`. */
  factor: row(number({ min: 0, max: 1 }, 0.1), {
    key: 'dropFactor',
    axis: linear(0.1, 0.9, 5),
    isUsed: follows('step'),
    words: {
      label: 'Drop factor',
      hint: 'The factor by which each drop multiplies the rate.',
      onAxis: 'factor of a drop',
    },
  }),
});

/** The section `train.schedule` of an experiment. */
export const scheduleSchema = v.strictObject(entriesOf(SCHEDULE));

/** The learning rate and its schedule: the settings that may change while a network trains. */
export interface RateSetting {
  lr: number;
  schedule?: RateSchedule | undefined;
}

/** Returns the learning rate of an experiment in the step after `step` steps, in its own unit. */
export const rateAt = ({ train }: { train: RateSetting }, step: number): number =>
  train.lr * rateFactor(train.schedule, step);

/** Returns the experiment with another learning rate and schedule. */
export const withRate = (experiment: Experiment, { lr, schedule }: RateSetting): Experiment => ({
  ...experiment,
  train: { ...experiment.train, lr, schedule },
});

/** Returns networks, each with another learning rate and schedule. */
export const withRates = (members: readonly Experiment[], rates: readonly RateSetting[]): Experiment[] =>
  members.map((member, m) => withRate(member, rates[m]));

/** Returns whether both are the same schedule. */
export const isSameSchedule = (one: RateSetting['schedule'], other: RateSetting['schedule']): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Returns whether both are the same rate and schedule. */
export const isSameRate = (one: RateSetting, other: RateSetting): boolean =>
  one.lr === other.lr && isSameSchedule(one.schedule, other.schedule);
