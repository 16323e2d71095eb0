import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** The negative logarithm of the share of the posterior that its quadrature leaves out at either end. */
const NEGLIGIBLE = 45;
/** Quadrature nodes per standard deviation of the peak: the trapezoidal rule is then exact to rounding. */
const NODES_PER_WIDTH = 8;

/** The posterior of the scale Q of a deep linear network. */
export interface PosteriorScale {
  /** E[Q | y]. */
  mean: number;
  /** Returns p(u | y) of u = log Q. */
  density(u: number): number;
}

/** Finds the maximum of the concave g from a start on its left; g' is convex there, so Newton never overshoots. */
function modeFrom(start: number, slope: (u: number) => number, curvature: (u: number) => number): number {
  let u = start;
  for (let iteration = 0; iteration < 500; iteration++) {
    const step = slope(u) / curvature(u);
    u += step;
    if (Math.abs(step) < 1e-12 * Math.max(1, Math.abs(u))) break;
  }
  return u;
}

/**
 * Returns the noiseless posterior of Q for one output in the proportional limit (docs/maths.md 6):
 *
 *     p(u = log Q | y) ~ exp( -(u + alpha)^2 / (4 alpha) - P u / 2 - (P theta / 2) e^{-u} )
 *
 * E[Q | y] multiplies the posterior variance of the Gaussian process. The quadrature has even nodes, with log-sum-exp
 * about the mode. For alpha = 0, the Gaussian process, Q = 1 and its density is a point mass.
 *
 * @param alpha depth over width, from 0
 * @param theta y^T K^-1 y / P, about 1 where the targets look like the prior
 * @param samples P
 */
export function posteriorScale(alpha: number, theta: number, samples: number): PosteriorScale {
  if (alpha === 0) return { mean: 1, density: (u) => (u === 0 ? Infinity : 0) };
  const half = samples / 2;
  const logWeight = (u: number) => -((u + alpha) ** 2) / (4 * alpha) - half * u - half * theta * Math.exp(-u);
  const slope = (u: number) => -(u + alpha) / (2 * alpha) - half + half * theta * Math.exp(-u);
  const curvature = (u: number) => 1 / (2 * alpha) + half * theta * Math.exp(-u);

  const leftOfMode = Math.max(-alpha - alpha * samples, Math.min(-alpha, Math.log(theta)));
  const mode = modeFrom(leftOfMode, slope, curvature);
  const top = logWeight(mode);
  const width = 1 / Math.sqrt(curvature(mode));
  const step = width / NODES_PER_WIDTH;

  let sum = 0;
  let scaleSum = 0;
  for (const direction of [-1, 1]) {
    for (let k = direction === 1 ? 0 : 1; ; k++) {
      const shift = direction * k * step;
      const drop = logWeight(mode + shift) - top;
      if (drop + Math.max(shift, 0) < -NEGLIGIBLE) break;
      sum += Math.exp(drop);
      scaleSum += Math.exp(drop + shift);
    }
  }
  return {
    mean: Math.exp(mode) * (scaleSum / sum),
    density: (u) => Math.exp(logWeight(u) - top) / (sum * step),
  };
}

/** The input of {@link posteriorPrediction}: P training samples, T points to predict. */
export interface PosteriorProblem {
  /** K on the training inputs, [P, P] as rows, positive definite. */
  gram: readonly ArrayLike<number>[];
  /** K between points (rows) and training inputs, [T, P]. */
  cross: readonly ArrayLike<number>[];
  /** K(x, x) of each point, [T]. */
  self: ArrayLike<number>;
  /** Targets, [P]. */
  y: ArrayLike<number>;
  /** Depth over width; 0 is the Gaussian process. */
  alpha: number;
}

/** Predictions on T points, each [T]. */
export interface PosteriorPrediction {
  /** K_* K^-1 y, the same for every alpha. */
  mean: Float64Array;
  /** E[Q | y] times `nngpVariance`. */
  variance: Float64Array;
  /** K_** - K_* K^-1 K_*^T. */
  nngpVariance: Float64Array;
  /** y^T K^-1 y / P. */
  theta: number;
}

/**
 * Returns the noiseless posterior of one output of a deep linear network in the proportional limit (docs/maths.md 6).
 * The mean is that of the Gaussian process at every alpha; the variance is its variance times E[Q | y].
 *
 * @throws where `gram` is not positive definite: a linear kernel needs independent inputs, and so P <= d
 */
export function posteriorPrediction({ gram, cross, self, y, alpha }: PosteriorProblem): PosteriorPrediction {
  const factor = new CholeskyDecomposition(new Matrix(gram.map((row) => Array.from(row))));
  const points = new Matrix(cross.map((row) => Array.from(row)));
  const targets = Matrix.columnVector(y);
  const weights = factor.solve(targets);
  const solved = factor.solve(points.transpose());

  const theta = weights.dot(targets) / y.length;
  const { mean: scale } = posteriorScale(alpha, theta, y.length);
  const nngpVariance = Float64Array.from(
    self,
    (variance, t) => variance - points.getRowVector(t).dot(solved.getColumnVector(t)),
  );
  return {
    mean: Float64Array.from(points.mmul(weights).to1DArray()),
    variance: nngpVariance.map((variance) => scale * variance),
    nngpVariance,
    theta,
  };
}
