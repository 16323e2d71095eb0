import { beforeAll, describe, expect, it } from 'vitest';
import { runOffset } from '../../config/frame.ts';
import { makeTask } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import type { FunctionPicture } from './picture.ts';

const noDigits = () => Promise.reject(new Error('no digits are read here'));

describe('the table of answers', () => {
  beforeAll(() => openBackend('wasm'));

  it.each([
    ['add', 5, 0.6],
    ['multiply', 7, 0.3],
    ['add', 2, 0.5],
  ])(
    'of %s modulo %d has the answer to each entry, and says which the network learns from',
    async (operation, p, share) => {
      const experiment = experimentOf({
        task: { name: 'modular-addition', p, operation, share },
        net: { width: 32, baseWidth: 32, depth: 1 },
        train: { lr: 0.05, batch: 'full' },
      });
      const { dataset } = await makeTask(experiment.task, noDigits);
      const run = await createRun({ members: [experiment], dataset });
      for (let step = 0; step < 60; step++) run.step();
      const frame = await run.measure('light');
      const before = memoryTensors();
      const { table } = (await run.picture(0, { kind: 'function', table: true })) as FunctionPicture;
      expect(memoryTensors()).toBe(before);
      run.dispose();
      if (!table) throw new Error('There is no table.');
      const { truth, predicted, isTraining } = table;
      const places = [...truth.keys()];
      const result = (a: number, b: number) => (operation === 'add' ? a + b : a * b) % p;
      expect([...truth]).toEqual(places.map((place) => result(Math.floor(place / p), place % p)));
      const shareRight = (isOf: 0 | 1) => {
        const set = places.filter((place) => isTraining[place] === isOf);
        return [set.length, set.filter((place) => predicted[place] === truth[place]).length / set.length];
      };
      const [[tests, ofTest], [trainings, ofTraining]] = [shareRight(0), shareRight(1)];
      expect([trainings, tests]).toEqual([dataset.train.count, dataset.test.count]);
      expect(ofTraining).toBeCloseTo(frame[runOffset('accuracy')], 6);
      expect(ofTest).toBeCloseTo(frame[runOffset('testAccuracy')], 6);
    },
  );

  it('is not there where nobody asks for it, or the task has none', async () => {
    const experiment = experimentOf({ task: { name: 'linear-teacher', d: 4 }, net: { width: 4, depth: 1 } });
    const run = await createRun({ members: [experiment], dataset: gaussianDataset(experiment) });
    expect(await run.picture(0, { kind: 'function', table: true })).not.toHaveProperty('table');
    run.dispose();
    const sums = experimentOf({ task: { name: 'modular-addition', p: 3 }, net: { width: 4, depth: 1 } });
    const { dataset } = await makeTask(sums.task, noDigits);
    const other = await createRun({ members: [sums], dataset });
    expect(await other.picture(0, { kind: 'function' })).not.toHaveProperty('table');
    other.dispose();
  });
});
