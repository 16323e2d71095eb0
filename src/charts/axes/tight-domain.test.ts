import { describe, expect, it } from 'vitest';
import { tightDomain, upTo } from './tight-domain.ts';

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
