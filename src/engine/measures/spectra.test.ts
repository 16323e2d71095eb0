import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, layerOffset } from '../../config/frame.ts';
import { randomStream } from '../../maths/random.ts';
import { openBackend } from '../backends/open-backend.ts';
import { readBack } from './reading.ts';
import { LARGEST_SPECTRUM } from './cost.ts';
import { readGramSpectra, rootProjection, rootProjectionOfSquare } from './spectra.ts';
import { openEigensolver } from '../backends/wasm/eigensolver.ts';

/** The rounding of float32 features, whose Gram matrices are float64. */
const TOLERANCE = 1e-5;

const stream = randomStream(5, 'probe');
const features = (samples: number, width: number, scale = 1): Matrix =>
  new Matrix(Array.from({ length: samples }, () => Array.from({ length: width }, () => scale * stream.normal())));

/** Reads gramMinEig and jointMinEig of H = H0 + moved. */
async function eigenvaluesOf(H0: Matrix, moved: Matrix): Promise<{ gram: number; joint: number }> {
  const frame = new Float32Array(frameLayout(1).stride).fill(NaN);
  const [start, change] = [H0, moved].map((x) => tf.tensor3d([x.to2DArray()]));
  const reading = readGramSpectra(await openEigensolver(), 0, start, change);
  // A reading without tensors has nothing to bring back.
  if (reading.matrices) await readBack([reading], frame, 1);
  tf.dispose([start, change]);
  return { gram: frame[layerOffset(0, 'gramMinEig')], joint: frame[layerOffset(0, 'jointMinEig')] };
}

const smallestSingular = (x: Matrix) => Math.min(...new SingularValueDecomposition(x.transpose()).diagonal);

describe('the smallest eigenvalues of features', () => {
  beforeAll(() => openBackend('wasm'));

  it('are NaN of features that are not finite, as of a member that has diverged', async () => {
    const moved = features(6, 8);
    moved.set(2, 3, Infinity);
    expect(await eigenvaluesOf(features(6, 8), moved)).toEqual({ gram: NaN, joint: NaN });
  });

  it('are squared singular values over the width', async () => {
    const [H0, moved] = [features(6, 40), features(6, 40, 0.1)];
    const H = Matrix.add(H0, moved);
    const both = new Matrix([...H0.to2DArray(), ...H.to2DArray()]);
    const { gram, joint } = await eigenvaluesOf(H0, moved);
    expect(Math.abs(gram / (smallestSingular(H) ** 2 / 40) - 1)).toBeLessThan(TOLERANCE);
    expect(Math.abs(joint / (smallestSingular(both) ** 2 / 40) - 1)).toBeLessThan(TOLERANCE);
  });

  it('fall when rows are added: rows are less independent over space and time than over space', async () => {
    for (let trial = 0; trial < 5; trial++) {
      const { gram, joint } = await eigenvaluesOf(features(5, 30), features(5, 30, 0.3));
      expect(joint).toBeGreaterThan(0);
      expect(joint).toBeLessThan(gram);
    }
  });

  it('are 0 together at step 0, and where there are more rows than units', async () => {
    expect((await eigenvaluesOf(features(5, 30), Matrix.zeros(5, 30))).joint).toBe(0);
    const narrow = await eigenvaluesOf(features(5, 8), features(5, 8));
    expect(narrow.gram).toBeGreaterThan(0);
    expect(narrow.joint).toBe(0);
  });

  it('are not measured beyond the largest spectrum', async () => {
    const samples = LARGEST_SPECTRUM / 2 + 1;
    const { gram, joint } = await eigenvaluesOf(features(samples, 2), features(samples, 2));
    expect(gram).toBe(0);
    expect(joint).toBeNaN();
    expect((await eigenvaluesOf(features(LARGEST_SPECTRUM + 1, 1), features(LARGEST_SPECTRUM + 1, 1))).gram).toBeNaN();
  });
});

describe('the cosine part of W^T W along the root of an AGOP', () => {
  const rows = (...values: number[]) => Float32Array.from(values);

  it('is that of the diagonal matrices (1, 4) and (2, 3): 14 / sqrt 13', async () => {
    const solver = await openEigensolver();
    // W = diag(1, 2), X = diag(2, 3).
    expect(rootProjection(solver, rows(2, 0, 0, 3), rows(2, 0, 0, 6), 2)).toBeCloseTo(14 / Math.sqrt(13), 6);
    expect(rootProjectionOfSquare(solver, rows(2, 0, 0, 3), rows(1, 0, 0, 2), 2)).toBeCloseTo(14 / Math.sqrt(13), 6);
  });

  it('leaves out directions of no gradient: X = (3, 4), whose root is X^T X / 5', async () => {
    const solver = await openEigensolver();
    // W = (1, 0; 0, 1; 1, 1): ||W x||^2 / ||x||^2 along x = (3, 4).
    expect(rootProjection(solver, rows(3, 4), rows(3, 4, 7), 1)).toBeCloseTo(74 / 25, 5);
    expect(rootProjectionOfSquare(solver, rows(3, 4), rows(1, 0, 1, 0, 1, 1), 2)).toBeCloseTo(74 / 25, 5);
  });

  it('is not a number where a gradient is none', async () => {
    const solver = await openEigensolver();
    expect(rootProjection(solver, rows(3, Infinity), rows(3, 4), 1)).toBeNaN();
    expect(rootProjection(solver, rows(0, 0), rows(0, 0), 1)).toBeNaN();
  });
});
