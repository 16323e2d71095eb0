import { describe, expect, it } from 'vitest';
import fixture from '../../../../fixtures/theory/rfm.json' with { type: 'json' };
import { plainAlgebra, solveFactored, type DenseAlgebra } from '../../../maths/dense-algebra.ts';
import { randomStream } from '../../../maths/random.ts';
import { featureMachine } from '../../../maths/recursive-feature-machine.ts';
import type { Kernels } from './kernel-module.ts';
import { kernelAlgebra, openAlgebra } from './kernel-algebra.ts';
import { readModule, RUNNING } from './testing/kernel-arena.ts';

const stream = randomStream(5, 'probe');
const normals = (count: number) => Float64Array.from({ length: count }, stream.normal);
const breathe = () => Promise.resolve();

/** The relative error of float64 sums of some hundred terms. */
const ROUNDING = 1e-10;

const algebras: [string, () => Promise<DenseAlgebra>][] = [
  ...RUNNING.map((module): [string, () => Promise<DenseAlgebra>] => [
    `the ${module} kernels`,
    async () => {
      const memory = new WebAssembly.Memory({ initial: 0 });
      const { instance } = await WebAssembly.instantiate(await readModule(module), { env: { memory } });
      return kernelAlgebra(instance.exports as unknown as Kernels, memory);
    },
  ]),
  ['this thread', openAlgebra],
  ['plain JavaScript', () => Promise.resolve(plainAlgebra)],
];

const expectNear = (found: Float64Array, wanted: ArrayLike<number>) => {
  expect(found).toHaveLength(wanted.length);
  Array.from(wanted).forEach((value, at) =>
    expect(Math.abs(found[at] - value)).toBeLessThan(ROUNDING * Math.max(1, Math.abs(value))),
  );
};

/** Returns A B^T, entry by entry. */
const productOf = (a: Float64Array, b: Float64Array, depth: number) =>
  Array.from({ length: a.length / depth }, (_, i) =>
    Array.from({ length: b.length / depth }, (_, j) =>
      Array.from({ length: depth }, (_, k) => a[i * depth + k] * b[j * depth + k]).reduce((sum, x) => sum + x, 0),
    ),
  ).flat();

describe.each(algebras)('the algebra of %s', async (_, open) => {
  const algebra = await open();

  it.each([
    [1, 1, 1],
    [4, 2, 2],
    [5, 3, 7],
    [37, 65, 33],
    [3, 70, 1],
  ])('multiplies [%d, n] by [%d, n] with n = %d in common', async (rows, columns, depth) => {
    const [a, b] = [normals(rows * depth), normals(columns * depth)];
    expectNear(await algebra.multiply(a, b, depth, breathe), productOf(a, b, depth));
  });

  it('multiplies what gives a symmetric matrix by half', async () => {
    const a = normals(41 * 9);
    expectNear(await algebra.multiply(a, a, 9, breathe, true), productOf(a, a, 9));
  });

  it('keeps products apart that are made between each other’s blocks', async () => {
    const [a, b, c] = [normals(64 * 20), normals(50 * 20), normals(30 * 20)];
    const [first, second] = await Promise.all([
      algebra.multiply(a, b, 20, breathe),
      algebra.multiply(a, c, 20, breathe),
    ]);
    expectNear(first, productOf(a, b, 20));
    expectNear(second, productOf(a, c, 20));
  });

  it.each([1, 2, 3, 63, 64, 65, 130])('factors a matrix of order %d, and solves with it', (n) => {
    const root = normals(n * n);
    const matrix = Float64Array.from(productOf(root, root, n));
    for (let i = 0; i < n; i++) matrix[i * n + i] += 1;
    const x = normals(2 * n);
    const y = Float64Array.from({ length: 2 * n }, (_, at) =>
      Array.from({ length: n }, (_, k) => matrix[Math.floor(at / 2) * n + k] * x[2 * k + (at % 2)]).reduce(
        (s, v) => s + v,
        0,
      ),
    );
    const factor = matrix.slice();
    expect(algebra.factor(factor, n)).toBe(true);
    expectNear(solveFactored(factor, y, 2), x);
  });

  it('says that a matrix is not positive definite', () => {
    expect(algebra.factor(Float64Array.of(1, 0, 2, 1), 2)).toBe(false);
    expect(algebra.factor(Float64Array.of(1, 0, 0, 0), 2)).toBe(false);
    expect(algebra.factor(Float64Array.of(NaN), 1)).toBe(false);
  });

  it('fits the rounds of the fixture', async () => {
    const { config, data, expect: expected } = fixture;
    const given = {
      ...{ inputs: data.x[0].length, outputs: data.y[0].length },
      ...{ train: { x: data.x.flat(), y: data.y.flat() }, test: { x: data.xTest.flat(), y: data.yTest.flat() } },
    };
    let round = 0;
    for await (const { loss, testLoss, features } of featureMachine(given, config, { algebra, breathe })) {
      const wanted = expected[round++];
      expect(Math.abs(loss / wanted.loss - 1)).toBeLessThan(1e-6);
      expect(Math.abs(testLoss / wanted.testLoss - 1)).toBeLessThan(1e-6);
      wanted.M.flat().forEach((value, at) =>
        expect(Math.abs(features[at] - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value))),
      );
    }
    expect(round).toBe(expected.length);
  });
});
