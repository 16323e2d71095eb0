import { input, plural, product, subscript } from './task-phrases.ts';

const whole = (value: number) => value.toLocaleString('en-US');

const classNames = (digits: readonly number[]) =>
  digits.length === 10
    ? 'all ten digits'
    : `the digits ${digits.slice(0, -1).join(', ')} and ${digits.slice(-1).join('')}`;

const MOST_LENGTHS = 4;

const foundShape = ({ rows, lengths }: { rows: number; lengths: readonly number[] }): string => {
  if (lengths.length <= 1) return `${rows} x ${lengths[0] ?? 0}`;
  const listed = lengths.slice(0, MOST_LENGTHS).join(', ');
  return `no matrix (its rows hold ${listed}${lengths.length > MOST_LENGTHS ? ', ...' : ''} numbers)`;
};

/** The axes of the tasks' pictures, and what can be wrong with data; the sentence of a task stands in its row. */
export const tasks = {
  badCase: (key: string) =>
    `This is not a case: it lacks ${key}, or has a value of the wrong kind there. A case has config, data with x and y, and weights, as fixtures/README.md says; an experiment alone goes with --config FILE.`,
  float: 'a number of at most 3.4e38 in size, the largest that float32 holds',
  caseMatrices: (key: string, found: number, expected: number) =>
    `${key} holds ${plural(found, 'matrix', 'matrices')}, but the configuration asks for ${expected === 0 ? 'none; leave it out' : expected}.`,
  caseMatrix: (
    key: string,
    index: number,
    found: { rows: number; lengths: readonly number[] },
    expected: { rows: number; columns: number },
  ) =>
    `${key}.${index}, of layer ${index + 1}, is ${foundShape(found)}, but the configuration asks for ${expected.rows} x ${expected.columns} (rows x columns).`,
  caseRow: (key: string, found: number, expected: number) =>
    `${key} holds ${plural(found, 'number')}, but the configuration asks for ${expected}.`,
  caseRows: (keys: { x: string; y: string }, x: number, y: number) =>
    `${keys.x} has ${plural(x, 'row')} and ${keys.y} has ${y}; each sample needs a row in both.`,
  notOneHot: (key: string, found: string) => `Here ${key} is ${found}: a target needs a single 1 among zeros.`,
  axes: {
    x: input,
    target: 'target y',
    output: (index: number) => `target y${subscript(index)}`,
    curveX: 'x',
    projection: (index?: number) => `u${index === undefined ? '' : subscript(index)}·x`,
    product,
  },

  tooFewDigits: (digits: readonly number[], samples: number, testSamples: number, available: number) =>
    `${plural(samples + testSamples, 'image')} of ${classNames(digits)} (${whole(samples)} to learn from, ${whole(testSamples)} to test on) are wanted, ` +
    `but there are only ${whole(available)}; take at most ${whole(available)} samples and test samples together${digits.length === 10 ? '' : ', or all ten digits'}.`,
  brokenDigits: (problem: string) =>
    `The file of handwritten digits can't be read: ${problem}. Reload the page to fetch it again; if you built the lab yourself, delete public/digits and build once more.`,
  broken: {
    stream: 'it is not a complete compressed stream',
    format: 'it is not in the format of this version of the lab',
    length: (bytes: number, expected: number) => `it holds ${whole(bytes)} bytes where ${whole(expected)} are due`,
    checksum: 'its checksum is wrong',
  },
  givenHasData:
    'The task "given" is not generated: its data comes with the configuration, as in a fixture. Choose another task, or run the file that holds the data.',
};
