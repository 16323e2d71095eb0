/**
 * What a run holds for a while. tfjs frees the results of its operations when the expression that asked for them is
 * done, so that many are there at once; how many, is counted here as multiples of a few large shapes, the small
 * ones among them. `memory.test.ts` compares the counts with what is allocated.
 */
import type { Activation } from '../../maths/activation.ts';
import { isTargetPropagation } from '../../config/settings/local-rules.ts';
import type { Optimizer } from '../../config/settings/train-settings.ts';
import { activationFunction } from '../activations/activation-function.ts';
import { feedbackShapes } from '../network/feedback.ts';
import { chunkRows } from '../network/sample-set.ts';
import type { Buffers } from '../run/run-interface.ts';
import { buffers } from './buffers.ts';
import { jacobianShapes, MEMORY_OF } from './kept-buffers.ts';
import { dimensionsOf, lazyTwinForm, type RunSize } from './run-size.ts';

/** Results of tfjs's own operations by layer, of a pass forward and of one forward and back. */
const PLAIN_SIGNALS: Record<Activation, { forward: number; both: number }> = {
  linear: { forward: 1, both: 2 },
  relu: { forward: 2, both: 5 },
  quadratic: { forward: 2, both: 5 },
  tanh: { forward: 2, both: 6 },
  sigmoid: { forward: 2, both: 6 },
  erf: { forward: 2, both: 8 },
  silu: { forward: 3, both: 9 },
  gelu: { forward: 6, both: 18 },
};
/** The same of our operations, z, h and delta. */
const FUSED_SIGNALS = { forward: 2, both: 3 };
/** More of them, where the states of predictive coding relax. */
const INFERENCE_SIGNALS = 8;
/** A pass that carries the difference from step 0 forward has more of them, */
const DIFFERENCE_SIGNALS = 16;
/** and most activations take it by the mean slope at three nodes (`activations.ts`). */
const NODES = 3;
/** A captured step writes over what it needs no more, so that fewer are there at once. */
const CAPTURED_SIGNALS = { plain: 2, inference: 4, difference: 4 };

/** Results of the size of the weights that tfjs's own operations need for a step of each optimizer. */
const PLAIN_UPDATES: Record<Optimizer, number> = { sgd: 4, momentum: 6, slo: 7, adam: 16 };
/** The same of a captured step whose optimizer is none of our operations. */
const CAPTURED_COMPOSED_UPDATES = 3;

/** Results by layer of a forward pass, operation by operation. */
function forwardSignals({ experiment: { net }, lazy, step }: RunSize): number {
  const plain = PLAIN_SIGNALS[net.activation];
  if (lazy) return DIFFERENCE_SIGNALS + (activationFunction(net.activation).difference ? 0 : NODES * plain.both);
  return step === 'plain' ? plain.forward : FUSED_SIGNALS.forward;
}

/** Results by layer of a pass forward and back and whatever else the rule does, operation by operation. */
function ruleSignals(size: RunSize): number {
  const { experiment, lazy, step } = size;
  if (lazy) return forwardSignals(size);
  const signals = step === 'plain' ? PLAIN_SIGNALS[experiment.net.activation].both : FUSED_SIGNALS.both;
  return signals + (experiment.train.rule === 'pc' ? INFERENCE_SIGNALS : 0);
}

/** Results by layer in a step. */
function stepSignals(size: RunSize): number {
  if (size.step !== 'captured') return ruleSignals(size);
  if (size.lazy) return CAPTURED_SIGNALS.difference;
  return size.experiment.train.rule === 'pc' ? CAPTURED_SIGNALS.inference : CAPTURED_SIGNALS.plain;
}

/** Results of the size of the weights in a step. */
function updatesOf({ experiment: { train }, step }: RunSize): number {
  const { optimizer, weightDecay } = train;
  if (step === 'captured') return optimizer === 'slo' ? CAPTURED_COMPOSED_UPDATES : 0;
  if (step === 'eager' && optimizer !== 'slo') return 2 + MEMORY_OF[optimizer];
  return PLAIN_UPDATES[optimizer] + (weightDecay === 0 ? 0 : 2);
}

/** While the network takes a step; a captured step holds them from then on. */
export function stepBuffers(size: RunSize): Buffers[] {
  const { experiment, members: M, inputs, outputs, step } = size;
  const { rule } = experiment.train;
  const { shapes, widths, widest, largest, batch, isPicked } = dimensionsOf(size);
  const matrices = shapes.map((shape) => [M, ...shape]);
  const biases = experiment.net.bias ? widths.map((width) => [M, 1, width]) : [];
  const feedback = feedbackShapes(experiment.train, shapes).map((shape) => [M, ...shape]);
  const solves = widths.slice(1).map((above) => [M, Math.min(above, batch), Math.max(above, batch)]);
  return [
    ...buffers(
      'signals',
      stepSignals(size),
      widths.map((width) => [M, batch, width]),
    ),
    // Transposed, or in the making.
    ...buffers('signals', step === 'captured' ? 1 : 2, [[M, batch, widest]]),
    ...buffers('signals', 8, [[M, batch, outputs]]),
    ...buffers('updates', updatesOf(size), [...matrices, ...biases]),
    ...buffers('updates', step === 'captured' ? 0 : 1, [[M, ...largest]]),
    ...buffers('updates', isTargetPropagation(rule) ? 5 : 0, [...feedback, ...(feedback.length > 0 ? [] : solves)]),
    ...(isPicked ? buffers('batch', 1, [[M, batch, inputs]]) : []),
  ];
}

/** While the lazy twin takes its step; the network has taken its own then. */
export function twinStepBuffers(size: RunSize): Buffers[] {
  const { members: M, outputs } = size;
  const { batch, isPicked, samples, shapes } = dimensionsOf(size);
  const form = lazyTwinForm(size);
  if (form === 'kernel') return buffers('twin', isPicked ? 2 : 1, [[M, batch, samples * outputs ** 2]]);
  if (form === null) return [];
  const picked = jacobianShapes(size).map(([members, , columns]) => [members, batch, columns]);
  const moves = shapes.map((shape) => [M, ...shape]);
  return [...(isPicked ? buffers('twin', 1, picked) : []), ...buffers('twin', 4, moves)];
}

/** While the loss is measured on a part of the samples. */
export function fitBuffers(size: RunSize): Buffers[] {
  const { members: M, train, test, outputs } = size;
  const { shapes, widths, widest } = dimensionsOf(size);
  const weights = M * shapes.reduce((sum, [fanOut, fanIn]) => sum + fanOut * fanIn, 0);
  const rows = Math.min(chunkRows(weights), Math.max(train, test));
  return [
    ...buffers(
      'signals',
      forwardSignals(size),
      widths.map((width) => [M, rows, width]),
    ),
    ...buffers('signals', 2, [[M, rows, widest]]),
    ...buffers('signals', 8, [[M, rows, outputs]]),
  ];
}

/** While the rest is measured, on the probe set. */
export function frameBuffers(size: RunSize): Buffers[] {
  const { experiment, members: M, outputs } = size;
  const { shapes, widths, widest, largest, probe } = dimensionsOf(size);
  const { rule } = experiment.train;
  const matrices = shapes.map((shape) => [M, ...shape]);
  return [
    ...buffers(
      'signals',
      ruleSignals(size),
      widths.map((width) => [M, probe, width]),
    ),
    // Derivatives of the outputs by a layer, their products, and the tangent kernel.
    ...buffers('measures', 8, [[M, probe * outputs, widest]]),
    ...buffers('measures', 11, [[M, probe * outputs, probe * outputs]]),
    ...buffers('measures', rule === 'bp' ? 5 : 11, [[M, ...largest]]),
    // The directions of the rule and the gradient.
    ...buffers('measures', rule === 'bp' ? 0 : 2, matrices),
  ];
}

/** While a run is built. */
export function startBuffers(size: RunSize): Buffers[] {
  const { members: M, train, outputs } = size;
  const { shapes, widths, widest, samples, probe } = dimensionsOf(size);
  const form = lazyTwinForm(size);
  const kernel = [M, train, samples * outputs ** 2];
  const rows = form === null ? probe : samples;
  return [
    ...buffers(
      'measures',
      1,
      shapes.map((shape) => [M, ...shape]),
    ),
    ...buffers(
      'signals',
      forwardSignals(size) + 2,
      widths.map((width) => [M, rows, width]),
    ),
    ...(form === 'kernel' ? buffers('twin', 1, jacobianShapes(size)) : []),
    // One of each layer, and those of which they are made.
    ...(form === 'kernel' ? buffers('twin', widths.length + 2, [kernel]) : []),
    ...(form === 'weights' ? buffers('twin', 2, [[M, samples, outputs * widest]]) : []),
  ];
}
