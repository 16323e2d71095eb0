import type { Experiment } from '../../experiment.ts';
import { measuredSteps } from '../../measured-steps.ts';
import { scalingTable, type ScalingRow } from '../../scaling.ts';

/** A run of one network, as a script reproduces it. */
export interface ReproducedRun {
  /** The experiment as it was started. */
  experiment: Experiment;
  /** The value of one unit of `train.lr`: 1, or the critical learning rate at step 0. */
  lrUnit: number;
  /** The changes of the learning rate during the run, in order; each holds from the step after `step` steps on. */
  learningRateChanges: readonly { step: number; lr: number }[];
  /** The number of optimizer steps; the measured steps of the experiment up to there are measured. */
  steps: number;
  /** The numbers of training and test samples. */
  samples: { train: number; test: number };
}

/** Returns the steps at which the script measures, in rising order; it ends at the last. */
export const stepsToMeasure = ({ experiment, steps }: ReproducedRun): number[] =>
  measuredSteps({ ...experiment, train: { ...experiment.train, steps } });

/** Returns the learning rates that were used, each with the steps done when it began to hold; the first at 0. */
export function learningRatesInTurn({
  experiment,
  learningRateChanges,
  steps,
}: ReproducedRun): { step: number; lr: number }[] {
  const changes = learningRateChanges.filter(({ step }) => step === 0 || step < steps);
  const all = [{ step: 0, lr: experiment.train.lr }, ...changes];
  return all.filter(({ step }, i) => i === all.length - 1 || all[i + 1].step > step);
}

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
