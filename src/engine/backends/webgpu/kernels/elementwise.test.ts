import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIVATION_ROWS, ACTIVATIONS } from '../../../../maths/activation.ts';
import { provideTestGpu } from '../../../testing/test-gpu.ts';
import { activate, gate } from './elementwise.ts';
import { expectClose, filled, sample } from './testing/exact.ts';
import { openKernels, passingFor } from './testing/open-kernels.ts';

/** The tolerance of activations: a few units of the last place of numbers near 1. */
const ACTIVATION = { tolerance: 5e-7 };
/** The tolerance of small numbers, whose digits tanh and erf keep. */
const SMALL = { tolerance: 5e-7, scale: 1e-30 };

const M = 2;

if (await provideTestGpu()) {
  beforeAll(openKernels);

  describe('entry by entry', () => {
    /** From 1e-4 to 100, of both signs, and 0. */
    const points = [
      0,
      ...[1e-4, 1e-2, 0.3, 0.599, 0.601, 0.9, 0.999, 1.001, 2, 3.9, 5, 20, 100].flatMap((x) => [x, -x]),
    ];
    const z = () => tf.tensor3d(points, [1, 1, points.length]);
    const exact = points.map(Math.fround);

    it.each(ACTIVATIONS)('LabActivate is %s', async (activation) => {
      const expected = exact.map(ACTIVATION_ROWS[activation].value);
      const h = activate({ backend: passingFor('CPU'), inputs: { z: z() }, attributes: { activation } });
      await expectClose(h, expected, activation === 'tanh' || activation === 'erf' ? SMALL : ACTIVATION);
    });

    it.each(ACTIVATIONS)('LabGate is the derivative of %s times signals that members share', async (activation) => {
      const { value, derivative } = ACTIVATION_ROWS[activation];
      const signal = sample([1, 1, points.length], 20);
      const signals = {
        z: tf.tile(z(), [M, 1, 1]),
        h: tf.tensor3d([...exact, ...exact].map(value), [M, 1, points.length]),
      };
      const gated = gate({
        backend: passingFor('CPU'),
        inputs: { signal: signal.tensor, ...signals },
        attributes: { activation },
      });
      await expectClose(
        gated,
        filled([M, 1, points.length], (_, __, j) => signal.at(0, 0, j) * derivative(exact[j])),
        ACTIVATION,
      );
    });

    it('all workgroups run, even more than one dimension of a dispatch may have', async () => {
      const size = 65_536 * 64 + 3;
      const squares = activate({
        backend: passingFor('GPU'),
        inputs: {
          z: tf.tensor3d(
            Float32Array.from({ length: size }, (_, i) => i),
            [1, 1, size],
          ),
        },
        attributes: { activation: 'quadratic' },
      });
      const values = (await tf.backend().read(squares.dataId)) as Float32Array;
      expect(values.findIndex((value, i) => value !== Math.fround(i * i))).toBe(-1);
    });
  });
} else {
  describe('the kernels that go entry by entry', () => it.skip('need WebGPU', () => undefined));
}
