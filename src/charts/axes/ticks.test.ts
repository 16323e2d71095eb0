import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks } from './ticks.ts';

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
