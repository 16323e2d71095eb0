import { inverse, Matrix } from 'ml-matrix';

/** Predictive coding of a linear network at equilibrium, by docs/maths.md 4; samples are columns. */
export interface LinearEquilibrium {
  /** delta*, [k, B]. */
  delta: Matrix;
  /** e_l for l = 1..L, [n, B]. */
  errors: Matrix[];
  /** v_l for l = 0..L; v_0 = x. */
  states: Matrix[];
  /** F, mean over the samples. */
  energy: number;
}

/**
 * Computes the closed form in float64, for the mse:
 *
 *     delta* = (I + C)^-1 r,  e_l = gammaOut A_l^T delta*,  C = gammaOut sum_l A_l A_l^T,  A_l = W^{L+1} .. W^{l+1}
 *
 * with r = y - f and, since mismatch and output error share F, F = (gammaOut / 2) r^T delta*.
 *
 * @param weights W^l by layer
 * @param x [d, B]
 * @param y [k, B]
 */
export function linearEquilibrium(weights: Matrix[], x: Matrix, y: Matrix, gammaOut: number): LinearEquilibrium {
  const L = weights.length - 1;
  const above: Matrix[] = [];
  for (let l = L; l >= 1; l--) above[l] = l === L ? weights[L] : above[l + 1].mmul(weights[l]);
  const C = Matrix.zeros(y.rows, y.rows);
  for (let l = 1; l <= L; l++) C.add(Matrix.mul(above[l].mmul(above[l].transpose()), gammaOut));
  const r = Matrix.sub(y, above[1].mmul(weights[0]).mmul(x));
  const delta = inverse(Matrix.add(Matrix.eye(y.rows), C)).mmul(r);

  const errors = above.slice(1).map((A) => Matrix.mul(A.transpose().mmul(delta), gammaOut));
  const states = [x];
  errors.forEach((error, l) => states.push(Matrix.add(weights[l].mmul(states[l]), error)));
  return { delta, errors, states, energy: (gammaOut / 2 / x.columns) * Matrix.mul(r, delta).sum() };
}
