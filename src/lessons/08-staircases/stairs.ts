/** A learned function, known at some inputs. */
export interface Learned {
  /** Inputs of -1 and 1, [count, d]. */
  x: Float32Array;
  /** d, at least `degree`. */
  inputs: number;
  /** The function at these inputs, [count]. */
  outputs: Float32Array;
}

/**
 * Returns the mean of f(x) x_1 ... x_k over the inputs, for k = 1 to `degree`: how much of each stair of the merged
 * staircase f has learned. It is 1 for the staircase itself, and 0 where nothing of the stair is learned. Its error is
 * about rms(f) / sqrt(count).
 */
export function stairCoefficients({ x, inputs, outputs }: Learned, degree: number): number[] {
  const sums = Array.from({ length: degree }, () => 0);
  outputs.forEach((output, sample) => {
    let product = output;
    for (let k = 0; k < degree; k++) {
      product *= x[sample * inputs + k];
      sums[k] += product;
    }
  });
  return sums.map((sum) => sum / outputs.length);
}
