import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_SETTINGS } from '../settings/settings.ts';
import { draftValue } from '../../settings/draft.ts';
import { TASK_NAMES } from '../../tasks/tasks.ts';
import { experimentArbitrary } from './experiment-arbitrary.ts';

/** The number of experiments: enough for the rarest choice, and drawn within a second. */
const EXPERIMENTS = 2000;

describe('the experiments of property tests', () => {
  const experiments = fc.sample(experimentArbitrary, { numRuns: EXPERIMENTS, seed: 1 });

  it('have every task', () => {
    expect(new Set(experiments.map(({ task }) => task.name))).toEqual(new Set(TASK_NAMES));
  });

  it.each(Object.entries(ALL_SETTINGS))('take %s at its neutral value and at others', (path, { kind }) => {
    const texts = experiments.flatMap((experiment) => {
      const value = draftValue(experiment, path);
      return value === undefined ? [] : [kind.write(value)];
    });
    const others = new Set(texts.filter((text) => kind.neutral === undefined || text !== kind.write(kind.neutral)));
    expect(others.size).toBeGreaterThanOrEqual(Math.max(1, Math.min(kind.choices.length - 1, 3)));
  });
});
