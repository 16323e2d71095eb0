import { ACTIVATION_ROWS, type Activation } from '../activation.ts';

/** A network without biases and with one output, float64 in plain loops: weights[l][i] is row i of W^{l+1}. */
export interface PlainNetwork {
  activation: Activation;
  weights: Float64Array[][];
}

/** The forward and the backward pass of one input in a network. */
export interface PlainTrace {
  /** h^0 = x, h^1, .., h^L. */
  h: ArrayLike<number>[];
  /** dz^{L+1} / dz^l, l = 1..L+1. */
  deltas: ArrayLike<number>[];
  /** z^{L+1}. */
  output: number;
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

/** Draws random weights, N(0, std_l^2) in each layer; `widths` is d, n_1, .., n_L, 1. */
export function drawPlainNetwork(
  activation: Activation,
  widths: number[],
  std: number[],
  normal: () => number,
): PlainNetwork {
  const weights = std.map((scale, l) =>
    Array.from({ length: widths[l + 1] }, () => Float64Array.from({ length: widths[l] }, () => scale * normal())),
  );
  return { activation, weights };
}

/** Computes the forward and the backward pass of one input. */
export function tracePlain({ activation, weights }: PlainNetwork, x: ArrayLike<number>): PlainTrace {
  const { value, derivative } = ACTIVATION_ROWS[activation];
  const h = [x];
  const z = weights.map((rows, l) => {
    const preactivations = Float64Array.from(rows, (row) => dot(row, h[l]));
    if (l < weights.length - 1) h.push(preactivations.map(value));
    return preactivations;
  });
  const deltas: Float64Array[] = [];
  deltas[weights.length - 1] = Float64Array.of(1);
  for (let l = weights.length - 1; l > 0; l--) {
    const back = new Float64Array(h[l].length);
    weights[l].forEach((row, i) => row.forEach((weight, j) => (back[j] += weight * deltas[l][i])));
    deltas[l - 1] = back.map((slope, j) => slope * derivative(z[l - 1][j]));
  }
  return { h, deltas, output: z[weights.length - 1][0] };
}

/** Takes a step of gradient descent on the mean over samples of error * output: W^l -= lr_l mean(error * dz/dW^l). */
export function stepPlain({ weights }: PlainNetwork, traces: PlainTrace[], errors: number[], lr: number[]): void {
  weights.forEach((rows, l) =>
    rows.forEach((row, i) =>
      traces.forEach(({ h, deltas }, sample) => {
        const size = (lr[l] * errors[sample] * deltas[l][i]) / traces.length;
        for (let j = 0; j < row.length; j++) row[j] -= size * h[l][j];
      }),
    ),
  );
}

/** Returns the tangent kernel of two inputs: sum_l lr_l (delta_l . delta_l') (h_{l-1} . h_{l-1}'). */
export const tangentPlain = (a: PlainTrace, b: PlainTrace, lr: number[]): number =>
  lr.reduce((sum, rate, l) => sum + rate * dot(a.deltas[l], b.deltas[l]) * dot(a.h[l], b.h[l]), 0);
