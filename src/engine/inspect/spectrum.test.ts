import * as tf from '@tensorflow/tfjs-core';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../maths/random.ts';
import { openBackend } from '../backends/open-backend.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import { singularPart } from './spectrum.ts';

const ROWS = 350;
const COLUMNS = 380;
/** The relative error that `leadingPart` promises for each value. */
const BULK_TOLERANCE = 1e-3;
/** The error of an eigenvector, relative to the largest eigenvalue. */
const VECTOR_TOLERANCE = 1e-3;

const stream = randomStream(3, 'probe');
const normals = (rows: number, columns: number) =>
  new Matrix(Array.from({ length: rows }, () => Array.from({ length: columns }, () => stream.normal())));
const noBreath = () => Promise.resolve();

/** Large matrices whose leading part needs iteration. */
const KINDS: [string, Matrix][] = [
  ['random', normals(ROWS, COLUMNS)],
  ['tall', normals(COLUMNS, ROWS)],
  ['random, with a few large directions', normals(ROWS, COLUMNS).add(normals(ROWS, 4).mmul(normals(4, COLUMNS)))],
  ['steep', normals(ROWS, ROWS).mmul(Matrix.diag(Array.from({ length: ROWS }, (_, i) => 0.9 ** i)))],
  ['of rank 5', normals(ROWS, 5).mmul(normals(5, COLUMNS))],
];

describe.each(KINDS)('the leading part of a matrix that is %s', (_, matrix) => {
  beforeAll(() => openBackend('wasm'));
  const gram = matrix.transpose().mmul(matrix);
  const exact = new EigenvalueDecomposition(gram, { assumeSymmetric: true }).realEigenvalues
    .sort((a, b) => b - a)
    .map((lambda) => Math.sqrt(Math.max(0, lambda)));

  it('is that of the exact decomposition, and leaves no tensors', async () => {
    const a = tf.tensor3d([matrix.to2DArray()]);
    const before = memoryTensors();
    const { values, vectors, total } = await singularPart(a, 3, noBreath);
    expect(memoryTensors()).toBe(before);
    a.dispose();

    expect(total).toBe(ROWS);
    expect(values).toHaveLength(exact.filter((value, i) => i < 64 && value > 1e-6 * exact[0]).length);
    values.forEach((value, i) => expect(Math.abs(value / exact[i] - 1)).toBeLessThan(BULK_TOLERANCE));
    vectors.forEach((vector, i) => {
      const column = Matrix.columnVector([...vector]);
      const residual = Matrix.sub(gram.mmul(column), Matrix.mul(column, exact[i] ** 2));
      expect(residual.norm() / exact[0] ** 2).toBeLessThan(VECTOR_TOLERANCE);
    });
  });
});
