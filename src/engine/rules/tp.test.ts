import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import { scalingTable } from '../../config/scaling.ts';
import { readCase } from '../../config/case.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { rowsOfTensors, ruleBench } from '../testing/rule-bench.ts';

/** float32 against float64, relative to the largest entry. */
const FLOAT32_TOLERANCE = 1e-4;

const config = (train: object, net: object = {}) => ({
  task: { name: 'linear-teacher', d: 6, outputs: 2 },
  net: { width: 24, depth: 3, activation: 'tanh', ...net },
  train: { lr: 0.05, ...train },
});

const expectClose = (found: number[][], expected: number[][]) => {
  const difference = Matrix.sub(new Matrix(found), new Matrix(expected));
  const largest = (m: Matrix) => Math.max(Math.abs(m.max()), Math.abs(m.min()));
  expect(largest(difference)).toBeLessThan(FLOAT32_TOLERANCE * largest(new Matrix(expected)));
};

interface Fixture {
  expect: { directions0: number[][][] };
}
const fixtures = import.meta.glob<Fixture>('../../../fixtures/*tp-tanh.json', { eager: true, import: 'default' });

describe('target propagation', () => {
  beforeAll(() => openBackend('wasm'));

  it.each(Object.entries(fixtures))('goes where the float64 program goes from step 0 (%s)', async (_, fixture) => {
    const { experiment, dataset, weights } = readCase(fixture);
    const found = await rowsOfTensors(ruleBench(experiment, dataset, weights).directions().W);
    // A direction takes the place of the gradient; the program's points to the target.
    found.forEach((rows, l) =>
      expectClose(Matrix.mul(new Matrix(rows), -1).to2DArray(), fixture.expect.directions0[l]),
    );
  });

  it.each([
    ['tp', 12, 'fewer samples than units'],
    ['tp', 40, 'more samples than units'],
    ['dtp', 12, 'fewer samples than units'],
    ['dtp', 40, 'more samples than units'],
  ])('(%s, %d) has the ridge feedback of the full solve (%s)', async (rule, samples) => {
    const settings = { ridge: 0.3, etaTarget: 0.7 };
    const experiment = experimentOf(config({ rule, tp: settings }));
    const dataset = gaussianDataset(experiment, samples);
    const bench = ruleBench(experiment, dataset);
    const found = await rowsOfTensors(bench.directions().W);

    const columns = (rows: number[][]) => new Matrix(rows).transpose();
    const h = (await rowsOfTensors(bench.signals.h)).map(columns);
    const [f] = (await rowsOfTensors(bench.signals.z.slice(-1))).map(columns);
    const y = Matrix.from1DArray(samples, dataset.outputs, [...dataset.train.y]).transpose();
    let target = Matrix.add(f, Matrix.mul(Matrix.sub(y, f), settings.etaTarget));
    for (let l = 3; l >= 1; l--) {
      const above = l === 3 ? f : h[l + 1];
      const inner = Matrix.add(above.transpose().mmul(above), Matrix.mul(Matrix.eye(samples), settings.ridge));
      const Q = h[l].mmul(new CholeskyDecomposition(inner).solve(above.transpose()));
      target = rule === 'tp' ? Q.mmul(target) : Matrix.add(h[l], Q.mmul(Matrix.sub(target, above)));
      const slope = Matrix.sub(Matrix.ones(24, samples), Matrix.mul(h[l], h[l]));
      const delta = Matrix.mul(Matrix.sub(h[l], target), slope);
      const below = h[l - 1];
      expectClose(found[l - 1], Matrix.div(delta.mmul(below.transpose()), samples).to2DArray());
    }
  });

  it.each(['tp', 'dtp'])(
    'under %s, mup keeps the readout at its standard scale, at equal learning rates above',
    (rule) => {
      const table = (optimizer: string) =>
        scalingTable(
          experimentOf({ ...config({ rule, optimizer }, { width: 256, baseWidth: 64 }), scaling: { preset: 'mup' } }),
        ).map(({ abc }) => [abc.b, abc.c]);
      const [b, c] = [
        [0, 0.5, 0.5, 0.5],
        [0, 1, 1, 1],
      ];
      for (const optimizer of ['sgd', 'momentum', 'adam'])
        expect(table(optimizer)).toEqual(b.map((_, l) => [b[l], c[l]]));
      expect(table('slo')).toEqual(b.map((exponent) => [exponent, 0]));
    },
  );

  it.each([
    ['tp', 'ridge'],
    ['tp', 'learned'],
    ['dtp', 'ridge'],
    ['dtp', 'learned'],
  ])('(%s, %s) learns, with biases', async (rule, feedback) => {
    const experiment = experimentOf(config({ rule, tp: { feedback } }, { bias: true }));
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    const lossNow = async () => (await run.measure('light'))[1];
    const first = await lossNow();
    for (let step = 0; step < 200; step++) run.step();
    expect(await lossNow()).toBeLessThan(0.8 * first);
    run.dispose();
  });
});
