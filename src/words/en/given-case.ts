import { spoken } from '../language.ts';
import { plural } from './task-phrases.ts';

const MOST_LENGTHS = 4;

const foundShape = ({ rows, lengths }: { rows: number; lengths: readonly number[] }): string => {
  if (lengths.length <= 1) return `${rows} x ${lengths[0] ?? 0}`;
  const listed = lengths.slice(0, MOST_LENGTHS).join(', ');
  return `no matrix (its rows hold ${listed}${lengths.length > MOST_LENGTHS ? ', ...' : ''} numbers)`;
};

/** What can be wrong with a case, the file of an experiment with its own data and weights. */
export const givenCase = spoken('givenCase', {
  bad: (key: string) =>
    `This is not a case: it lacks ${key}, or has a value of the wrong kind there. A case has config, data with x and y, and weights, as fixtures/README.md says; an experiment alone goes with --config FILE.`,
  float: 'a number of at most 3.4e38 in size, the largest that float32 holds',
  matrices: (key: string, found: number, expected: number) =>
    `${key} holds ${plural(found, 'matrix', 'matrices')}, but the configuration asks for ${expected === 0 ? 'none; leave it out' : expected}.`,
  matrix: (
    key: string,
    index: number,
    found: { rows: number; lengths: readonly number[] },
    expected: { rows: number; columns: number },
  ) =>
    `${key}.${index}, of layer ${index + 1}, is ${foundShape(found)}, but the configuration asks for ${expected.rows} x ${expected.columns} (rows x columns).`,
  row: (key: string, found: number, expected: number) =>
    `${key} holds ${plural(found, 'number')}, but the configuration asks for ${expected}.`,
  rows: (keys: { x: string; y: string }, x: number, y: number) =>
    `${keys.x} has ${plural(x, 'row')} and ${keys.y} has ${y}; each sample needs a row in both.`,
  notOneHot: (key: string, found: string) => `Here ${key} is ${found}: a target needs a single 1 among zeros.`,
});
