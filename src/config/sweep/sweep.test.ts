import { expect, it } from 'vitest';
import { describeFileProblem } from '../describe-problems.ts';
import { axisValueProblems, parseSweep, parseSweepToFirstProblem, type SweepInput } from './sweep.ts';

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
  [
    { colour: 'red', axes: [{ setting: 'train.lr', values: [1] }] },
    'colour is "red", but there is no such setting; leave it out.',
  ],
  [
    { sedes: 3, axes: [{ setting: 'train.lr', values: [1] }] },
    'sedes is 3, but there is no such setting; write seeds, or leave it out.',
  ],
  [
    { width: 8, axes: [{ setting: 'train.lr', values: [1] }] },
    'width is 8, but there is no such setting; write base.net.width, or leave it out.',
  ],
])('a sweep as %j says what is wrong with it', (input, sentence) => {
  const parsed = parseSweep(input);
  expect(parsed.ok ? '' : parsed.problems.map(describeFileProblem).join('\n')).toContain(sentence);
});

it.each([
  [[{ setting: 'net.width', values: [16, 0, 64] }], ['axes.0.values.1 is 0; allowed: a whole number from 1 to 4096.']],
  [
    [
      { setting: 'train.lr', values: [1, 2] },
      { setting: 'net.activation', values: ['relu', 'sine'] },
    ],
    ['axes.1.values.1 is "sine"; allowed: '],
  ],
  // As links write lists, and a setting that is computed from others.
  [[{ setting: 'train.slo.speeds', values: ['1,0.1'] }], []],
  [[{ setting: 'samplesPerWeight', values: [-1] }], []],
])('the values of the axes %j that no setting takes are named before any network is', (axes, sentences) => {
  const parsed = parseSweep({ axes } satisfies SweepInput);
  if (!parsed.ok) throw new Error(parsed.problems.map(describeFileProblem).join('\n'));
  const found = axisValueProblems(parsed.sweep).map(describeFileProblem);
  expect(found).toEqual(sentences.map((sentence) => expect.stringContaining(sentence) as string));
});

it('a sweep is checked as a whole, or to its first problem only', () => {
  const broken = { axes: [{ setting: 'train.lr', values: [] }], seeds: 0 };
  const [all, first] = [parseSweep(broken), parseSweepToFirstProblem(broken)].map((parsed) =>
    parsed.ok ? [] : parsed.problems.map(({ key }) => key),
  );
  expect(all).toEqual(['axes.0.values', 'seeds']);
  expect(first).toHaveLength(1);
});
