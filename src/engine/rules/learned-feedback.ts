import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { randomStream } from '../../maths/random.ts';
import { activate } from '../network/layer.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { upload } from '../backends/fused/stand-in.ts';
import { preactivation } from '../network/network.ts';
import type { RuleInput } from './rule.ts';

/** A function that returns the feedback after one step of its own learning, by layer; call it inside `tf.tidy`. */
export type FeedbackStep = (input: RuleInput) => tf.Tensor3D[];

/**
 * Creates the learning of feedback for target propagation (Lee et al. 2015). Beside each step of the weights it makes
 * one step of SGD on the loss of reconstructing noisy features from the network's next layer,
 *
 *     h~_l = h_l + noise eps,   a~_{l+1} = phi(W^{l+1} h~_l)  (W^{L+1} h~_L for the output),
 *     Q_{l+1} -= feedbackLr / n_{l+1} * dloss/dQ,   loss = (1/2B) sum over the batch of ||Q_{l+1} a~_{l+1} - h~_l||^2
 *
 * eps is drawn from the `noise` stream of each member's seed.
 */
export function createFeedbackStep(members: Experiment[]): FeedbackStep {
  const streams = members.map(({ seed }) => randomStream(seed, 'noise'));
  const normals = ([, samples, width]: number[]) =>
    upload([streams.length, samples, width], () => {
      const values = new Float32Array(streams.length * samples * width);
      streams.forEach(({ normal }, m) => {
        const own = values.subarray(m * samples * width, (m + 1) * samples * width);
        for (let i = 0; i < own.length; i++) own[i] = normal();
      });
      return values;
    });

  return ({ weights, phi, signals: { h }, feedback, tp: { noise, feedbackLr } }) =>
    feedback.map((Q, i) => {
      const l = i + 1;
      const noisy = tf.add<tf.Tensor3D>(h[l], tf.mul(normals(h[l].shape), noise));
      const z = preactivation(weights, l + 1, noisy);
      const above = l < feedback.length ? activate(phi, z) : z;
      const error = tf.sub<tf.Tensor3D>(matmul(above, Q, false, true), noisy);
      const [, samples, fanIn] = above.shape;
      return tf.sub(Q, tf.mul(matmul(error, above, true, false), feedbackLr / fanIn / samples));
    });
}
