/**
 * The recursive feature machine: kernel ridge regression that learns features (Radhakrishnan, Beaglehole, Pandit, Belkin,
 * arXiv 2212.13881; docs/maths.md 8.2). What a network learns by gradient descent it finds without one: the matrix of its
 * kernel becomes the average gradient outer product of its own fit.
 */
import { identity, inner, plainAlgebra, solveFactored, transposed, type DenseAlgebra } from './dense-algebra.ts';

/** The data of a machine, flat and row-major: inputs [samples, inputs] and targets [samples, outputs]. */
export interface RegressionData {
  inputs: number;
  outputs: number;
  train: { x: ArrayLike<number>; y: ArrayLike<number> };
  test: { x: ArrayLike<number>; y: ArrayLike<number> };
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
  /** The same on the test inputs; NaN where there are none. */
  testLoss: number;
  /** M of the kernel of this round, [inputs, inputs], of trace `inputs`. */
  features: Float64Array;
  /** f on the test inputs, [samples, outputs]. */
  testOutputs: Float64Array;
}

/** How a machine computes. */
export interface FeatureMachineHost {
  algebra: DenseAlgebra;
  breathe: () => Promise<void>;
}

/** The bandwidth that the lab takes for d standardized inputs: one and a half of their usual length. */
export const usualBandwidth = (inputs: number): number => 1.5 * Math.sqrt(inputs);

const PLAIN: FeatureMachineHost = { algebra: plainAlgebra, breathe: () => Promise.resolve() };

/**
 * Fits round after round. A round solves (K + ridge I) alpha = y with K(x, z) = exp(-sqrt((x - z)' M (x - z)) / bandwidth); the M
 * of the next is the average over the training inputs of grad f grad f', summed over outputs and scaled to trace d. A
 * sample's own term is left out, where the kernel has no gradient. Without any gradient, as for targets of 0, M stays.
 *
 * @throws a RangeError if a kernel with its ridge is not positive definite, by rounding
 */
export async function* featureMachine(
  { inputs, outputs, train, test }: RegressionData,
  { bandwidth, ridge, rounds }: FeatureMachineSettings,
  host: FeatureMachineHost = PLAIN,
): AsyncGenerator<FeatureMachineRound> {
  const { algebra, breathe } = host;
  const { multiply, factor } = algebra;
  const [x, y, xTest, yTest] = [train.x, train.y, test.x, test.y].map((values) => Float64Array.from(values));
  const samples = y.length / outputs;
  const xByInput = transposed(x, inputs);
  let features = identity(inputs);

  for (let round = 0; ; round++) {
    const xFeatures = await multiply(x, features, inputs, breathe);
    const squares = rowProducts(x, xFeatures, inputs);
    const distances = await multiply(xFeatures, x, inputs, breathe, true);
    toDistances(distances, squares, squares);
    // A sample is at no distance from itself, whatever the roundings.
    for (let i = 0; i < samples; i++) distances[i * samples + i] = 0;

    const kernel = distances.map((distance) => Math.exp(-distance / bandwidth));
    const slopes = kernel.map((value, at) => (distances[at] === 0 ? 0 : value / distances[at]));
    for (let i = 0; i < samples; i++) kernel[i * samples + i] += ridge;
    if (!factor(kernel, samples)) throw new RangeError(`A kernel with the ridge ${ridge} is not positive definite`);
    const alpha = solveFactored(kernel, y, outputs);
    await breathe();

    const testFeatures = await multiply(xTest, features, inputs, breathe);
    const testKernel = await multiply(testFeatures, x, inputs, breathe);
    toDistances(testKernel, rowProducts(xTest, testFeatures, inputs), squares);
    testKernel.forEach((distance, at) => (testKernel[at] = Math.exp(-distance / bandwidth)));
    const testOutputs = await multiply(testKernel, transposed(alpha, outputs), samples, breathe);
    yield {
      // K alpha = y - ridge alpha.
      loss: halfMeanSquare(alpha, outputs) * ridge ** 2,
      testLoss: halfMeanSquare(
        yTest.map((value, at) => value - testOutputs[at]),
        outputs,
      ),
      features,
      testOutputs,
    };
    if (round === rounds) return;

    const atOnce = outputs > 1 && outputs * inputs > samples;
    const sum = await (atOnce ? sumAtOnce : sumByOutput)({ x, xByInput, slopes, alpha, inputs, outputs }, host);
    const half = await multiply(features, sum, inputs, breathe);
    const product = await multiply(half, features, inputs, breathe, true);
    let trace = 0;
    for (let i = 0; i < inputs; i++) trace += product[i * inputs + i];
    if (trace > 0) features = product.map((value) => (value * inputs) / trace);
  }
}

/** A fit, up to the M and the constant factor of its gradients. */
interface Fit {
  /** [samples, inputs], and transposed. */
  x: Float64Array;
  xByInput: Float64Array;
  /** V = K / distance, [samples, samples]. */
  slopes: Float64Array;
  /** [samples, outputs]. */
  alpha: Float64Array;
  inputs: number;
  outputs: number;
}

/** Returns the sum of g g' over outputs and training inputs, [inputs, inputs], one output after the other. */
export async function sumByOutput(
  { x, xByInput, slopes, alpha, inputs, outputs }: Fit,
  { algebra: { multiply }, breathe }: FeatureMachineHost,
): Promise<Float64Array> {
  const samples = x.length / inputs;
  const sum = new Float64Array(inputs * inputs);
  for (let output = 0; output < outputs; output++) {
    const weights = slopes.map((slope, at) => slope * alpha[(at % samples) * outputs + output]);
    // Row i is g_i = sum_j weight_ij (x_i - x_j).
    const gradients = await multiply(weights, xByInput, samples, breathe);
    for (let i = 0; i < samples; i++) {
      const total = weights.subarray(i * samples, (i + 1) * samples).reduce((all, weight) => all + weight, 0);
      for (let at = i * inputs; at < (i + 1) * inputs; at++) gradients[at] = total * x[at] - gradients[at];
    }
    const byInput = transposed(gradients, inputs);
    const products = await multiply(byInput, byInput, samples, breathe, true);
    products.forEach((value, at) => (sum[at] += value));
  }
  return sum;
}

/**
 * Returns the same in as many products, whatever the number of outputs: X' Q X with Q = sum_c (D_c - A_c V) (D_c - V A_c), A_c = diag
 * alpha_c, D_c = diag V alpha_c.
 */
export async function sumAtOnce(
  { x, xByInput, slopes, alpha, inputs, outputs }: Fit,
  { algebra: { multiply }, breathe }: FeatureMachineHost,
): Promise<Float64Array> {
  const samples = x.length / inputs;
  const squared = await multiply(slopes, slopes, samples, breathe, true);
  const totals = await multiply(slopes, transposed(alpha, outputs), samples, breathe);
  const crossed = await multiply(totals, alpha, outputs, breathe);
  const q = await multiply(alpha, alpha, outputs, breathe, true);
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < samples; j++) {
      const at = i * samples + j;
      q[at] = q[at] * squared[at] - slopes[at] * (crossed[at] + crossed[j * samples + i]);
    }
    q[i * samples + i] += inner(totals, i * outputs, totals, i * outputs, outputs);
  }
  const qx = await multiply(q, xByInput, samples, breathe);
  return multiply(xByInput, transposed(qx, inputs), samples, breathe, true);
}

/** Returns the inner products of the rows of two matrices of one shape. */
const rowProducts = (a: Float64Array, b: Float64Array, columns: number): Float64Array =>
  Float64Array.from({ length: a.length / columns }, (_, i) => inner(a, i * columns, b, i * columns, columns));

/** Replaces the products a_i' M b_j by sqrt((a_i - b_j)' M (a_i - b_j)), from the a_i' M a_i and the b_j' M b_j. */
function toDistances(products: Float64Array, aSquares: Float64Array, bSquares: Float64Array): void {
  const columns = bSquares.length;
  for (let at = 0; at < products.length; at++) {
    const squared = aSquares[Math.floor(at / columns)] + bSquares[at % columns] - 2 * products[at];
    products[at] = Math.sqrt(Math.max(squared, 0));
  }
}

/** Returns 1/2 of the mean over rows of the squared entries, summed over columns; NaN without rows. */
const halfMeanSquare = (values: Float64Array, columns: number): number =>
  (0.5 * inner(values, 0, values, 0, values.length)) / (values.length / columns);
