import type * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIVATION_ROWS, ACTIVATIONS } from '../../../../maths/activation.ts';
import { provideTestGpu } from '../../../testing/test-gpu.ts';
import { backProduct, dense, matMul } from './products.ts';
import { expectClose, filled, sample, sum } from './testing/exact.ts';
import { openKernels, passingFor } from './testing/open-kernels.ts';

/** Float32 sums of up to 67 terms near 1. */
const PRODUCT = { tolerance: 1e-5 };

const [M, B, N, O]: [number, number, number, number] = [2, 67, 5, 6];

if (await provideTestGpu()) {
  beforeAll(openKernels);

  describe.each(['CPU', 'GPU'] as const)('with the shaders for a %s', (kind) => {
    it('LabMatMul is the batched product', async () => {
      const [a, b] = [sample([1, N, B], 1), sample([M, O, B], 2)];
      const inputs = { a: a.tensor, b: b.tensor };
      const product = matMul({ backend: passingFor(kind), inputs, attributes: { transposeB: true } });
      expect(product.shape).toEqual([M, N, O]);
      await expectClose(
        product,
        filled([M, N, O], (m, i, j) => sum(B, (k) => a.at(m, i, k) * b.at(m, j, k))),
        PRODUCT,
      );
    });

    it.each(ACTIVATIONS)('LabDense is x W^T + b and phi of it, where phi is %s', async (activation) => {
      const [x, W, b] = [sample([1, B, N], 3), sample([M, O, N], 4), sample([M, 1, O], 5)];
      const inputs = { x: x.tensor, W: W.tensor, b: b.tensor };
      const [z, h] = dense({ backend: passingFor(kind), inputs, attributes: { activation } });
      const expected = filled([M, B, O], (m, i, j) => sum(N, (k) => x.at(m, i, k) * W.at(m, j, k)) + b.at(m, 0, j));
      await expectClose(z, expected, PRODUCT);
      if (activation === 'linear') expect(h).toBeUndefined();
      else await expectClose(h, expected.map(ACTIVATION_ROWS[activation].value), PRODUCT);
    });

    it('LabDense works without biases', async () => {
      const [x, W] = [sample([M, B, N], 3), sample([M, O, N], 4)];
      const inputs = { x: x.tensor, W: W.tensor };
      const [z] = dense({ backend: passingFor(kind), inputs, attributes: { activation: 'linear' } });
      await expectClose(
        z,
        filled([M, B, O], (m, i, j) => sum(N, (k) => x.at(m, i, k) * W.at(m, j, k))),
        PRODUCT,
      );
    });

    it.each(ACTIVATIONS)("LabBackProduct is delta W times phi', where phi is %s", async (activation) => {
      const { value, derivative } = ACTIVATION_ROWS[activation];
      const [delta, W, z] = [sample([M, B, O], 6), sample([M, O, N], 7), sample([M, B, N], 8)];
      const h = sample([M, B, N], 8, value);
      const signals: Record<string, tf.Tensor> = activation === 'linear' ? {} : { z: z.tensor, h: h.tensor };
      const inputs = { delta: delta.tensor, W: W.tensor, ...signals };
      await expectClose(
        backProduct({ backend: passingFor(kind), inputs, attributes: { activation } }),
        filled([M, B, N], (m, i, j) => sum(O, (k) => delta.at(m, i, k) * W.at(m, k, j)) * derivative(z.at(m, i, j))),
        PRODUCT,
      );
    });
  });
} else {
  describe('the kernels of products', () => it.skip('need WebGPU', () => undefined));
}
