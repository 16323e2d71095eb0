import { spoken } from '../language.ts';
import { countText } from '../number-text.ts';
import { plural } from './task-phrases.ts';
import { input, product, subscript } from '../symbol-text.ts';

const classNames = (digits: readonly number[]) =>
  digits.length === 10
    ? 'all ten digits'
    : `the digits ${digits.slice(0, -1).join(', ')} and ${digits.slice(-1).join('')}`;

/** The axes of the tasks' pictures, and what can be wrong with data; the sentence of a task stands in its row. */
export const tasks = spoken('tasks', {
  axes: {
    x: input,
    target: 'target y',
    output: (index: number) => `target y${subscript(index)}`,
    curveX: 'x',
    direction: (index?: number) => `u${index === undefined ? '' : subscript(index)}`,
    projection: (index?: number) => `u${index === undefined ? '' : subscript(index)}·x`,
    product,
  },

  allDigits: 'All ten digits',
  pair: (first: string, second: string) => `${first} against ${second}`,
  pointCount: (count: number) => plural(count, 'point'),

  /** The phrases for settings of a task that clash; each follows "allowed:". */
  allowed: {
    atMostInputs: 'at most the dimension task.d',
    chain: 'less than the dimension task.d, since y = sum_k x_k x_{k+1}',
    points: 'points [x, y, class] in the plane, with class -1 or 1, and [x, y] on a curve',
    digitTargets: '"onehot" with all ten classes; "sign" needs a pair such as "3-7"',
  },
  point: (reach: number) =>
    `a point [x, y, class] with class -1 or 1, or [x, y], with coordinates from -${reach} to ${reach}`,
  points: (most: number) => `a list of at most ${countText(most)} points`,
  noPoints: 'There is no point to learn from yet. Click, drag or tap in the picture to place the first ones.',

  tooFewDigits: (digits: readonly number[], samples: number, testSamples: number, available: number) =>
    `${plural(samples + testSamples, 'image')} of ${classNames(digits)} (${countText(samples)} to learn from, ${countText(testSamples)} to test on) are wanted, ` +
    `but there are only ${countText(available)}; take at most ${countText(available)} samples and test samples together${digits.length === 10 ? '' : ', or all ten digits'}.`,
  brokenDigits: (problem: string) =>
    `The file of handwritten digits can't be read: ${problem}. Reload the page to fetch it again; if you built the lab yourself, delete public/digits and build once more.`,
  broken: {
    stream: 'it is not a complete compressed stream',
    format: 'it is not in the format of this version of the lab',
    length: (bytes: number, expected: number) =>
      `it holds ${countText(bytes)} bytes where ${countText(expected)} are due`,
    checksum: 'its checksum is wrong',
  },
  given: 'Given data',
  givenHasData:
    'The task "given" is not generated: its data comes with the configuration, as in a fixture. Choose another task, or run the file that holds the data.',
});
