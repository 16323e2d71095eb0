import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCase } from './case.ts';

type Rows = number[][];
interface Parts {
  config: { task: object; train: object; net: object };
  data: Record<'x' | 'y' | 'xTest' | 'yTest', Rows>;
  weights: Rows[];
  feedback?: Rows[];
}

const load = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8')) as Parts;

/** Returns the sentence with which a case is refused; an empty one if it is read. */
function refusal(name: string, change: (given: Parts) => void): string {
  const given = load(name);
  change(given);
  try {
    readCase(given);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const transposed = (matrix: Rows): Rows => matrix[0].map((_, column) => matrix.map((row) => row[column]));

describe('a case', () => {
  it('is read as it is given', () => {
    for (const name of ['bp-mup-tanh', 'dfa-relu', 'fa-tanh', 'bp-ce-3class', 'bp-binary-minibatch']) {
      expect(refusal(name, () => undefined)).toBe('');
    }
  });

  // bp-mup-tanh: 5 inputs, three hidden layers of 16, 1 output.
  it.each<[string, string, (given: Parts) => void, string]>([
    [
      'transposed weights',
      'bp-mup-tanh',
      (given) => (given.weights = given.weights.map(transposed)),
      'weights.0, of layer 1, is 5 x 16, but the configuration asks for 16 x 5 (rows x columns).',
    ],
    [
      'a transposed readout',
      'bp-mup-tanh',
      ({ weights }) => (weights[3] = transposed(weights[3])),
      'weights.3, of layer 4, is 16 x 1, but the configuration asks for 1 x 16 (rows x columns).',
    ],
    [
      'ragged weights of the right number',
      'bp-mup-tanh',
      ({ weights: [first] }) => first[0].push(first[1].pop() ?? NaN),
      'weights.0, of layer 1, is no matrix (its rows hold 6, 4, 5 numbers), but the configuration asks for 16 x 5',
    ],
    [
      'one matrix too many',
      'bp-mup-tanh',
      ({ weights }) => weights.push([[1]]),
      'weights holds 5 matrices, but the configuration asks for 4.',
    ],
    [
      'one matrix too few',
      'bp-mup-tanh',
      ({ weights }) => weights.pop(),
      'weights holds 3 matrices, but the configuration asks for 4.',
    ],
    [
      'an empty matrix',
      'bp-mup-tanh',
      ({ weights }) => (weights[1] = []),
      'weights.1, of layer 2, is 0 x 0, but the configuration asks for 16 x 16',
    ],
    [
      'transposed feedback',
      'dfa-relu',
      ({ feedback = [] }) => (feedback[1] = transposed(feedback[1])),
      'feedback.1, of layer 2, is 1 x 16, but the configuration asks for 16 x 1',
    ],
    [
      'feedback of a layer too many',
      'fa-tanh',
      ({ feedback }) => feedback?.push([[1]]),
      'feedback holds 5 matrices, but the configuration asks for 4.',
    ],
    [
      'feedback that its rule does not have',
      'bp-mup-tanh',
      (given) => (given.feedback = given.weights),
      'feedback holds 4 matrices, but the configuration asks for none; leave it out.',
    ],
    [
      'a short input and a long one',
      'bp-mup-tanh',
      ({ data: { x } }) => x[2].push(x[3].pop() ?? NaN),
      'data.x.2 holds 6 numbers, but the configuration asks for 5.',
    ],
    [
      'a target too long',
      'bp-mup-tanh',
      ({ data: { yTest } }) => yTest[1].push(0),
      'data.yTest.1 holds 2 numbers, but the configuration asks for 1.',
    ],
    ['fewer targets than inputs', 'bp-mup-tanh', ({ data: { y } }) => y.pop(), 'each sample needs a row in both.'],
  ])('with %s is refused', (_, name, change, sentence) => {
    expect(refusal(name, change)).toContain(sentence);
  });

  it.each<[string, (given: Parts, value: number) => void]>([
    ['weights.1.2.3', ({ weights }, value) => (weights[1][2][3] = value)],
    ['feedback.0.1.0', ({ feedback = [] }, value) => (feedback[0][1][0] = value)],
    ['data.x.4.0', ({ data }, value) => (data.x[4][0] = value)],
    ['data.yTest.0.0', ({ data }, value) => (data.yTest[0][0] = value)],
  ])('with a number at %s that float32 cannot hold is refused', (key, change) => {
    expect(refusal('dfa-relu', (given) => change(given, 1e300))).toContain(
      `${key} is 1e+300; allowed: a number of at most 3.4e38 in size`,
    );
    expect(refusal('dfa-relu', (given) => change(given, -Infinity))).toContain(`${key} is -Infinity; allowed: a num`);
    expect(refusal('dfa-relu', (given) => change(given, 3.4e38))).toBe('');
  });

  it('needs one-hot targets for cross-entropy, also those to test on', () => {
    const sentence = 'train.loss is "ce"; allowed: "mse" for this task: cross-entropy needs one-hot classes. Here ';
    for (const [key, row] of [
      ['data.y.3', [0.2, -1, 3]],
      ['data.y.3', [1, 1, 0]],
      ['data.y.3', [0, 0, 0]],
      ['data.yTest.0', [0.5, 0.5, 0]],
    ] as const) {
      const [, set, place] = key.split('.');
      const found = refusal('bp-ce-3class', ({ data }) => (data[set as 'y' | 'yTest'][Number(place)] = [...row]));
      expect(found).toBe(`${sentence}${key} is ${JSON.stringify(row)}: a target needs a single 1 among zeros.`);
    }
  });

  it('needs batches of one size, of samples that it has', () => {
    const withBatches = (batches: unknown) =>
      refusal('bp-binary-minibatch', ({ config }) => Object.assign(config.train, { batches }));
    expect(withBatches([[0, 1], [99]])).toMatch(/^train\.batches\.1\.0 is 99; allowed: a whole number from 0 to \d+, /);
    expect(withBatches([[0, 1], [2]])).toBe('train.batches.1 is [2]; allowed: 2 samples, as in the first batch.');
    expect(withBatches([[]])).toContain('train.batches.0 is []; allowed: a list of at least one sample');
  });
});
