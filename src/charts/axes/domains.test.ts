import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietDomain, stepDomain, tightDomain, upTo, valueExtent } from './domains.ts';
import type { Series } from './series.ts';

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

  it('gives a ghost no more room than a reference', () => {
    expect(valueExtent([series([1, 4]), { ...series([1, 1e30]), look: 'ghost' }], 'linear')).toEqual([1, 5]);
  });

  it('gives a run that diverged no more room than a reference, unless all did', () => {
    const diverged = { ...series([1, 1e16]), hasDiverged: true };
    expect(valueExtent([series([1, 4]), diverged], 'linear')).toEqual([1, 5]);
    expect(valueExtent([diverged], 'log')).toEqual([1, 1e16]);
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

  it('rarely changes while a loss falls by four decades', () => {
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

describe('a tight domain', () => {
  it('has round bounds close around the data', () => {
    expect(tightDomain(null, [0.853, 0.971], 'linear', 0.5)).toEqual([0.84, 0.98]);
    expect(tightDomain(null, [0, 1], 'linear', 0.5)).toEqual([0, 1]);
    expect(tightDomain(null, [0.0021, 8.3], 'log', 0.5)).toEqual([0.002, 10]);
  });

  it('stays while the data fills it, and not on another kind of axis', () => {
    const before = { kind: 'linear', domain: [0, 1] } as const;
    expect(tightDomain(before, [0.2, 0.9], 'linear', 0.5)).toEqual([0, 1]);
    expect(tightDomain(before, [0.2, 0.4], 'linear', 0.5)).toEqual([0.2, 0.4]);
    expect(tightDomain(before, [0.2, 1.1], 'linear', 0.5)[1]).toBeGreaterThanOrEqual(1.1);
    expect(tightDomain(before, [0.2, 0.9], 'log', 0.5)).toEqual([0.2, 1]);
  });

  it('does not magnify rounding errors', () => {
    const [low, high] = tightDomain(null, [0.48600001, 0.48600003], 'linear', 0.5);
    expect(high - low).toBeGreaterThanOrEqual(4e-4);
    expect(high - low).toBeLessThan(1e-3);
    const before = { kind: 'linear', domain: [low, high] } as const;
    expect(tightDomain(before, [0.48599999, 0.48600003], 'linear', 0.5)).toEqual([low, high]);
  });

  it.each(['linear', 'log'] as const)('has a length on a %s axis even when all values are equal', (kind) => {
    const [low, high] = tightDomain(null, [3, 3], kind, 0.5);
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(3);
  });
});

it('finds the values up to a ceiling, or all where none is', () => {
  expect(upTo(5, [1, 5, 1e9])).toEqual([1, 5]);
  expect(upTo(5, [7, 9])).toEqual([7, 9]);
});
