import { expect, it } from 'vitest';
import { describeProblem } from '../experiment.ts';
import { parseSweep } from './sweep.ts';

it.each([
  [{}, 'axes is missing; allowed: a value, which can’t be left out.'],
  [{ axes: [{ values: [1] }] }, 'axes.0.setting is missing; allowed: a value, which can’t be left out.'],
  [{ axes: [{ setting: 'train.lr', from: 1, to: 2 }] }, 'axes.0.count is missing; allowed: a value'],
  [
    { axes: [{ setting: 'train.lr' }] },
    'axes.0.values is missing; allowed: a list of 1 to 24 values; or leave it out and give from, to, count and scale.',
  ],
  [{ axes: [{ setting: 'train.lr', values: [Infinity] }] }, 'axes.0.values.0 is Infinity; allowed: a number, a word'],
  [
    { base: { net: 3 }, axes: [{ setting: 'train.lr', values: [1] }] },
    'base.net is 3; allowed: an object of settings.',
  ],
  [{ colour: 'red', axes: [{ setting: 'train.lr', values: [1] }] }, 'colour is "red"; allowed: no such key'],
])('a sweep as %j says what is wrong with it', (input, sentence) => {
  const parsed = parseSweep(input);
  expect(parsed.ok ? '' : parsed.problems.map(describeProblem).join('\n')).toContain(sentence);
});
