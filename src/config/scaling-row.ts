/** One weight layer of the scaling table: what experts want to see spelled out. */
export interface ScalingRow {
  /** 1-based index of the weight layer, 1..L+1. */
  layer: number;
  role: 'input' | 'hidden' | 'output';
  fanOut: number;
  fanIn: number;
  /** Standard deviation of the initial weights, multipliers folded in. */
  std: number;
  /** Learning rate of the weights, multipliers folded in. */
  lr: number;
  /** Learning rate of the biases; `null` without biases. */
  biasLr: number | null;
  /** The equivalent abc-parametrization (Yang and Hu 2021), a = 0. */
  abc: { a: number; b: number; c: number };
}
