import type { Experiment } from '../../config/experiment.ts';
import { fitsMachine, hasMachine, MOST_MACHINE_SAMPLES } from '../../config/measures/available-measures.ts';
import { featureMachine, usualBandwidth } from '../../maths/recursive-feature-machine.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { basisOfSpan, dot } from '../../tasks/data/directions.ts';
import { words } from '../../words/words.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { openAlgebra } from '../backends/wasm/kernel-algebra.ts';

/** A recursive feature machine that was fitted to the data of a run (docs/maths.md 8.2). */
export interface FeatureMachineFit {
  /** 1/2 of the mean squared error on the training samples by round; round 0 is the Laplace kernel. */
  losses: number[];
  /** The same on the test samples; NaN without any. */
  testLosses: number[];
  /** M of the last round, [inputs, inputs], of trace `inputs`. */
  features: Float64Array;
  /** The share of the trace of M in the span of the directions on which the targets depend; NaN where none are known. */
  share: number;
}

/** What the fit tells while it goes on. */
export interface FitProgress {
  breathe: Breathe;
  /** Called after each round with the number of rounds that are done, round 0 included. */
  onRound?: (done: number) => void;
}

/** Returns a sentence that says why there is no machine on the data of an experiment; `null` if there can be one. */
export function whyNoMachine({ train }: Pick<Experiment, 'train'>, { train: { count } }: Dataset): string | null {
  if (!hasMachine({ train })) return words.engine.machineWithout;
  return count > MOST_MACHINE_SAMPLES ? words.engine.machineTooLarge(count, MOST_MACHINE_SAMPLES) : null;
}

/**
 * Fits the machine that an experiment asks for, in float64 on every backend; `null` where it asks for none, or there is
 * too much data for one.
 */
export async function fitFeatureMachine(
  experiment: Experiment,
  { inputs, outputs, train, test, directions }: Dataset,
  { breathe, onRound }: FitProgress = { breathe: () => Promise.resolve() },
): Promise<FeatureMachineFit | null> {
  if (!fitsMachine(experiment, train.count)) return null;
  const { rfmRounds: rounds, rfmBandwidth, rfmRidge: ridge } = experiment.measure;
  const settings = { rounds, ridge, bandwidth: rfmBandwidth * usualBandwidth(inputs) };
  const host = { algebra: await openAlgebra(), breathe };
  const fit: FeatureMachineFit = { losses: [], testLosses: [], features: new Float64Array(), share: NaN };
  for await (const round of featureMachine({ inputs, outputs, train, test }, settings, host)) {
    fit.losses.push(round.loss);
    fit.testLosses.push(round.testLoss);
    fit.features = round.features;
    onRound?.(fit.losses.length);
  }
  if (directions) {
    const basis = basisOfSpan(directions.vectors);
    const along = (u: Float64Array) =>
      u.reduce((sum, value, i) => sum + value * dot(rowOf(fit.features, i, inputs), u), 0);
    fit.share = basis.reduce((sum, u) => sum + along(u), 0) / inputs;
  }
  return fit;
}

const rowOf = (matrix: Float64Array, i: number, columns: number) => matrix.subarray(i * columns, (i + 1) * columns);
