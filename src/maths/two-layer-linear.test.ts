import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productAt, timeToHalf, type ScalarLinear } from './two-layer-linear.ts';

/** The error of fourth-order Runge-Kutta on (a, b) with steps of 1e-3. */
const INTEGRATION_ERROR = 1e-9;

const problemOf = (a: number, b: number, target: number): ScalarLinear => ({
  target,
  imbalance: b * b - a * a,
  start: a * b,
});

/** Integrates the gradient flow of (a, b) itself. */
function integrate(a: number, b: number, target: number, t: number, steps = Math.ceil(t / 1e-3)): [number, number] {
  const h = t / steps;
  const flow = ([x, y]: [number, number]): [number, number] => [(target - x * y) * y, (target - x * y) * x];
  let state: [number, number] = [a, b];
  for (let step = 0; step < steps; step++) {
    const shifted = (k: [number, number], by: number): [number, number] => [state[0] + by * k[0], state[1] + by * k[1]];
    const k1 = flow(state);
    const k2 = flow(shifted(k1, h / 2));
    const k3 = flow(shifted(k2, h / 2));
    const k4 = flow(shifted(k3, h));
    state = [0, 1].map((i) => state[i] + (h / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i])) as [number, number];
  }
  return state;
}

const CASES = [
  [0.1, 0.1, 1],
  [0.01, 1.5, 2],
  [-0.3, 0.2, 1],
  [-1.1, 0.4, 0.7],
  [2, 1, 0.5],
  [0.5, 0.6, -1],
  [0.2, -0.2, -3],
  [0, 0.3, 1],
  [1, 0.4, 0],
  [0.8, 0.8, 0],
] as const;

describe('the product c = a b', () => {
  it.each(CASES)('is that of gradient flow (a = %d, b = %d, s = %d)', (a, b, target) => {
    const problem = problemOf(a, b, target);
    for (const t of [0, 0.3, 1, 3, 8]) {
      const [x, y] = t === 0 ? [a, b] : integrate(a, b, target, t);
      expect(Math.abs(productAt(problem, t) - x * y)).toBeLessThan(INTEGRATION_ERROR);
      expect(Math.abs(y * y - x * x - problem.imbalance)).toBeLessThan(INTEGRATION_ERROR);
    }
  });

  it('is that of gradient descent, to first order in the learning rate', () => {
    const [target, time] = [1, 4];
    const descend = (lr: number) => {
      let [a, b] = [0.05, 0.4];
      for (let step = 0; step < time / lr; step++) {
        const error = target - a * b;
        [a, b] = [a + lr * error * b, b + lr * error * a];
      }
      return a * b;
    };
    const exact = productAt(problemOf(0.05, 0.4, target), time);
    const errors = [0.01, 0.005].map((lr) => Math.abs(descend(lr) - exact));
    expect(errors[0]).toBeLessThan(0.01);
    expect(errors[1] / errors[0]).toBeCloseTo(1 / 2, 1);
  });

  it('is a sigmoid from balanced weights', () => {
    const problem = { target: 1.5, imbalance: 0, start: 1e-6 };
    for (const t of [0, 1, 4, 6]) {
      const logistic = 1.5 / (1 + (1.5 / 1e-6 - 1) * Math.exp(-3 * t));
      expect(productAt(problem, t) / logistic).toBeCloseTo(1, 12);
    }
    expect(timeToHalf(problem)).toBeCloseTo(Math.log(1.5 / 1e-6 - 1) / 3, 12);
  });

  it('is an exponential from unbalanced ones', () => {
    const problem = { target: 1, imbalance: -1e4, start: 0 };
    /** The relative deviation of the rate from |lambda|: 2 (c / lambda)^2. */
    const curvature = 1e-7;
    for (const t of [1e-5, 1e-4, 3e-4]) {
      expect(Math.abs(productAt(problem, t) - (1 - Math.exp(-1e4 * t)))).toBeLessThan(curvature);
    }
    expect(Math.abs(timeToHalf(problem) * 1e4 - Math.LN2)).toBeLessThan(curvature);
  });

  it('stays at the saddle, and does not leave the wrong sign without imbalance', () => {
    expect(productAt({ target: 1, imbalance: 0, start: 0 }, 100)).toBe(0);
    expect(timeToHalf({ target: 1, imbalance: 0, start: 0 })).toBe(Infinity);
    expect(productAt({ target: 1, imbalance: 0, start: -0.5 }, 50)).toBeCloseTo(0, 12);
    expect(productAt({ target: 1, imbalance: 0, start: -0.5 }, 1e4)).toBeCloseTo(0, 12);
    expect(timeToHalf({ target: 1, imbalance: 0, start: -0.5 })).toBe(Infinity);
  });

  it('is beyond half the target from the start, or takes as long to its mirror image', () => {
    expect(timeToHalf(problemOf(1.2, 1, 1))).toBe(0);
    expect(timeToHalf(problemOf(0.5, 1, 1))).toBe(0);
    const time = timeToHalf(problemOf(0.1, 0.4, 1));
    expect(time).toBeGreaterThan(0);
    expect(timeToHalf(problemOf(-0.1, 0.4, -1))).toBe(time);
    expect(productAt(problemOf(-0.1, 0.4, -1), time)).toBeCloseTo(-1 / 2, 12);
  });

  it('is half the target at the time to half', () => {
    const size = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(size, size, fc.double({ min: 0.2, max: 3, noNaN: true }), (a, b, target) => {
        const problem = problemOf(a, b, target);
        fc.pre(Math.abs(problem.imbalance) > 1e-3);
        const time = timeToHalf(problem);
        if (problem.start >= target / 2) expect(time).toBe(0);
        else expect(productAt(problem, time)).toBeCloseTo(target / 2, 9);
      }),
    );
  });
});
