/** Addresses that are made to hold up the page. */
import { describe, expect, it } from 'vitest';
import { words } from '../../words/words.ts';
import { defaultExperiment } from '../default-experiment.ts';
import { PRIOR } from '../prior.ts';
import { readSweepResult } from '../sweep/result-file.ts';
import { presetSweep } from '../sweep/presets.ts';
import { SWEEP } from '../sweep/sweep.ts';
import { fieldsOf } from './link-fields.ts';
import { LINK_FIELDS_V1 } from './link.ts';
import { rightFields } from './right-side.ts';
import { decodeWholeLink } from '../testing/decode-whole-link.ts';

/** About the number of characters of the longest address that a browser takes. */
const MEGABYTE = 1_000_000;
/** Just short enough to be read. */
const LONGEST_READ = 19_000;
/** Ten times what a person notices, so that a busy machine does not fail; measured: 2 to 60 ms beside other work. */
const BOUND_MS = 1000;

const VIEW_HEADS = ['', 'view=sweep&', 'view=prior&', 'view=lesson&lesson=alignment&', 'view=lesson&beside=prior&'];
const KEYS = [
  ...new Set([
    ...['v', 'view', 'lesson', 'beside', 'inspect', 'x', 'y', 'at', 'height', '__proto__'],
    ...[...LINK_FIELDS_V1, ...fieldsOf(SWEEP), ...fieldsOf(PRIOR)].map(({ key }) => key),
    // The right side is read in the same way as the left; some of its keys stand for all.
    ...rightFields(LINK_FIELDS_V1).flatMap(({ key }, i) => (i % 7 === 0 ? [key] : [])),
    ...['right.', 'right.v', 'right.right.lr', 'right.__proto__'],
  ]),
];
const upTo = (length: number, part: string) => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** Returns the texts of one value that are hard to read. */
const hardTexts = (length: number): Record<string, string> => ({
  'a list of ones': upTo(length, '1,'),
  'a list of bad numbers': upTo(length, 'a,'),
  commas: upTo(length, ','),
  digits: upTo(length, '9'),
  percent: upTo(length, '%25'),
  'half a character': upTo(length, '%E0%A4'),
  'an axis': `train.lr:${upTo(length, '1,')}`,
  colons: upTo(length, ':'),
  spaces: upTo(length, '%20'),
});
/** Returns whole fragments that are hard to read. */
const hardFragments = (length: number): Record<string, string> => ({
  'no pairs': upTo(length, 'x&'),
  'the same key': upTo(length, 'width=3&'),
  'bad values of the same key': upTo(length, 'speeds=1,a&'),
  'unknown keys': Array.from({ length: length / 8 }, (_, i) => `k${i}=1`)
    .join('&')
    .slice(0, length),
  'every key with a list': KEYS.map((key) => `${key}=${upTo(length / KEYS.length - key.length - 2, '1,')}`).join('&'),
  'every key with a word': upTo(length, `${KEYS.map((key) => `${key}=nope`).join('&')}&`),
  noise: Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * 7919 + (i >> 5) * 31) % 94))).join(''),
});

function timed(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

describe.each(VIEW_HEADS)('with "%s", an address', (head) => {
  it('of a million characters is refused in one sentence', () => {
    const hard = Object.values(hardTexts(MEGABYTE));
    const first = VIEW_HEADS.indexOf(head);
    const texts = [
      // What is too long is not read: one text of each key stands for all, another one with each head.
      ...KEYS.map((key, i) => `${key}=${hard[(first + i) % hard.length]}`),
      ...Object.values(hardFragments(MEGABYTE)),
    ];
    for (const text of texts) {
      const time = timed(() => {
        const fragment = `#v=1&${head}${text}`;
        expect(decodeWholeLink(fragment).notices).toEqual([words.link.tooLong(fragment.length, 20_000)]);
      });
      expect(time, text.slice(0, 40)).toBeLessThan(BOUND_MS);
    }
  });

  it('that is as long as any that is read is answered soon, with few notices', () => {
    const texts = [
      ...KEYS.flatMap((key) => Object.values(hardTexts(LONGEST_READ)).map((text) => `${key}=${text}`)),
      ...Object.values(hardFragments(LONGEST_READ)),
    ];
    for (const text of texts) {
      const time = timed(() => {
        const { notices } = decodeWholeLink(`#v=1&${head}${text}`);
        expect(notices.length).toBeLessThanOrEqual(13);
        // Long values are cut.
        for (const notice of notices) expect(notice.length).toBeLessThan(600);
      });
      expect(time, text.slice(0, 40)).toBeLessThan(BOUND_MS);
    }
  });
});

describe('an address', () => {
  it('that is too long opens the page as without it', () => {
    const fragment = `#v=1&width=8&name=${'a'.repeat(MEGABYTE)}`;
    expect(decodeWholeLink(fragment)).toEqual({
      view: 'training',
      experiment: defaultExperiment,
      comparison: null,
      shown: null,
      notices: [words.link.tooLong(fragment.length, 20_000)],
    });
  });

  it('with a hundred faults tells the first, and how many more there are', () => {
    const { notices } = decodeWholeLink(`#v=1&${Array.from({ length: 100 }, (_, i) => `k${i}=1`).join('&')}`);
    expect(notices.slice(11)).toEqual([words.link.unknownKey('k11', null), words.link.more(88)]);
  });
});

describe('a file of a megabyte', () => {
  const sweep = presetSweep('transfer');
  const head = { v: 1, kind: 'sweep', sweep, backend: null, columns: {}, runs: [] };
  const many = <Value>(value: Value) => new Array<Value>(MEGABYTE / 4).fill(value);
  it.each<[string, unknown]>([
    ['with bad columns', { ...head, columns: Object.fromEntries(many(1).map((one, i) => [i, one])) }],
    ['with bad runs', { ...head, runs: many(1) }],
    ['with bad steps', { ...head, sweep: { ...sweep, base: { ...sweep.base, measure: { at: many('a') } } } }],
    ['with too many values', { ...head, sweep: { ...sweep, axes: [{ setting: 'train.lr', values: many('a') }] } }],
    ['that is a list', many(1)],
    ['that is a text', 'a'.repeat(MEGABYTE)],
  ])('%s is refused soon', (_, json) => {
    const time = timed(() => expect(readSweepResult(json).ok).toBe(false));
    expect(time).toBeLessThan(BOUND_MS);
  });
});
