import { CholeskyDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '../../config/backend.ts';
import { randomStream } from '../../maths/random.ts';
import { openBackend } from '../backends/open-backend.ts';
import { memoryTensors } from './heap-meter.ts';
import { solveRidge } from '../network/solve.ts';

/** Relative rounding error of float32, which a solve multiplies by at most about the condition number. */
const FLOAT32_EPSILON = 2 ** -24;
/** The rounding of the products themselves, where the condition number is small. */
const PRODUCTS_TOLERANCE = 1e-5;

const ORDER = 48;
const COLUMNS = 5;
const RIDGE = 0.1;

const stream = randomStream(3, 'probe');
const normals = (rows: number, columns: number) => {
  const matrix = Matrix.zeros(rows, columns);
  return matrix.apply((i, j) => matrix.set(i, j, stream.normal()));
};
const rounded = (matrix: Matrix) =>
  Matrix.from1DArray(matrix.rows, matrix.columns, [...new Float32Array(matrix.to1DArray())]);

/** Returns a positive semidefinite matrix with RIDGE added: eigenvalues log-spaced from RIDGE to RIDGE * condition. */
function gramOf(condition: number): Matrix {
  const Q = new QrDecomposition(normals(ORDER, ORDER)).orthogonalMatrix;
  const eigenvalues = Array.from({ length: ORDER }, (_, i) => RIDGE * (condition ** (i / (ORDER - 1)) - 1));
  return rounded(Q.mmul(Matrix.diag(eigenvalues)).mmul(Q.transpose()));
}

const regularized = (gram: Matrix) => Matrix.add(gram, Matrix.mul(Matrix.eye(ORDER), RIDGE));
const exactSolution = (gram: Matrix, right: Matrix) => new CholeskyDecomposition(regularized(gram)).solve(right);

/** Describes the tests of ridge solves on one backend against float64. */
export function describeSolve(backend: BackendName): void {
  describe(`the ridge solve on ${backend}`, () => {
    beforeAll(() => openBackend(backend));

    it.each([1e1, 1e4, 1e6])('equals float64 up to rounding times the condition number (%d)', async (condition) => {
      const grams = [gramOf(condition), gramOf(condition)];
      const generic = normals(ORDER, COLUMNS);
      // Generic solutions are made of the largest eigenvectors alone, where right sides are small; these are not.
      const hard = rounded(regularized(grams[1]).mmul(normals(ORDER, COLUMNS)));
      const rights = [rounded(generic), hard];

      const before = memoryTensors();
      const stack = (parts: Matrix[]) => tf.tensor3d(parts.map((part) => part.to2DArray()));
      const solution = tf.tidy(() => solveRidge(stack(grams), RIDGE, stack(rights)));
      const found = await solution.array();
      solution.dispose();
      expect(memoryTensors()).toBe(before);

      grams.forEach((gram, m) => {
        const exact = exactSolution(gram, rights[m]);
        const error = Matrix.sub(new Matrix(found[m]), exact).norm() / exact.norm();
        expect(error).toBeLessThan(PRODUCTS_TOLERANCE + FLOAT32_EPSILON * condition);
      });
    });

    it('only acts as a larger ridge where float32 cannot resolve the condition number', async () => {
      const gram = gramOf(1e10);
      const right = rounded(normals(ORDER, COLUMNS));
      const solution = tf.tidy(() =>
        solveRidge(tf.tensor3d([gram.to2DArray()]), RIDGE, tf.tensor3d([right.to2DArray()])),
      );
      const [found] = await solution.array();
      solution.dispose();
      const size = new Matrix(found).norm();
      expect(size).toBeGreaterThan(0);
      expect(size).toBeLessThan(right.norm() / RIDGE);
    });
  });
}
