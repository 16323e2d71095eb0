import fc from 'fast-check';
import { Matrix, QrDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { identity } from '../../../maths/dense-algebra.ts';
import { randomStream } from '../../../maths/random.ts';
import type { Kernels } from './kernel-module.ts';
import { openArena, readModule, RUNNING } from './testing/kernel-arena.ts';
import { kernelEigensolver, openEigensolver, plainEigensolver, type Eigensolver } from './eigensolver.ts';

/** The rounding of float64 in a decomposition: some 2^-52 an order, relative to the largest eigenvalue. */
const ROUNDING = 2 ** -52;
const toleranceOf = (n: number): number => 8 * (n + 4) * ROUNDING;

const stream = randomStream(11, 'probe');
const normals = (count: number) => Float64Array.from({ length: count }, stream.normal);
const square = (n: number, entry: (i: number, j: number) => number) =>
  Float64Array.from({ length: n * n }, (_, at) => entry(Math.floor(at / n), at % n));

/** Returns U diag(values) U^T for a random orthogonal U. */
function withSpectrum(values: number[]): Float64Array {
  const n = values.length;
  const U = new QrDecomposition(Matrix.from1DArray(n, n, Array.from(normals(n * n)))).orthogonalMatrix;
  const A = U.mmul(Matrix.diag(values)).mmul(U.transpose());
  return Float64Array.from(A.add(A.transpose()).div(2).to1DArray());
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Matrices on which eigensolvers fail, with the eigenvalues where they are known. */
const HARD: [name: string, n: number, a: Float64Array, values?: number[]][] = [
  ['of order 1', 1, Float64Array.of(-3), [-3]],
  ['of order 2', 2, Float64Array.of(2, 1, 1, 2), [1, 3]],
  ['zero', 6, new Float64Array(36), range(6).map(() => 0)],
  ['the identity', 7, identity(7), range(7).map(() => 1)],
  ['diagonal already', 5, square(5, (i, j) => (i === j ? [3, -1, 0, 7, -1][i] : 0)), [-1, -1, 0, 3, 7]],
  ['of rank 1', 40, square(40, () => 1), [...range(39).map(() => 0), 40]],
  ['of rank 3 of 50', 50, withSpectrum([...range(47).map(() => 0), 1, 2, 3]), [...range(47).map(() => 0), 1, 2, 3]],
  ['two clusters', 60, withSpectrum(range(60).map((i) => (i < 30 ? 1 : 2) + i * 1e-13))],
  ['graded down', 20, square(20, (i, j) => 10 ** -(i + j))],
  ['graded up', 20, square(20, (i, j) => 10 ** (i + j - 38))],
  ['a Hilbert matrix', 30, square(30, (i, j) => 1 / (i + j + 1))],
  ["Wilkinson's, of close pairs", 21, square(21, (i, j) => [Math.abs(i - 10), 1][Math.abs(i - j)] ?? 0)],
  ['tiny', 12, square(12, (i, j) => 1e-200 * Math.cos(i * j))],
  ['huge', 12, square(12, (i, j) => 1e200 * Math.cos(i * j))],
  ['random', 131, square(131, (i, j) => Math.sin(1e4 * Math.sin(1 + i * j + i + j)))],
];

/** Expects A v = lambda v of every pair, and orthonormal v. */
function expectDecomposition({ decompose }: Eigensolver, a: Float64Array, n: number): Float64Array {
  const { values, images: vectors } = decompose(a, n, identity(n));
  const size = Math.max(...a.map(Math.abs)) || 1;
  const [V, A] = [vectors, a].map((x) => Matrix.from1DArray(n, n, Array.from(x)).div(x === a ? size : 1));
  const lambda = Matrix.diag(Array.from(values, (value) => value / size));
  const worst = (x: Matrix) => Math.max(...x.to1DArray().map(Math.abs));
  const norm = Math.max(1, ...lambda.diag().map(Math.abs));
  expect(worst(Matrix.sub(V.mmul(A), lambda.mmul(V)))).toBeLessThan(toleranceOf(n) * norm);
  expect(worst(Matrix.sub(V.mmul(V.transpose()), Matrix.eye(n)))).toBeLessThan(toleranceOf(n));
  expect(Array.from(values)).toEqual(Array.from(values).sort((x, y) => x - y));
  return values;
}

const solvers: [string, () => Promise<Eigensolver>][] = [
  ...RUNNING.map((module): [string, () => Promise<Eigensolver>] => [
    `the ${module} kernels`,
    async () => {
      const memory = new WebAssembly.Memory({ initial: 0 });
      const { instance } = await WebAssembly.instantiate(await readModule(module), { env: { memory } });
      return kernelEigensolver(instance.exports as unknown as Kernels, memory);
    },
  ]),
  ['ml-matrix', () => Promise.resolve(plainEigensolver)],
];

describe.each(solvers)('the eigensolver of %s', async (_, open) => {
  const solver = await open();

  it.each(HARD)('decomposes a matrix that is %s', (name, n, a, known) => {
    const values = expectDecomposition(solver, a, n);
    const exact = known ?? plainEigensolver.decompose(a, n).values;
    const size = Math.max(...exact.map(Math.abs)) || 1;
    values.forEach((value, i) => {
      expect(Math.abs(value - exact[i]) / size, `value ${i} of ${name}`).toBeLessThan(toleranceOf(n));
    });
    expect(solver.decompose(a, n).values).toEqual(values);
  });

  it('decomposes random matrices of any order, clustered or not', () => {
    const matrices = fc.record({ n: fc.integer({ min: 1, max: 24 }), levels: fc.integer({ min: 1, max: 24 }) });
    fc.assert(
      fc.property(matrices, ({ n, levels }) => {
        expectDecomposition(solver, withSpectrum(range(n).map((i) => (i % levels) - levels / 2)), n);
      }),
      { numRuns: 40 },
    );
  });

  it('gives V^T B of any number of columns, and looks at the lower triangle alone', () => {
    for (const [n, columns] of [
      [9, 1],
      [10, 8],
      [33, 21],
    ]) {
      const a = withSpectrum(range(n));
      const b = normals(n * columns);
      const lower = square(n, (i, j) => (j <= i ? a[i * n + j] : NaN)).map((value) =>
        Number.isNaN(value) ? 0 : value,
      );
      const { images } = solver.decompose(lower, n, b);
      const { images: vectors } = solver.decompose(a, n, identity(n));
      const exact = Matrix.from1DArray(n, n, Array.from(vectors)).mmul(Matrix.from1DArray(n, columns, Array.from(b)));
      exact.to1DArray().forEach((value, at) => expect(Math.abs(images[at] - value)).toBeLessThan(1e-12));
    }
  });

  it('multiplies matrices of any shape with their transposes', () => {
    for (const [rows, columns] of [
      [1, 1],
      [2, 7],
      [5, 4],
      [11, 33],
    ]) {
      const x = normals(rows * columns);
      const X = Matrix.from1DArray(rows, columns, Array.from(x));
      const exact = X.mmul(X.transpose()).to1DArray();
      solver.gram(x, rows).forEach((value, at) => expect(Math.abs(value - exact[at])).toBeLessThan(1e-12));
    }
  });

  it.each([NaN, Infinity, -Infinity])('refuses the entry %d in a sentence', (entry) => {
    expect(() => solver.decompose(Float64Array.of(1, 2, entry, 4), 2)).toThrow(
      `A matrix with the entry ${entry} has no eigenvalues`,
    );
  });
});

describe.each(RUNNING)('the eigenvalues of the %s module', async (module) => {
  const arena = await openArena(module);

  it.each([1, 2, 3, 14, 37])('touch nothing but their arrays, wherever these lie: order %d', (n) => {
    const inWords = (x: Float64Array) => new Int32Array(x.buffer);
    const a = withSpectrum(range(n));
    const panels = normals(2 * n * 8);
    const capacity = n + 1;
    const { values } = arena.run({
      inputs: { a: inWords(a), panels: inWords(panels), x: inWords(normals(3 * n)) },
      outputs: { values: 2 * n, lost: 'a', images: 'panels', work: 2 * (3 * n + 2 * capacity), gram: 2 * n * n },
      call: ({ symmetricEigen, gram }, at) => {
        expect(symmetricEigen(at.a, n, at.values, at.panels, 2, at.work, capacity)).toBe(1);
        gram(at.x, at.gram, n, 3);
      },
    });
    const found = new Float64Array(values.buffer).sort();
    found.forEach((value, i) => expect(Math.abs(value - i)).toBeLessThan(toleranceOf(n) * n));
  });
});

it('comes from the kernels on every backend where they can be had', async () => {
  expect(await openEigensolver()).not.toBe(plainEigensolver);
  expect(await openEigensolver()).toBe(await openEigensolver());
});
