import { describe, expect, it } from 'vitest';
import { changesRate, largestFactor, rateFactor, type RateSchedule } from './rate-schedule.ts';

const CONSTANT: RateSchedule = { kind: 'constant', warmup: 0, steps: 8, final: 0, every: 3, factor: 0.5 };

const factors = (change: Partial<RateSchedule>, count: number) =>
  Array.from({ length: count }, (_, step) => rateFactor({ ...CONSTANT, ...change }, step));

describe('the factor of a schedule', () => {
  it('is 1 without a schedule, and of a constant one', () => {
    expect([0, 1, 1e6].map((step) => rateFactor(undefined, step))).toEqual([1, 1, 1]);
    expect(factors({}, 3)).toEqual([1, 1, 1]);
  });

  it('rises linearly to 1 in a warm-up, and moves from the first step on', () => {
    expect(factors({ warmup: 4 }, 6)).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
  });

  it('falls along half a cosine to its end, and stays there', () => {
    const half = Math.SQRT1_2 / 2;
    const expected = [1, 0.5 + half, 0.5, 0.5 - half, 0, 0];
    factors({ kind: 'cosine', steps: 4 }, 6).forEach((factor, t) => expect(factor).toBeCloseTo(expected[t], 15));
    expect(factors({ kind: 'cosine', steps: 4, final: 0.2 }, 6)[2]).toBeCloseTo(0.6, 15);
    expect(factors({ kind: 'cosine', steps: 4, final: 0.2 }, 9).slice(4)).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
  });

  it('drops by its factor every so many steps', () => {
    expect(factors({ kind: 'step' }, 8)).toEqual([1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25]);
  });

  it('counts its own steps from the end of the warm-up', () => {
    for (const kind of ['cosine', 'step'] as const) {
      expect(factors({ kind, warmup: 5 }, 20).slice(5)).toEqual(factors({ kind }, 15));
    }
  });
});

describe('a schedule', () => {
  it('changes the rate where its factor is ever another than 1', () => {
    expect([undefined, CONSTANT].map(changesRate)).toEqual([false, false]);
    const changing: Partial<RateSchedule>[] = [{ warmup: 2 }, { kind: 'cosine' }, { kind: 'step' }];
    expect(changing.map((change) => changesRate({ ...CONSTANT, ...change }))).toEqual([true, true, true]);
  });

  it.each([
    ['none', undefined],
    ['a warm-up', { ...CONSTANT, warmup: 6 }],
    ['a cosine after one', { ...CONSTANT, kind: 'cosine', warmup: 6 }],
    ['drops', { ...CONSTANT, kind: 'step' }],
  ] as const)('knows its largest factor so far: %s', (_, schedule) => {
    for (const steps of [1, 3, 6, 7, 30]) {
      const all = Array.from({ length: steps }, (_, step) => rateFactor(schedule, step));
      expect(largestFactor(schedule, steps)).toBe(Math.max(...all));
    }
  });
});
