import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_MACHINE_SAMPLES } from '../../config/measures/available-measures.ts';
import { runOffset } from '../../config/frame.ts';
import { makeTask } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { expectMachineMeasure, type MachineMeasure } from '../testing/machine-reference.ts';

const MEASURES: MachineMeasure[] = [
  ...(['laplaceTestLoss', 'rfmTestLoss'] as const),
  ...(['rfmNfm', 'rfmNfmPearson', 'rfmAgop', 'rfmAgopPearson'] as const),
];

const base = {
  net: { width: 7, depth: 2, activation: 'tanh' },
  measure: { probe: 6, rfm: true, rfmRounds: 2, rfmBandwidth: 0.8, rfmRidge: 0.01 },
};
const CASES: Record<string, object[]> = {
  'one output': [{ ...base, task: { name: 'linear-teacher', d: 5 } }],
  'more inputs than units, two networks': [0, 1].map((seed) => ({
    ...base,
    seed,
    task: { name: 'single-index', d: 9 },
  })),
  'three outputs, one hidden layer': [
    { ...base, net: { ...base.net, depth: 1 }, task: { name: 'linear-teacher', d: 4, outputs: 3 } },
  ],
};

describe.each(['cpu', 'wasm'] as const)('a feature machine beside a network, on %s', (backend) => {
  beforeAll(() => openBackend(backend));

  describe.each(Object.entries(CASES))('of %s', (_, configs) => {
    it.each(MEASURES)('has the %s of float64', async (measure) => {
      const members = configs.map(experimentOf);
      await expectMachineMeasure(members, gaussianDataset(members[0]), measure);
    });
  });
});

describe('a feature machine', () => {
  beforeAll(() => openBackend('wasm'));
  const experiment = experimentOf({ ...base, task: { name: 'linear-teacher', d: 3 } });

  it('is as good as a linear model where there is no hidden layer to compare it with', async () => {
    const linear = experimentOf({ ...base, net: { depth: 0 }, task: { name: 'linear-teacher', d: 3 } });
    await expectMachineMeasure([linear], gaussianDataset(linear), 'rfmNfm');
  });

  it('is fitted before the run, round by round', async () => {
    const rounds: number[] = [];
    const fitting = { breathe: () => Promise.resolve(), onRound: (done: number) => void rounds.push(done) };
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) }, fitting);
    expect(rounds).toEqual([1, 2, 3]);
    expect(run.machine?.losses).toHaveLength(3);
    run.dispose();
  });

  it('says how much of its features lies along the directions of the target: all of them, and a share by chance', async () => {
    const shareOf = async (rfmRounds: number) => {
      const task = { name: 'multi-index', d: 6, rank: 2, samples: 300, testSamples: 10 };
      const teacher = experimentOf({ ...base, task, measure: { rfm: true, rfmRounds } });
      const { dataset } = await makeTask(teacher.task, () => Promise.reject(new Error('no digits')));
      const run = await createRun({ members: [teacher], dataset });
      const frame = await run.measure('light');
      run.dispose();
      return frame[runOffset('rfmShare')];
    };
    expect(await shareOf(0)).toBeCloseTo(2 / 6, 6);
    expect(await shareOf(5)).toBeGreaterThan(0.98);
  });

  it('is not fitted again where it is known', async () => {
    const dataset = gaussianDataset(experiment);
    const known = {
      share: NaN,
      losses: [3, 2, 1],
      testLosses: [6, 5, 4],
      features: Float64Array.of(3, 0, 0, 0, 0, 0, 0, 0, 0),
    };
    const run = await createRun({ members: [experiment], dataset, machine: known });
    const frame = await run.measure('light');
    expect([frame[runOffset('laplaceTestLoss')], frame[runOffset('rfmTestLoss')]]).toEqual([6, 4]);
    run.dispose();
  });

  it.each([
    [
      'the cross-entropy',
      { task: { name: 'given', d: 3, outputs: 2, classes: 2 }, train: { loss: 'ce' } },
      12,
      'least squares',
    ],
    ['too many samples', { task: { name: 'linear-teacher', d: 3 } }, MOST_MACHINE_SAMPLES + 1, 'up to 2048'],
  ])('is left out with %s, and a sentence says why', async (_, config, samples, sentence) => {
    const without = experimentOf({ ...base, ...config });
    const run = await createRun({ members: [without], dataset: gaussianDataset(without, samples) });
    expect(run.machine).toBeNull();
    expect(run.notices.join()).toContain(sentence);
    const frame = await run.measure('alignment');
    expect(frame[runOffset('rfmNfm')]).toBeNaN();
    run.dispose();
  });
});
