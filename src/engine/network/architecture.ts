import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { blockFactor } from '../../config/scaling.ts';
import { activationFunction, type ActivationFunction } from '../activations/activation-function.ts';

/** What every pass through a network needs to know besides its weights. */
export interface Architecture {
  phi: ActivationFunction;
  /** beta of the hidden layers l = 2..L, h^l = h^{l-1} + beta phi(z^l) (docs/maths.md 8.1); `null`: h^l = phi(z^l). */
  beta: number | null;
}

/** Returns the architecture of an experiment's networks. */
export const architectureOf = ({ net }: Pick<Experiment, 'net'>): Architecture => ({
  phi: activationFunction(net.activation),
  beta: blockFactor(net),
});

/** Returns beta of hidden layer `l`, which adds to the layer below; `null` where it takes its place. */
export const betaOf = ({ beta }: Architecture, l: number): number | null => (l > 1 ? beta : null);

/**
 * Returns a derivative by h^l: the part that comes through the weights of layer l + 1, and the one by h^{l+1}, which
 * comes down the skip connection.
 *
 * @param above the derivative by h^{l+1}; absent for l = L
 */
export const byFeaturesOf = (
  architecture: Architecture,
  l: number,
  above: tf.Tensor3D | undefined,
  throughWeights: tf.Tensor3D,
): tf.Tensor3D => (above && betaOf(architecture, l + 1) !== null ? tf.add(above, throughWeights) : throughWeights);

/** Returns a derivative by phi(z^l) from that by h^l. */
export const byBranchOf = (architecture: Architecture, l: number, byFeatures: tf.Tensor3D): tf.Tensor3D => {
  const beta = betaOf(architecture, l) ?? 1;
  return beta === 1 ? byFeatures : tf.mul(byFeatures, beta);
};
