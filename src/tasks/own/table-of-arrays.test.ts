import { describe, expect, it } from 'vitest';
import { writeNpy, type NumpyArrays } from '../../files/npy.ts';
import { writeNpz } from '../../files/npz.ts';
import { partsOf } from './own-data.ts';
import { digestOfData } from './own-file.ts';
import { prepareTable } from './prepare-table.ts';
import { readAnyTable } from './read-any-table.ts';
import { usualChoices } from './table-choices.ts';

const read = (arrays: NumpyArrays) => readAnyTable(new Blob([writeNpz(arrays)]), 'data.npz');
const ramp = (...shape: number[]) => ({
  shape,
  values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.fround(i / 7)),
});
const ints = (...values: number[]) => ({ shape: [values.length], values: Int32Array.from(values) });

describe('arrays', () => {
  it('that the lab has written become the same data, bit for bit', async () => {
    const [x, y, xTest, yTest] = [ramp(6, 3), ramp(6, 2), ramp(4, 3), ramp(4, 2)];
    const table = await read({ x, y, x_test: xTest, y_test: yTest });
    const { data } = prepareTable(table, usualChoices(table));
    expect(data).toMatchObject({ inputs: 3, outputs: 2, classes: null, samples: 6, testSamples: 4 });
    expect(partsOf(data)).toEqual({ x: x.values, y: y.values, xTest: xTest.values, yTest: yTest.values });
    const again = await read({ x, y, x_test: xTest, y_test: yTest });
    expect(await digestOfData(prepareTable(again, usualChoices(again)).data)).toBe(await digestOfData(data));
  });

  it.each([
    ['whole numbers', ints(0, 1, 2, 0), { outputs: 3, classes: 3 }],
    ['plus and minus one', ints(1, -1, 1, -1), { outputs: 1, classes: 2 }],
    ['one-hot rows', { shape: [4, 2], values: Float32Array.of(1, 0, 0, 1, 1, 0, 0, 1) }, { outputs: 2, classes: 2 }],
    ['other numbers', ramp(4), { outputs: 1, classes: null }],
  ])('of targets are taken by their values: %s', async (_, y, sizes) => {
    const table = await read({ x: ramp(4, 2), y });
    expect(prepareTable(table, usualChoices(table)).data).toMatchObject({ inputs: 2, ...sizes });
  });

  it.each([
    [[4, 8, 8], 8],
    [[4, 64], 8],
    [[4, 60], null],
    [[4, 3, 5], null],
  ])('x %o are images of side %s', async (shape, side) => {
    const table = await read({ x: ramp(...shape), y: ints(0, 1, 0, 1) });
    expect(table.side).toBe(side);
    const { data } = prepareTable(table, { ...usualChoices(table), testShare: 0.5 });
    expect(data.images?.pixels.length ?? null).toBe(side && 2 * side ** 2);
  });

  it('of one .npy are a table', async () => {
    const table = await readAnyTable(new Blob([writeNpy(ramp(5, 3)) as Uint8Array<ArrayBuffer>]), 'a.npy');
    expect([table.numbers.rows, table.columns.map(({ name }) => name)]).toEqual([
      5,
      ['column 1', 'column 2', 'column 3'],
    ]);
  });

  it.each([
    [{ x: ramp(4, 2) }, 'has no arrays x and y (it has x); save it with'],
    [{ x: ramp(4, 2), y: ints(1, 2, 3) }, 'x [4, 2] and y [3] of data.npz have different numbers of samples'],
    [{ x: ramp(4, 2), y: ints(1, 2, 3, 4), x_test: ramp(1, 2) }, 'only one of x_test and y_test'],
    [
      { x: ramp(2, 2), y: ints(1, 2), x_test: ramp(1, 3), y_test: ints(1) },
      'x [2, 2] and x_test [1, 3] of data.npz have samples of different sizes',
    ],
    [{ x: { text: 'no' }, y: ints(1) }, 'x of data.npz is a text'],
    [{ x: ramp(2, 3000), y: ints(1, 2) }, '3,001 columns'],
  ])('that are no data are refused in a sentence: %#', async (arrays, sentence) => {
    await expect(read(arrays as NumpyArrays)).rejects.toThrow(sentence);
  });
});
