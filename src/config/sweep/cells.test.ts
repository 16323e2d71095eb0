import { describe, expect, it } from 'vitest';
import { networksOf, seedExperiment, sweepCells, sweepShape } from './cells.ts';
import { parseSweep, type SweepInput } from './sweep.ts';

function sweepOf(input: SweepInput) {
  const parsed = parseSweep(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.sweep;
}

const problemsOf = (input: unknown) => {
  const parsed = parseSweep(input);
  return parsed.ok ? [] : parsed.problems;
};

describe('the axes of a sweep', () => {
  it('can be given by their ends, and have readable values', () => {
    const { axes } = sweepOf({
      axes: [
        { setting: 'train.lr', from: 0.01, to: 1, count: 5 },
        { setting: 'net.width', from: 16, to: 20, count: 9, scale: 'linear' },
      ],
    });
    expect(axes[0].values).toEqual([0.01, 0.03162, 0.1, 0.3162, 1]);
    // The values are whole numbers, each once.
    expect(axes[1].values).toEqual([16, 17, 18, 19, 20]);
  });

  it('of rate schedules end them with the run, unless their steps are set', () => {
    const schedules = (train: object) => {
      const axes = [
        { setting: 'train.schedule.kind', values: ['constant', 'cosine', 'step'] },
        { setting: 'train.steps', values: [90, 300] },
      ];
      return sweepCells(sweepOf({ base: { train }, axes })).map(({ experiment }) => experiment?.train.schedule);
    };
    expect(schedules({})).toMatchObject([
      ...[undefined, { kind: 'cosine', steps: 90 }, { kind: 'step', every: 30 }],
      ...[undefined, { kind: 'cosine', steps: 300 }, { kind: 'step', every: 100 }],
    ]);
    expect(schedules({ schedule: { warmup: 10, steps: 50 } })[4]).toMatchObject({ warmup: 10, steps: 50 });
  });

  it.each([
    [{ axes: [] }, 'axes'],
    [{ axes: [{ setting: 'net.wide', values: [1] }] }, 'axes.0.setting'],
    [{ axes: [{ setting: 'task.name', values: ['curve'] }] }, 'axes.0.setting'],
    [{ axes: [{ setting: 'train.lr', values: [] }] }, 'axes.0.values'],
    [{ axes: [{ setting: 'train.lr', values: [1, 1] }] }, 'axes.0.values'],
    [{ axes: [{ setting: 'train.lr', values: Array.from({ length: 25 }, (_, i) => i) }] }, 'axes.0.values'],
    [{ axes: [{ setting: 'train.lr', from: 0, to: 1, count: 3 }] }, 'axes.0.scale'],
    [
      {
        axes: [
          { setting: 'train.lr', values: [1] },
          { setting: 'train.lr', values: [2] },
        ],
      },
      'axes',
    ],
    [{ axes: [{ setting: 'seed', values: [1] }], seeds: 65 }, 'seeds'],
    [{ axes: [{ setting: 'seed', values: [1] }], frames: 'glance' }, 'frames'],
    [{ axes: [{ setting: 'seed', values: [1] }], base: { net: { width: 0 } } }, 'base.net.width'],
    [{ axes: [{ setting: 'seed', values: [1] }], base: { seed: 2 ** 31 - 1 }, seeds: 2 }, 'seeds'],
    [{ axes: [{ setting: 'seed', values: [1] }], lanes: 2 }, 'lanes'],
  ])('%j are refused at %s', (input, key) => {
    expect(problemsOf(input)[0]?.key).toBe(key);
  });
});

describe('the cells of a sweep', () => {
  const sweep = sweepOf({
    base: { task: { name: 'random-labels', d: 10 }, net: { depth: 1 } },
    axes: [
      { setting: 'samplesPerWeight', values: [0.1, 0.5] },
      { setting: 'net.width', values: [20, 40, 5000] },
    ],
    draw: 'data',
  });
  const cells = () => sweepCells(sweep);

  it('are ordered with x running fastest', () => {
    expect(sweepShape(sweep)).toEqual({ columns: 2, rows: 3 });
    expect(cells().map(({ index, x, y, values }) => [index, x, y, ...values])).toEqual([
      [0, 0, 0, 0.1, 20],
      [1, 1, 0, 0.5, 20],
      [2, 0, 1, 0.1, 40],
      [3, 1, 1, 0.5, 40],
      [4, 0, 2, 0.1, 5000],
      [5, 1, 2, 0.5, 5000],
    ]);
  });

  it('have a network for each seed', () => {
    expect(networksOf({ ...sweep, seeds: 3 })).toBe(18);
    expect(networksOf({ ...sweep, axes: [sweep.axes[1]], seeds: 2 })).toBe(6);
  });

  it('get their samples from the width, for any order of the axes', () => {
    const samples = cells()
      .slice(0, 4)
      .map(({ experiment }) => experiment?.task.name === 'random-labels' && experiment.task.samples);
    expect(samples).toEqual([20, 100, 40, 200]);
  });

  it('keep the number of weights on an axis of inputs at fixed weights', () => {
    const shared = sweepOf({
      base: { task: { name: 'random-labels', d: 10 }, net: { depth: 1, width: 40 } },
      axes: [
        { setting: 'samplesPerWeight', values: [0.1] },
        { setting: 'inputsAtWeights', values: [5, 40] },
      ],
    });
    const sizes = sweepCells(shared).map(({ experiment }) => {
      const task = experiment?.task;
      return task?.name === 'random-labels' && [task.d, experiment?.net.width, task.samples];
    });
    expect(sizes).toEqual([
      [5, 80, 40],
      [40, 10, 40],
    ]);
  });

  it.each([
    ['sgd' as const, [0.04, 0.01, 0.0025]],
    ['adam' as const, [0.02, 0.01, 0.005]],
    ['slo' as const, [0.01, 0.01, 0.01]],
  ])('lose the same share per step on an axis of richness at fixed decay, with %s', (optimizer, expected) => {
    const shared = sweepOf({
      base: { scaling: { gamma0: 2 }, train: { optimizer, weightDecay: 0.01 } },
      axes: [{ setting: 'gamma0AtDecay', values: [1, 2, 4] }],
    });
    const decays = sweepCells(shared).map(({ experiment }) => experiment?.train.weightDecay);
    decays.forEach((decay, i) => expect(decay).toBeCloseTo(expected[i], 12));
    expect(sweepCells(shared).map(({ experiment }) => experiment?.scaling.gamma0)).toEqual([1, 2, 4]);
  });

  it('say why the schema refuses them', () => {
    expect(cells()[4].experiment).toBeNull();
    expect(cells()[4].problem).toMatch(/net.width is 5000; allowed: a whole number from 1 to 4096/);
  });

  it('read lists as links write them', () => {
    const [one, none] = sweepCells(
      sweepOf({
        base: { net: { depth: 1 }, train: { optimizer: 'slo' } },
        axes: [{ setting: 'train.slo.speeds', values: ['1,0.1', '1,fast'] }],
      }),
    );
    expect(one.experiment?.train.slo?.speeds).toEqual([1, 0.1]);
    expect(none.problem).toMatch(/train.slo.speeds/);
  });

  it('draw new weights for each seed, and new data if the sweep says so', () => {
    const [{ experiment }] = cells();
    if (!experiment) throw new Error('There is no experiment.');
    expect(seedExperiment(sweep, experiment, 2)).toMatchObject({ seed: 2, task: { seed: 2 } });
    expect(seedExperiment({ ...sweep, draw: 'weights' }, experiment, 2)).toMatchObject({ seed: 2, task: { seed: 0 } });
  });
});
