import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { parseExperiment, type Experiment } from '../../config/experiment.ts';
import { runOffset } from '../../config/frame.ts';
import { scalingTable } from '../../config/scaling.ts';
import { tangentPlain, tracePlain } from '../../maths/testing/plain-network.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { words } from '../../words/words.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { initialWeights } from '../network/initial-weights.ts';
import { experimentOf, gaussianDataset, lossesAt } from '../testing/experiments.ts';
import { rowsOf } from '../testing/reference-network.ts';

/** Returns a network so lazy that it is its own linearization. */
const config = (lr: number, lrUnit: string) =>
  experimentOf({
    task: { name: 'linear-teacher', d: 6 },
    net: { width: 256, depth: 2, activation: 'tanh' },
    scaling: { preset: 'ntp', gamma0: 1e-3, centered: true },
    train: { lr, lrUnit, layerLr: [1, 0.5, 2] },
  });
/** The top mode grows by 1.02^2 a step at 1.01 times the critical rate, and falls by .98^2 below it. */
const STEPS = 400;

describe('the critical unit of the learning rate', () => {
  beforeAll(() => openBackend('wasm'));

  it('is where full-batch gradient descent on the mse of the lazy network begins to diverge', async () => {
    const dataset = gaussianDataset(config(1, 'critical'));
    const growth = async (lr: number) => {
      const [[before], [after]] = await lossesAt([config(lr, 'critical')], dataset, [STEPS / 2, STEPS]);
      return after / before;
    };
    expect(await growth(0.99)).toBeLessThan(1);
    expect(await growth(1.01)).toBeGreaterThan(1);
  });

  it('appears in the scaling table as absolute rates, also after a change', async () => {
    const experiment = config(0.5, 'critical');
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    const [[row]] = run.scaling();
    run.setLearningRates([{ lr: 0.25 }]);
    const [[halved]] = run.scaling();
    run.dispose();
    const [[absolute]] = await tableOf(0.5);
    expect(row.lr / absolute.lr).not.toBeCloseTo(1, 2);
    expect(halved.lr / row.lr).toBeCloseTo(0.5, 9);
  });

  it('is refused with optimizers whose steps are no gradients', () => {
    const parsed = parseExperiment({ train: { optimizer: 'adam', lrUnit: 'critical' } });
    expect(parsed).toMatchObject({ ok: false, problems: [{ key: 'train.lrUnit' }] });
  });
});

/** Steps after which the top mode of a twin at 1.05 of its limit has grown by 1.1^200 = 2e8, or by 1.48^60 = 2e10. */
const TWIN_STEPS = { sgd: 200, momentum: 60 };

/** Returns the losses of the lazy twin at the start and after some steps of full-batch descent, lr in critical units. */
async function twinLosses(experiment: Experiment, dataset: Dataset, lr: number): Promise<number[]> {
  const steps = TWIN_STEPS[experiment.train.optimizer === 'momentum' ? 'momentum' : 'sgd'];
  const member = { ...experiment, train: { ...experiment.train, lr } };
  const run = await createRun({ members: [member], dataset });
  const loss = async () => (await run.measure('light'))[runOffset('twinLoss')];
  const before = await loss();
  while (run.stepsDone < steps) run.step();
  const after = await loss();
  run.dispose();
  return [before, after];
}

const networks = fc.record({
  width: fc.integer({ min: 4, max: 24 }).map((half) => 2 * half),
  depth: fc.integer({ min: 1, max: 3 }),
  activation: fc.constantFrom('tanh', 'relu', 'erf'),
  bias: fc.boolean(),
  preset: fc.constantFrom('sp', 'ntp', 'mup'),
  gamma0: fc.constantFrom(0.3, 1, 2),
  optimizer: fc.constantFrom('sgd', 'momentum'),
  seed: fc.integer({ min: 0, max: 99 }),
});

describe('the lazy twin of full-batch gradient descent', () => {
  beforeAll(() => openBackend('wasm'));

  const experimentWith = (drawn: typeof networks extends fc.Arbitrary<infer Drawn> ? Drawn : never, task: object) => {
    const { width, depth, activation, bias, preset, gamma0, optimizer, seed } = drawn;
    return experimentOf({
      seed,
      task: { name: 'given', d: 5, ...task },
      net: { width, depth, activation, bias },
      scaling: { preset, gamma0, centered: true },
      train: { optimizer, lrUnit: 'critical', loss: 'classes' in task ? 'ce' : 'mse' },
      measure: { twin: true, probe: 4 },
    });
  };

  it('on the mse converges at .95 of the critical rate, and diverges at 1.05', async () => {
    await fc.assert(
      fc.asyncProperty(networks, fc.constantFrom(1, 3), async (drawn, outputs) => {
        const experiment = experimentWith(drawn, { outputs });
        const dataset = gaussianDataset(experiment);
        const [first, below] = await twinLosses(experiment, dataset, 0.95);
        expect(below).toBeLessThan(first);
        const [, above] = await twinLosses(experiment, dataset, 1.05);
        expect(above).toBeGreaterThan(10 * first);
      }),
      { numRuns: 12 },
    );
  });

  /** The share of its loss that a network may learn of undecided labels, and rest at output 0. */
  const LEARNED = 1e-3;
  /** Every input bears each of three labels, up to a little noise: the least loss is all but log 3, at output 0. */
  const undecided = (experiment: Experiment): Dataset => {
    const { train, ...dataset } = gaussianDataset(experiment, 18);
    const x = train.x.map((value, i) => train.x[i % (5 * 6)] + 1e-3 * value);
    const y = train.y.map((_, i) => Number(i % 3 === Math.floor(i / (3 * 6))));
    return { ...dataset, train: { ...train, x, y } };
  };

  it('on the cross-entropy of three classes rests at output 0 at .95 of the critical rate, and leaves it at 1.05', async () => {
    await fc.assert(
      fc.asyncProperty(networks, async (drawn) => {
        const experiment = experimentWith(drawn, { outputs: 3, classes: 3 });
        const dataset = undecided(experiment);
        const [first, below] = await twinLosses(experiment, dataset, 0.95);
        expect(first).toBeCloseTo(Math.log(3), 5);
        expect(below).toBeLessThan(first);
        // A deep relu network can tell even these inputs apart, and leaves output 0 since it learns them.
        fc.pre(first - below < LEARNED * first);
        const [, above] = await twinLosses(experiment, dataset, 1.05);
        expect(above).toBeGreaterThan(first);
      }),
      { numRuns: 12 },
    );
  });
});

describe('the critical rate of small batches', () => {
  beforeAll(() => openBackend('wasm'));

  const SAMPLES = 40;
  const experiment = experimentOf({
    task: { name: 'given', d: 32, outputs: 1 },
    net: { width: 64, depth: 1, activation: 'tanh' },
    scaling: { preset: 'ntp', gamma0: 1e-3, centered: true },
    train: { lr: 0.8, lrUnit: 'critical', batch: 1 },
  });
  const dataset = gaussianDataset(experiment, SAMPLES);
  const noticeOf = async (batch: number | 'full') => {
    const member = { ...experiment, train: { ...experiment.train, batch } };
    const run = await createRun({ members: [member], dataset });
    run.dispose();
    return run.notices;
  };

  it('is 2 / Theta_aa of a sample at batch 1, below the critical rate, and the run says so', async () => {
    const [W1, W2] = initialWeights(experiment);
    const weights = [rowsOf(W1, 32), rowsOf(W2, 64)].map((rows) => rows.map((row) => Float64Array.from(row)));
    const lr = scalingTable({ ...experiment, train: { ...experiment.train, lr: 1 } }).map((row) => row.lr);
    const traces = rowsOf(dataset.train.x, 32).map((x) => tracePlain({ activation: 'tanh', weights }, x));
    const { gamma0 } = experiment.scaling;
    const theta = traces.map((a) => traces.map((b) => tangentPlain(a, b, lr) / gamma0 ** 2));
    const largest = Math.max(...new EigenvalueDecomposition(new Matrix(theta)).realEigenvalues);
    const lowest = Math.min(...theta.slice(0, 16).map((row, a) => 2 / row[a]));
    const share = lowest / ((2 * SAMPLES) / largest);
    expect(share).toBeLessThan(0.5);
    expect(await noticeOf(1)).toEqual([words.engine.batchLimit(1, share.toPrecision(2))]);
    expect(await noticeOf('full')).toEqual([]);
  });

  it('lets steps on single samples stay below it, and diverge far above', async () => {
    const [notice] = await noticeOf(1);
    const share = Number(/about (\S+) of it/.exec(notice)?.[1]);
    const growth = async (lr: number) => {
      const [[before], [after]] = await lossesAt(
        [{ ...experiment, train: { ...experiment.train, lr } }],
        dataset,
        [0, 200],
      );
      return after / before;
    };
    expect(await growth(0.9 * share)).toBeLessThan(1);
    expect(await growth(0.8)).not.toBeLessThan(1e3);
  });
});

async function tableOf(lr: number) {
  const experiment = config(lr, 'absolute');
  const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
  run.dispose();
  return run.scaling();
}
