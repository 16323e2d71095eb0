import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../config/default-experiment.ts';
import { taskError } from '../tasks/data/task-error.ts';
import { describeDataFailure, describeRunFailure, reasonOf } from './failure.ts';

describe('a failure of a run', () => {
  it.each([
    new RangeError('Invalid typed array length: 268435456'),
    new RangeError('offset is out of bounds'),
    new Error('Aborted(OOM). Build with -sASSERTIONS for more info.'),
    new Error('memory access out of bounds'),
    new Error('Out of memory.'),
  ])('is a lack of memory, and names the size: %s', (error) => {
    const { code, sentence, control } = describeRunFailure(error, defaultExperiment);
    expect([code, control]).toEqual(['out-of-memory', 'net.width']);
    expect(sentence).toContain('width 256 and depth 3');
  });

  it('that was foreseen keeps its sentence and its setting', () => {
    const error = taskError('This run needs 5 GB; a batch of 9 would fit.', 'train.batch');
    expect(describeRunFailure(error, defaultExperiment)).toEqual({
      code: 'memory',
      sentence: 'This run needs 5 GB; a batch of 9 would fit.',
      control: 'train.batch',
    });
  });

  it('is a lost GPU', () => {
    expect(describeRunFailure(new Error('The device is lost.'), defaultExperiment).code).toBe('device-lost');
  });

  it('is otherwise a fault of the lab, with the reason if there is one', () => {
    expect(describeRunFailure(new TypeError('x is not a function'), defaultExperiment).sentence).toContain('x is not');
    expect(reasonOf(undefined)).not.toBe('');
  });
});

describe('a failure of the data', () => {
  it('names the setting that caused it', () => {
    const error = taskError('There are only 10,000 digits.', 'task.samples');
    expect(describeDataFailure(error, defaultExperiment)).toEqual({
      code: 'data',
      sentence: 'There are only 10,000 digits.',
      control: 'task.samples',
    });
  });

  it('is a file that could not be read where no setting caused it', () => {
    expect(describeDataFailure(new Error('The digits could not be read.'), defaultExperiment)).toEqual({
      code: 'unreadable',
      sentence: 'The digits could not be read.',
      control: 'task.name',
    });
  });
});
