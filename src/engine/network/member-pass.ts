import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { isDeepInTheLazyEnd } from '../../config/lazy-end.ts';
import type { Architecture } from './architecture.ts';
import { differenceForward, forward, type OutputScale, type Pass } from './network.ts';

/** Returns the forward pass of networks with these settings. */
export const passOf = (members: Experiment[], architecture: Architecture): Pass =>
  isDeepInTheLazyEnd(members)
    ? (state, x) => differenceForward(state, architecture, x)
    : (state, x) => forward(state, architecture, x);

/** Returns the scale of the outputs of networks with these settings; the caller owns its tensors. */
export function outputScale(members: Experiment[]): OutputScale {
  const column = (values: number[]) => tf.tensor3d(values, [members.length, 1, 1]);
  const centered = members.map(({ scaling }) => Number(scaling.centered));
  return {
    gamma0: column(members.map(({ scaling }) => scaling.gamma0)),
    centered: centered.includes(1) ? column(centered) : null,
  };
}
