import { beforeAll, describe, expect, it } from 'vitest';
import { runOffset, unpackFrame } from '../../config/frame.ts';
import { gainOf } from '../../maths/activation.ts';
import { infiniteWidthCurve } from '../../maths/infinite-width-curve.ts';
import { infiniteWidthDiagonals, infiniteWidthKernels } from '../../maths/infinite-width.ts';
import type { Samples } from '../../tasks/data/dataset.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';

/** float32 steps against the closed form in float64. */
const FLOAT32_TOLERANCE = 1e-4;
const STEPS = [0, 1, 10, 100];

const config = (change: { net?: object; scaling?: object; train?: object } = {}) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 6, outputs: 2 },
    net: { width: 32, depth: 2, activation: 'relu', baseWidth: 32, ...change.net },
    scaling: { preset: 'ntp', centered: true, ...change.scaling },
    train: { lr: 0.02, ...change.train },
    measure: { infinite: true },
  });

const rowsOf = ({ x, y, count }: Samples) =>
  [x, y].map((values) =>
    Array.from({ length: count }, (_, i) => {
      const columns = values.length / count;
      return values.subarray(i * columns, (i + 1) * columns);
    }),
  );

describe('the network of infinite width', () => {
  beforeAll(() => openBackend('wasm'));

  it('follows the closed form of full-batch gradient descent', async () => {
    const experiment = config();
    const dataset = gaussianDataset(experiment);
    const network = { ...experiment.net, gain: gainOf(experiment.net) };
    const [[x, y], [xTest, yTest]] = [rowsOf(dataset.train), rowsOf(dataset.test)];
    const exact = infiniteWidthCurve(
      {
        train: infiniteWidthKernels(network, x, x),
        test: infiniteWidthKernels(network, xTest, x),
        testVariance: infiniteWidthDiagonals(network, xTest).nngp,
        y,
        yTest,
        lr: experiment.train.lr,
        gamma0: 1,
        startsAtZero: true,
      },
      STEPS,
    );
    const run = await createRun({ members: [experiment], dataset });
    for (const [i, step] of STEPS.entries()) {
      while (run.stepsDone < step) run.step();
      const frame = await run.measure('full');
      expect(Math.abs(frame[runOffset('infiniteLoss')] / exact.train[i] - 1)).toBeLessThan(FLOAT32_TOLERANCE);
      expect(Math.abs(frame[runOffset('infiniteTestLoss')] / exact.test[i] - 1)).toBeLessThan(FLOAT32_TOLERANCE);
    }
    run.dispose();
  });

  it('is close to wide networks under ntp, batch by batch', async () => {
    const gap = async (width: number) => {
      const gaps: number[] = [];
      for (const seed of [1, 2, 3]) {
        const experiment = { ...config({ net: { width }, train: { batch: 4 } }), seed };
        const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
        for (let step = 0; step < 60; step++) run.step();
        const { loss, infiniteLoss } = unpackFrame(run.layout, await run.measure('full'));
        run.dispose();
        gaps.push(Math.abs(Number(loss) / Number(infiniteLoss) - 1));
      }
      return gaps.reduce((sum, value) => sum + value, 0) / gaps.length;
    };
    const [narrow, wide] = [await gap(32), await gap(1024)];
    expect(wide).toBeLessThan(0.1);
    expect(wide).toBeLessThan(narrow / 2);
  });

  it('averages over the functions from which it may start', async () => {
    const experiment = config({ scaling: { centered: false } });
    const dataset = gaussianDataset(experiment);
    const run = await createRun({ members: [experiment], dataset });
    const { infiniteLoss } = unpackFrame(run.layout, await run.measure('full'));
    run.dispose();
    const network = { ...experiment.net, gain: gainOf(experiment.net) };
    const { nngp } = infiniteWidthDiagonals(network, rowsOf(dataset.train)[0]);
    const { y, count } = dataset.train;
    const variance = (2 * nngp.reduce((sum, value) => sum + value, 0)) / count;
    const target = y.reduce((sum, value) => sum + value * value, 0) / count;
    // 16 draws of two outputs: the sample mean of the squares is off by less than half of itself.
    expect(Math.abs(Number(infiniteLoss) - (variance + target) / 2)).toBeLessThan(variance / 4);
  });

  it.each([
    ['biases', { net: { bias: true } }],
    ['factors of layers', { train: { layerLr: [1, 2, 1] } }],
    ['steps of adam', { train: { optimizer: 'adam' } }],
    ['errors that feedback weights carry', { train: { rule: 'fa' } }],
    ['weights that decay', { train: { weightDecay: 0.1 } }],
  ])('is left out with a sentence where there are %s', async (_, change) => {
    const experiment = config(change);
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    const { infiniteLoss } = unpackFrame(run.layout, await run.measure('full'));
    run.dispose();
    expect(infiniteLoss).toBeNull();
    expect(run.notices[0]).toMatch(/infinite width is left out/);
  });
});
