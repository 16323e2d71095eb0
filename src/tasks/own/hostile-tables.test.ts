import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { prepareTable } from './prepare-table.ts';
import { readAnyTable } from './read-any-table.ts';
import { readOwnFile, writeOwnFile } from './own-file.ts';
import { usualChoices } from './table-choices.ts';
import { hostileTable } from './testing/hostile-table.ts';

/** What may be taken beside the file itself, in bytes. */
const MOST_MEMORY = 256e6;
/** The processor's time for a file: much more than it takes, and far less than what grows with the square of its size. */
const TIME = { least: 15_000, perByte: 1e-3 };

/** Reads a file and makes samples of it, as the page does. Returns its numbers of samples, or the sentence of a refusal. */
async function opened(file: Blob): Promise<{ samples: number } | { sentence: string }> {
  try {
    const table = await readAnyTable(file, 'hostile.csv');
    const { data, problems } = prepareTable(table, usualChoices(table));
    for (const problem of problems) expectSentence(problem);
    expect(data.values.every(Number.isFinite)).toBe(true);
    const kept = readOwnFile(await (await writeOwnFile(data)).arrayBuffer());
    expect(kept?.values).toEqual(data.values);
    return { samples: data.samples };
  } catch (error) {
    // Any other kind of error is a fault of the reader.
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).constructor, String((error as Error).stack)).toBe(Error);
    expectSentence((error as Error).message);
    return { sentence: (error as Error).message };
  }
}

function expectSentence(text: string) {
  expect(text).toMatch(/^[^\n]{10,500}\.$/);
  expect(text).not.toMatch(/undefined|\[object|function/);
}

async function expectBounded(file: Blob) {
  // On a busy machine the clock says little.
  const start = process.cpuUsage();
  const outcome = await opened(file);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(TIME.least + TIME.perByte * file.size);
  return outcome;
}

describe('500 hostile tables', () => {
  it('are read or refused in a sentence, and never take long', async () => {
    const outcomes = { read: 0, refused: 0 };
    for (let seed = 0; seed < 500; seed++) {
      const outcome = await expectBounded(hostileTable(seed));
      if ('samples' in outcome) outcomes.read++;
      else outcomes.refused++;
    }
    // Else they would not be tables, or not hostile.
    expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(50);
  });
});

const MB = 2 ** 20;
const LARGE: Record<string, () => BlobPart[]> = {
  '50 MB on one line': () => Array.from({ length: 50 }, () => '1,'.repeat(MB / 2)),
  '50 MB in one cell': () => Array.from({ length: 50 }, () => 'x'.repeat(MB)),
  '50 MB of quotes': () => Array.from({ length: 50 }, () => '"'.repeat(MB)),
  '50 MB in one quote': () => ['a,b\n1,"', ...Array.from({ length: 50 }, () => '1,2\n'.repeat(MB / 4))],
  '20 MB of empty lines': () => Array.from({ length: 20 }, () => '\r\n'.repeat(MB / 2)),
  '8 MB of delimiters in short lines': () => Array.from({ length: 8 }, () => ';;;;;;;\n'.repeat(MB / 8)),
  'quoted cells of one character': () => ['a,b\n', ...Array.from({ length: 5 }, () => '"1","x"\n'.repeat(MB / 8))],
  'malformed quotes': () => ['a,b\n', ...Array.from({ length: 5 }, () => '"1"x,"y" z\n'.repeat(MB / 11))],
  'a million columns': () => ['1,'.repeat(1_000_000), '\n', '2,'.repeat(1_000_000), '\n'],
  'a million columns after two': () => ['a,b\n1,2\n', '1,'.repeat(500_000), '\n3,4\n'],
  'a different text in each cell': () =>
    Array.from({ length: 20 }, (_, i) =>
      Array.from({ length: 20_000 }, (_each, j) => `t${i}-${j},u${j}-${i},${j}\n`).join(''),
    ),
  'a long text in each cell': () => Array.from({ length: 30 }, (_, i) => `${String(i).repeat(500)},1\n`.repeat(1000)),
  nulls: () => [new Uint8Array(5 * MB)],
};

describe('a large hostile table', () => {
  it.each(Object.keys(LARGE))('of %s is read or refused in time', async (name) => {
    await expectBounded(new Blob(LARGE[name]()));
  });

  it('takes at most 256 MB beside the file, also where it has the most cells that are read', async () => {
    const row = `${Array.from({ length: 1200 }, (_, i) => i / 8).join(',')}\n`;
    const file = new Blob([row.repeat(19_900)]);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const look = () => void (most = Math.max(most, process.memoryUsage().arrayBuffers - before));
    const table = await readAnyTable(file, 'large.csv', { onProgress: look });
    look();
    prepareTable(table, {
      ...usualChoices(table),
      roles: table.columns.map((_, c) => (c < 1000 ? 'input' : c === 1001 ? 'target' : 'ignore')),
      targetAs: 'numbers',
    });
    look();
    expect(most).toBeGreaterThan(90e6);
    expect(most).toBeLessThan(MOST_MEMORY);
  });
});
