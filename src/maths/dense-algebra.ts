/** Dense matrices of float64, flat and row-major. */

/** A way to compute with large matrices. */
export interface DenseAlgebra {
  /**
   * Returns A B^T, [rows, columns], of A, [rows, depth], and B, [columns, depth], and breathes between blocks of rows.
   *
   * @param isSymmetric whether the product is known to be symmetric, so that half of it is enough
   */
  multiply(
    a: Float64Array,
    b: Float64Array,
    depth: number,
    breathe: () => Promise<void>,
    isSymmetric?: boolean,
  ): Promise<Float64Array>;
  /**
   * Replaces the lower triangle of a symmetric A, [n, n], by its Cholesky factor L, A = L L^T; what lies above it is lost.
   *
   * @returns whether A is positive definite
   */
  factor(a: Float64Array, n: number): boolean;
}

/** The algebra where there is no WebAssembly, some times slower. */
export const plainAlgebra: DenseAlgebra = {
  multiply: async (a, b, depth, breathe) => {
    const [rows, columns] = [a.length / depth, b.length / depth];
    const product = new Float64Array(rows * columns);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) product[i * columns + j] = inner(a, i * depth, b, j * depth, depth);
      await breathe();
    }
    return product;
  },
  factor: (a, n) => {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        const left = a[i * n + j] - inner(a, i * n, a, j * n, j);
        if (j === i && !(left > 0)) return false;
        a[i * n + j] = j === i ? Math.sqrt(left) : left / a[j * n + j];
      }
    }
    return true;
  },
};

/** Returns the inner product of so many entries of two arrays, from these places on. */
export function inner(a: Float64Array, i: number, b: Float64Array, j: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += a[i + k] * b[j + k];
  return sum;
}

/** Returns the identity, [n, n]. */
export function identity(n: number): Float64Array {
  const one = new Float64Array(n * n);
  for (let i = 0; i < n; i++) one[i * n + i] = 1;
  return one;
}

/** Returns the transpose, [columns, rows], of A, [rows, columns]. */
export function transposed(a: Float64Array, columns: number): Float64Array {
  const rows = a.length / columns;
  const result = new Float64Array(a.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) result[j * rows + i] = a[i * columns + j];
  return result;
}

/** Returns X with L L^T X = Y, [n, columns], of the factor L that {@link DenseAlgebra.factor} leaves. */
export function solveFactored(factor: Float64Array, y: Float64Array, columns: number): Float64Array {
  const n = y.length / columns;
  // By columns of Y, so that a row of L meets entries that lie side by side.
  const x = transposed(y, columns);
  for (let c = 0; c < columns; c++) {
    const solution = x.subarray(c * n, (c + 1) * n);
    for (let i = 0; i < n; i++) solution[i] = (solution[i] - inner(factor, i * n, solution, 0, i)) / factor[i * n + i];
    for (let i = n - 1; i >= 0; i--) {
      solution[i] /= factor[i * n + i];
      for (let j = 0; j < i; j++) solution[j] -= factor[i * n + j] * solution[i];
    }
  }
  return transposed(x, n);
}
