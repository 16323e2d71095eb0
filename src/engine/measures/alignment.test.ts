import { EigenvalueDecomposition, Matrix as Dense } from 'ml-matrix';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, unpackFrame, weightOffset } from '../../config/frame.ts';
import { isOneAtReadout } from '../../config/measures/available-measures.ts';
import { WEIGHT_MEASURES } from '../../config/measures/measures.ts';
import { randomStream } from '../../maths/random.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { pearson, readAlignment, type Pair } from './alignment.ts';
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

  it('is not defined where the AGOP is rounding: the units of a symmetric network cancel at step 0', async () => {
    const experiment = experimentOf({
      task: { name: 'linear-teacher', d: 4 },
      net: { width: 64, depth: 2, activation: 'tanh', symmetric: true },
      train: { lr: 0.5 },
    });
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    const measured = async () => unpackFrame(run.layout, await run.measure('full')).weights;
    const start = await measured();
    expect(start[0]).toMatchObject({ nfaUncentered: null, nfaUncenteredPearson: null, nfaRatio: null, nfaSqrt: null });
    expect(start[1].nfaUncentered).toBeGreaterThan(0.01);
    for (let step = 0; step < 3; step++) run.step();
    expect((await measured())[0].nfaUncentered).toBeGreaterThan(0.01);
    run.dispose();
  });

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

  it('of one row is 1 by the mean of the entries, unless the row is constant', async () => {
    const D = normals(5, 1);
    const [varied, constant] = [[[0.3, -0.2, 0.5]], [[0.25, 0.25, 0.25]]];
    const [, , ofVaried, ofConstant] = await alignmentOf(D, varied, constant);
    expect([ofVaried, ofConstant]).toEqual([1, NaN]);
    const [, , again, learned] = await alignmentOf(D, constant, varied);
    expect([again, learned]).toEqual([NaN, 1]);
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

it.each([1, 3])('the alignment of the readout of %d outputs is 1 in just the forms that say so', async (outputs) => {
  await openBackend('wasm');
  const experiment = experimentOf({
    task: { name: 'linear-teacher', d: 4, outputs },
    net: { width: 8, depth: 2, activation: 'tanh' },
    measure: { probe: 8 },
  });
  const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
  const atSteps = async (steps: number) => {
    for (let step = 0; step < steps; step++) run.step();
    return unpackFrame(run.layout, await run.measure('full')).weights;
  };
  const frames = [await atSteps(0), await atSteps(3), await atSteps(3)];
  run.dispose();
  const isOne = (value: number | null) => value !== null && Math.abs(value - 1) < TOLERANCE;
  const ones = (layer: number) =>
    WEIGHT_MEASURES.filter((name) => {
      const values = frames.map((weights) => weights[layer][name]).filter((value) => value !== null);
      return values.length > 0 && values.every(isOne);
    });
  expect(ones(2)).toEqual(WEIGHT_MEASURES.filter((name) => isOneAtReadout(experiment, name)));
  expect(ones(1)).toEqual([]);
});

describe('the correlation of the entries of two matrices', () => {
  /** Matrices of four entries: [1, 2, 3, 4] and [2, 1, 4, 3]. */
  const pair: Pair = { inner: 28, squaredNfm: 30, squaredAgop: 30, nfmSum: 10, agopSum: 10, squaredWeights: 1 };
  /** A matrix of four entries 2.5, up to this part of its squared norm. */
  const flat = (part: number) => ({ squared: 25 * (1 + part), sum: 10 });

  it('is the cosine after their means are subtracted', () => {
    expect(pearson(pair, 4)).toBeCloseTo(0.6, 12);
  });

  it.each([0, 5e-7, -5e-7])('is not defined where one is constant up to %d of its square', (part) => {
    const { squared, sum } = flat(part);
    expect(pearson({ ...pair, squaredNfm: squared, nfmSum: sum }, 4)).toBeNaN();
    expect(pearson({ ...pair, squaredAgop: squared, agopSum: sum }, 4)).toBeNaN();
  });

  it('is defined for entries that differ by more than rounding', () => {
    const { squared, sum } = flat(4e-6);
    expect(pearson({ ...pair, squaredNfm: squared, nfmSum: sum }, 4)).not.toBeNaN();
    expect(pearson({ ...pair, squaredAgop: squared, agopSum: sum }, 4)).not.toBeNaN();
  });
});
