import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { Experiment } from '../../config/experiment.ts';
import { decodeLink } from '../../config/link/link.ts';
import { experimentArbitrary } from '../../config/testing/experiment-arbitrary.ts';
import {
  experimentAtEnd,
  experimentAtStart,
  isOnSchedule,
  learningRateAt,
  learningRates,
  type LearningRateChange,
} from '../../config/learning-rates.ts';
import {
  differencesAmong,
  differencesAmongRuns,
  joinParts,
  nameOfRun,
  partsOf,
  changedRates,
  settingText,
  TASK_PATH,
  uniqueName,
  withoutParts,
} from './run-names.ts';

const of = (link: string): Experiment => decodeLink(`#v=1&${link}`).experiment;

const plain = (experiment: Experiment) => ({ experiment, learningRateChanges: [] });

describe('a run whose learning rate was changed while it trained', () => {
  const run = (...learningRateChanges: LearningRateChange[]) => ({ experiment: of('lr=0.02'), learningRateChanges });
  const nameAfter = (...changes: LearningRateChange[]) => nameOfRun(of('lr=0.02'), null, changes);

  it('has the first and the last rate in its name, also where it differs in nothing else', () => {
    expect(nameAfter({ step: 64, lr: 0.04 })).toBe('Digits, η 0.02 → 0.04');
    expect(nameAfter({ step: 64, lr: 0.04 }, { step: 90, lr: 1 })).toBe('Digits, η 0.02 → 1');
    expect(nameAfter({ step: 64, lr: 0.04 }, { step: 90, lr: 0.02 })).toBe('Digits, η 0.02 → … → 0.02');
    expect(nameOfRun(of('lr=0.02&width=512'), of('lr=0.02'), [{ step: 9, lr: 0.5 }])).toBe('width 512, η 0.02 → 0.5');
  });

  it('has the steps of its last changes in the table', () => {
    const text = (...changes: LearningRateChange[]) => settingText(run(...changes), 'train.lr');
    expect(text()).toBe('0.02');
    expect(text({ step: 64, lr: 0.04 })).toBe('0.02 → 0.04 at step 64');
    const many = [1, 2, 3, 4].map((step) => ({ step, lr: step }));
    expect(text(...many)).toBe('0.02 → … → 3 at step 3 → 4 at step 4');
  });

  it('never had a rate that was changed before its first step, or twice at one step', () => {
    expect(nameAfter({ step: 0, lr: 0.5 })).toBe('Digits, η 0.5');
    expect(learningRates(run({ step: 0, lr: 0.5 }, { step: 7, lr: 1 }, { step: 7, lr: 2 }))).toEqual([
      { step: 0, lr: 0.5 },
      { step: 7, lr: 2 },
    ]);
  });

  it('has its schedules in the name and in the table, each with the step at which it began', () => {
    const cosine = of('lrSchedule=cosine&decaySteps=700').train.schedule;
    const slower = of('lrSchedule=cosine&decaySteps=900').train.schedule;
    const changes = [
      { step: 300, lr: 0.02, schedule: cosine },
      { step: 400, lr: 0.04, schedule: slower },
    ];
    expect(nameAfter(changes[0])).toBe('Digits, rate schedule Constant → Cosine');
    expect(nameAfter(...changes)).toBe('Digits, η 0.02 → 0.04, rate schedule Constant → Cosine');
    expect(nameAfter(...changes, { step: 500, lr: 0.04, schedule: null })).toBe(
      'Digits, η 0.02 → 0.04, rate schedule Constant → … → Constant',
    );
    const many = of('lr=0.02&width=512&depth=3&activation=tanh&gamma0=3');
    expect(nameOfRun(many, null, changes)).toBe(
      'Digits, γ₀ 3, η 0.02 → 0.04, rate schedule Constant → Cosine, 2 more settings',
    );
    const text = (path: string) => settingText(run(...changes), path);
    expect(text('train.schedule.kind')).toBe('Constant → Cosine at step 300');
    expect(text('train.schedule.steps')).toBe('700 at step 300 → 900 at step 400');
    expect(text('train.schedule.every')).toBeNull();
    expect(changedRates(run(...changes))).toEqual([
      ...['train.lr', 'train.schedule.kind', 'train.schedule.steps', 'train.schedule.final'],
    ]);
    expect(differencesAmongRuns([run(...changes), run()]).differing).toEqual([
      ...['train.lr', 'train.schedule.kind', 'train.schedule.steps', 'train.schedule.final'],
    ]);
  });

  it('is used again with its last schedule, or with none', () => {
    const schedule = of('lrSchedule=cosine').train.schedule;
    const used = experimentAtEnd(run({ step: 64, lr: 0.02, schedule: schedule ?? null }));
    expect(used).toEqual(of('lr=0.02&lrSchedule=cosine'));
    const later = { experiment: used, learningRateChanges: [{ step: 8, lr: 0.02, schedule: null }] };
    expect(experimentAtEnd(later)).toEqual(of('lr=0.02'));
    expect(experimentAtStart(later)).toEqual(used);
    expect(isOnSchedule(later)).toBe(true);
    expect(learningRateAt(later, 7)).toEqual({ step: 0, lr: 0.02, schedule });
    expect(learningRateAt(later, 8)).toEqual({ step: 8, lr: 0.02, schedule: undefined });
  });

  it('is used again with its last rate, which is all that differs', () => {
    const used = experimentAtEnd(run({ step: 64, lr: 0.04 }));
    expect(used.train.lr).toBe(0.04);
    expect(differencesAmong([used, of('lr=0.02')]).differing).toEqual(['train.lr']);
    expect(experimentAtEnd(plain(used))).toBe(used);
  });
});

describe('the name of the first run', () => {
  it.each([
    ['', 'Digits'],
    ['activation=tanh', 'Digits, tanh'],
    ['task=planar', 'Spirals'],
    ['task=planar&shape=circles', 'Circles'],
    ['task=planar&width=128&gamma0=0.01', 'Spirals, γ₀ 0.01, width 128'],
    ['task=curve', 'Curve'],
    ['task=single-index&d=16', 'Single index, inputs 16'],
    ['task=chain', 'Chain'],
    ['bias=true', 'Digits, biases'],
  ])('of #v=1&%s begins with its task: %s', (link, name) => {
    expect(nameOfRun(of(link), null)).toBe(name);
  });

  it('says how many settings it leaves out', () => {
    const many = of('width=512&depth=2&activation=tanh&scaling=sp&lr=0.5&seed=3');
    expect(nameOfRun(many, null)).toBe('Digits, width 512, depth 2, tanh, 3 more settings');
  });
});

describe('the name of a later run', () => {
  it.each([
    ['width=512&gamma0=10', '', 'γ₀ 10, width 512'],
    ['scaling=sp', '', 'SP'],
    ['optimizer=momentum', '', 'Momentum'],
    ['lr=0.3', '', 'η 0.3'],
    ['', 'width=512', 'width 256'],
    ['centered=false', '', 'no centred output'],
    ['task=planar&shape=xor', 'task=planar', 'XOR'],
    ['task=planar', '', 'Spirals'],
    ['task=planar&noise=0.5', '', 'Spirals, noise 0.5'],
    ['gain=2', '', 'gain 2'],
    ['', 'gain=2', 'gain by default'],
    ['layerLr=1,2,1,0.5', '', 'layer factors 1/2/1/0.5'],
    ['side=28', '', 'image side 28 × 28'],
    ['rule=pc&gamma0=1&centered=false&pcSteps=40', '', 'Predictive coding, no centred output, inference steps 40'],
  ])('#v=1&%s after #v=1&%s is what differs: %s', (link, first, name) => {
    expect(nameOfRun(of(link), of(first))).toBe(name);
  });

  it('without a difference is that of its task', () => {
    expect(nameOfRun(defaultExperiment, defaultExperiment)).toBe('Digits');
  });

  it('never is empty', () => {
    fc.assert(
      fc.property(experimentArbitrary, experimentArbitrary, (experiment, first) => {
        expect(nameOfRun(experiment, first)).not.toBe('');
        expect(nameOfRun(experiment, null)).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a name that is taken', () => {
  it('gets the next number', () => {
    expect(uniqueName('width 512', new Set())).toBe('width 512');
    expect(uniqueName('width 512', new Set(['width 512']))).toBe('width 512 (2)');
    expect(uniqueName('width 512', new Set(['width 512', 'width 512 (2)']))).toBe('width 512 (3)');
  });
});

describe('the differences of several runs', () => {
  it('are the settings in which any two of them differ, the main ones first', () => {
    const runs = [of('gamma0=0.01&lr=0.1'), of('gamma0=10&lr=0.1'), of('gamma0=10&lr=0.1&width=64')];
    const { differing, common } = differencesAmong(runs);
    expect(differing).toEqual(['scaling.gamma0', 'net.width']);
    expect(common.slice(0, 3)).toEqual(['task.name', 'net.depth', 'net.activation']);
    expect(differing.map((path) => settingText(plain(runs[2]), path))).toEqual(['10', '64']);
  });

  it('count settings of a task that only some runs have, and leave out those that no run uses', () => {
    const { differing, common } = differencesAmong([of(''), of('task=curve')]);
    expect(differing).toEqual(expect.arrayContaining(['task.name', 'task.curve', 'task.classes']));
    expect(settingText(plain(of('')), 'task.curve')).toBeNull();
    expect([...differing, ...common]).not.toContain('train.pc.steps');
  });

  it('are none exactly if the settings are the same, and never name a setting twice', () => {
    fc.assert(
      fc.property(experimentArbitrary, experimentArbitrary, (a, b) => {
        expect(differencesAmong([a, a]).differing).toEqual([]);
        const { differing, common } = differencesAmong([a, b]);
        expect(new Set([...differing, ...common]).size).toBe(differing.length + common.length);
        expect(differencesAmong([b, a]).differing).toEqual(differing);
      }),
      { numRuns: 200 },
    );
  });
});

it('the name of a run on given data says so', () => {
  const given: Experiment = { ...defaultExperiment, task: { name: 'given', d: 2, outputs: 1 } };
  expect(nameOfRun(given, null)).toMatch(/^Given data/);
});

it('a name leaves out what is told elsewhere', () => {
  const wide = of('width=512');
  const name = joinParts([...partsOf(wide, [TASK_PATH, 'net.width']), 'γ₀ 10']);
  expect(name).toBe('Digits, width 512, γ₀ 10');
  expect(withoutParts(name, partsOf(wide, ['net.width']))).toBe('Digits, γ₀ 10');
});
