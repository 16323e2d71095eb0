/**
 * The recursive feature machine: kernel ridge regression that learns features (Radhakrishnan, Beaglehole, Pandit, Belkin,
 * arXiv 2212.13881; docs/maths.md 8.2). What a network learns by gradient descent it finds without one: the matrix of its
 * kernel becomes the average gradient outer product of its own fit.
 */
import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** The data of a machine: rows of inputs and of targets. */
export interface RegressionData {
  x: ArrayLike<number>[];
  y: ArrayLike<number>[];
  xTest: ArrayLike<number>[];
  yTest: ArrayLike<number>[];
}

/** The settings of a machine. */
export interface FeatureMachineSettings {
  /** The length of the Laplace kernel exp(-distance / bandwidth). */
  bandwidth: number;
  /** The ridge, added to the diagonal of the kernel. */
  ridge: number;
  /** The rounds after round 0, which is the Laplace kernel itself. */
  rounds: number;
}

/** One round: the fit by a kernel, and the matrix of that kernel. */
export interface FeatureMachineRound {
  /** 1/2 of the mean over samples of the squared error, summed over outputs. */
  loss: number;
  testLoss: number;
  /** M of the kernel of this round, [d, d], of trace d. */
  features: Matrix;
  /** f on the test inputs, [samples, outputs]. */
  testOutputs: Matrix;
}

/** The bandwidth that the lab takes for d standardized inputs: one and a half of their usual length. */
export const usualBandwidth = (inputs: number): number => 1.5 * Math.sqrt(inputs);

/**
 * Fits round after round. A round solves (K + ridge I) alpha = y with K(x, z) = exp(-sqrt((x - z)' M (x - z)) / bandwidth); the M
 * of the next is the average over the training inputs of grad f grad f', summed over outputs and scaled to trace d. A
 * sample's own term is left out, where the kernel has no gradient.
 */
export function featureMachine(data: RegressionData, settings: FeatureMachineSettings): FeatureMachineRound[] {
  const [x, y, xTest, yTest] = [data.x, data.y, data.xTest, data.yTest].map(matrixOf);
  let features = Matrix.eye(x.columns);
  return Array.from({ length: settings.rounds + 1 }, () => {
    const distances = distancesBetween(x, x, features);
    const kernel = kernelOf(distances, settings.bandwidth);
    const ridged = kernel.clone().add(Matrix.eye(x.rows).mul(settings.ridge));
    const alpha = new CholeskyDecomposition(ridged).solve(y);
    const testOutputs = kernelOf(distancesBetween(xTest, x, features), settings.bandwidth).mmul(alpha);
    const round = {
      ...{ loss: lossOf(kernel.mmul(alpha), y), testLoss: lossOf(testOutputs, yTest) },
      ...{ features, testOutputs },
    };
    features = gradientProduct({ x, features, alpha, slopes: slopesOf(kernel, distances) });
    return round;
  });
}

const matrixOf = (rows: ArrayLike<number>[]) => new Matrix(rows.map((row) => Array.from(row)));

const kernelOf = (distances: Matrix, bandwidth: number) =>
  distances
    .clone()
    .mul(-1 / bandwidth)
    .exp();

/** Returns sqrt((a - b)' M (a - b)) of each row a and each row b. */
function distancesBetween(a: Matrix, b: Matrix, features: Matrix): Matrix {
  const aFeatures = a.mmul(features);
  const product = aFeatures.mmul(b.transpose());
  const [aSquares, bSquares] = [rowProducts(a, aFeatures), rowProducts(b, b.mmul(features))];
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < b.rows; j++) {
      // Roundings make no difference between two samples and none of a sample from itself.
      const isKnown = a === b && j <= i;
      const squared = aSquares[i] + bSquares[j] - 2 * product.get(i, j);
      product.set(i, j, isKnown ? (i === j ? 0 : product.get(j, i)) : Math.sqrt(Math.max(squared, 0)));
    }
  return product;
}

const rowProducts = (a: Matrix, b: Matrix): number[] =>
  Array.from({ length: a.rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < a.columns; j++) sum += a.get(i, j) * b.get(i, j);
    return sum;
  });

/** Returns K / distance, and 0 where the distance is: grad K = -slope M (x - z) / bandwidth. */
function slopesOf(kernel: Matrix, distances: Matrix): Matrix {
  const slopes = kernel.clone();
  for (let i = 0; i < slopes.rows; i++)
    for (let j = 0; j < slopes.columns; j++)
      slopes.set(i, j, distances.get(i, j) === 0 ? 0 : slopes.get(i, j) / distances.get(i, j));
  return slopes;
}

interface Fit {
  x: Matrix;
  features: Matrix;
  alpha: Matrix;
  slopes: Matrix;
}

/** Returns the average gradient outer product of a fit on its training inputs, summed over outputs, of trace d. */
function gradientProduct({ x, features, alpha, slopes }: Fit): Matrix {
  const sum = Matrix.zeros(x.columns, x.columns);
  for (let output = 0; output < alpha.columns; output++) {
    const weights = slopes.clone().mulRowVector(alpha.getColumn(output));
    // Row i is sum_j weight_ij (x_i - x_j), a gradient before M and its constant factor.
    const gradients = x.clone().mulColumnVector(weights.sum('row')).sub(weights.mmul(x));
    sum.add(gradients.transpose().mmul(gradients));
  }
  const product = features.mmul(sum).mmul(features);
  return product.mul(x.columns / product.trace());
}

/** Returns 1/2 of the mean over samples of the squared error, summed over outputs. */
function lossOf(outputs: Matrix, targets: Matrix): number {
  const errors = Matrix.sub(outputs, targets);
  return (0.5 * errors.mul(errors).sum()) / targets.rows;
}
