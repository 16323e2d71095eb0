import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * Returns Gauss-Hermite nodes and weights of the mean over a standard normal, exact for polynomials of degree 2n - 1.
 * They are the eigenvalues of the Jacobi matrix of the Hermite polynomials, and the squared first entries of its
 * eigenvectors (Golub and Welsch 1969). They check the duals, which the lab computes in other ways.
 */
export function gaussHermite(n: number): { z: number[]; weight: number[] } {
  const jacobi = Matrix.zeros(n, n);
  for (let k = 1; k < n; k++) {
    jacobi.set(k, k - 1, Math.sqrt(k));
    jacobi.set(k - 1, k, Math.sqrt(k));
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(jacobi, { assumeSymmetric: true });
  return { z: realEigenvalues, weight: eigenvectorMatrix.getRow(0).map((entry) => entry ** 2) };
}
