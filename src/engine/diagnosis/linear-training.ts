import * as tf from '@tensorflow/tfjs-core';
import { hasDiverged } from '../../maths/divergence.ts';
import { createBatchFeed } from '../training/batch-feed.ts';
import { learningRates, rateTensors, type LearningRates } from '../training/train-state.ts';
import { lazyTwin } from '../twins/lazy-twin.ts';
import type { Evidence } from './evidence.ts';

/** The most steps that the linearization is trained for a diagnosis. */
const MOST_STEPS = 1000;
/** The steps between two looks at its loss. */
const LOOK_EVERY = 8;

/**
 * Trains the network linearized at step 0 by the batches of the run, at its present learning rate and schedule, for as many steps as
 * the run took, 1,000 at most. Without weight decay, like the twin.
 *
 * @returns the step by which it has diverged; `null` where it has not, or where it has no linearization or too large a one
 */
export async function linearDivergence({ divergence, members, dataset, open }: Evidence): Promise<number | null> {
  const { architecture, loss, scale, trainSet, stepper } = open;
  const asked = members.map((member) => ({
    ...member,
    train: { ...member.train, weightDecay: 0 },
    measure: { ...member.measure, twin: true },
  }));
  const nothing = { ...dataset.test, count: 0 };
  const state = stepper.state.networks;
  const spec = {
    members: asked,
    dataset: { ...dataset, test: nothing },
    state,
    step: 0,
    architecture,
    loss,
    scale,
    trainSet,
    testSet: [],
    line: null,
  };
  const twin = lazyTwin(spec);
  if (twin?.notice !== null) return null;

  const method = await twin.open();
  const feed = createBatchFeed(asked, trainSet);
  const rates = learningRates(asked);
  let now: LearningRates | null = null;
  const lossNow = async (learned: tf.Tensor3D[]) => {
    const sums = tf.tidy(() => loss.sum(method.outputs(learned), feed.all.y));
    const values = await sums.data();
    sums.dispose();
    return values[divergence.member] / dataset.train.count;
  };
  let learned = method.start;
  let found: number | null = null;
  const first = await lossNow(learned);
  const steps = Math.min(MOST_STEPS, divergence.step);
  for (let step = 1; step <= steps && found === null; step++) {
    const before = learned;
    const indices = feed.next();
    if (now && rates.changes) {
      tf.dispose(now);
      now = null;
    }
    const used = (now ??= rateTensors(rates.at(step - 1)));
    learned = tf.tidy(() => method.advance(before, indices && feed.rowsTensor(indices), used));
    tf.dispose(before);
    if ((step % LOOK_EVERY === 0 || step === steps) && hasDiverged(await lossNow(learned), first)) found = step;
  }
  tf.dispose(learned);
  if (now) tf.dispose(now);
  feed.dispose();
  method.dispose();
  return found;
}
