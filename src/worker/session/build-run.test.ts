import { expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { rememberLast } from './build-run.ts';

it('keeps the task that was made last, and makes a failed task anew', async () => {
  let reads = 0;
  const make = rememberLast(() => {
    reads++;
    return Promise.reject(new Error(`Attempt ${reads} failed.`));
  });
  const attempt = () => make(defaultExperiment.task);
  await expect(attempt()).rejects.toThrow('Attempt 1 failed.');
  await expect(attempt()).rejects.toThrow('Attempt 2 failed.');

  const curve = { ...defaultExperiment.task, name: 'curve' } as never;
  const [first, second] = [make(curve), make(curve)];
  expect(first).toBe(second);
});
