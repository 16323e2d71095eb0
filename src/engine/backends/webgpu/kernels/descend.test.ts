import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFused } from '../../fused/kernel.ts';
import { provideTestGpu } from '../../../testing/test-gpu.ts';
import { descend, descendBias } from './descend.ts';
import { expectClose, filled, sample, sum, type Sample, type Shape } from './testing/exact.ts';
import { openKernels, passingFor } from './testing/open-kernels.ts';

/** Float32 sums of up to 67 terms near 1. */
const PRODUCT = { tolerance: 1e-5 };

const [M, B, N, O]: [number, number, number, number] = [2, 67, 5, 6];

const OPTIMIZERS = ['sgd', 'momentum', 'adam'] as const;
const CORRECTIONS = [0.19, 0.002];

/** Makes one optimizer step of one entry in float64: [direction, memory...]. */
function advise(optimizer: (typeof OPTIMIZERS)[number], g: number, [first, second]: number[]): number[] {
  if (optimizer === 'sgd') return [g];
  if (optimizer === 'momentum') return [0.9 * first + g, 0.9 * first + g];
  const m = 0.9 * first + 0.1 * g;
  const v = 0.999 * second + 0.001 * g * g;
  return [m / CORRECTIONS[0] / (Math.sqrt(v / CORRECTIONS[1]) + 1e-8), m, v];
}

/** Returns the memory of an optimizer and, for Adam, its corrections, by the kernels' names. */
function remembered(
  optimizer: (typeof OPTIMIZERS)[number],
  shape: Shape,
): { memory: Sample[]; named: Record<string, tf.Tensor> } {
  const memory: Sample[] = [];
  if (optimizer === 'sgd') return { memory, named: {} };
  memory.push(sample(shape, 21));
  if (optimizer === 'momentum') return { memory, named: { v: memory[0].tensor } };
  memory.push(sample(shape, 22, Math.abs));
  const [c1, c2] = CORRECTIONS.map((c) => tf.tensor3d([c], [1, 1, 1]));
  return { memory, named: { m: memory[0].tensor, v: memory[1].tensor, c1, c2 } };
}

if (await provideTestGpu()) {
  beforeAll(openKernels);

  describe.each(['CPU', 'GPU'] as const)('with the shaders for a %s', (kind) => {
    it.each(OPTIMIZERS.flatMap((optimizer) => [0, 0.1].map((weightDecay) => [optimizer, weightDecay] as const)))(
      'LabDescend is a step of %s with weight decay %s, and leaves the old weights as they were',
      async (optimizer, weightDecay) => {
        const shape: Shape = [M, O, N];
        const [delta, h] = [sample([M, B, O], 9), sample([1, B, N], 10)];
        const [initial, moved, W] = [sample(shape, 11), sample(shape, 12), sample(shape, 13)];
        const lr = sample([M, 1, 1], 14, Math.abs);
        const { memory, named } = remembered(optimizer, shape);
        const weights = { initial: initial.tensor, moved: moved.tensor, W: W.tensor };
        const inputs = { delta: delta.tensor, h: h.tensor, ...weights, lr: lr.tensor, ...named };
        const outputs = descend({ backend: passingFor(kind), inputs, attributes: { optimizer, weightDecay } });
        const advice = (m: number, i: number, j: number) => {
          const gradient = sum(B, (k) => delta.at(m, k, i) * h.at(m, k, j));
          const [direction, ...after] = advise(
            optimizer,
            gradient,
            memory.map((x) => x.at(m, i, j)),
          );
          const now = moved.at(m, i, j) - (direction + weightDecay * W.at(m, i, j)) * lr.at(m, 0, 0);
          return [now, initial.at(m, i, j) + now, ...after];
        };
        expect(outputs).toHaveLength(2 + memory.length);
        for (const [n, output] of outputs.entries()) {
          await expectClose(
            output,
            filled(shape, (...at) => advice(...at)[n]),
            PRODUCT,
          );
        }
        await expectClose(W.tensor, filled(shape, W.at), PRODUCT);
        await expectClose(moved.tensor, filled(shape, moved.at), PRODUCT);
      },
    );

    it.each(OPTIMIZERS)('LabDescendBias is a step of %s by the sums over the batch', async (optimizer) => {
      const shape: Shape = [M, 1, O];
      const [delta, b, lr] = [sample([M, B, O], 15), sample(shape, 16), sample([M, 1, 1], 17, Math.abs)];
      const { memory, named } = remembered(optimizer, shape);
      const inputs = { delta: delta.tensor, b: b.tensor, lr: lr.tensor, ...named };
      const outputs = descendBias({ backend: passingFor(kind), inputs, attributes: { optimizer } });
      const advice = (m: number, i: number, j: number) => {
        const gradient = sum(B, (k) => delta.at(m, k, j));
        const [direction, ...after] = advise(
          optimizer,
          gradient,
          memory.map((x) => x.at(m, i, j)),
        );
        return [b.at(m, i, j) - direction * lr.at(m, 0, 0), ...after];
      };
      expect(outputs).toHaveLength(1 + memory.length);
      for (const [n, output] of outputs.entries()) {
        await expectClose(
          output,
          filled(shape, (...at) => advice(...at)[n]),
          PRODUCT,
        );
      }
    });
  });

  it('LabDescend keeps no more than its outputs', () => {
    const [delta, h] = [sample([M, B, O], 23), sample([M, B, N], 24)];
    const shape: Shape = [M, O, N];
    const [initial, moved, W] = [sample(shape, 25), sample(shape, 26), sample(shape, 27)];
    const { named } = remembered('adam', shape);
    const weights = { initial: initial.tensor, moved: moved.tensor, W: W.tensor, lr: sample([M, 1, 1], 28).tensor };
    const kept = tf.backend().numDataIds();
    tf.tidy(() => {
      const inputs = { delta: delta.tensor, h: h.tensor, ...weights, ...named };
      runFused('LabDescend', inputs, { optimizer: 'adam', weightDecay: 0 });
    });
    expect(tf.backend().numDataIds()).toBe(kept);
  });
} else {
  describe('the kernels of descent', () => it.skip('need WebGPU', () => undefined));
}
