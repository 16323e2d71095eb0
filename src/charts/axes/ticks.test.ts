import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks, thinLabels } from './ticks.ts';

const labels = (...args: Parameters<typeof axisTicks>) =>
  axisTicks(...args).flatMap(({ label }) => (label === null ? [] : [label]));

describe('the ticks of an axis', () => {
  it('are round numbers on an even axis', () => {
    expect(labels('linear', [0, 1.1], 5)).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    expect(labels('linear', [0, 20_000], 4)).toEqual(['0', '5k', '10k', '15k', '20k']);
    expect(labels('linear', [-1, 1], 4)).toEqual(['−1.0', '−0.5', '0', '0.5', '1.0']);
  });

  it('are two at least, so that they tell the scale', () => {
    expect(labels('linear', [-3.3, 3.3], 2)).toEqual(['−2', '0', '2']);
    expect(labels('linear', [0.9, 1.1], 1).length).toBeGreaterThan(1);
  });

  it('differ in what is written, however close they are', () => {
    const close = fc.tuple(
      fc.double({ min: 1e-7, max: 1e10, noNaN: true }),
      fc.double({ min: 1e-5, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(close, ([low, share]) => {
        const texts = labels('linear', [low, low * (1 + share)], 5);
        expect(new Set(texts).size).toBe(texts.length);
      }),
    );
  });

  it('are powers of ten on a logarithmic axis', () => {
    expect(labels('log', [1e-4, 10], 6)).toEqual(['10⁻⁴', '0.001', '0.01', '0.1', '1', '10']);
  });

  it('leave out powers that have no room', () => {
    expect(labels('log', [1e-8, 1], 4)).toEqual(['10⁻⁸', '10⁻⁶', '10⁻⁴', '0.01', '1']);
  });

  it('are 1, 2 and 5 within few decades', () => {
    expect(labels('log', [0.1, 2], 5)).toEqual(['0.1', '0.2', '0.5', '1', '2']);
  });

  it('start with step 0 on a logarithmic axis of steps', () => {
    expect(labels('log1p', [0, 1000], 6)).toEqual(['0', '1', '10', '100', '1000']);
    expect(labels('log1p', [0, 12], 6)).toEqual(['0', '1', '2', '5', '10']);
  });

  it('lie inside the domain, in rising order, at least two of them with a label', () => {
    const kinds = fc.constantFrom('linear' as const, 'log' as const, 'log1p' as const);
    const low = fc.double({ min: 1e-8, max: 1e3, noNaN: true });
    const factor = fc.double({ min: 1.2, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(kinds, low, factor, (kind, start, ratio) => {
        const domain =
          kind === 'log1p' ? ([0, Math.max(10, start * ratio)] as const) : ([start, start * ratio] as const);
        const values = axisTicks(kind, domain, 5).map(({ value }) => value);
        expect(values.every((value, index) => index === 0 || value > values[index - 1])).toBe(true);
        expect(values.every((value) => value >= domain[0] * (1 - 1e-9) && value <= domain[1] * (1 + 1e-9))).toBe(true);
        expect(labels(kind, domain, 5).length).toBeGreaterThanOrEqual(kind === 'log' ? 1 : 2);
      }),
    );
  });
});

const GAP = 8;
const measured = (texts: readonly string[]) => texts.map((text) => ({ text, length: 6 * text.length }));
const rates = ['0.001', '0.00178', '0.00316', '0.00562', '0.01', '0.0178', '0.0316', '0.0562', '0.1', '0.178'];

describe('the labels of a row', () => {
  it('are all shown where they have room', () => {
    expect(thinLabels(measured(rates), 60, GAP)).toEqual(rates.map((_, index) => index));
  });

  it('are the round values where there is not room for all', () => {
    expect(thinLabels(measured(rates), 20, GAP).map((index) => rates[index])).toEqual(['0.001', '0.01', '0.1']);
    const tenths = ['0.05', '0.1', '0.15', '0.2', '0.25', '0.3'];
    expect(thinLabels(measured(tenths), 20, GAP).map((index) => tenths[index])).toEqual(['0.1', '0.2', '0.3']);
  });

  it('never touch, and are not fewer than half of those that have room', () => {
    const widths = Array.from({ length: 24 }, (_, i) => String(17 * (i + 3)));
    for (const pitch of [3, 7, 11, 19, 26]) {
      const shown = thinLabels(measured(widths), pitch, GAP);
      const length = (i: number) => 6 * widths[shown[i]].length;
      for (let i = 1; i < shown.length; i++) {
        expect((shown[i] - shown[i - 1]) * pitch).toBeGreaterThanOrEqual((length(i) + length(i - 1)) / 2 + GAP);
      }
      expect(shown.length).toBeGreaterThanOrEqual(Math.floor((24 * pitch) / (18 + GAP + pitch) / 2));
    }
  });

  it('are words in order, from the first on', () => {
    expect(thinLabels(measured(['relu', 'tanh', 'erf', 'linear']), 25, GAP)).toEqual([0, 2]);
  });

  it('are the first alone, or none, where that is all', () => {
    expect(thinLabels(measured(['0.001', '0.01']), 2, GAP)).toEqual([0]);
    expect(thinLabels(measured(['64']), 100, GAP)).toEqual([0]);
    expect(thinLabels([], 100, GAP)).toEqual([]);
  });
});
