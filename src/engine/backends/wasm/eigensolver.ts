/**
 * Eigenvalues of symmetric matrices in float64, the same way on every backend: by the SIMD kernels on a memory of their
 * own, or by ml-matrix where WebAssembly can't be had. Matrices are flat and row-major.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { loadProvidedKernels } from './register-kernels.ts';
import { doublesOf, type Kernels } from './kernel-module.ts';

/** The eigenvalues of a symmetric A, [n, n], and what its eigenvectors make of another matrix. */
export interface Eigen {
  /** Ascending; in error by some roundings (2^-53) of the largest modulus. */
  values: Float64Array;
  /** V^T B, [n, m], whose row i is v_i^T B. */
  images: Float64Array;
}

/** A way to compute Gram matrices and eigenvalues. */
export interface Eigensolver {
  /** Returns X X^T, [rows, rows], of X, [rows, columns]. */
  gram(x: Float64Array, rows: number): Float64Array;
  /**
   * Returns the eigenvalues of A, [n, n], of which the lower triangle counts, and the images of B, [n, m]. B costs more
   * than the eigenvalues, so leave it out where they are enough; with the identity the images are the eigenvectors.
   *
   * @throws a RangeError if an entry of A is not finite
   */
  decompose(a: Float64Array, n: number, b?: Float64Array): Eigen;
}

let opened: Promise<Eigensolver> | null = null;

/** Returns the eigensolver of this thread, which is loaded when first asked for. */
export const openEigensolver = (): Promise<Eigensolver> => (opened ??= load());

async function load(): Promise<Eigensolver> {
  try {
    const memory = new WebAssembly.Memory({ initial: 1 });
    return kernelEigensolver(await loadProvidedKernels(memory), memory);
  } catch {
    return plainEigensolver;
  }
}

/**
 * Returns A over its largest modulus, so that no square overflows or vanishes, and that modulus.
 *
 * @throws a RangeError if an entry is not finite
 */
function inUnits(a: Float64Array): { unit: Float64Array; largest: number } {
  let largest = 0;
  for (const value of a) {
    if (!Number.isFinite(value)) throw new RangeError(`A matrix with the entry ${value} has no eigenvalues`);
    largest = Math.max(largest, Math.abs(value));
  }
  return { unit: largest > 0 ? a.map((value) => value / largest) : a, largest };
}

/** Columns of a panel of B. */
const PANEL = 8;
/** The rotations that are noted before they are applied, so that they stay in the cache: 256 kB. */
const NOTED = 16_384;

/** Returns the solver of these kernels. The memory grows with the largest matrix, and is used by nothing else. */
export function kernelEigensolver(kernels: Kernels, memory: WebAssembly.Memory): Eigensolver {
  return {
    gram: (x, rows) => {
      const end = x.length + rows * rows;
      const all = doublesOf(memory, end);
      all.set(x);
      kernels.gram(0, 8 * x.length, rows, x.length / rows);
      return all.slice(x.length, end);
    },
    decompose: (a, n, b = new Float64Array(0)) => {
      const { unit, largest } = inUnits(a);
      const columns = b.length / n;
      const panels = Math.ceil(columns / PANEL);
      const capacity = Math.max(NOTED, n + 1);
      const valuesAt = n * n;
      const panelsAt = valuesAt + n;
      const workAt = panelsAt + panels * n * PANEL;
      const all = doublesOf(memory, workAt + 3 * n + 2 * capacity);
      all.set(unit);
      all.fill(0, panelsAt, workAt);
      /** Visits the pieces of B's rows, of eight entries or fewer at the end, with their places in the panels. */
      const eachPiece = (visit: (row: number, column: number, place: number) => void) => {
        for (let at = panelsAt, column = 0; column < columns; column += PANEL) {
          for (let row = 0; row < n; row++, at += PANEL) visit(row, column, at);
        }
      };
      const width = (column: number) => Math.min(PANEL, columns - column);
      eachPiece((row, column, at) => {
        const from = row * columns + column;
        for (let i = 0; i < width(column); i++) all[at + i] = b[from + i];
      });
      const found = kernels.symmetricEigen(0, n, 8 * valuesAt, 8 * panelsAt, panels, 8 * workAt, capacity);
      if (found === 0) throw new RangeError(`The eigenvalues of a matrix of order ${n} were not found`);

      const unordered = all.slice(valuesAt, panelsAt).map((value) => value * largest);
      const order = Array.from(unordered.keys()).sort((i, j) => unordered[i] - unordered[j]);
      const rankOf = new Int32Array(n);
      order.forEach((i, rank) => (rankOf[i] = rank));
      const images = new Float64Array(b.length);
      eachPiece((row, column, at) => {
        const to = rankOf[row] * columns + column;
        for (let i = 0; i < width(column); i++) images[to + i] = all[at + i];
      });
      return { values: unordered.sort(), images };
    },
  };
}

/** The eigensolver where there is no WebAssembly, many times slower. */
export const plainEigensolver: Eigensolver = {
  gram: (x, rows) => {
    const X = matrixOf(x, rows);
    return Float64Array.from(X.mmul(X.transpose()).to1DArray());
  },
  decompose: (a, n, b) => {
    const { unit, largest } = inUnits(a);
    const A = matrixOf(unit, n);
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) A.set(j, i, A.get(i, j));
    const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(A, { assumeSymmetric: true });
    const order = realEigenvalues.map((_, i) => i).sort((i, j) => realEigenvalues[i] - realEigenvalues[j]);
    const images = b && eigenvectorMatrix.subMatrixColumn(order).transpose().mmul(matrixOf(b, n));
    return {
      values: Float64Array.from(order, (i) => largest * realEigenvalues[i]),
      images: Float64Array.from(images?.to1DArray() ?? []),
    };
  },
};

const matrixOf = (x: Float64Array, rows: number): Matrix => Matrix.from1DArray(rows, x.length / rows, Array.from(x));
