import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { InfiniteWidthKernels } from './infinite-width.ts';

/** The input of {@link infiniteWidthCurve}: P training samples, T test samples, k outputs. */
export interface InfiniteWidthTraining {
  /** Kernels on the training inputs, [P, P]. */
  train: InfiniteWidthKernels;
  /** Kernels between test inputs (rows) and training inputs, [T, P]. */
  test: InfiniteWidthKernels;
  /** Gaussian-process variance of each test input, [T]. */
  testVariance: ArrayLike<number>;
  /** Targets, [P, k] as rows. */
  y: readonly ArrayLike<number>[];
  /** Test targets, [T, k] as rows. */
  yTest: readonly ArrayLike<number>[];
  /** The learning rate of docs/maths.md 2, before the factors of width and gamma0. */
  lr: number;
  /** Richness: it divides f_0, while lr gamma0^2 keeps the speed in function space. */
  gamma0: number;
  /** Whether f_0 = 0: centred, symmetric, or a readout of zeros. */
  startsAtZero: boolean;
}

/** Expected mse losses (docs/maths.md 3), one of each for every requested step. */
export interface LossCurve {
  train: Float64Array;
  test: Float64Array;
}

const asMatrix = (rows: readonly ArrayLike<number>[]) => new Matrix(rows.map((row) => Array.from(row)));

/** Returns (1 - (1 - rate)^steps) / rate, the sum of (1 - rate)^s, without cancellation at small rates. */
function geometricSum(rate: number, steps: number): number {
  if (Math.abs(rate) < 1e-300) return steps;
  if (rate < 0.5) return -Math.expm1(steps * Math.log1p(-rate)) / rate;
  return (1 - (1 - rate) ** steps) / rate;
}

/**
 * Returns the expected train and test loss of an infinitely wide network under `ntp`, trained by full-batch gradient
 * descent on the mse, after each of some numbers of steps (Lee et al. 2019, in discrete time). The function moves by
 *
 *     f_{t+1}(x) = f_t(x) - (lr / P) Theta(x, X) (f_t(X) - y),    f_0 ~ N(0, NNGP / gamma0^2) or 0
 *
 * Since lr gamma0^2 cancels (df/dW)^2 ~ 1/gamma0^2, gamma0 changes f_0 alone. In the eigenbasis of Theta(X, X) the
 * error of every mode shrinks by 1 - lr lambda / P a step; above lr lambda = 2 P it grows. The mean is over f_0.
 *
 * @param steps numbers of steps, integers from 0, in any order
 */
export function infiniteWidthCurve(training: InfiniteWidthTraining, steps: readonly number[]): LossCurve {
  const { lr, gamma0, startsAtZero, testVariance } = training;
  const y = asMatrix(training.y);
  const yTest = asMatrix(training.yTest);
  const outputs = y.columns;
  const startScale = startsAtZero ? 0 : outputs / gamma0 ** 2;

  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(asMatrix(training.train.tangent), {
    assumeSymmetric: true,
  });
  const modes = eigenvectorMatrix.transpose();
  const rates = realEigenvalues.map((lambda) => (lr / y.rows) * lambda);

  // In the basis of modes: targets, start covariance, and how far each mode's error moves each test point.
  const target = modes.mmul(y);
  const start = modes.mmul(asMatrix(training.train.nngp)).mmul(eigenvectorMatrix);
  const reach = asMatrix(training.test.tangent)
    .mmul(eigenvectorMatrix)
    .mul(lr / y.rows);
  const shared = asMatrix(training.test.nngp).mmul(eigenvectorMatrix);

  // Summed over test points, the variance is v - 2 g.linear + g.quadratic g, with g the geometric sums of a step.
  const spread = Array.from(testVariance).reduce((sum, variance) => sum + variance, 0);
  const linear = rates.map((_, p) => reach.getColumnVector(p).dot(shared.getColumnVector(p)));
  const quadratic = Matrix.mul(reach.transpose().mmul(reach), start);

  const trainLoss = (step: number) =>
    rates.reduce((sum, rate, p) => {
      const size = target.getRow(p).reduce((total, value) => total + value ** 2, startScale * start.get(p, p));
      return sum + (1 - rate) ** (2 * step) * size;
    }, 0) /
    (2 * y.rows);

  const testLoss = (step: number) => {
    const sums = Matrix.columnVector(rates.map((rate) => geometricSum(rate, step)));
    const error = reach.mmul(Matrix.mul(target, sums.mmul(Matrix.ones(1, outputs)))).sub(yTest);
    const variance = spread - 2 * sums.dot(Matrix.columnVector(linear)) + sums.dot(quadratic.mmul(sums));
    const loss = (error.dot(error) + startScale * variance) / (2 * yTest.rows);
    // Far above the stability limit the parts of the variance overflow, and their difference is no number.
    return Number.isNaN(loss) ? Infinity : loss;
  };

  return { train: Float64Array.from(steps, trainLoss), test: Float64Array.from(steps, testLoss) };
}
