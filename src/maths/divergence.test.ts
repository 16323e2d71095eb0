import { expect, it } from 'vitest';
import { hasDiverged } from './divergence.ts';

it('a loss has diverged a million times above the first one, or above 1 where that is smaller', () => {
  expect(hasDiverged(3e6, 3)).toBe(false);
  expect(hasDiverged(3.1e6, 3)).toBe(true);
  expect(hasDiverged(1e6, 1e-9)).toBe(false);
  expect(hasDiverged(1.1e6, 1e-9)).toBe(true);
});

it('a loss that is no number has diverged', () => {
  for (const loss of [NaN, Infinity]) expect(hasDiverged(loss, 1)).toBe(true);
  expect(hasDiverged(1, NaN)).toBe(true);
});
