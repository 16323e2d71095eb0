import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIVATIONS } from '../../maths/activation.ts';
import { randomStream } from '../../maths/random.ts';
import { activationFunction } from '../activations/activation-function.ts';
import { openBackend } from '../backends/open-backend.ts';
import { LOSS_FUNCTIONS } from '../network/losses.ts';
import { forward } from '../network/network.ts';
import { referenceProduct, sizeOf, type ReferenceLoss } from '../testing/reference-gradient.ts';
import { hessianAt } from './hessian.ts';

/** The rounding of float32 in a product of few terms, relative to the largest entry. */
const TOLERANCE = 5e-5;
/** The size of what p - y loses to rounding where the softmax p of a network is close to its target. */
const SMALLEST = 0.05;
/** Beyond this output the curvature of cross-entropy is a difference of rounded numbers. */
const SUREST = 5;
/** Where phi' jumps, a central difference that crosses the jump is not a derivative. */
const KINKED = ['relu'];
const MEMBERS = 2;
const SAMPLES = 7;
const FIRST_CHUNK = 4;

const networks = fc.record({
  activation: fc.constantFrom(...ACTIVATIONS),
  loss: fc.constantFrom('mse' as const, 'ce' as const),
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 5 }),
  hasBiases: fc.boolean(),
  beta: fc.option(fc.double({ min: 0.2, max: 1.5, noNaN: true }).map(Math.fround)),
  centered: fc.boolean(),
  gamma0: fc.double({ min: 0.5, max: 3, noNaN: true }),
  used: fc.integer({ min: 1, max: 9 }),
  seed: fc.nat(1000),
});

/** Draws a float32 number that stands for itself in float64. */
const drawer = (seed: number) => {
  const stream = randomStream(seed, 'init');
  return (count: number, size = 1) => Array.from({ length: count }, () => Math.fround(size * stream.normal()));
};

const rows = (values: number[], columns: number) =>
  Array.from({ length: values.length / columns }, (_, i) => values.slice(i * columns, (i + 1) * columns));

describe.each(['cpu', 'wasm'] as const)('a product with the Hessian of the loss on %s', (backend) => {
  beforeAll(() => openBackend(backend));

  it('is the derivative of the gradient, for every network', async () => {
    await fc.assert(
      fc.asyncProperty(networks, async ({ sizes: drawn, used, seed, centered, ...network }) => {
        const draw = drawer(seed);
        // The hidden layers of a residual network have one width.
        const isHidden = (l: number) => l > 0 && l < drawn.length - 1;
        const sizes = network.beta === null ? drawn : drawn.map((size, l) => (isHidden(l) ? drawn[1] : size));
        const shapes = sizes.slice(1).map((rows, l): [number, number] => [rows, sizes[l]]);
        const outputs = sizes[sizes.length - 1];
        const x = draw(SAMPLES * sizes[0]);
        const labels = rows(draw(SAMPLES * outputs), outputs);
        const y = network.loss === 'mse' ? labels : labels.map((row) => row.map((_, j) => Number(j === 0)));
        const z0 = Array.from({ length: MEMBERS }, () =>
          draw(SAMPLES * outputs).map((value) => (centered ? value : 0)),
        );
        const scales = [network.gamma0, 1.5 * network.gamma0];
        const taken = Math.min(used, SAMPLES);
        const references = scales.map((gamma0, m): ReferenceLoss => ({
          ...network,
          gamma0: Math.fround(gamma0),
          shapes,
          x: rows(x, sizes[0]).slice(0, taken),
          y: y.slice(0, taken),
          z0: rows(z0[m], outputs),
        }));
        const size = sizeOf(references[0]);
        const thetas = references.map(() => draw(size, 0.7));
        const directions = references.map(() => draw(size));

        const product = await engineProduct({ ...network, shapes, centered, used }, x, y.flat(), z0, scales, {
          thetas,
          directions,
        });
        references.forEach((reference, m) => {
          const { product: expected, crosses, largest: output } = referenceProduct(reference, thetas[m], directions[m]);
          if (crosses && KINKED.includes(network.activation)) return;
          if (network.loss === 'ce' && output > SUREST) return;
          const largest = Math.max(SMALLEST, ...expected.map(Math.abs));
          const worst = Math.max(...expected.map((value, i) => Math.abs(value - product[m][i])));
          expect(worst / largest).toBeLessThan(TOLERANCE);
        });
      }),
      { numRuns: 100 },
    );
  });
});

interface Network {
  activation: (typeof ACTIVATIONS)[number];
  loss: 'mse' | 'ce';
  shapes: [number, number][];
  hasBiases: boolean;
  beta: number | null;
  centered: boolean;
  used: number;
}

/** Returns H v of each member as one vector, with the samples in two chunks. */
async function engineProduct(
  { activation, loss, shapes, hasBiases, beta, centered, used }: Network,
  x: number[],
  y: number[],
  z0: number[][],
  scales: number[],
  { thetas, directions }: Record<'thetas' | 'directions', number[][]>,
): Promise<number[][]> {
  const before = tf.memory().numTensors;
  const architecture = { phi: activationFunction(activation), beta };
  const tensorsOf = (vectors: number[][]) => {
    let from = 0;
    const take = (rows: number, columns: number) => {
      const all = vectors.flatMap((vector) => vector.slice(from, from + rows * columns));
      from += rows * columns;
      return tf.tensor3d(all, [MEMBERS, rows, columns]);
    };
    const W = shapes.map(([rows, columns]) => take(rows, columns));
    return { W, ...(hasBiases && { b: shapes.map(([rows]) => take(1, rows)) }) };
  };
  const chunk = (from: number, to: number) => {
    const count = to - from;
    const part = (values: number[], columns: number) => values.slice(from * columns, to * columns);
    const [d, k] = [x.length / SAMPLES, y.length / SAMPLES];
    return {
      x: tf.tensor3d(part(x, d), [1, count, d]),
      y: tf.tensor3d(part(y, k), [1, count, k]),
      z0: centered
        ? tf.tensor3d(
            z0.flatMap((values) => part(values, k)),
            [MEMBERS, count, k],
          )
        : null,
    };
  };
  const weights = tensorsOf(thetas);
  const v = tensorsOf(directions);
  const chunks = [chunk(0, FIRST_CHUNK), chunk(FIRST_CHUNK, SAMPLES)];
  const scale = {
    gamma0: tf.tensor3d(scales, [MEMBERS, 1, 1]),
    centered: centered ? tf.ones<tf.Rank.R3>([MEMBERS, 1, 1]) : null,
  };
  const hessian = hessianAt(
    { ...weights, initial: weights.W, moved: weights.W },
    {
      architecture,
      pass: ({ W, b }, input) => forward({ W, b }, architecture, input),
      loss: LOSS_FUNCTIONS[loss],
      scale,
      chunks,
      samples: used,
    },
  );
  const product = await hessian.times(v, () => Promise.resolve());
  const values = [...product.W, ...(product.b ?? [])].map((part) => [...part.dataSync()]);
  hessian.dispose();
  tf.dispose([weights.W, weights.b ?? [], v.W, v.b ?? [], product.W, product.b ?? []]);
  tf.dispose(chunks.flatMap((one) => [one.x, one.y, one.z0 ?? []]));
  tf.dispose([scale.gamma0, scale.centered ?? []]);
  expect(tf.memory().numTensors).toBe(before);
  return Array.from({ length: MEMBERS }, (_, m) =>
    values.flatMap((part) => part.slice((m * part.length) / MEMBERS, ((m + 1) * part.length) / MEMBERS)),
  );
}
