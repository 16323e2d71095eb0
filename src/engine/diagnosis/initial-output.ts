import * as tf from '@tensorflow/tfjs-core';
import { hasDiverged } from '../../maths/divergence.ts';
import { gainOf } from '../../maths/activation.ts';
import { words } from '../../words/words.ts';
import { forward, output } from '../network/network.ts';
import { roundDown, told, type Cause, type Evidence } from './evidence.ts';

/** How often the gain is halved in search of one at which the output is of ordinary size. */
const HALVINGS = 12;

/** The output at step 0 overflows: the loss is no finite number before any step is taken. */
export const initialOutput: Cause = async (evidence) => {
  const { divergence, experiment } = evidence;
  if (divergence.step > 0 || Number.isFinite(divergence.loss)) return null;
  const given = gainOf(experiment.net);
  for (let halving = 1; halving <= HALVINGS; halving++) {
    const gain = roundDown(given / 2 ** halving);
    if (hasDiverged(await initialLoss(evidence, gain / given), 1)) continue;
    return {
      sentence: words.engine.causes.initialOutput(told(given), experiment.net.depth, gain),
      control: 'net.gain',
      remedy: { path: 'net.gain', value: gain },
    };
  }
  return {
    sentence: words.engine.causes.initialOutput(told(given), experiment.net.depth, null),
    control: 'net.gain',
    remedy: null,
  };
};

/** Returns the first loss per sample where the weights of input and hidden layers are `factor` times theirs. */
async function initialLoss({ divergence, open }: Evidence, factor: number): Promise<number> {
  const { phi, scale, loss, trainSet, stepper } = open;
  const sums = tf.tidy(() => {
    const { initial } = stepper.state.networks;
    const W = initial.map((layer, l) => (l < initial.length - 1 ? tf.mul<tf.Tensor3D>(layer, factor) : layer));
    const { x, y } = trainSet[0];
    const signals = forward({ W }, phi, x);
    return tf.div(loss.sum(output(signals, scale.centered && signals.z[W.length], scale), y), x.shape[1]);
  });
  const values = await sums.data();
  sums.dispose();
  return values[divergence.member];
}
