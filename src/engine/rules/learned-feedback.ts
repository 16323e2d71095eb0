import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { randomStream, type StreamPlace } from '../../maths/random.ts';
import { activate } from '../network/layer.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { upload } from '../backends/fused/stand-in.ts';
import { preactivation } from '../network/network.ts';
import type { RuleInput } from './rule.ts';

/** The learning of feedback. */
export interface FeedbackStep {
  /** Returns the feedback after one step of its own learning, by layer; call it inside `tf.tidy`. */
  take: (input: RuleInput) => tf.Tensor3D[];
  /** Returns where the noise of each member is. */
  noise: () => StreamPlace[];
}

/**
 * Creates the learning of feedback for target propagation (Lee et al. 2015). Beside each step of the weights it makes
 * one step of SGD on the loss of reconstructing noisy features from the network's next layer,
 *
 *     h~_l = h_l + noise eps,   a~_{l+1} = phi(W^{l+1} h~_l)  (W^{L+1} h~_L for the output),
 *     Q_{l+1} -= feedbackLr / n_{l+1} * dloss/dQ,   loss = (1/2B) sum over the batch of ||Q_{l+1} a~_{l+1} - h~_l||^2
 *
 * eps is drawn from the `noise` stream of each member's seed.
 *
 * @param noise where the noise of each member goes on; absent: it begins
 */
export function createFeedbackStep(members: Experiment[], noise?: readonly StreamPlace[]): FeedbackStep {
  const streams = members.map(({ seed }, m) => randomStream(seed, 'noise', noise?.[m]));
  const normals = ([, samples, width]: number[]) =>
    upload([streams.length, samples, width], () => {
      const values = new Float32Array(streams.length * samples * width);
      streams.forEach(({ normal }, m) => {
        const own = values.subarray(m * samples * width, (m + 1) * samples * width);
        for (let i = 0; i < own.length; i++) own[i] = normal();
      });
      return values;
    });

  const take: FeedbackStep['take'] = ({ weights, architecture: { phi }, signals: { h }, feedback, tp }) =>
    feedback.map((Q, i) => {
      const l = i + 1;
      const noisy = tf.add<tf.Tensor3D>(h[l], tf.mul(normals(h[l].shape), tp.noise));
      const z = preactivation(weights, l + 1, noisy);
      const above = l < feedback.length ? activate(phi, z) : z;
      const error = tf.sub<tf.Tensor3D>(matmul(above, Q, false, true), noisy);
      const [, samples, fanIn] = above.shape;
      return tf.sub(Q, tf.mul(matmul(error, above, true, false), tp.feedbackLr / fanIn / samples));
    });
  return { take, noise: () => streams.map(({ place }) => place()) };
}
