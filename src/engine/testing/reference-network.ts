import { ACTIVATION_ROWS, type Activation } from '../../maths/activation.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';

/** One weight layer of the reference: W = multiplier * w, where the optimizer moves w. */
export interface ReferenceLayer {
  /** n^-a of the abc-parametrization. */
  multiplier: number;
  /** [fan_out][fan_in]. */
  w: number[][];
  /** The learning rate of w. */
  lr: number;
  /** The learning rate of the bias; `null` without biases. */
  biasLr: number | null;
  /** The share of w that decays in a step; absent: 0. */
  decay?: number;
}

/** The state of a reference network after some steps; samples are rows. */
export interface ReferenceState {
  /** Training loss, mse. */
  loss: number;
  /** Outputs on the training samples, [P][k]. */
  f: number[][];
  /** h^0..h^L, by layer, [P][n]. */
  h: number[][][];
  /** z^1..z^{L+1}, by layer, [P][n]. */
  z: number[][][];
  /** dz^{L+1}_j / dz^l of output 0, by layer 1..L+1, [P][n_l]. */
  rows: number[][][];
  /** Weights without their multipliers, by layer. */
  w: number[][][];
}

/** The scale of the output: f = (z - centered z_0) / gamma0. */
export interface ReferenceOutput {
  gamma0: number;
  centered?: boolean;
}

/**
 * Trains one network by `steps` steps of full-batch gradient descent on the mse, in float64 and plain loops, written
 * from docs/maths.md 1 and 3 independently of the engine.
 */
export function referenceTraining(
  layers: ReferenceLayer[],
  activation: Activation,
  { train, inputs, outputs }: Dataset,
  { gamma0, centered = false }: ReferenceOutput,
  steps: number,
): ReferenceState {
  const { value: phi, derivative: slope } = ACTIVATION_ROWS[activation];
  const weights = layers.map(({ w }) => w.map((row) => [...row]));
  const biases = layers.map(({ w }) => w.map(() => 0));
  const last = layers.length - 1;
  const first: number[][] = [];

  for (let step = 0; ; step++) {
    const gradients = weights.map((w) => w.map((row) => row.map(() => 0)));
    const biasGradients = biases.map((b) => b.map(() => 0));
    const state: ReferenceState = { loss: 0, f: [], h: [], z: [], rows: [], w: weights };
    const keep = (kept: number[][][], l: number, sample: number, row: number[]) => ((kept[l] ??= [])[sample] = row);
    for (let sample = 0; sample < train.count; sample++) {
      const h = [[...train.x.slice(sample * inputs, (sample + 1) * inputs)]];
      const z: number[][] = [];
      layers.forEach(({ multiplier }, l) => {
        z[l] = weights[l].map((row, i) => biases[l][i] + multiplier * row.reduce((sum, w, j) => sum + w * h[l][j], 0));
        if (l < last) h[l + 1] = z[l].map(phi);
      });
      first[sample] ??= z[last];
      const f = z[last].map((value, j) => (value - (centered ? first[sample][j] : 0)) / gamma0);
      const error = f.map((value, j) => value - train.y[sample * outputs + j]);
      state.loss += error.reduce((sum, e) => sum + e * e, 0) / (2 * train.count);
      state.f[sample] = f;
      h.forEach((row, l) => keep(state.h, l, sample, row));
      z.forEach((row, l) => keep(state.z, l, sample, row));

      let delta = error.map((e) => e / gamma0 / train.count);
      let row = error.map((_, j) => Number(j === 0));
      for (let l = last; l >= 0; l--) {
        const { multiplier } = layers[l];
        keep(state.rows, l, sample, row);
        delta.forEach((d, i) => {
          biasGradients[l][i] += d;
          h[l].forEach((value, j) => (gradients[l][i][j] += d * value * multiplier));
        });
        if (l === 0) break;
        const back = (signal: number[]) =>
          h[l].map(
            (_, j) => slope(z[l - 1][j]) * signal.reduce((sum, d, i) => sum + d * multiplier * weights[l][i][j], 0),
          );
        delta = back(delta);
        row = back(row);
      }
    }
    if (step === steps) return state;
    layers.forEach(({ lr, biasLr, decay = 0 }, l) =>
      weights[l].forEach((row, i) => {
        row.forEach((_, j) => (row[j] -= lr * gradients[l][i][j] + decay * row[j]));
        biases[l][i] -= (biasLr ?? 0) * biasGradients[l][i];
      }),
    );
  }
}

/** Returns row-major numbers as rows of `columns`. */
export const rowsOf = (values: Float32Array, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, i) => [...values.slice(i * columns, (i + 1) * columns)]);
