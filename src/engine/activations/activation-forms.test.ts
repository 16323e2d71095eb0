import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIVATION_ROWS, ACTIVATIONS } from '../../maths/activation.ts';
import { openBackend } from '../backends/open-backend.ts';
import { traceStep } from '../backends/wasm/trace.ts';
import { activationDifference, activationFunction } from './activation-function.ts';

/** The rounding of float32 and of tfjs's erf, which is accurate to 1.5e-7, relative to 1 + |z|. */
const TOLERANCE = 5e-7;
const POINTS = [0, ...[1e-4, 1e-2, 0.3, 0.9, 1.1, 2, 3.9, 5, 20].flatMap((x) => [x, -x])].map(Math.fround);

const at = (points: number[]) => tf.tensor3d(points, [1, 1, points.length]);

describe.each(['cpu', 'wasm'] as const)('tfjs on %s', (backend) => {
  beforeAll(() => openBackend(backend));

  it.each(ACTIVATIONS)('computes %s and its derivative', (activation) => {
    const phi = activationFunction(activation);
    const exact = ACTIVATION_ROWS[activation];
    const [values, slopes] = tf.tidy(() => {
      const z = at(POINTS);
      const h = phi.value(z);
      return [h.dataSync(), (phi.derivative(z, h) ?? tf.onesLike(z)).dataSync()];
    });
    POINTS.forEach((z, i) => {
      const tolerance = TOLERANCE * (1 + z * z);
      expect(Math.abs(values[i] - exact.value(z)), `value at ${z}`).toBeLessThan(tolerance);
      expect(Math.abs(slopes[i] - exact.derivative(z)), `derivative at ${z}`).toBeLessThan(tolerance);
    });
  });
});

describe('a step that is captured on wasm', () => {
  beforeAll(() => openBackend('wasm'));

  it.each(ACTIVATIONS)('has a kernel for every operation of %s', (activation) => {
    const phi = activationFunction(activation);
    const z = at(POINTS);
    const step = () => {
      const h = phi.value(z);
      const moved = tf.mul<tf.Tensor3D>(z, 0.5);
      const dh = activationDifference(phi, { z0: moved, dz: moved, z, h0: phi.value(moved), h });
      return [{ from: z, to: tf.add<tf.Tensor3D>(dh, phi.derivative(z, h) ?? 1) }];
    };
    expect(() => traceStep(step)).not.toThrow();
  });
});
