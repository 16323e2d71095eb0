import { expect, it } from 'vitest';
import { prepareTable } from './prepare-table.ts';
import { readAnyTable } from './read-any-table.ts';
import { usualChoices } from './table-choices.ts';

const ROWS = 20_000;
const COLUMNS = 1024;
/** Rows that differ; all others are copies of them, which take as long to read. */
const DIFFERENT = 200;
/**
 * The most processor's time, as a multiple of what it takes to split the rows at their commas and read each number: about as
 * long. On a core of 2026 that is two seconds.
 */
const MOST_TIMES = 1.5;

/** Returns numbers of five digits, as many as a table of these sizes has, with a class at the end of each row. */
function largeTable(): { head: string; rows: string[] } {
  const names = Array.from({ length: COLUMNS - 1 }, (_, c) => `c${c}`);
  const lines = Array.from({ length: DIFFERENT }, (_, r) => {
    const cells = names.map((_name, c) => (2 * Math.sin(1 + r * COLUMNS + c)).toFixed(4));
    return `${cells.join()},${['a', 'b', 'c'][r % 3]}\n`;
  });
  return { head: `${names.join()},kind\n`, rows: Array.from({ length: ROWS }, (_, r) => lines[r % DIFFERENT]) };
}

/** Returns what work gives, and the processor's time that it takes, in ms. */
async function timed<Result>(work: () => Result | Promise<Result>): Promise<[result: Result, time: number]> {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}

const readPlainly = (rows: readonly string[]): number =>
  rows.reduce((numbers, row) => numbers + row.split(',').filter((cell) => !Number.isNaN(Number(cell))).length, 0);

// The clock would count what else the machine does. A busy one takes longer for the same work, so that the best of three counts.
it('20,000 rows of 1,024 columns are read and standardized about as fast as their numbers', { retry: 2 }, async () => {
  const { head, rows } = largeTable();
  const file = new Blob([head, ...rows]);
  const [{ data, problems }, time] = await timed(async () => {
    const table = await readAnyTable(file, 'large.csv');
    return prepareTable(table, usualChoices(table));
  });
  expect([data.samples + data.testSamples, data.inputs, data.classes, problems]).toEqual([ROWS, COLUMNS - 1, 3, []]);
  const [numbers, plainTime] = await timed(() => readPlainly(rows));
  expect(numbers).toBe(ROWS * (COLUMNS - 1));
  expect(time / plainTime).toBeLessThan(MOST_TIMES);
});
