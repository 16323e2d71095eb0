import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../default-experiment.ts';
import { experimentArbitrary } from '../testing/experiment-arbitrary.ts';
import { parseExperiment } from '../experiment.ts';
import { repairExperiment } from './repair.ts';
import { changeDraft, draftValue } from '../../settings/draft.ts';
import { getAtPath, setAtPath } from '../setting-path.ts';

describe('the repair of an experiment', () => {
  it('leaves a valid one as it is', () => {
    fc.assert(
      fc.property(experimentArbitrary, (experiment) => {
        expect(repairExperiment(experiment, defaultExperiment)).toEqual({ value: experiment, causes: new Map() });
      }),
      { numRuns: 100 },
    );
  });

  it('resolves a clash after a control changed: a regression replaces cross-entropy', () => {
    const entropy = setAtPath(defaultExperiment, 'train.loss', 'ce');
    const { value, causes } = repairExperiment({ ...entropy, task: { name: 'curve' } }, defaultExperiment);
    expect(value.train.loss).toBe('mse');
    expect(value.task.name).toBe('curve');
    expect([...causes.keys()]).toEqual(['train.loss']);
  });

  it('makes a valid experiment of anything', () => {
    const sections = fc.dictionary(
      fc.constantFrom('v', 'seed', 'task', 'net', 'scaling', 'train', 'other'),
      fc.anything(),
    );
    fc.assert(
      fc.property(sections, (draft) => {
        expect(parseExperiment(repairExperiment(draft, defaultExperiment).value).ok).toBe(true);
      }),
    );
  });
});

describe('a setting path', () => {
  it('reads and changes one setting of a copy', () => {
    const wide = setAtPath(defaultExperiment, 'net.width', 512);
    expect(getAtPath(wide, 'net.width')).toBe(512);
    expect(getAtPath(defaultExperiment, 'net.width')).toBe(256);
    expect(wide.train).toBe(defaultExperiment.train);
  });

  it('gives undefined where a task has no such setting', () => {
    expect(getAtPath(defaultExperiment, 'task.degree')).toBeUndefined();
  });

  it('removes an optional setting with undefined', () => {
    const gained = setAtPath(defaultExperiment, 'net.gain', 2);
    expect(setAtPath(gained, 'net.gain', undefined)).toEqual(defaultExperiment);
  });

  it('works in incomplete configurations', () => {
    expect(draftValue({}, 'net.width')).toBeUndefined();
    expect(changeDraft({}, 'net.width', 3)).toEqual({ net: { width: 3 } });
  });
});
