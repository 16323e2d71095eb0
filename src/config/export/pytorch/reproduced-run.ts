import type { Experiment } from '../../experiment.ts';
import {
  isOnSchedule,
  learningRates,
  type LearningRateChange,
  type RatedRun,
  type UsedRate,
} from '../../learning-rates.ts';
import { measuredSteps } from '../../measured-steps.ts';
import { scalingTable, type ScalingRow } from '../../scaling.ts';

/** A run of one network, as a script reproduces it. */
export interface ReproducedRun {
  /** The experiment as it was started. */
  experiment: Experiment;
  /** The value of one unit of `train.lr`: 1, or the critical learning rate at step 0. */
  lrUnit: number;
  /** The changes of the learning rate and of its schedule during the run, in order; each holds from the step after `step` steps on. */
  learningRateChanges: readonly LearningRateChange[];
  /** The number of optimizer steps; the measured steps of the experiment up to there are measured. */
  steps: number;
  /** The numbers of training and test samples. */
  samples: { train: number; test: number };
}

/** Returns the steps at which the script measures, in rising order; it ends at the last. */
export const stepsToMeasure = ({ experiment, steps }: ReproducedRun): number[] =>
  measuredSteps({ ...experiment, train: { ...experiment.train, steps } });

/** Returns the learning rates and schedules that were used, each with the steps done when it began to hold; the first at 0. */
export const usedRates = (run: ReproducedRun): readonly UsedRate[] => learningRates(upToEnd(run));

/** Returns whether a schedule changes the learning rate of some step. */
export const followsSchedule = (run: ReproducedRun): boolean => isOnSchedule(upToEnd(run));

const upToEnd = ({ experiment, learningRateChanges, steps }: ReproducedRun): RatedRun => ({
  experiment,
  learningRateChanges: learningRateChanges.filter(({ step }) => step === 0 || step < steps),
});

/**
 * Returns the value of one unit of `train.lr`: 1, or the critical learning rate, which follows from the rates of a run.
 *
 * @param experiment with the learning rate at which the rates hold
 * @param rows the scaling table of the run, with its rates in absolute units
 */
export function lrUnitOf(experiment: Experiment, rows: readonly ScalingRow[]): number {
  if (experiment.train.lrUnit === 'absolute') return 1;
  const inUnits = scalingTable(experiment);
  // Where no layer learns, the unit is of no account.
  const l = inUnits.findIndex(({ lr }) => lr > 0);
  return l < 0 ? 1 : rows[l].lr / inUnits[l].lr;
}
