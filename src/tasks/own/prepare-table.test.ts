import { describe, expect, it } from 'vitest';
import { readTable } from '../../files/table/read-table.ts';
import type { ColumnScale } from '../data/dataset.ts';
import { partsOf } from './own-data.ts';
import { digestOfData } from './own-file.ts';
import { usualChoices } from './table-choices.ts';
import { preparedText, THREE_CLASSES } from './testing/prepared.ts';

const choicesOf = async (text: string) => usualChoices(await readTable(new Blob([text]), 'table.csv'));

/** float32 has a relative error of 6e-8, and a sum over the samples that of their number. */
const ROUNDING = 1e-5;

function moments(values: Float32Array, columns: number, column: number) {
  const own = values.filter((_, i) => i % columns === column);
  const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
  return { mean, variance: own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length };
}

describe('the usual choices', () => {
  it.each([
    ['the last column is the target', 'a,b,c\n1,2,3\n4,5,6.5\n', ['input', 'input', 'target'], 'numbers'],
    ['a column with the name of a target is', 'a,species,c\n1,x,3\n4,y,6\n', ['input', 'target', 'input'], 'classes'],
    ['few whole numbers are classes', 'a,b\n1.5,0\n2.5,1\n3.5,0\n', ['input', 'target'], 'classes'],
    ['a constant column says nothing', 'a,b,c\n1,7,3.5\n2,7,6.5\n', ['input', 'ignore', 'target'], 'numbers'],
    [
      'the number of a row says nothing',
      'id,b,c\n1,5,3.5\n2,9,6.5\n3,2,1.5\n',
      ['ignore', 'input', 'target'],
      'numbers',
    ],
    ['train and test are a split', 'a,set,c\n1,train,3.5\n2,test,6.5\n', ['input', 'split', 'target'], 'numbers'],
  ])('%s', async (_, text, roles, targetAs) => {
    expect(await choicesOf(text)).toMatchObject({ roles, targetAs });
  });

  it('leave out a column of more texts than there may be inputs', async () => {
    const rows = Array.from({ length: 80 }, (_, i) => `name ${i},${i / 3},${i % 2}`);
    expect((await choicesOf(`who,a,b\n${rows.join('\n')}`)).roles).toEqual(['ignore', 'input', 'target']);
  });
});

describe('the samples of a table', () => {
  it('have the sizes that the choices say', async () => {
    const { data, leftOut } = await preparedText(THREE_CLASSES);
    expect(data).toMatchObject({ inputs: 2, outputs: 3, classes: 3, samples: 30, testSamples: 10 });
    expect([data.classNames, data.inputNames, leftOut]).toEqual([['a', 'b', 'c'], ['width', 'height'], 0]);
  });

  it('say the scale that takes them back to the numbers of the file, also where all are large', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [1e8 + i, ['red', 'blue'][i % 2], 5e3 - 3.25 * i]);
    const text = `a,colour,price\n${rows.map((row) => row.join()).join('\n')}`;
    const { data } = await preparedText(text, { testShare: 0 });
    const { x, y } = partsOf(data);
    const back = (values: Float32Array, scales: readonly ColumnScale[] | null, c: number) => {
      if (!scales) throw new Error('There is no scale.');
      const { mean, std } = scales[c];
      return Array.from({ length: 40 }, (_, i) => Math.round(100 * (mean + std * values[i * scales.length + c])) / 100);
    };
    const sorted = (values: number[]) => values.sort((a, b) => a - b);
    expect(data.inputNames).toEqual(['a', 'colour = blue', 'colour = red']);
    expect(sorted(back(x, data.scale.inputs, 0))).toEqual(rows.map(([a]) => a));
    expect(sorted(back(x, data.scale.inputs, 1))).toEqual(rows.map((_, i) => Number(i >= 20)));
    expect(sorted(back(y, data.scale.targets, 0))).toEqual(rows.map(([, , price]) => price).reverse());
    const asTheyAre = await preparedText(text, { standardize: false });
    expect(asTheyAre.data.scale).toEqual({ inputs: null, targets: null });
    const classes = await preparedText(THREE_CLASSES);
    expect(classes.data.scale.targets).toBeNull();
  });

  it('have inputs with mean 0 and variance 1 over the training samples, also where all are large', async () => {
    const large = THREE_CLASSES.replaceAll(/,1(\d{3}),/g, ',160000000$1,');
    for (const text of [THREE_CLASSES, large]) {
      const { data } = await preparedText(text);
      const { x } = partsOf(data);
      for (const column of [0, 1]) {
        const { mean, variance } = moments(x, 2, column);
        expect(Math.abs(mean)).toBeLessThan(ROUNDING);
        expect(Math.abs(variance - 1)).toBeLessThan(ROUNDING);
      }
    }
  });

  it('scale targets that are numbers alike, and leave all numbers alone where they are told to', async () => {
    const text = `a,b\n${Array.from({ length: 30 }, (_, i) => `${i},${100 + 7.5 * i}`).join('\n')}`;
    const scaled = partsOf((await preparedText(text)).data);
    expect(Math.abs(moments(scaled.y, 1, 0).variance - 1)).toBeLessThan(ROUNDING);
    const plain = partsOf((await preparedText(text, { standardize: false })).data);
    for (const [i, x] of plain.x.entries()) expect(plain.y[i]).toBe(100 + 7.5 * x);
  });

  it('are a fourth for the test, none of them twice, in another order for another seed', async () => {
    const at = async (seed: number) => partsOf((await preparedText(THREE_CLASSES, { seed, standardize: false })).data);
    const [first, again, other] = [await at(0), await at(0), await at(1)];
    const heights = [...first.x, ...first.xTest].filter((_, i) => i % 2 === 1);
    expect(heights.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => 1000 + i));
    expect(again).toEqual(first);
    expect(other.x).not.toEqual(first.x);
  });

  it('go where a column says', async () => {
    const text = 'a,set,y\n1,train,0.5\n2,test,1.5\n3,Train,2.5\n4,TEST,3.5\n5,what,4.5\n';
    const { data, problems } = await preparedText(text, { standardize: false, roles: ['input', 'split', 'target'] });
    const { x, xTest } = partsOf(data);
    expect([[...x].sort(), [...xTest].sort()]).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(problems).toEqual([
      'Row 6, column “set”, says “what”, where only “train” and “test” have a meaning; the row is left out.',
    ]);
  });

  it('have an input for each text', async () => {
    const { data } = await preparedText('c,y\nred,0.5\nblue,1.5\nred,2.5\n', { standardize: false, testShare: 0 });
    const { x, y } = partsOf(data);
    expect(data.inputNames).toEqual(['c = blue', 'c = red']);
    for (const [i, target] of y.entries()) expect([x[2 * i], x[2 * i + 1]]).toEqual(target === 1.5 ? [1, 0] : [0, 1]);
  });

  it('leave out rows without a value in a column that is used, and no others', async () => {
    const text = 'a,b,c\n1,2,3.5\n,2,4.5\nx,2,5.5\n1,1e400,6.5\n1,,7.5\n4,9,8.5\n';
    const roles = ['input', 'ignore', 'target'] as const;
    const { data, problems, leftOut } = await preparedText(text, { roles });
    expect([data.samples + data.testSamples, leftOut]).toEqual([4, 2]);
    expect(problems).toEqual([
      'Row 3, column “a”, has no value; the row is left out.',
      'Row 4, column “a”, says “x” among numbers; the row is left out.',
    ]);
    const all = await preparedText(text, { roles: ['input', 'input', 'target'] });
    expect(all.problems.at(2)).toContain('Row 5, column “b”, has a number beyond the arithmetic of the lab');
  });

  it('are the same for the same table, whatever its format and its name', async () => {
    const semicolons = THREE_CLASSES.replaceAll(',', ';').replaceAll('.', ',').replaceAll('\n', '\r\n');
    const digests = await Promise.all(
      [THREE_CLASSES, semicolons, `\ufeff${THREE_CLASSES}\n`].map(async (text) =>
        digestOfData((await preparedText(text)).data),
      ),
    );
    expect(new Set(digests).size).toBe(1);
    expect(digests[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(digests).not.toContain(await digestOfData((await preparedText(THREE_CLASSES, { seed: 1 })).data));
  });
});

describe('choices that give no samples are refused in a sentence', () => {
  const text = 'a,b,c\n1,x,3.5\n2,y,6.5\n3,x,7.5\n';
  it.each([
    ['no input', { roles: ['ignore', 'ignore', 'target'] }, 'No column is an input'],
    ['no target', { roles: ['input', 'input', 'ignore'] }, 'No column is the target'],
    ['a text as a number', { roles: ['input', 'target', 'input'], targetAs: 'numbers' }, 'take the target as classes'],
    ['several classes', { roles: ['target', 'input', 'target'], targetAs: 'classes' }, 'classes come from one'],
  ] as const)('%s', async (_, change, sentence) => {
    await expect(preparedText(text, change)).rejects.toThrow(sentence);
  });

  it('too few rows, too many inputs, too many classes, one class', async () => {
    await expect(preparedText('a,b\n1,\n,2\n', { roles: ['input', 'target'] })).rejects.toThrow(
      'No row has a value in each column',
    );
    const wide = Array.from({ length: 3 }, (_, i) =>
      Array.from({ length: 1100 }, (_each, c) => (c + 1) * (i + 1.5)).join(','),
    );
    await expect(preparedText(wide.join('\n'))).rejects.toThrow('1,099 inputs, and a network takes at most 1,024');
    const many = Array.from({ length: 40 }, (_, i) => `${i / 7},c${i}`).join('\n');
    await expect(preparedText(`a,class\n${many}`, { roles: ['input', 'target'], targetAs: 'classes' })).rejects.toThrow(
      'more than 32 different values',
    );
    await expect(preparedText('a,b\n1,x\n2,x\n3,x\n')).rejects.toThrow('there is nothing to learn');
  });
});

it('a number that standardizing carries beyond single precision is refused in a sentence', async () => {
  const far = 'x;y\n1,5;2,5\n2,5;3\n-1;0,1251e39';
  await expect(preparedText(far)).rejects.toThrow(/so far from the others .* don’t standardize\.$/);
  const { data } = await preparedText(far, { standardize: false });
  expect(data.values.every(Number.isFinite)).toBe(true);
});
