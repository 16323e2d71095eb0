import { expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

it('is not told before it can be known, and then follows from the speed so far', () => {
  expect([timeLeft(0, 0), timeLeft(0, 60), timeLeft(0.001, 2)]).toEqual([null, null, null]);
  expect(timeLeft(0.25, 5)).toBe(15);
  expect(timeLeft(0.001, 20)).toBeCloseTo(19_980);
  expect(timeLeft(1, 20)).toBe(0);
});
