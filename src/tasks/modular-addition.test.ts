import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeModularAddition, splitOf } from './modular-addition.ts';
import { rows, taskOf } from './testing/generated.ts';

/** Returns a, b and the result of each entry of a part of the table. */
const entriesOf = (settings: Parameters<typeof taskOf<'modular-addition'>>[1], part: 'train' | 'test') => {
  const samples = makeModularAddition(taskOf('modular-addition', settings)).dataset[part];
  const targets = rows(samples.y, samples);
  return rows(samples.x, samples).map((row, i) => {
    const p = row.length / 2;
    const numbers = [...row.keys()].filter((j) => row[j] !== 0);
    expect(numbers.map((j) => row[j])).toEqual([Math.fround(Math.sqrt(p)), Math.fround(Math.sqrt(p))]);
    const classes = [...targets[i].keys()].filter((j) => targets[i][j] !== 0);
    expect(targets[i][classes[0]]).toBe(1);
    expect([numbers.length, classes.length]).toEqual([2, 1]);
    return [numbers[0], numbers[1] - p, classes[0]] as const;
  });
};

const tables = fc.record({
  p: fc.integer({ min: 2, max: 32 }),
  operation: fc.constantFrom('add' as const, 'multiply' as const),
  share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  seed: fc.nat(999),
});

describe('arithmetic modulo p', () => {
  it('has each entry of the table once, in training or in the test, with its result', () => {
    fc.assert(
      fc.property(tables, (settings) => {
        const { p, operation, share } = settings;
        const [train, test] = (['train', 'test'] as const).map((part) => entriesOf(settings, part));
        expect([train.length, test.length]).toEqual(Object.values(splitOf({ p, share })));
        expect(Math.min(train.length, test.length)).toBeGreaterThan(0);
        const all = [...train, ...test];
        expect(new Set(all.map(([a, b]) => a * p + b)).size).toBe(p * p);
        for (const [a, b, result] of all) expect(result).toBe((operation === 'add' ? a + b : a * b) % p);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps its training entries when it gets more of them', () => {
    const few = entriesOf({ share: 0.3 }, 'train');
    expect(few).toHaveLength(159);
    expect(entriesOf({ share: 0.5 }, 'train').slice(0, 159)).toEqual(few);
    expect(entriesOf({ share: 0.3, seed: 1 }, 'train')).not.toEqual(few);
  });

  it('shows results over the table', () => {
    const { picture, dataset } = makeModularAddition(taskOf('modular-addition', { p: 7 }));
    if (picture.kind !== 'scatter') throw new Error('expected a scatter');
    expect(picture).toMatchObject({ xLabel: 'a', yLabel: 'b', areClasses: true });
    const points = rows(picture.points, { ...dataset.train, count: dataset.train.count });
    expect(points).toHaveLength(34);
    for (const [a, b, result] of points) expect(result).toBe((a + b) % 7);
  });

  it('shows two classes as −1 and +1', () => {
    const { picture } = makeModularAddition(taskOf('modular-addition', { p: 2, share: 0.95 }));
    if (picture.kind !== 'scatter') throw new Error('expected a scatter');
    for (let i = 0; i < picture.points.length; i += 3) {
      const [a, b, value] = picture.points.slice(i, i + 3);
      expect(value).toBe((a + b) % 2 === 0 ? -1 : 1);
    }
  });
});
