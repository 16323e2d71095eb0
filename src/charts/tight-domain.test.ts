import { describe, expect, it } from 'vitest';
import { tightDomain } from './tight-domain.ts';

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

  it.each(['linear', 'log'] as const)('has a length on a %s axis even when all values are equal', (kind) => {
    const [low, high] = tightDomain(null, [3, 3], kind, 0.5);
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(3);
  });
});
