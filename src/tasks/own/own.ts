import * as v from 'valibot';
import { flag, integer, kind, LIMITS, plain, readText } from '../../settings/kind.ts';
import { log, row } from '../../settings/row.ts';
import { amount, plural } from '../../words/en/task-phrases.ts';
import { words } from '../../words/words.ts';
import { defineTask } from '../define-task.ts';
import { dimension, LEARNS_IN_BATCHES, sampled } from '../shared-settings.ts';

/** The most samples of data of one's own, to learn from and to test on each. */
export const MOST_SAMPLES = 200_000;

/** The digest of data that nobody has chosen yet. */
export const NO_DIGEST = '';
const allowedDigest = words.config.digest;
const DIGEST = /^([0-9a-f]{16})?$/;

/** The kind of a digest: 16 hex digits, which name the data; empty: none are chosen. */
const digest = kind({
  schema: v.optional(v.pipe(v.string(allowedDigest), v.regex(DIGEST, allowedDigest)), NO_DIGEST),
  neutral: NO_DIGEST,
  ...plain,
  read: readText,
  arbitrary: (fc) => fc.option(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { nil: null }).map(digestOf),
});

const digestOf = (value: bigint | null) => (value === null ? NO_DIGEST : value.toString(16).padStart(16, '0'));

/** The most characters of the name of a file in a link. */
const LONGEST_NAME = 40;
const allowedName = words.config.fileName(LONGEST_NAME);

/** The kind of the name of a file; empty: it is not known. */
const fileName = kind({
  schema: v.optional(v.pipe(v.string(allowedName), v.maxLength(LONGEST_NAME, allowedName)), ''),
  neutral: '',
  ...plain,
  read: readText,
  arbitrary: (fc) => fc.string({ maxLength: LONGEST_NAME }),
});

/** The characters at both ends of a name that is too long; each may count twice. */
const ENDS = [12, 7] as const;

/** Returns the name of a file with its ending, as short as a link takes it. */
export function linkedName(name: string): string {
  const seen = name.replace(UNSEEN, ' ').replace(/ +/g, ' ').trim();
  if (seen.length <= LONGEST_NAME) return seen;
  const characters = Array.from(seen);
  return `${characters.slice(0, ENDS[0]).join('')}…${characters.slice(-ENDS[1]).join('')}`;
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

const { samples, testSamples } = sampled(64, 0);
const upTo = (least: number, neutral: number) => integer({ min: least, max: MOST_SAMPLES }, neutral);

/** The row of data that a person has opened. Its settings say which data and of what sizes; the data are not in links. */
export const own = defineTask({
  name: 'own',
  words: {
    title: 'Your own data',
    short: 'Own data',
    sentence: (task) =>
      `Learn ${task.areClasses ? `which of ${Math.max(2, task.outputs)} classes a sample belongs to` : plural(task.outputs, 'number')} from ${plural(task.d, 'input')} of ${task.file || 'your own data'}${amount(task)}`,
  },
  settings: {
    digest: row(digest, {
      key: 'data',
      axis: null,
      isOfData: true,
      words: {
        label: 'Data',
        hint: 'The digest of data that you have opened: data with the same digest are the same to the last bit. They stay in your browser; a link names them and does not hold them.',
      },
    }),
    file: row(fileName, {
      key: 'file',
      axis: null,
      isOfData: true,
      words: {
        label: 'File',
        hint: 'The name of the file from which the data were opened. It tells a person which file to open; the digest says whether it is the same.',
      },
    }),
    d: { ...dimension(2), isOfData: true },
    outputs: row(integer(LIMITS.outputs, 1), {
      key: 'outputs',
      axis: null,
      isOfData: true,
      words: {
        label: 'Outputs',
        symbol: 'k',
        hint: 'The number of outputs: one for each class, or for each number to learn.',
      },
    }),
    areClasses: row(flag(false), {
      key: 'areClasses',
      axis: null,
      isOfData: true,
      words: {
        label: 'Classes',
        hint: 'Whether the targets are classes: one for each output, or two of one output that is +1 or −1. Else they are numbers.',
      },
    }),
    samples: { ...samples, kind: upTo(1, 64), axis: log(32, 512, 5) },
    testSamples: { ...testSamples, kind: upTo(0, 0) },
  },
  checks: [],
  shape: ({ d, outputs, areClasses }) => ({ inputs: d, outputs, classes: areClasses ? Math.max(2, outputs) : null }),
  // A rate that holds for any table has to follow it.
  learns: { ...LEARNS_IN_BATCHES, 'train.lr': 0.2, 'train.lrUnit': 'critical' },
});
