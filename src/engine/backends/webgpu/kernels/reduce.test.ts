import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFused } from '../../fused/kernel.ts';
import { provideTestGpu } from '../../../testing/test-gpu.ts';
import { innerProduct, squaredNorm } from './reduce.ts';
import { expectClose, filled, sample, sum } from './testing/exact.ts';
import { openKernels, passingFor } from './testing/open-kernels.ts';

/** Sums of sums of 300 and of 100,000 terms near 1, all of one sign. */
const SUM = { tolerance: 1e-6 };

const M = 2;

if (await provideTestGpu()) {
  beforeAll(openKernels);

  describe.each(['CPU', 'GPU'] as const)('with the shaders for a %s', (kind) => {
    it.each([1, 300, 100_000])('LabSquaredNorm and LabInnerProduct sum %i terms', async (size) => {
      const backend = passingFor(kind);
      const [x, y] = [sample([M, 1, size], 18, (v) => v + 2), sample([1, 1, size], 19, (v) => v + 2)];
      const squared = squaredNorm({ backend, inputs: { x: x.tensor }, attributes: {} });
      const inner = innerProduct({ backend, inputs: { x: x.tensor, y: y.tensor }, attributes: {} });
      expect([squared.shape, inner.shape]).toEqual([[M], [M]]);
      const perMember = (term: (m: number, k: number) => number) =>
        filled([M, 1, 1], (m) => sum(size, (k) => term(m, k)));
      await expectClose(
        squared,
        perMember((m, k) => x.at(m, 0, k) ** 2),
        SUM,
      );
      await expectClose(
        inner,
        perMember((m, k) => x.at(m, 0, k) * y.at(m, 0, k)),
        SUM,
      );
    });
  });

  it('LabSquaredNorm keeps no more than its output', () => {
    const x = sample([M, 1, 1000], 22);
    const kept = tf.backend().numDataIds();
    tf.tidy(() => {
      runFused('LabSquaredNorm', { x: x.tensor });
    });
    expect(tf.backend().numDataIds()).toBe(kept);
  });

  it('tfjs runs them by name', async () => {
    const x = sample([M, 3, 4], 21);
    const [norm] = runFused('LabSquaredNorm', { x: x.tensor }) ?? [];
    await expectClose(
      norm ?? tf.scalar(NaN),
      filled([M, 1, 1], (m) => sum(12, (k) => x.at(m, Math.floor(k / 4), k % 4) ** 2)),
      SUM,
    );
  });
} else {
  describe('the kernels of sums', () => it.skip('need WebGPU', () => undefined));
}
