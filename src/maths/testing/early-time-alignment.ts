import { Matrix } from 'ml-matrix';

/** The input of {@link earlyTimeAlignment}: Q samples at step 0, one output. */
export interface EarlyTime {
  /** X, the inputs of the weight layer: rows h^{l-1}, [Q, n]. */
  features: readonly ArrayLike<number>[];
  /** f - y, [Q]. */
  residual: ArrayLike<number>;
  /** P = D D^T, the pre-activation tangent kernel of the layer, [Q, Q], D the rows df/dz^l. */
  preactivationKernel: readonly ArrayLike<number>[];
}

const asMatrix = (rows: readonly ArrayLike<number>[]) => new Matrix(rows.map((row) => Array.from(row)));

/**
 * Returns the limit of `nfaCentered` at step 0 (docs/maths.md 5.3), for SGD on the mse of these samples:
 *
 *     cosine( X^T L' P L' X, X^T L' P^2 L' X ),   L' = diag(f - y)
 *
 * This is the cosine of W'^T W' and W'^T K W', with the first step W' = -D^T L' X and K = D^T D. Since
 * <X^T A X, X^T B X> = tr(A G B G) with G = X X^T, no [n, n] matrix is made. NaN where the residual is 0.
 */
export function earlyTimeAlignment({ features, residual, preactivationKernel }: EarlyTime): number {
  const x = asMatrix(features);
  const kernel = asMatrix(preactivationKernel);
  const scaled = x.mulColumnVector(Array.from(residual));
  const gram = scaled.mmul(scaled.transpose());

  const first = kernel.mmul(gram);
  const second = kernel.mmul(first);
  const trace = (a: Matrix, b: Matrix) => a.dot(b.transpose());
  return trace(first, second) / Math.sqrt(trace(first, first) * trace(second, second));
}
