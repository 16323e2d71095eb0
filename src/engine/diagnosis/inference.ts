import * as tf from '@tensorflow/tfjs-core';
import { SETTINGS } from '../../config/settings/settings.ts';
import { words } from '../../words/words.ts';
import { disposeSignals } from '../network/network.ts';
import { inferenceCurve, type InferenceCurve } from '../measures/rule-inference.ts';
import { disposeStart, startOf, told, type Cause, type Evidence } from './evidence.ts';

/** The least step of inference that the lab takes. */
const LEAST_DT = SETTINGS['train.pc.dt'].kind.range.min;

/**
 * Inference of predictive coding that does not come to rest at the weights of step 0, before any of them has moved: its
 * energy rises where it has to fall, or its force grows where predictions are fixed and there is no energy.
 */
export const inference: Cause = async (evidence) => {
  const { rule, pc } = evidence.experiment.train;
  if (rule !== 'pc' || !pc) return null;
  const atStart = await inferenceAtStart(evidence, pc.dt);
  if (comesToRest(atStart, pc.fixedPrediction)) return null;
  const sizes = pc.fixedPrediction ? atStart.gap : atStart.energy;
  // Nothing is relative to a force that is zero from the start.
  if (!Number.isFinite(sizes[0])) return null;
  const better = await calmerStep(evidence, pc);
  return {
    sentence: words.engine.causes.inference({
      steps: pc.steps,
      dt: pc.dt,
      isEnergy: !pc.fixedPrediction,
      first: told(sizes[0]),
      last: told(sizes[sizes.length - 1]),
      better,
    }),
    control: 'train.pc.dt',
    remedy: better === null ? null : { path: 'train.pc.dt', value: better },
  };
};

function comesToRest({ energy, gap }: InferenceCurve, fixedPrediction: boolean): boolean {
  const [first, last] = [energy[0], energy[energy.length - 1]];
  const isFinite = [...energy, ...gap].every(Number.isFinite);
  return isFinite && (fixedPrediction ? gap[gap.length - 1] <= 1 : last <= first);
}

/** Returns the largest of dt/2, dt/4, ... with which inference comes to rest; `null` where none does. */
async function calmerStep(evidence: Evidence, { dt, fixedPrediction }: { dt: number; fixedPrediction: boolean }) {
  for (let smaller = dt / 2; smaller >= LEAST_DT; smaller /= 2) {
    const rounded = Number(smaller.toPrecision(2));
    if (comesToRest(await inferenceAtStart(evidence, rounded), fixedPrediction)) return rounded;
  }
  return null;
}

/** Returns how inference goes at the weights of step 0, on the first chunk of the training set. */
async function inferenceAtStart({ divergence, open }: Evidence, dt: number): Promise<InferenceCurve> {
  const { learner, pass, trainSet, stepper } = open;
  const start = startOf(stepper.state.networks);
  const [chunk] = trainSet;
  const signals = tf.tidy(() => pass(start, chunk.x));
  const input = learner.input(start, signals, chunk);
  const curves = await inferenceCurve({ ...input, pc: { ...input.pc, dt } });
  disposeStart(start);
  disposeSignals(signals);
  input.deltaOut.dispose();
  return curves[divergence.member];
}
