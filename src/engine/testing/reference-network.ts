import type { Activation } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/dataset.ts';

/** phi and phi' in float64, as plain functions of z. */
const ACTIVATIONS: Record<Activation, [value: (z: number) => number, slope: (z: number) => number]> = {
  linear: [(z) => z, () => 1],
  relu: [(z) => Math.max(z, 0), (z) => (z > 0 ? 1 : 0)],
  tanh: [Math.tanh, (z) => 1 / Math.cosh(z) ** 2],
  erf: [erf, (z) => (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z)],
  gelu: [(z) => z * normalCdf(z), (z) => normalCdf(z) + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)],
  silu: [(z) => z * sigmoid(z), (z) => sigmoid(z) * (1 + z * (1 - sigmoid(z)))],
  sigmoid: [sigmoid, (z) => sigmoid(z) * (1 - sigmoid(z))],
  quadratic: [(z) => z * z, (z) => 2 * z],
};

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** erf by its Maclaurin series, exact to 1e-10 for |z| < 4; beyond, it is +-1 to 1e-8. */
function erf(z: number): number {
  if (Math.abs(z) > 4) return Math.sign(z);
  let term = z;
  let sum = z;
  for (let n = 1; n < 200; n++) {
    term *= (-z * z) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

function normalCdf(z: number): number {
  return (1 + erf(z / Math.SQRT2)) / 2;
}

/** phi of every activation in float64. */
export const ACTIVATION_VALUES = Object.fromEntries(
  Object.entries(ACTIVATIONS).map(([name, [value]]) => [name, value]),
) as Record<Activation, (z: number) => number>;

/** One weight layer of the reference: W = multiplier * w, and w is what the optimizer moves. */
export interface ReferenceLayer {
  /** n^-a of the abc-parametrization. */
  multiplier: number;
  /** [fan_out][fan_in]. */
  w: number[][];
  /** The learning rate of w. */
  lr: number;
  /** The learning rate of the bias; `null` without biases. */
  biasLr: number | null;
}

/**
 * The training loss (mse) of one network after `steps` steps of full-batch gradient descent, in float64
 * and plain loops, written from MATHS sections 1 and 3 without a look at the engine.
 */
export function referenceLoss(
  layers: ReferenceLayer[],
  activation: Activation,
  { train, inputs, outputs }: Dataset,
  gamma0: number,
  steps: number,
): number {
  const [phi, slope] = ACTIVATIONS[activation];
  const weights = layers.map(({ w }) => w.map((row) => [...row]));
  const biases = layers.map(({ w }) => w.map(() => 0));
  const last = layers.length - 1;

  for (let step = 0; ; step++) {
    const gradients = weights.map((w) => w.map((row) => row.map(() => 0)));
    const biasGradients = biases.map((b) => b.map(() => 0));
    let loss = 0;
    for (let sample = 0; sample < train.count; sample++) {
      const h = [[...train.x.slice(sample * inputs, (sample + 1) * inputs)]];
      const z: number[][] = [];
      layers.forEach(({ multiplier }, l) => {
        z[l] = weights[l].map((row, i) => biases[l][i] + multiplier * row.reduce((sum, w, j) => sum + w * h[l][j], 0));
        if (l < last) h[l + 1] = z[l].map(phi);
      });
      const error = z[last].map((value, j) => value / gamma0 - train.y[sample * outputs + j]);
      loss += error.reduce((sum, e) => sum + e * e, 0) / (2 * train.count);

      let delta = error.map((e) => e / gamma0 / train.count);
      for (let l = last; l >= 0; l--) {
        const { multiplier } = layers[l];
        delta.forEach((d, i) => {
          biasGradients[l][i] += d;
          h[l].forEach((value, j) => (gradients[l][i][j] += d * value * multiplier));
        });
        if (l === 0) break;
        delta = h[l].map(
          (_, j) => slope(z[l - 1][j]) * delta.reduce((sum, d, i) => sum + d * multiplier * weights[l][i][j], 0),
        );
      }
    }
    if (step === steps) return loss;
    layers.forEach(({ lr, biasLr }, l) =>
      weights[l].forEach((row, i) => {
        row.forEach((_, j) => (row[j] -= lr * gradients[l][i][j]));
        biases[l][i] -= (biasLr ?? 0) * biasGradients[l][i];
      }),
    );
  }
}

/** Row-major numbers as rows of `columns`. */
export const rowsOf = (values: Float32Array, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, i) => [...values.slice(i * columns, (i + 1) * columns)]);
