import { expect, it } from 'vitest';
import { damagedBytes, damagedText, fuzz, requireSentence } from '../../maths/testing/fuzz.ts';
import { readOwnFile, writeOwnFile } from './own-file.ts';
import { prepareTable } from './prepare-table.ts';
import { readAnyTable } from './read-any-table.ts';
import { usualChoices } from './table-choices.ts';
import { hostileTable } from './testing/hostile-table.ts';
import { preparedText, THREE_CLASSES } from './testing/prepared.ts';

const TABLES = [
  THREE_CLASSES,
  'x;y\n1,5;2,5\n2,5;3\n-1;0,125\n',
  'a\tb\tc\n1\tyes\t3\n2\tno\t4\n3\tyes\t5\n',
  '"a,b","c ""d"""\r\n1,2\r\n3,4\r\n',
  '1 2 3\n4 5 6\n7 8 9\n',
];

it('a damaged table becomes samples, or is refused in a sentence', async () => {
  const outcome = await fuzz({
    make: (draw) =>
      draw.onceIn(1000) ? hostileTable(draw.below(2 ** 31)) : new Blob([damagedText(draw, TABLES, CELLS)]),
    show: (table) => `${table.size} bytes`,
    size: (table) => table.size,
    read: async (file) => {
      try {
        const table = await readAnyTable(file, 'x.csv');
        const { data, problems } = prepareTable(table, usualChoices(table));
        for (const problem of problems) requireSentence(problem);
        if (!data.values.every(Number.isFinite)) throw new TypeError('a value that is no number');
        return true;
      } catch (error) {
        if (!(error instanceof Error) || error.constructor !== Error) throw error;
        requireSentence(error.message);
        return false;
      }
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});
const CELLS = [',', ';', '\t', '\n', '\r\n', '"', '1', '-2.5', 'a', 'NA', '1e39'];

it('damaged data of before are read, or not taken', async () => {
  const seeds = await Promise.all(
    [THREE_CLASSES, 'x,y\n1,2\n2,3\n3,4\n4,5\n'].map(async (text) => {
      const { data } = await preparedText(text);
      return new Uint8Array(await (await writeOwnFile(data)).arrayBuffer());
    }),
  );
  const outcome = await fuzz({
    make: (draw) => damagedBytes(draw, seeds),
    show: (bytes) => Buffer.from(bytes).toString('hex'),
    size: (bytes) => bytes.length,
    read: (bytes) => readOwnFile(bytes.slice().buffer) !== null,
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});
