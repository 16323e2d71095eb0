import type { PriorExperiment } from '../../config/prior.ts';
import { gainOf } from '../../maths/activation.ts';
import { infiniteWidthKernels } from '../../maths/infinite-width.ts';

/** The covariance of one output over the inputs at infinite width: all inputs have one variance, all pairs one covariance. */
export interface OutputKernel {
  variance: number;
  covariance: number;
}

/** Returns K^{L+1} of docs/maths.md 6; the readout's gain is 1. */
export function outputKernel(prior: PriorExperiment): OutputKernel {
  const { activation, depth, overlap } = prior;
  if (depth === 0) return { variance: 1, covariance: overlap };
  // Two inputs with |x|^2 = d = 2 stand for any two.
  const inputs = [
    [Math.SQRT2, 0],
    [Math.SQRT2 * overlap, Math.SQRT2 * Math.sqrt(1 - overlap ** 2)],
  ];
  const network = { activation, depth, gain: gainOf(prior), outputGain: 1, baseWidth: 1 };
  const { nngp } = infiniteWidthKernels(network, inputs, inputs);
  return { variance: nngp[0][0], covariance: nngp[0][1] };
}

/** Returns the covariance matrix of one output over `count` inputs, as rows. */
export const kernelRows = ({ variance, covariance }: OutputKernel, count: number): Float64Array[] =>
  Array.from({ length: count }, (_, row) =>
    Float64Array.from({ length: count }, (__, column) => (row === column ? variance : covariance)),
  );
