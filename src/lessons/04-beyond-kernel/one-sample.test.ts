import { describe, expect, it } from 'vitest';
import { neverFitted } from './one-sample.ts';

describe('the share of networks that never fit a single sample', () => {
  it('lies between its two floors, and comes to each of them', () => {
    for (const width of [1, 2, 4, 8]) {
      for (const inputs of [1, 10, 100]) {
        expect(neverFitted(width, inputs)).toBeGreaterThan(2 ** -width);
        expect(neverFitted(width, inputs)).toBeLessThanOrEqual((3 / 4) ** width);
      }
      expect(neverFitted(width, 1e-12)).toBeCloseTo(2 ** -width, 5);
      expect(neverFitted(width, 1e4)).toBeCloseTo((3 / 4) ** width, 12);
    }
  });

  it('counts the units that can turn their sign', () => {
    // A unit of one input beside a readout of 1: |N(0, 1)| > 1 in 31.73 % of the cases.
    expect(neverFitted(1, 1)).toBeCloseTo(0.75 - 0.3173105 / 4, 7);
  });

  it('falls with the rate of the readout, from one floor to the other', () => {
    expect(neverFitted(4, 2, Infinity)).toBeCloseTo((3 / 4) ** 4, 12);
    expect(neverFitted(4, 2, 1e-12)).toBeCloseTo(2 ** -4, 5);
    // Only lr_w d/(lr_a m) counts: a readout four times as fast is as good as a fourth of the inputs.
    expect(neverFitted(4, 8, 1 / 4)).toBeCloseTo(neverFitted(4, 2, 1), 12);
  });
});
