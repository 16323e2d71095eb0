import { describe, expect, it } from 'vitest';
import { makeDigits } from './make-digits.ts';
import { SMALL_PER_CLASS } from './digits-asset.ts';
import { meanSquare, rows, taskOf } from '../testing/generated.ts';
import { rowOf } from '../data/inputs.ts';
import { indexOfImage, madeDigits, madeReader } from '../testing/made-digits.ts';
import type { Samples } from '../data/dataset.ts';
import { controlOf } from '../data/task-error.ts';

const small = madeDigits(SMALL_PER_CLASS);
const all = madeDigits(SMALL_PER_CLASS + 30);
const { read, asked } = madeReader(small, all);
const plain = { side: 28, centerPixels: false } as const;

const indices = ({ x, count }: Samples) => Array.from({ length: count }, (_, i) => indexOfImage(rowOf(x, 784, i)));

describe('digits task', () => {
  it('has no digit in both sets, for any number of samples', async () => {
    for (const [samples, testSamples] of [
      [512, 256],
      [2000, 200],
      [10, 2190],
      [2300, 200],
    ]) {
      const { dataset } = await makeDigits(taskOf('digits', { ...plain, samples, testSamples }), read);
      const taken = [...indices(dataset.train), ...indices(dataset.test)];
      expect(new Set(taken).size).toBe(samples + testSamples);
    }
  });

  it('gives each digit its one-hot label', async () => {
    const { dataset } = await makeDigits(taskOf('digits', plain), read);
    for (const samples of [dataset.train, dataset.test]) {
      const labels = indices(samples).map((index) => index % 10);
      expect(rows(samples.y, samples)).toEqual(
        labels.map((label) => Array.from({ length: 10 }, (_, k) => Number(k === label))),
      );
    }
  });

  it('labels a pair in its own order: the first digit is -1, the second +1', async () => {
    const task = taskOf('digits', { ...plain, classes: '7-3', targets: 'sign', samples: 40, testSamples: 10 });
    const { dataset } = await makeDigits(task, read);
    expect([...dataset.train.y]).toEqual(indices(dataset.train).map((index) => (index % 10 === 7 ? -1 : 1)));
    expect(new Set(indices(dataset.train).map((index) => index % 10))).toEqual(new Set([3, 7]));
  });

  it('is balanced: class counts differ by at most one', async () => {
    const { dataset } = await makeDigits(taskOf('digits', { samples: 123, testSamples: 57 }), read);
    for (const { y, count } of [dataset.train, dataset.test]) {
      const perClass = Array.from({ length: 10 }, (_, k) => y.filter((value, i) => i % 10 === k && value === 1).length);
      expect(Math.min(...perClass)).toBe(Math.floor(count / 10));
      expect(Math.max(...perClass)).toBe(Math.ceil(count / 10));
    }
  });

  it('keeps the first samples of each set when either set grows, even beyond the small asset', async () => {
    const make = async (samples: number, testSamples: number) =>
      (await makeDigits(taskOf('digits', { ...plain, samples, testSamples }), read)).dataset;
    const few = await make(50, 100);
    for (const many of [await make(1000, 100), await make(2200, 100), await make(50, 1000)]) {
      expect(indices(many.train).slice(0, 50)).toEqual(indices(few.train));
      expect(indices(many.test).slice(0, 100)).toEqual(indices(few.test));
    }
  });

  it.each([
    ['all', 2200, 0, 'small'],
    ['all', 2000, 201, 'all'],
    ['3-7', 340, 100, 'small'],
    ['3-7', 341, 100, 'all'],
  ] as const)('of %s reads for %i + %i images the asset "%s"', async (classes, samples, testSamples, asset) => {
    asked.length = 0;
    await makeDigits(taskOf('digits', { classes, samples, testSamples }), read);
    expect(asked).toEqual([asset]);
  });

  it('says how many digits there are when too many are wanted, and which setting to change', async () => {
    const made = makeDigits(taskOf('digits', { classes: '3-7', samples: 400, testSamples: 200 }), read);
    await expect(made).rejects.toThrow(
      '600 images of the digits 3 and 7 (400 to learn from, 200 to test on) are wanted, but there are only 500; take at most 500',
    );
    expect(controlOf(await made.catch((error: unknown) => error))).toBe('task.samples');
  });

  it.each([14, 28] as const)('has |x|^2 = d on average over the training set at side %i', async (side) => {
    for (const centerPixels of [true, false]) {
      const task = taskOf('digits', { side, centerPixels, samples: 100 });
      const { dataset } = await makeDigits(task, read);
      expect(meanSquare(dataset.train.x)).toBeCloseTo(1, 5);
    }
  });

  it('shows the first training images as they were drawn', async () => {
    const { dataset, picture } = await makeDigits(taskOf('digits', plain), read);
    if (picture.kind !== 'images') throw new Error('expected images');
    expect([picture.count, picture.side]).toEqual([24, 28]);
    const shown = { count: 24, x: picture.pixels, y: new Float32Array(0) };
    expect(indices(shown)).toEqual(indices(dataset.train).slice(0, 24));
    expect(Math.max(...picture.pixels)).toBe(1);
  });

  it('keeps the test images as they were drawn, in the order of the test set', async () => {
    const { dataset } = await makeDigits(taskOf('digits', plain), read);
    const { testImages, test } = dataset;
    if (!testImages) throw new Error('expected images');
    const shown = { count: test.count, x: Float32Array.from(testImages.pixels), y: test.y };
    expect(indices(shown)).toEqual(indices(test));
    expect(testImages.pixels).toContain(255);
  });
});
