import { Matrix } from 'ml-matrix';
import { expect, it } from 'vitest';
import { earlyTimeAlignment } from './testing/early-time-alignment.ts';
import { randomStream } from './random.ts';
import { drawPlainNetwork, stepPlain, tracePlain, type PlainNetwork } from './testing/plain-network.ts';

const SAMPLES = 7;
const WIDTHS = [4, 6, 5, 1];
/** The step: so small that the backward pass changes by 1e-6 only, so large that W - W_0 keeps its digits. */
const STEP = 1e-7;
const AFTER_ONE_STEP = 1e-5;

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const cosine = (a: Matrix, b: Matrix) => a.dot(b) / Math.sqrt(a.dot(a) * b.dot(b));
const matrixOf = (rows: ArrayLike<number>[]) => new Matrix(rows.map((row) => Array.from(row)));

it.each([1, 2])('the alignment of weight layer %d after a tiny step of gradient descent', (layer) => {
  const { normal } = randomStream(11, 'init');
  const std = [1, 1, 1].map((gain, l) => gain / Math.sqrt(WIDTHS[l]));
  const network: PlainNetwork = drawPlainNetwork('tanh', WIDTHS, std, normal);
  const x = range(SAMPLES).map(() => range(WIDTHS[0]).map(normal));
  const y = range(SAMPLES).map(normal);

  const traces = x.map((input) => tracePlain(network, input));
  const residual = traces.map(({ output }, i) => output - y[i]);
  const slopes = matrixOf(traces.map(({ deltas }) => deltas[layer - 1]));
  const limit = earlyTimeAlignment({
    features: traces.map(({ h }) => h[layer - 1]),
    residual,
    preactivationKernel: slopes.mmul(slopes.transpose()).to2DArray(),
  });

  const before = matrixOf(network.weights[layer - 1]);
  stepPlain(network, traces, residual, [STEP, STEP, STEP]);
  const moved = matrixOf(network.weights[layer - 1]).sub(before);
  const slopesAfter = matrixOf(x.map((input) => tracePlain(network, input).deltas[layer - 1]));
  const kernel = slopesAfter.transpose().mmul(slopesAfter);
  const measured = cosine(moved.transpose().mmul(moved), moved.transpose().mmul(kernel).mmul(moved));

  expect(Math.abs(limit - measured)).toBeLessThan(AFTER_ONE_STEP);
  expect(limit).toBeGreaterThan(0);
  expect(limit).toBeLessThan(1);
});

it('is 1 for the readout, whose slopes are all one', () => {
  const { normal } = randomStream(12, 'init');
  const features = range(SAMPLES).map(() => range(9).map(normal));
  const ones = features.map(() => features.map(() => 1));
  expect(earlyTimeAlignment({ features, residual: range(SAMPLES).map(normal), preactivationKernel: ones })).toBeCloseTo(
    1,
    12,
  );
});
