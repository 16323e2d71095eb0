import { expect, it } from 'vitest';
import { isLogStep } from './log-steps.ts';

it('log steps are two per octave, from the first step on', () => {
  const steps = Array.from({ length: 130 }, (_, step) => step).filter(isLogStep);
  expect(steps).toEqual([0, 1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128]);
});
