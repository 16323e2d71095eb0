import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Loss } from '../../config/settings/train-settings.ts';
import { ACTIVATION_ROWS, type Activation } from '../../maths/activation.ts';

/** A loss of some samples as a function of all weights, in float64. */
export interface ReferenceLoss {
  activation: Activation;
  loss: Loss;
  gamma0: number;
  /** [fan_out, fan_in] of each layer. */
  shapes: [number, number][];
  hasBiases: boolean;
  /** beta of the blocks of a residual network; absent or `null`: it has none. */
  beta?: number | null;
  x: number[][];
  y: number[][];
  /** What centring takes from z^{L+1}, by sample. */
  z0: number[][];
}

/** Returns the number of weights and biases; the weights come first, row-major by layer. */
export const sizeOf = ({ shapes, hasBiases }: ReferenceLoss): number =>
  shapes.reduce((sum, [rows, columns]) => sum + rows * (columns + Number(hasBiases)), 0);

/**
 * Returns the gradient by all weights and biases, in plain loops from docs/maths.md 1 and 3, independent of the engine,
 * with the signs of all pre-activations and the largest output in size.
 */
function referenceGradient(
  { activation, loss, gamma0, shapes, hasBiases, x, y, z0, beta = null }: ReferenceLoss,
  theta: ArrayLike<number>,
): { gradient: Float64Array; signs: string; largest: number } {
  const { value: phi, derivative: slope } = ACTIVATION_ROWS[activation];
  const last = shapes.length - 1;
  /** Whether the hidden layer of these weights, 0-based, adds to the one below. */
  const isBlock = (l: number) => beta !== null && l > 0 && l < last;
  const firstBias = shapes.reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  const placeOf = (l: number, i: number, j: number) =>
    shapes.slice(0, l).reduce((sum, [rows, columns]) => sum + rows * columns, 0) + i * shapes[l][1] + j;
  const biasOf = (l: number, i: number) => firstBias + shapes.slice(0, l).reduce((sum, [rows]) => sum + rows, 0) + i;
  const indices = (count: number) => Array.from({ length: count }, (_, i) => i);
  const gradient = new Float64Array(theta.length);
  let signs = '';
  let largest = 0;

  x.forEach((sample, a) => {
    const h = [sample];
    const z = shapes.map(([rows, columns], l) => {
      const values = indices(rows).map(
        (i) =>
          (hasBiases ? theta[biasOf(l, i)] : 0) +
          indices(columns).reduce((sum, j) => sum + theta[placeOf(l, i, j)] * h[l][j], 0),
      );
      h.push(values.map((value, i) => (isBlock(l) ? h[l][i] + (beta ?? 1) * phi(value) : phi(value))));
      if (l < last) signs += values.map((value) => (value > 0 ? '+' : '-')).join('');
      return values;
    });
    const f = z[last].map((value, j) => (value - z0[a][j]) / gamma0);
    largest = Math.max(largest, ...f.map(Math.abs));
    const total = f.reduce((sum, value) => sum + Math.exp(value), 0);
    const error = f.map((value, j) => (loss === 'mse' ? value : Math.exp(value) / total) - y[a][j]);
    let delta = error.map((value) => value / gamma0 / x.length);
    let skipped: number[] = [];
    for (let l = last; l >= 0; l--) {
      delta.forEach((value, i) => {
        if (hasBiases) gradient[biasOf(l, i)] += value;
        h[l].forEach((input, j) => (gradient[placeOf(l, i, j)] += value * input));
      });
      if (l === 0) break;
      const errors = delta;
      const byFeatures = z[l - 1].map(
        (_, j) => (skipped.at(j) ?? 0) + errors.reduce((sum, error, i) => sum + error * theta[placeOf(l, i, j)], 0),
      );
      delta = z[l - 1].map((value, j) => (isBlock(l - 1) ? (beta ?? 1) : 1) * slope(value) * byFeatures[j]);
      skipped = isBlock(l - 1) ? byFeatures : [];
    }
  });
  return { gradient, signs, largest };
}

/** Returns the derivatives of the outputs by all weights and biases, a row for each sample and output. */
export function referenceJacobian(loss: ReferenceLoss, theta: ArrayLike<number>): number[][] {
  const [outputs] = loss.shapes[loss.shapes.length - 1];
  return loss.x.flatMap((x, a) => {
    // The gradient of (1/2) ||f - y||^2 is J^T (f - y), linear in y.
    const at = (y: number[]) =>
      referenceGradient({ ...loss, loss: 'mse', x: [x], y: [y], z0: [loss.z0[a]] }, theta).gradient;
    const unit = (j: number) => Array.from({ length: outputs }, (_, i) => Number(i === j));
    const atZero = at(unit(-1));
    return Array.from({ length: outputs }, (_, j) => {
      const there = at(unit(j));
      return Array.from(atZero, (value, i) => value - there[i]);
    });
  });
}

/** The step of a difference of fourth order, whose error is about its fourth power, and the rounding 1e-16 over it. */
const STEP = 2e-4;

/** Returns H v by a difference of the gradient; `crosses`: whether a pre-activation changes its sign. */
export function referenceProduct(loss: ReferenceLoss, theta: ArrayLike<number>, v: ArrayLike<number>) {
  const [farAhead, ahead, behind, farBehind] = [2, 1, -1, -2].map((sign) =>
    referenceGradient(
      loss,
      Float64Array.from(theta, (value, i) => value + sign * STEP * v[i]),
    ),
  );
  return {
    product: ahead.gradient.map((value, i) => {
      const near = value - behind.gradient[i];
      return (8 * near - (farAhead.gradient[i] - farBehind.gradient[i])) / (12 * STEP);
    }),
    crosses: farAhead.signs !== farBehind.signs,
    largest: ahead.largest,
  };
}

/** Returns the largest eigenvalue of R^1/2 H R^1/2 from the whole matrix; `rates` are the entries of R. */
export function largestReferenceEigenvalue(
  loss: ReferenceLoss,
  theta: ArrayLike<number>,
  rates: ArrayLike<number>,
): number {
  const size = sizeOf(loss);
  const columns = Array.from({ length: size }, (_, j) => {
    const unit = Float64Array.from({ length: size }, (_, i) => Number(i === j));
    return [...referenceProduct(loss, theta, unit).product].map((value, i) => value * Math.sqrt(rates[i] * rates[j]));
  });
  const H = new Matrix(columns);
  const symmetric = Matrix.add(H, H.transpose()).mul(0.5);
  const values = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true }).realEigenvalues;
  return values[size - 1];
}
