import { expect, it } from 'vitest';
import { parseSweep } from '../../config/sweep/sweep.ts';
import { createRecord } from './sweep-record.ts';

it('gives the progress of the whole sweep, also after its training was resumed', () => {
  const parsed = parseSweep({
    base: { task: { name: 'curve' }, net: { width: 8, depth: 1 }, train: { steps: 8 } },
    axes: [{ setting: 'net.activation', values: ['tanh', 'relu', 'linear', 'erf'] }],
    seeds: 1,
  });
  if (!parsed.ok) throw new Error('The sweep is not valid.');
  const record = createRecord(parsed.sweep);
  const ofLeft = { done: 0, runs: 0, allRuns: 4, training: [], secondsLeft: null };
  const frames = new Float32Array(1);
  const jobs = record.begin();
  const whole = jobs.reduce((sum, { cost }) => sum + cost, 0);
  expect(record.progress(ofLeft).done).toBe(0);
  record.add(
    jobs[0].members.map(({ cell, seed }) => ({ cell, seed, outcome: 'done', reason: null, frames })),
    'wasm',
  );
  const share = jobs[0].cost / whole;
  expect(record.progress({ ...ofLeft, done: share })).toMatchObject({ done: expect.closeTo(share) as number, runs: 1 });

  expect(record.begin()).toHaveLength(3);
  expect(record.progress(ofLeft)).toMatchObject({ done: expect.closeTo(share) as number, runs: 1, allRuns: 4 });
  expect(record.progress({ ...ofLeft, done: 1 }).done).toBe(1);
});
