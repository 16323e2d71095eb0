import { describe, expect, it } from 'vitest';
import { ACTIVATIONS } from '../../maths/activation.ts';
import { ACTIVATION_VALUES } from '../testing/reference-network.ts';
import { gainOf } from '../../maths/gain.ts';

/** The table prints eight digits; the midpoint rule on a smooth, decaying integrand is better than that. */
const TOLERANCE = 1e-6;

describe('the gain of a network', () => {
  it.each(ACTIVATIONS)('keeps unit variance through %s', (activation) => {
    const step = 1e-3;
    let secondMoment = 0;
    for (let u = -10 + step / 2; u < 10; u += step) {
      secondMoment += (ACTIVATION_VALUES[activation](u) ** 2 * Math.exp((-u * u) / 2) * step) / Math.sqrt(2 * Math.PI);
    }
    expect(Math.abs(gainOf({ activation }) ** 2 * secondMoment - 1)).toBeLessThan(TOLERANCE);
  });

  it('is the one that the configuration gives', () => {
    expect(gainOf({ activation: 'relu', gain: 0.3 })).toBe(0.3);
  });
});
