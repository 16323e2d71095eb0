import { expect, it } from 'vitest';
import { enlargementOf } from './use-enlarged.ts';

/** The size of the smallest text of the lab, and the least on a projector, in px. */
const SMALLEST = 11;
const LEAST = 18;

it.each([
  [1280, 720],
  [1920, 1080],
  [1024, 768],
  [1280, 600],
])('shows the smallest text with 18 px or more at %i x %i', (width, height) => {
  expect(SMALLEST * enlargementOf(width, height)).toBeGreaterThanOrEqual(LEAST - 1e-9);
});

it('leaves a phone a column that can be read', () => {
  expect(390 / enlargementOf(390, 844)).toBeCloseTo(300);
});
