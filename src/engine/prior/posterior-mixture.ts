import { posteriorScale } from '../../maths/deep-linear-posterior.ts';
import { gaussianDensity, type OutputDensity } from '../../maths/prior-density.ts';

/** Nodes of the quadrature over u = log Q per standard deviation, prior or posterior, whichever is narrower. */
const NODES_PER_WIDTH = 8;
/**
 * The standard deviations of its prior beyond which u is impossible, counted from both the prior's mean and the data's
 * log theta.
 */
const REACH = 12;
/** The share of the highest density below which nodes are left out. */
const NEGLIGIBLE = 1e-14;

/**
 * Returns the posterior density of an output of a deep linear network about its mean, in the proportional limit: the
 * Gaussians N(0, Q variance) over the posterior of Q (docs/maths.md 6).
 *
 * @param alpha depth over width
 * @param theta y^T K^-1 y / P
 * @param samples P
 */
export function posteriorMixture(alpha: number, theta: number, samples: number): OutputDensity {
  if (alpha === 0) return gaussianDensity;
  const { density } = posteriorScale(alpha, theta, samples);

  const spread = Math.sqrt(2 * alpha);
  // Targets of 0 pull Q towards 0, no further than P/2 standard deviations squared of its prior.
  const low = Math.min(-alpha * (1 + samples), theta > 0 ? Math.log(theta) : 0) - REACH * spread;
  const high = Math.max(-alpha, theta > 0 ? Math.log(theta) : -alpha) + REACH * spread;
  const step = Math.min(spread, 1 / Math.sqrt(samples)) / NODES_PER_WIDTH;
  const nodes = Array.from({ length: Math.ceil((high - low) / step) }, (_, k) => low + k * step);
  const weights = nodes.map((u) => density(u) * step);
  const least = NEGLIGIBLE * Math.max(...weights);
  const kept = nodes.flatMap((u, k) => (weights[k] > least ? [{ scale: Math.exp(u), weight: weights[k] }] : []));
  return (f, variance) =>
    kept.reduce((sum, { scale, weight }) => sum + weight * gaussianDensity(f, scale * variance), 0);
}
