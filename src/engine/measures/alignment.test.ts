import { EigenvalueDecomposition, Matrix as Dense } from 'ml-matrix';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, weightOffset } from '../../config/frame.ts';
import { randomStream } from '../../maths/random.ts';
import { openBackend } from '../backends/open-backend.ts';
import { readAlignment } from './alignment.ts';
import { oneMinusCosine } from './features.ts';
import { readBack } from './reading.ts';

/** float32 products against float64 matrices. */
const TOLERANCE = 1e-5;

type Matrix = number[][];
const transpose = (a: Matrix): Matrix => a[0].map((_, j) => a.map((row) => row[j]));
const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0].map((_, j) => row.reduce((sum, value, i) => sum + value * b[i][j], 0)));
const inner = (a: Matrix, b: Matrix) => a.flat().reduce((sum, value, i) => sum + value * b.flat()[i], 0);
const cosine = (a: Matrix, b: Matrix) => inner(a, b) / Math.sqrt(inner(a, a) * inner(b, b));

const lessMean = (a: Matrix): Matrix => {
  const mean = a.flat().reduce((sum, value) => sum + value, 0) / a.flat().length;
  return a.map((row) => row.map((value) => value - mean));
};

/** Returns the root of a positive semidefinite matrix. */
const squareRoot = (a: Matrix): Matrix => {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Dense(a), { assumeSymmetric: true });
  const V = eigenvectorMatrix.to2DArray();
  const scaled = V.map((row) => row.map((value, i) => value * Math.sqrt(Math.max(realEigenvalues[i], 0))));
  return times(scaled, transpose(V));
};

const stream = randomStream(1, 'probe');
const normals = (rows: number, columns: number, scale = 1): Matrix =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => scale * stream.normal()));

async function alignmentOf(D: Matrix, W: Matrix, moved: Matrix): Promise<number[]> {
  const frame = new Float32Array(frameLayout(1).stride);
  const [d, w, m] = [D, W, moved].map((x) => tf.tensor3d([x]));
  await readBack([await readAlignment(1, 0, d, w, m, true, () => Promise.resolve())], frame, 1);
  const names = [
    'nfaUncentered',
    'nfaCentered',
    'nfaUncenteredPearson',
    'nfaCenteredPearson',
    'nfaRatio',
    'nfaSqrt',
  ] as const;
  return names.map((name) => frame[weightOffset(1, 0, name)]);
}

describe('the neural feature alignment', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    ['few rows', 3, 8, 5],
    ['many rows', 40, 4, 9],
    ['many inputs', 10, 2, 30],
  ])('is the cosine of the explicit matrices (%s)', async (_, rows, fanOut, fanIn) => {
    const [D, W, moved] = [normals(rows, fanOut), normals(fanOut, fanIn), normals(fanOut, fanIn, 0.1)];
    const K = times(transpose(D), D);
    const pairs = [W, moved].map((w) => [times(transpose(w), w), times(transpose(w), times(K, w))]);
    const explicit = [
      ...pairs.map(([nfm, agop]) => cosine(nfm, agop)),
      ...pairs.map(([nfm, agop]) => cosine(lessMean(nfm), lessMean(agop))),
      inner(pairs[1][0], pairs[1][1]) / inner(pairs[0][0], pairs[0][1]),
      cosine(pairs[0][0], squareRoot(pairs[0][1])),
    ];
    const found = await alignmentOf(D, W, moved);
    found.forEach((value, i) => expect(Math.abs(value - explicit[i])).toBeLessThan(TOLERANCE));
  });

  it('keeps its digits for tiny moves of the weights in a lazy network', async () => {
    const [D, W, moved] = [normals(6, 4), normals(4, 5), normals(4, 5)];
    const tiny = moved.map((row) => row.map((value) => value * 1e-30));
    const [, large] = await alignmentOf(D, W, moved);
    const [, small] = await alignmentOf(D, W, tiny);
    expect(Math.abs(small - large)).toBeLessThan(TOLERANCE);
  });

  it('is not defined for weights that have not moved', async () => {
    const [D, W] = [normals(6, 4), normals(4, 5)];
    expect(
      (
        await alignmentOf(
          D,
          W,
          W.map((row) => row.map(() => 0)),
        )
      )[1],
    ).toBeNaN();
  });
});

describe('1 - cosine', () => {
  it('is that of the vectors, without cancellation', () => {
    const a = [3, 4, 0];
    const b = [3, 4, 1e-5];
    const squares = (x: number[]) => x.reduce((sum, value) => sum + value * value, 0);
    const exact = 1 - Math.cos(Math.atan2(1e-5, 5));
    const found = oneMinusCosine(squares(a.map((value, i) => value - b[i])), squares(a), squares(b));
    expect(Math.abs(found / exact - 1)).toBeLessThan(1e-4);
  });
});
