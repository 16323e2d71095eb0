import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueExtent, quietDomain, stepDomain } from './quiet-domain.ts';
import type { Series } from '../lines/series.ts';

const series = (y: number[]): Series => ({
  id: 'loss',
  label: 'loss',
  color: () => '#000000',
  x: y.map((_, index) => index),
  y,
  length: y.length,
});

describe('the extent of the data', () => {
  it('leaves out what was not measured and what diverged', () => {
    expect(valueExtent([series([NaN, 2, Infinity]), series([0.5])], 'linear')).toEqual([0.5, 2]);
  });

  it('leaves out what a logarithm has no place for', () => {
    expect(valueExtent([series([0, -1, 0.1, 3])], 'log')).toEqual([0.1, 3]);
    expect(valueExtent([series([0, -1])], 'log')).toBeNull();
  });

  it('holds the limit of a series too', () => {
    expect(valueExtent([{ ...series([NaN, 2, 3]), limit: 1 }], 'linear')).toEqual([1, 3]);
  });

  it('gives a reference a third of the room of the measured values at either end, and no more', () => {
    const reference = (y: number[]): Series => ({ ...series(y), isReference: true });
    expect(valueExtent([series([1, 4]), reference([1.5, 4.5])], 'linear')).toEqual([1, 4.5]);
    expect(valueExtent([series([1, 4]), reference([1, 1e30])], 'linear')).toEqual([1, 5]);
    const [low, high] = valueExtent([series([0.001, 1]), reference([1e-9, 1e9])], 'log') ?? [NaN, NaN];
    expect(low).toBeCloseTo(1e-4, 12);
    expect(high).toBeCloseTo(10, 12);
    expect(valueExtent([series([NaN]), reference([1, 5])], 'linear')).toEqual([1, 5]);
  });

  it('counts only the first `length` values', () => {
    expect(valueExtent([{ ...series([1, 2, 99]), length: 2 }], 'linear')).toEqual([1, 2]);
  });
});

describe('the domain of an axis', () => {
  it('has round bounds, and zero where that is near', () => {
    expect(quietDomain(null, [0.1, 0.92], 'linear')).toEqual([0, 1]);
    expect(quietDomain(null, [-1, 1], 'linear')).toEqual([-1.2, 1.2]);
    expect(quietDomain(null, [0.0012, 0.9], 'log')).toEqual([0.0007, 2]);
  });

  it('has a length even when all values are equal', () => {
    for (const value of [0, 0.3, -2]) {
      const [low, high] = quietDomain(null, [value, value], 'linear');
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThan(low);
    }
  });

  it('contains the data', () => {
    const value = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.constantFrom('linear' as const, 'log' as const), (one, other, kind) => {
        const extent = [Math.min(one, other), Math.max(one, other)] as const;
        const [low, high] = quietDomain(null, extent, kind);
        expect(low).toBeLessThanOrEqual(extent[0]);
        expect(high).toBeGreaterThanOrEqual(extent[1]);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });

  it('changes seldom while a loss falls by four decades', () => {
    const changesOf = (kind: 'linear' | 'log') => {
      let domain = quietDomain(null, [1, 1], kind);
      let changes = 0;
      for (let step = 0; step < 1000; step++) {
        const next = quietDomain(domain, [10 ** (-step / 250), 1], kind);
        if (next !== domain) changes++;
        domain = next;
      }
      return changes;
    };
    expect(changesOf('linear')).toBeLessThanOrEqual(6);
    expect(changesOf('log')).toBeLessThanOrEqual(26);
  });
});

describe('the domain of steps', () => {
  it('grows by jumps', () => {
    let domain = stepDomain(null, 0);
    let changes = 0;
    for (let step = 0; step <= 20_000; step++) {
      const next = stepDomain(domain, step);
      if (next !== domain) changes++;
      domain = next;
      expect(domain[1]).toBeGreaterThanOrEqual(step);
    }
    expect(changes).toBeLessThan(40);
  });

  it('starts over with a new run', () => {
    expect(stepDomain([0, 20_000], 3)).toEqual([0, 10]);
  });
});
