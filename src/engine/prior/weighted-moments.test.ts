import { describe, expect, it } from 'vitest';
import { randomStream } from '../../maths/random.ts';
import { createWeightedMoments } from './weighted-moments.ts';

const fill = (count: number, seed: number, weightOf: (value: number) => number = () => 1) => {
  const { normal } = randomStream(seed, 'probe');
  const moments = createWeightedMoments(2);
  for (let i = 0; i < count; i++) {
    const f = normal();
    moments.add([f ** 2, f ** 4], weightOf(f));
  }
  return moments;
};

describe('weighted moments', () => {
  it('give a mean the standard error of the textbook', () => {
    const COUNT = 4000;
    const { value, error } = (() => {
      const moments = fill(COUNT, 1);
      return moments.estimate(moments.means()[0], [1, 0]);
    })();
    // Var f^2 = 2 for a standard normal; its estimate from 4000 is good to a few per cent.
    expect(error).toBeCloseTo(Math.sqrt(2 / COUNT), 2);
    expect(Math.abs(value - 1)).toBeLessThan(5 * error);
  });

  it('give the kurtosis an error that is its spread over repetitions', () => {
    const REPETITIONS = 200;
    const COUNT = 2000;
    const estimates = Array.from({ length: REPETITIONS }, (_, seed) => {
      const moments = fill(COUNT, seed);
      const [f2, f4] = moments.means();
      return moments.estimate(f4 / f2 ** 2, [(-2 * f4) / f2 ** 3, 1 / f2 ** 2]);
    });
    const mean = estimates.reduce((sum, { value }) => sum + value, 0) / REPETITIONS;
    const spread = Math.sqrt(estimates.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (REPETITIONS - 1));
    const told = estimates.reduce((sum, { error }) => sum + error, 0) / REPETITIONS;
    // The spread of 200 values is known to 5 %; Var of the kurtosis is 24 / COUNT for a normal.
    expect(told / spread).toBeGreaterThan(0.8);
    expect(told / spread).toBeLessThan(1.2);
    expect(told).toBeCloseTo(Math.sqrt(24 / COUNT), 1);
  });

  it('have no error where one network has nearly all the weight, or there are fewer than 20', () => {
    const errorOf = (moments: ReturnType<typeof fill>) => moments.estimate(moments.means()[0], [1, 0]).error;
    let drawn = 0;
    expect(errorOf(fill(500, 4, () => (drawn++ === 100 ? 1 : 1e-12)))).toBeNaN();
    expect(errorOf(fill(19, 4))).toBeNaN();
    expect(errorOf(fill(20, 4))).toBeGreaterThan(0);
  });

  it('do not depend on the unit of the weights', () => {
    const plain = fill(500, 3, (f) => Math.exp(f));
    const scaled = fill(500, 3, (f) => Math.exp(f));
    scaled.rescale(1e-3);
    expect(scaled.effective).toBeCloseTo(plain.effective, 6);
    const [a, b] = [plain, scaled].map((moments) => moments.estimate(moments.means()[1], [0, 1]));
    expect(a.value).toBeCloseTo(b.value, 9);
    expect(a.error).toBeCloseTo(b.error, 9);
    expect(plain.effective).toBeLessThan(500);
  });
});
