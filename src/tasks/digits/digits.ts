import * as v from 'valibot';
import { flag, kind, oneOfNumbers, plain, readText } from '../../settings/kind.ts';
import { row } from '../../settings/row.ts';
import { amount } from '../../words/en/task-phrases.ts';
import { words } from '../../words/words.ts';
import { defineTask } from '../define-task.ts';
import { sampled, targets } from '../shared-settings.ts';

const ALL_CLASSES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
/** Any two digits in either order, "3-7" and "7-3"; the first is class 0. */
const PAIRS = ALL_CLASSES.flatMap((first) =>
  ALL_CLASSES.filter((second) => second !== first).map((second) => `${first}-${second}`),
);

const allowedClasses = words.config.digitClasses;
/** The kind of the classes: all ten digits, or a pair. The form offers each pair once. */
const classes = kind({
  schema: v.optional(v.pipe(v.string(allowedClasses), v.regex(/^(all|([0-9])-(?!\2)[0-9])$/, allowedClasses)), 'all'),
  neutral: 'all',
  ...plain,
  choices: ['all', ...PAIRS.filter((pair) => pair[0] < pair[2])],
  read: readText,
  arbitrary: (fc) => fc.oneof(fc.constant('all'), fc.constantFrom(...PAIRS)),
});

/** The names of the classes on the form. */
const CLASS_NAMES: Readonly<Record<string, string>> = {
  all: words.tasks.allDigits,
  ...Object.fromEntries(PAIRS.map((pair) => [pair, words.tasks.pair(pair[0], pair[2])])),
};

/** Returns the digits of a task, in the order of its classes. */
export const classesOf = (task: { classes: string }): readonly number[] =>
  task.classes === 'all' ? ALL_CLASSES : task.classes.split('-').map(Number);

/** The row of real handwritten digits. */
export const digits = defineTask({
  name: 'digits',
  words: {
    title: 'Handwritten digits',
    short: 'Digits',
    sentence: (task) =>
      `Learn which handwritten digit an image of ${task.side} × ${task.side} pixels shows${task.classes === 'all' ? '' : `, ${task.classes.replace('-', ' or ')}`}${amount(task, 'image')}`,
  },
  settings: {
    classes: row(classes, {
      key: 'classes',
      axis: null,
      words: {
        label: 'Classes',
        hint: 'All ten digits, or two of them. Two is an easier task with a smaller output.',
        options: CLASS_NAMES,
      },
    }),
    side: row(oneOfNumbers([14, 28], 14, words.config.side), {
      key: 'side',
      axis: null,
      words: {
        label: 'Image side',
        hint: 'Pixels on each side of an image. 28 × 28 has four times as many inputs, and takes longer.',
        options: { 14: '14 × 14', 28: '28 × 28' },
      },
    }),
    targets: targets('onehot'),
    centerPixels: row(flag(true), {
      key: 'centerPixels',
      axis: null,
      words: {
        label: 'Centre each pixel',
        hint: 'Subtracts the mean of each pixel over the training set, so that the network need not learn the average image first.',
      },
    }),
    ...sampled(512, 256),
  },
  checks: [
    {
      at: 'targets',
      holds: (task) => task.targets === 'onehot' || task.classes !== 'all',
      allowed: words.tasks.allowed.digitTargets,
      remedies: () => [{ targets: 'onehot' as const }, { classes: '3-7' }],
      follow: (task) => ({ ...task, targets: 'onehot' as const }),
    },
  ],
  shape: (task) => {
    const count = classesOf(task).length;
    return { inputs: task.side ** 2, outputs: task.targets === 'sign' ? 1 : count, classes: count };
  },
  learns: {},
});
