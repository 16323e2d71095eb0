import { describe, expect, it } from 'vitest';
import { changeDraft } from '../settings/draft.ts';
import { defaultTask, TASK_NAMES } from '../tasks/tasks.ts';
import { comparablePaths, differencesOf, isNeedless, suggestedDifference } from './comparison.ts';
import { defaultExperiment } from './default-experiment.ts';
import { parseExperiment } from './experiment.ts';
import { setAtPath } from './setting-path.ts';
import { settingRow, type RowPath } from './settings/settings.ts';
import * as v from 'valibot';

describe('the differences of two experiments', () => {
  it('are none for an experiment and itself, also where it leaves out neutral values', () => {
    const withPc = parseExperiment({
      ...defaultExperiment,
      scaling: { ...defaultExperiment.scaling, centered: false },
      train: { ...defaultExperiment.train, rule: 'pc', pc: {} },
    });
    if (!withPc.ok) throw new Error('It is no experiment.');
    const { pc: _, ...train } = withPc.experiment.train;
    expect(differencesOf(withPc.experiment, { ...withPc.experiment, train })).toEqual([]);
  });

  it('are lists as a whole, and settings by their dotted paths', () => {
    const other = setAtPath(setAtPath(defaultExperiment, 'train.layerLr', [1, 1, 1, 2]), 'net.width', 8);
    expect(differencesOf(defaultExperiment, other)).toEqual(['net.width', 'train.layerLr']);
  });
});

describe.each(TASK_NAMES)('of the task %s', (name) => {
  const experiment = { ...defaultExperiment, task: defaultTask(name) };

  it('each offered comparison has two different, possible values', () => {
    for (const path of comparablePaths(experiment)) {
      const { left, right } = suggestedDifference(path, experiment);
      expect(left, path).not.toEqual(right);
      for (const value of [left, right])
        expect(v.is(settingRow(path as RowPath, name).kind.schema, value), `${path} ${String(value)}`).toBe(true);
    }
  });

  it('most offered comparisons fit the other settings as they are', () => {
    const fitting = comparablePaths(experiment).filter((path) => {
      const { left, right } = suggestedDifference(path, experiment);
      return [left, right].every((value) => parseExperiment(changeDraft(experiment, path, value)).ok);
    });
    expect(fitting.length).toBeGreaterThan(0.7 * comparablePaths(experiment).length);
  });
});

describe('an offered comparison', () => {
  it.each([
    ['scaling.gamma0', 0.01, 10],
    ['net.width', 64, 1024],
    ['train.rule', 'bp', 'fa'],
    // Of a choice the present one and the first other.
    ['train.optimizer', 'sgd', 'momentum'],
    ['net.bias', false, true],
    // Of a number that sweeps vary, the ends of their axis; of another one, its neighbour.
    ['net.depth', 1, 4],
    ['seed', 0, 1],
  ] as const)('of %s has the values %s and %s', (path, left, right) => {
    expect(suggestedDifference(path, defaultExperiment)).toEqual({ path, left, right });
  });

  it('has the value below where there is none above', () => {
    const last = setAtPath(defaultExperiment, 'seed', 2 ** 31 - 1);
    expect(suggestedDifference('seed', last)).toMatchObject({ left: 2 ** 31 - 1, right: 2 ** 31 - 2 });
  });

  it('comes in the order of what tells most, and is none of data, measures or what the network makes no use of', () => {
    const paths = comparablePaths(defaultExperiment);
    expect(paths.slice(0, 5)).toEqual(['scaling.gamma0', 'net.width', 'scaling.preset', 'train.rule', 'net.depth']);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of ['measure.probe', 'train.rho', 'train.layerLr', 'train.pc.steps'])
      expect(paths).not.toContain(path);
    expect(comparablePaths(setAtPath(defaultExperiment, 'train.rule', 'fa'))).toContain('train.rho');
  });
});

it('an optional setting of another rule is needless, one that is used or always there is not', () => {
  const pc = setAtPath(defaultExperiment, 'train.rule', 'pc');
  expect(isNeedless('train.pc.steps', defaultExperiment)).toBe(true);
  expect(isNeedless('train.pc.steps', pc)).toBe(false);
  expect(isNeedless('scaling.b', defaultExperiment)).toBe(true);
  // It has a neutral value, which does no harm.
  expect(isNeedless('train.rho', defaultExperiment)).toBe(false);
  expect(isNeedless('net.width', defaultExperiment)).toBe(false);
  expect(isNeedless('task.noise', defaultExperiment)).toBe(false);
});
