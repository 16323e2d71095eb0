import { Matrix } from 'ml-matrix';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameLayout, weightOffset } from '../../config/frame.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { openBackend } from '../backends/open-backend.ts';
import { readBack } from '../measures/reading.ts';
import { readDirectionCosines } from '../measures/rule-cosines.ts';
import { gaussNewtonDirections } from '../measures/rule-gauss-newton.ts';
import { inferenceCurve } from '../measures/rule-inference.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { linearEquilibrium } from '../testing/linear-equilibrium.ts';
import { rowsOfTensors, ruleBench } from '../testing/rule-bench.ts';
import { bp } from './bp.ts';
import { directionsOf, type Directions } from './rule.ts';

/** The float32 error at the end of inference, relative to the norm of a direction. */
const FLOAT32_TOLERANCE = 1e-4;
/**
 * The distance from the limits: 1 - cosine is of second order in gammaOut C and in 1 / (gammaOut C), which are some per
 * cent at these ends.
 */
const LIMIT_TOLERANCE = 5e-3;

const experimentAt = (gammaOut: number, dt: number, activation = 'linear') =>
  experimentOf({
    task: { name: 'linear-teacher', d: 6, outputs: 2 },
    net: { width: 16, baseWidth: 16, depth: 3, activation },
    train: { rule: 'pc', pc: { gammaOut, dt, steps: 1000 } },
  });

const tidyDirections = (compute: () => Directions): Directions => tf.tidy(compute);

async function cosines(
  found: Directions,
  reference: Directions,
  measure: 'bpCosine' | 'gaussNewtonCosine' = 'bpCosine',
): Promise<number[]> {
  const frame = new Float32Array(frameLayout(3).stride);
  await readBack([readDirectionCosines(measure, found, reference)], frame, 1);
  return found.W.map((_, l) => frame[weightOffset(3, l, measure)]);
}

/** Returns targets a hundredth as far from the output, so that the hidden states hardly leave the forward pass. */
async function nearlyFitted(experiment: ReturnType<typeof experimentAt>): Promise<Dataset> {
  const dataset = gaussianDataset(experiment);
  const [f] = await rowsOfTensors(ruleBench(experiment, dataset).signals.z.slice(-1));
  const y = f.flat().map((value, i) => value + 0.01 * (dataset.train.y[i] - value));
  return { ...dataset, train: { ...dataset.train, y: Float32Array.from(y) } };
}

describe('predictive coding at equilibrium', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    [0.1, 0.2],
    [1, 0.2],
    [10, 0.08],
  ])('of a linear network is the closed form (gammaOut = %d)', async (gammaOut, dt) => {
    const experiment = experimentAt(gammaOut, dt);
    const dataset = gaussianDataset(experiment);
    const { input, directions } = ruleBench(experiment, dataset);
    const found = await rowsOfTensors(directions().W);

    const weights = (await rowsOfTensors(input.weights.W)).map((rows) => new Matrix(rows));
    const columns = (values: Float32Array, width: number) =>
      Matrix.from1DArray(dataset.train.count, width, [...values]).transpose();
    const [x, y] = [columns(dataset.train.x, 6), columns(dataset.train.y, 2)];
    const { delta, errors, states, energy } = linearEquilibrium(weights, x, y, gammaOut);
    [...errors, delta].forEach((error, l) => {
      const expected = Matrix.div(error.mmul(states[l].transpose()), -dataset.train.count);
      const difference = Matrix.sub(new Matrix(found[l]), expected);
      expect(difference.norm() / expected.norm()).toBeLessThan(FLOAT32_TOLERANCE);
    });

    const [curve] = await inferenceCurve(input);
    expect(Math.abs(curve.energy[1000] / energy - 1)).toBeLessThan(FLOAT32_TOLERANCE);
    expect(curve.gap[1000]).toBeLessThan(FLOAT32_TOLERANCE);
  });

  it.each(['linear', 'tanh'])('with gammaOut -> 0 goes where backpropagation goes (%s)', async (activation) => {
    const experiment = experimentAt(0.01, 0.2, activation);
    const { input, directions } = ruleBench(experiment, gaussianDataset(experiment));
    for (const cosine of await cosines(
      directions(),
      tidyDirections(() => directionsOf(bp(input), input.weights)),
    )) {
      expect(1 - cosine).toBeLessThan(LIMIT_TOLERANCE);
    }
  });

  it.each(['linear', 'tanh'])(
    'with large gammaOut goes to the Gauss-Newton target, away from backpropagation (%s)',
    async (activation) => {
      const experiment = experimentAt(30, 0.02, activation);
      const { input, directions } = ruleBench(experiment, await nearlyFitted(experiment));
      const found = directions();
      const target = await gaussNewtonDirections(input, () => Promise.resolve());
      const [near, far] = [
        await cosines(found, target, 'gaussNewtonCosine'),
        await cosines(
          found,
          tidyDirections(() => directionsOf(bp(input), input.weights)),
        ),
      ];
      near.forEach((cosine, l) => {
        expect(1 - cosine).toBeLessThan(LIMIT_TOLERANCE);
        expect(cosine).toBeGreaterThan(far[l]);
      });
    },
  );
});
