import * as tf from '@tensorflow/tfjs-core';
import { runOffset } from '../../config/frame.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import type { MovedWeights } from '../network/network.ts';
import { disposeDirections } from '../rules/rule.ts';
import { largestEigenvalues, randomVectors, type Largest, type Vectors } from '../training/lanczos.ts';
import { momentumOf } from '../training/optimizers.ts';
import { unitRates } from '../training/train-state.ts';
import { SHARPNESS_SAMPLES } from './cost.ts';
import { hessianAt } from './hessian.ts';
import type { MeasuredRun, Reader } from './reader.ts';

/** Half of the error that fixtures allow. */
const ACCURACY = { settled: 2e-5, lookEvery: 4 };

/** Reads the sharpness of the networks. */
export const sharpnessReader = {
  gives: ['sharpness'],
  read: async (moment) => {
    const values = await sharpnessOf(moment, moment.state, moment.lr, moment.breathe);
    return [
      {
        sums: [tf.tensor1d(values)],
        finish: ([value], frame) => {
          frame[runOffset('sharpness')] = value;
        },
      },
    ];
  },
} as const satisfies Reader;

/**
 * Returns the sharpness of each member's run at some weights (docs/maths.md 5.4): 1 is the edge of stability, above
 * which gradient descent on the local quadratic diverges. The experiments must have one (`hasSharpness`).
 *
 *     lr lambda_max(R^1/2 H R^1/2) / (2 (1 + beta)),   R = diag(lr_l / lr)
 *
 * H is the Hessian of the loss on the first {@link SHARPNESS_SAMPLES} training samples, by all weights and biases. NaN
 * where weights or outputs are not finite.
 *
 * @param lr the present learning rate of each member, absolute
 */
export async function sharpnessOf(
  run: SharpnessRun,
  weights: MovedWeights,
  lr: readonly number[],
  breathe: Breathe,
): Promise<number[]> {
  const largest = await largestCurvatures(run, weights, breathe);
  return largest.map(({ value }, m) => (lr[m] * value) / (2 * (1 + momentumOf(run.members[m]))));
}

/** The parts of a run on which its sharpness depends. */
export type SharpnessRun = Pick<MeasuredRun, 'members' | 'train' | 'architecture' | 'pass' | 'loss' | 'scale'>;

/** Returns lambda_max(R^1/2 H R^1/2) of each member. */
async function largestCurvatures(
  { members, train, ...network }: SharpnessRun,
  weights: MovedWeights,
  breathe: Breathe,
): Promise<Largest[]> {
  const layers = weights.W.length;
  const roots = rootsOfRates(members, weights);
  const hessian = hessianAt(weights, { ...network, chunks: train, samples: SHARPNESS_SAMPLES });
  const scaled = (v: Vectors): Vectors => v.map((x, i) => tf.mul(x, roots[i]));
  const apply = async (v: Vectors): Promise<Vectors> => {
    const direction = tf.tidy(() => scaled(v));
    const { W, b } = direction.length > layers ? split(direction, layers) : { W: direction, b: undefined };
    const product = await hessian.times({ W, b }, breathe);
    const image = tf.tidy(() => scaled([...product.W, ...(product.b ?? [])]));
    tf.dispose(direction);
    disposeDirections(product);
    return image;
  };
  const largest = await largestEigenvalues(
    apply,
    randomVectors(members, [...weights.W, ...(weights.b ?? [])]),
    ACCURACY,
    breathe,
  );
  hessian.dispose();
  tf.dispose(roots);
  return largest;
}

const split = (v: Vectors, layers: number) => ({ W: v.slice(0, layers), b: v.slice(layers) });

/** Returns (lr_l / lr)^1/2 of the weights by layer, then of the biases, [M, 1, 1] each. */
const rootsOfRates = (members: Experiment[], weights: MovedWeights): Vectors => {
  const rates = unitRates(members);
  const roots = tf.tidy(() => [...rates.W, ...(weights.b ? (rates.b ?? rates.W) : [])].map((rate) => tf.sqrt(rate)));
  tf.dispose([rates.lr, rates.W, rates.b ?? []]);
  return roots;
};
