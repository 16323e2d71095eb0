import fc from 'fast-check';
import { Matrix, QrDecomposition } from 'ml-matrix';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, unpackFrame } from '../../config/frame.ts';
import { randomStream } from '../../maths/random.ts';
import { openBackend } from '../backends/open-backend.ts';
import { centeredFeatureReader } from './centered-features.ts';
import { featureReference } from './features.ts';
import type { Moment } from './reader.ts';
import { readBack } from './reading.ts';

/** Float32 features, and cosines near 1 in a float32 frame. */
const ROUNDING = 3e-7;
/** The share of a value that float32 features leave open. */
const RELATIVE = 1e-4;

const stream = randomStream(11, 'probe');
const gaussian = (rows: number, columns: number, scale = 1): Matrix =>
  new Matrix(Array.from({ length: rows }, () => Array.from({ length: columns }, () => scale * stream.normal())));
const rotation = (size: number): Matrix => new QrDecomposition(gaussian(size, size)).orthogonalMatrix;
const columnMeans = (x: Matrix): number[] => x.mean('column');
const centered = (x: Matrix): Matrix => x.clone().subRowVector(columnMeans(x));
const inner = (a: Matrix, b: Matrix): number => Matrix.mul(a, b).sum();

/** Returns the cosine of C A A^T C and C B B^T C in float64. */
function cka(a: Matrix, b: Matrix): number {
  const [phi, psi] = [a, b].map((x) => centered(x).mmul(centered(x).transpose()));
  return inner(phi, psi) / Math.sqrt(inner(phi, phi) * inner(psi, psi));
}

/** Returns NC1 of samples whose classes are given by number. */
function nc1(H: Matrix, labels: number[]): number {
  const means = new Matrix(
    labels.map((label) => columnMeans(new Matrix(H.to2DArray().filter((_, i) => labels[i] === label)))),
  );
  const [within, between] = [Matrix.sub(H, means), centered(means)];
  return inner(within, within) / inner(between, between);
}

/** Reads the measures of a hidden layer with features H, that began as H0. */
async function read(H0: Matrix, H: Matrix, y: Matrix, isClassification = false) {
  const [start, now, targets] = [H0, H, y].map((x) => tf.tensor3d([x.to2DArray()]));
  const features = featureReference(start, start);
  const moment: Partial<Moment> = {
    signals: { h: [start, now], z: [start, now], a: [start, now] },
    start: { signals: { h: [], z: [], a: [] }, features: [features], squaredWeights: [], made: new Map() },
    probe: { x: start, y: targets, z0: null },
    asks: () => isClassification,
  };
  const frame = new Float32Array(frameLayout(1).stride).fill(NaN);
  await readBack(centeredFeatureReader.read(moment as Moment), frame, 1);
  tf.dispose([...(moment.start?.made.values() ?? []), features, now, targets]);
  return unpackFrame(frameLayout(1), frame).layers[0];
}

const SHAPE = fc.record({ samples: fc.integer({ min: 3, max: 9 }), width: fc.integer({ min: 2, max: 12 }) });
const SIZE = fc.constantFrom(1e-12, 0.3, 1, 40, 1e6);

describe('centred kernel alignment', () => {
  beforeAll(() => openBackend('wasm'));

  it('with the start is that of each layer with its own', async () => {
    const layers = [gaussian(6, 4), gaussian(6, 3)].map((x) => tf.tensor3d([x.to2DArray()]));
    const y = tf.tensor3d([gaussian(6, 1).to2DArray()]);
    const moment: Partial<Moment> = {
      signals: { h: [y, ...layers], z: [y, ...layers], a: [y, ...layers] },
      start: {
        signals: { h: [], z: [], a: [] },
        features: layers.map((H) => featureReference(H, H)),
        squaredWeights: [],
        made: new Map(),
      },
      probe: { x: y, y, z0: null },
      asks: () => false,
    };
    const frame = new Float32Array(frameLayout(2).stride).fill(NaN);
    await readBack(centeredFeatureReader.read(moment as Moment), frame, 1);
    for (const { featureCka } of unpackFrame(frameLayout(2), frame).layers) expect(featureCka).toBeCloseTo(1, 6);
    tf.dispose([...(moment.start?.made.values() ?? []), ...(moment.start?.features ?? []), y]);
  });

  it('with the start is 1 for features that were turned, scaled and shifted, and with the targets stays', async () => {
    await fc.assert(
      fc.asyncProperty(
        SHAPE,
        SIZE,
        fc.double({ min: -5, max: 5, noNaN: true }),
        async ({ samples, width }, s, shift) => {
          const [H0, y] = [gaussian(samples, width), gaussian(samples, 2)];
          const H = H0.mmul(rotation(width)).add(shift).mul(s);
          const [before, after] = [await read(H0, H0, y), await read(H0, H, y)];
          expect(Math.abs((after.featureCka ?? NaN) - 1)).toBeLessThan(ROUNDING);
          expect(Math.abs((after.targetCka ?? NaN) - (before.targetCka ?? NaN))).toBeLessThan(10 * ROUNDING);
          expect(Math.abs((before.targetCka ?? NaN) - cka(H0, y))).toBeLessThan(10 * ROUNDING);
        },
      ),
    );
  });

  it.each([1e-3, 0.01, 0.3])('with the start keeps a lack of 1 after moves of %d', async (size) => {
    // The large mean is that of relu features: uncentred kernels would drown the rest in float32.
    const H0 = gaussian(12, 40).add(10);
    const H = Matrix.add(H0, gaussian(12, 40, size));
    const { featureCka } = await read(H0, H, gaussian(12, 1));
    const exact = cka(H0, H);
    expect(1 - exact).toBeGreaterThan(size ** 2 / 10);
    expect(Math.abs((featureCka ?? NaN) - exact)).toBeLessThan(ROUNDING + RELATIVE * (1 - exact));
  });

  it('is not defined for targets that are all the same, and for features that are', async () => {
    const y = Matrix.ones(6, 1).mul(0.3);
    const { featureCka, targetCka } = await read(gaussian(6, 5), gaussian(6, 5), y);
    expect(targetCka).toBeNull();
    expect(featureCka).not.toBeNull();
    const constant = Matrix.ones(6, 5).mulRowVector([0.1, 2, -3, 0.7, 11]);
    expect(await read(constant, gaussian(6, 5), gaussian(6, 1))).toMatchObject({ featureCka: null });
    expect(await read(gaussian(6, 5), constant, gaussian(6, 1))).toMatchObject({ featureCka: null, targetCka: null });
  });

  it('with the targets is 1 for features that are the targets', async () => {
    const y = gaussian(7, 3);
    expect((await read(gaussian(7, 5), y, y)).targetCka).toBeCloseTo(1, 6);
  });
});

describe('neural collapse', () => {
  beforeAll(() => openBackend('wasm'));

  const oneHot = (labels: number[]) => new Matrix(labels.map((label) => [0, 1, 2].map((c) => Number(c === label))));
  const signs = (labels: number[]) => new Matrix(labels.map((label) => [label === 0 ? -1 : 1]));
  const collapseOf = async (H: Matrix, y: Matrix) => (await read(gaussian(H.rows, H.columns), H, y, true)).collapse;
  /** Classes of unequal size. */
  const THREE = [0, 1, 1, 2, 0, 1, 1, 0];
  const TWO = [0, 1, 1, 1, 0, 1];

  it('is the variance within the classes over that between them', async () => {
    const [a, b] = [gaussian(8, 5).add(3), gaussian(6, 4)];
    expect((await collapseOf(a, oneHot(THREE))) ?? NaN).toBeCloseTo(nc1(a, THREE), 4);
    expect((await collapseOf(b, signs(TWO))) ?? NaN).toBeCloseTo(nc1(b, TWO), 4);
  });

  it('of classes that spread by s about their means falls as s^2, and is 0 where they do not spread', async () => {
    const means = gaussian(3, 6).add(5);
    const at = new Matrix(THREE.map((label) => means.getRow(label)));
    const noise = gaussian(8, 6);
    const spread = (s: number) => collapseOf(Matrix.add(at, Matrix.mul(noise, s)), oneHot(THREE));
    const [far, near] = [await spread(1e-2), await spread(1e-3)];
    expect(Math.abs((far ?? NaN) / (near ?? NaN) / 100 - 1)).toBeLessThan(0.05);
    expect(await spread(0)).toBe(0);
  });

  it('does not depend on rotation, scale and shift of the features', async () => {
    await fc.assert(
      fc.asyncProperty(SIZE, async (s) => {
        const H = gaussian(8, 5);
        const turned = H.mmul(rotation(5)).add(2).mul(s);
        const [one, other] = [await collapseOf(H, oneHot(THREE)), await collapseOf(turned, oneHot(THREE))];
        expect(Math.abs((one ?? NaN) / (other ?? NaN) - 1)).toBeLessThan(RELATIVE);
      }),
    );
  });

  it('is not defined with a single class, and for a regression', async () => {
    const H = gaussian(6, 4);
    expect(await collapseOf(H, oneHot([1, 1, 1, 1, 1, 1]))).toBeNull();
    expect(await collapseOf(H, signs([0, 0, 0, 0, 0, 0]))).toBeNull();
    expect((await read(H, H, signs(TWO))).collapse).toBeNull();
  });
});
