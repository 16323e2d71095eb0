import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import type { ActivationFunction } from '../activations/activation-function.ts';
import { differenceForward, forward, type OutputScale, type Pass } from './network.ts';

/** The gamma0 below which a pass carries the difference from step 0 forward, to keep the digits of f - f_0. */
export const LAZY_GAMMA0 = 1e-2;

/** Returns whether the pass carries the difference from step 0. */
export const isDeepInTheLazyEnd = (members: Experiment[]): boolean =>
  members.some(({ scaling }) => scaling.gamma0 < LAZY_GAMMA0);

/** Returns the forward pass of networks with these settings. */
export const passOf = (members: Experiment[], phi: ActivationFunction): Pass =>
  isDeepInTheLazyEnd(members) ? (state, x) => differenceForward(state, phi, x) : (state, x) => forward(state, phi, x);

/** Returns the scale of the outputs of networks with these settings; the caller owns its tensors. */
export function outputScale(members: Experiment[]): OutputScale {
  const column = (values: number[]) => tf.tensor3d(values, [members.length, 1, 1]);
  const centered = members.map(({ scaling }) => Number(scaling.centered));
  return {
    gamma0: column(members.map(({ scaling }) => scaling.gamma0)),
    centered: centered.includes(1) ? column(centered) : null,
  };
}
