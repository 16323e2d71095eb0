import type { Experiment } from '../../config/experiment.ts';
import { runOffset, STEP_OFFSET, type FrameLayout } from '../../config/frame.ts';
import { hasDiverged } from '../../maths/divergence.ts';
import { words } from '../../words/words.ts';
import type { ActivationFunction } from '../activations/activation-function.ts';
import { criticalLearningRates } from '../training/critical-learning-rate.ts';
import type { OutputScale } from '../network/network.ts';
import type { Chunk } from '../network/sample-set.ts';
import type { TrainState } from '../training/train-state.ts';

/** The parts of a run that the check needs. */
export interface DivergenceSpec {
  meter: FrameLayout;
  /** Its first chunk stands for the whole training set in the critical learning rate. */
  trainSet: Chunk[];
  /** The absolute rate of one unit of each member's `train.lr`. */
  units: number[];
  phi: ActivationFunction;
  scale: OutputScale;
}

/**
 * Decides on the CPU, from values read back, whether a run has diverged. Its first frames set the first loss.
 *
 * @returns a check, which returns `null` or a sentence that names the step, the losses and the likely cause
 */
export function createDivergenceCheck({ meter, trainSet, units, phi, scale }: DivergenceSpec) {
  let firstLosses: number[] | null = null;

  return async (frames: Float32Array, members: Experiment[], state: TrainState): Promise<string | null> => {
    const losses = members.map((_, m) => frames[m * meter.stride + runOffset('loss')]);
    firstLosses ??= losses;
    const first = firstLosses;
    const member = losses.findIndex((loss, m) => hasDiverged(loss, first[m]));
    if (member < 0) return null;

    const { train } = members[member];
    const what = words.engine.diverged(
      frames[member * meter.stride + STEP_OFFSET],
      Number.isFinite(losses[member]) ? losses[member].toPrecision(3) : words.engine.notFinite,
      first[member].toPrecision(3),
    );
    const critical =
      train.rule === 'bp' && train.optimizer === 'sgd' && train.loss === 'mse'
        ? (await criticalLearningRates(members, state, trainSet.slice(0, 1), phi, scale))[member]
        : NaN;
    return `${what} ${likelyCause(train.lr / units[member], critical / units[member])}`;
  };
}

const wholeNumberOrTwoDigits = (value: number) => value.toLocaleString('en-US', { maximumSignificantDigits: 2 });

function likelyCause(lr: number, critical: number): string {
  if (!Number.isFinite(critical)) return words.engine.lowerLearningRate(String(lr));
  const limit = critical.toPrecision(2);
  return lr > critical
    ? words.engine.aboveCritical(String(lr), limit, wholeNumberOrTwoDigits(lr / critical))
    : words.engine.belowCritical(String(lr), limit);
}
