import { describe, expect, it } from 'vitest';
import { changeDraft } from '../settings/draft.ts';
import { defaultTask, TASK_NAMES } from '../tasks/tasks.ts';
import { comparablePaths, differencesOf, suggestedDifference } from './comparison.ts';
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
