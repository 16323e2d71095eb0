import * as tf from '@tensorflow/tfjs-core';
import { SETTINGS } from '../../config/settings/settings.ts';
import { gainOf } from '../../maths/activation.ts';
import { hasDiverged } from '../../maths/divergence.ts';
import { words } from '../../words/words.ts';
import { forward, output } from '../network/network.ts';
import { criticalRate, roundDown, told, type Cause, type Evidence } from './evidence.ts';

/** How often the gain is halved in search of one with signals of ordinary size. */
const HALVINGS = 12;

/**
 * Signals grow from layer to layer: the output at step 0 overflows, or the gradients are so large that the critical rate
 * is below every rate that the lab takes. A smaller gain is found by trying.
 */
export const signalGrowth: Cause = async (evidence) => {
  const { divergence, experiment } = evidence;
  const overflows = divergence.step === 0 && !Number.isFinite(divergence.loss);
  const critical = overflows ? null : await criticalRate(onFirstChunk(evidence));
  const leastRate = SETTINGS['train.lr'].kind.range.min;
  if (!overflows && (critical === null || critical >= leastRate)) return null;
  const gain = await calmerGain(evidence);
  const given = told(gainOf(experiment.net));
  const { depth } = experiment.net;
  return {
    sentence:
      critical === null
        ? words.engine.causes.overflow(given, depth, gain)
        : words.engine.causes.growth(given, depth, Number.isFinite(critical) ? told(critical) : null, gain),
    control: 'net.gain',
    remedy: gain === null ? null : { path: 'net.gain', value: gain },
  };
};

/** Lets the first part of the training set stand for it: orders of magnitude are asked for, and many times. */
const onFirstChunk = (evidence: Evidence): Evidence => ({
  ...evidence,
  open: { ...evidence.open, trainSet: evidence.open.trainSet.slice(0, 1) },
});

/** Returns the first of half the gain, a quarter, ... with which the cause is gone; `null` where there is none. */
async function calmerGain(evidence: Evidence): Promise<number | null> {
  const given = gainOf(evidence.experiment.net);
  const { lr } = evidence.experiment.train;
  for (let halving = 1; halving <= HALVINGS; halving++) {
    const gain = roundDown(given / 2 ** halving);
    const { networks } = evidence.open.stepper.state;
    const scaled = networks.initial.map((layer, l) =>
      l < networks.initial.length - 1 ? tf.mul<tf.Tensor3D>(layer, gain / given) : tf.clone(layer),
    );
    const loss = await initialLoss(evidence, scaled);
    const critical = hasDiverged(loss, 1) ? 0 : await criticalRate(onFirstChunk(evidence), scaled);
    tf.dispose(scaled);
    if (critical === null || critical > lr) return gain;
  }
  return null;
}

/** Returns the first loss per sample of the network with these weights. */
async function initialLoss({ divergence, open }: Evidence, W: tf.Tensor3D[]): Promise<number> {
  const { architecture, scale, loss, trainSet } = open;
  const sums = tf.tidy(() => {
    const { x, y } = trainSet[0];
    const signals = forward({ W }, architecture, x);
    return tf.div(loss.sum(output(signals, scale.centered && signals.z[W.length], scale), y), x.shape[1]);
  });
  const values = await sums.data();
  sums.dispose();
  return values[divergence.member];
}
