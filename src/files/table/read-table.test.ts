import { describe, expect, it } from 'vitest';
import { readTable, type ReadOptions } from './read-table.ts';
import { MOST_CELLS } from './table.ts';

const read = (content: BlobPart, options?: ReadOptions) => readTable(new Blob([content]), 'data.csv', options);

/** Returns the cells of a table: numbers, texts, or null. */
async function cellsOf(content: BlobPart, options?: ReadOptions) {
  const { numbers, columns } = await read(content, options);
  return Array.from({ length: numbers.rows }, (_, row) =>
    columns.map(({ texts, codes }, c) => {
      const { block, at } = numbers.row(row);
      const code = codes?.[row] ?? 0;
      return code > 0 ? (texts[code - 1] ?? '…') : Number.isNaN(block[at + c]) ? null : block[at + c];
    }),
  );
}

describe('the format of a table', () => {
  it.each([
    ['a comma', 'a,b\n1,2\n3,4\n', { delimiter: ',', decimal: '.', header: true }],
    ['a semicolon, and a decimal comma', 'a;b\n1,5;2,25\n3;4\n', { delimiter: ';', decimal: ',', header: true }],
    ['a semicolon, and a decimal point', '1.5;2\n3;4\n', { delimiter: ';', decimal: '.', header: false }],
    ['points between thousands', 'a;b\n1.931,50;67\n12,5;1.200\n', { delimiter: ';', decimal: ',' }],
    ['commas between thousands', 'a;b\n1,931.50;67\n12.5;1,200\n', { delimiter: ';', decimal: '.' }],
    ['a decimal comma where a point was possible', 'a;b\n1,931;67\n1,200;2\n', { delimiter: ';', decimal: ',' }],
    ['a tab, beside commas in texts', 'a\tb\nx, y\t2\nz, w\t4\n', { delimiter: '\t', decimal: '.', header: true }],
    ['a bar', 'a|b\n1|2\n', { delimiter: '|', decimal: '.', header: true }],
    ['a comma, beside semicolons in quotes', 'a,b\n"1;2",3\n"4;5",6\n', { delimiter: ',', decimal: '.', header: true }],
    ['texts only, below names', 'size,colour\nbig,red\nsmall,red\nbig,blue\n', { header: true }],
    ['texts only, without names', 'big,red\nsmall,red\nbig,blue\n', { header: false }],
    ['one column', 'y\n1\n2\n', { delimiter: ',', header: true }],
  ])('is found out: %s', async (_, text, format) => {
    expect((await read(text)).format).toMatchObject(format);
  });

  it('is as a person says', async () => {
    const { columns, numbers } = await read('1;2\n3;4\n', { format: { delimiter: ',', header: true } });
    expect([columns.map(({ name }) => name), numbers.rows]).toEqual([['1;2'], 1]);
  });
});

describe('the cells of a table', () => {
  it.each([
    [
      '1.931,50;67;1\n2.000;-1.234.567,5;12,5\n',
      [
        [1931.5, 67, 1],
        [2000, -1234567.5, 12.5],
      ],
    ],
    [
      '"1,931.50",67\n"12,000",1.5\n',
      [
        [1931.5, 67],
        [12000, 1.5],
      ],
    ],
    [
      "1'931.5;2 500\n3;1\u00a0000\n",
      [
        [1931.5, 2500],
        [3, 1000],
      ],
    ],
    [
      '1,5;2\n1.2.3;12.34,5\n',
      [
        [1.5, 2],
        ['1.2.3', '12.34,5'],
      ],
    ],
  ])('may have thousands apart: %o', async (text, cells) => {
    expect(await cellsOf(text)).toEqual(cells);
  });

  it.each([
    [
      'line breaks of all kinds',
      'a,b\r\n1,2\n3,4\r5,6\r\n\r\n7,8',
      [
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8],
      ],
    ],
    [
      'quotes, with delimiters, line breaks and quotes in them',
      'a,b\n"x, ""y""\r\nz",1\n"w",2\n',
      [
        ['x, "y"\nz', 1],
        ['w', 2],
      ],
    ],
    ['a byte order mark', '\ufeffa,b\n1,2\n', [[1, 2]]],
    ['spaces around numbers', 'a, b\n 1 ,  2\n', [[1, 2]]],
    [
      'numbers as programs write them',
      'a,b\n-1.5e-3,+2E2\n.5,5.\n',
      [
        [-0.0015, 200],
        [0.5, 5],
      ],
    ],
    [
      'cells without a value',
      'a,b,c\n,NA,NaN\nnull,1,?\n1,2,3\n',
      [
        [null, null, null],
        [null, 1, null],
        [1, 2, 3],
      ],
    ],
    [
      'numbers beyond single precision',
      'a,b\n1e400,-1e39\n1,2\n',
      [
        [Infinity, Infinity],
        [1, 2],
      ],
    ],
    [
      'texts that look like numbers to a careless reader',
      'a,b\n0x10,1e\n1,2\n',
      [
        ['0x10', '1e'],
        [1, 2],
      ],
    ],
    [
      'formulas, which are texts',
      'a,b\n=1+1,@x\n1,2\n',
      [
        ['=1+1', '@x'],
        [1, 2],
      ],
    ],
    [
      'null characters',
      'a,b\nx\0y,2\n1,2\n',
      [
        ['x\0y', 2],
        [1, 2],
      ],
    ],
  ])('are read: %s', async (_, text, cells) => {
    expect(await cellsOf(text)).toEqual(cells);
  });

  it('are those of JavaScript for numbers of 15 digits, and equal to them up to 1e-15 for more', async () => {
    const numbers = Array.from({ length: 2000 }, (_, i) => Math.sin(i + 1) * 10 ** ((i % 25) - 12));
    const few = numbers.map((value) => value.toPrecision(15));
    expect((await cellsOf(`x\n${few.join('\n')}\n`)).flat()).toEqual(few.map(Number));
    const all = (await cellsOf(`x\n${numbers.join('\n')}\n`)).flat();
    for (const [i, value] of all.entries()) expect(Math.abs(Number(value) / numbers[i] - 1)).toBeLessThan(1e-15);
  });

  it('are in other encodings, too', async () => {
    const text = 'größe;y\nnaïve;1,5\n';
    const codes = Array.from(text, (character) => character.charCodeAt(0));
    const utf16 = Uint8Array.from([0xff, 0xfe, ...codes.flatMap((code) => [code & 255, code >> 8])]);
    const latin = Uint8Array.from(codes);
    for (const bytes of [utf16, latin]) {
      expect(await cellsOf(bytes)).toEqual([['naïve', 1.5]]);
      expect((await read(bytes)).columns[0].name).toBe('größe');
    }
  });

  it('are the same wherever the file is cut into pieces', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => [
      i / 8,
      i % 7 === 0 ? `"t ${i % 5}\n,é"` : `u${i % 3}`,
      -1 - i,
    ]);
    const cells = await cellsOf(`n,t,m\r\n${rows.map((row) => row.join(',')).join('\r\n')}`);
    expect(cells).toHaveLength(rows.length);
    for (const [i, [n, t, m]] of rows.entries()) {
      if (i % 997 > 2) continue;
      expect(cells[i]).toEqual([n, String(t).replaceAll('"', ''), m]);
    }
  });
});

describe('a row that does not fit', () => {
  it('is left out and named, as a spreadsheet counts it', async () => {
    const table = await read('a,b\n1,2\n\n3\n4,5,6\n7,8\n');
    expect(table.problems).toEqual([
      'Row 4 has 1 cell in place of 2, and is left out; give it as many as the others.',
      'Row 5 has 3 cells in place of 2, and is left out; give it as many as the others.',
    ]);
    expect([table.numbers.rows, table.refused, Array.from(table.lines)]).toEqual([2, 2, [2, 6]]);
  });

  it('leaves no text behind in the row that takes its place', async () => {
    expect(await cellsOf('a,b\n1,2\nx\n3,4\n5,y\n')).toEqual([
      [1, 2],
      [3, 4],
      [5, 'y'],
    ]);
  });
});

describe('a file that is no table is refused in a sentence', () => {
  it.each([
    ['empty', '', /has no rows; choose/],
    ['only breaks', '\n\n\r\n', /has no rows; choose/],
    ['a program', new Uint8Array(4096), /save it there as CSV/],
    ['too many columns', `${'1,'.repeat(3000)}1\n`, /3,001 columns, and the lab reads at most 2,048/],
    ['a row without an end', '1,'.repeat(1_500_000), /Row 1 .*goes on for more than 1 MB/],
    ['a quote that is not closed', `a,b\n1,"${'x\n'.repeat(1_500_000)}`, /goes on for more than 1 MB/],
  ])('%s', async (_, content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence);
  });

  it.each([
    ['size,colour,kind\n', 'data.csv has only one row, and it seems to name the columns; add a row below it'],
    ['1,2,3', 'data.csv has only one row, and there must be one to learn from'],
  ])('one row: %o', async (content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence);
  });

  it('only names', async () => {
    await expect(read('a,b\n', { format: { header: true } })).rejects.toThrow(/has no row that could be taken/);
  });

  it('too many cells', async () => {
    const row = `${'1,'.repeat(2047)}1\n`;
    const rows = Math.ceil(MOST_CELLS / 2048) + 1;
    const piece = row.repeat(100);
    await expect(read(new Blob(Array.from({ length: Math.ceil(rows / 100) }, () => piece)))).rejects.toThrow(
      /more than 24,000,000 cells/,
    );
  });
});
