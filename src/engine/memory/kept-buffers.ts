import type { Optimizer } from '../../config/settings/train-settings.ts';
import { feedbackShapes } from '../network/feedback.ts';
import { INFINITE_DRAWS } from '../twins/infinite-network.ts';
import { momentumOf } from '../training/optimizers.ts';
import type { Buffers } from '../run/run-interface.ts';
import { buffers } from './buffers.ts';
import { dimensionsOf, hasInfiniteTwin, lazyTwinForm, type RunSize } from './run-size.ts';

/** How many numbers each optimizer remembers of a parameter. */
export const MEMORY_OF: Record<Optimizer, number> = { sgd: 0, slo: 0, momentum: 1, adam: 2 };

/** What a run holds from its first step to its last. */
export function keptBuffers(size: RunSize): Buffers[] {
  const { experiment, members: M, train, test, inputs, outputs } = size;
  const { shapes, widths, probe, samples } = dimensionsOf(size);
  const matrices = shapes.map((shape) => [M, ...shape]);
  const biases = experiment.net.bias ? widths.map((width) => [M, 1, width]) : [];
  const memory = MEMORY_OF[experiment.train.optimizer];
  const hidden = widths.slice(0, -1);
  const z0 = size.centered && !size.lazy ? [train, train, test, probe] : [];
  return [
    // W_0, W - W_0 and W.
    ...buffers('weights', 3, matrices),
    ...buffers('biases', 1, biases),
    ...buffers('optimizer', memory, [...matrices, ...biases]),
    ...buffers(
      'feedback',
      1,
      feedbackShapes(experiment.train, shapes).map((shape) => [M, ...shape]),
    ),
    ...buffers(
      'rates',
      4,
      [...matrices, ...biases].map(() => [M, 1, 1]),
    ),
    // The training set in parts, to be measured, and as a whole, to be trained on.
    ...buffers(
      'data',
      1,
      [train, train, test, probe].map((rows) => [1, rows, inputs]),
    ),
    ...buffers(
      'data',
      1,
      [train, train, test, probe, samples].map((rows) => [1, rows, outputs]),
    ),
    ...buffers(
      'initialOutputs',
      1,
      z0.map((rows) => [M, rows, outputs]),
    ),
    // Activations and pre-activations at step 0, their kernels, and the tangent kernel.
    ...buffers(
      'references',
      2,
      hidden.map((width) => [M, probe, width]),
    ),
    ...buffers('references', 1, [...hidden.map(() => [M, probe, probe]), [M, probe, outputs]]),
    ...buffers('references', 1, [[M, probe * outputs, probe * outputs]]),
    ...twinBuffers(size),
  ];
}

function twinBuffers(size: RunSize): Buffers[] {
  const { experiment, members: M, train, outputs } = size;
  const { shapes, widths, samples } = dimensionsOf(size);
  const form = lazyTwinForm(size);
  const momentum = momentumOf(experiment) > 0 ? 1 : 0;
  const kernel = [
    [M, train, samples * outputs ** 2],
    [M, samples, outputs],
  ];
  const infinite = [
    [1, train, samples],
    [INFINITE_DRAWS, samples, outputs],
  ];
  const moves = [
    ...shapes.map((shape) => [M, ...shape]),
    ...(experiment.net.bias ? widths.map((width) => [M, 1, width]) : []),
  ];
  return [
    ...(form === 'kernel' ? buffers('twin', 1, [...kernel, ...(momentum ? kernel.slice(1) : [])]) : []),
    ...(form === 'weights' ? buffers('twin', 1, [...jacobianShapes(size), [M, samples, outputs]]) : []),
    ...(form === 'weights' ? buffers('twin', 1 + momentum, moves) : []),
    ...(hasInfiniteTwin(size) ? buffers('infinite', 1, [...infinite, ...(momentum ? infinite.slice(1) : [])]) : []),
  ];
}

/** The Jacobian of all samples in its factors, by weight layer. */
export function jacobianShapes(size: RunSize): number[][] {
  const { members: M, outputs } = size;
  const { shapes, samples } = dimensionsOf(size);
  return shapes.flatMap(([fanOut, fanIn], l) => [
    [M, samples, outputs * fanOut],
    [l === 0 ? 1 : M, samples, fanIn],
  ]);
}
