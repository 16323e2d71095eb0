import { expect, it } from 'vitest';
import { isLogStep, logSteps } from './log-steps.ts';

it('log steps are two per octave, from the first step on', () => {
  const steps = Array.from({ length: 130 }, (_, step) => step).filter(isLogStep);
  expect(steps).toEqual([0, 1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128]);
  expect(isLogStep(-1)).toBe(false);
});

it('measured steps are as many an octave as asked for, and the last', () => {
  const asked = [1, 2, 3, 100, 1000].map((last) => logSteps(last, 2));
  expect(asked).toEqual(
    [1, 2, 3, 100, 1000].map((last) =>
      Array.from({ length: last + 1 }, (_, step) => step).filter((step) => isLogStep(step) || step === last),
    ),
  );
  expect(logSteps(0, 2)).toEqual([0]);
  expect(logSteps(20, 1)).toEqual([0, 1, 2, 4, 8, 16, 20]);
  expect(logSteps(8, 4)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});
