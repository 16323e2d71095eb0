import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShownKernel } from './features-data.ts';
import { kernelLimit, kernelMeans } from './kernel-means.ts';

// The rows of [[9, 2, 4], [2, 9, 6], [4, 6, 9]] on and below the diagonal.
const entries = Float32Array.of(9, 2, 9, 4, 6, 9);
const kernel = (value: number[], classes: number | null, now = entries): ShownKernel => ({
  ...{ of: 'kernel', layer: 1, samples: value.length, now, start: new Float32Array(now.length), classes },
  ...{ value: Float32Array.from(value), bounds: new Uint16Array(0) },
});

describe('the mean entry of a kernel', () => {
  it('is over pairs of one class, and over pairs of different classes, without the diagonal', () => {
    expect(kernelMeans(kernel([0, 0, 1], 2), entries)).toEqual({ within: 2, between: 5 });
    expect(kernelMeans(kernel([0, 1, 1], 2), entries)).toEqual({ within: 6, between: 3 });
  });

  it('is over the halves of the targets of a regression', () => {
    expect(kernelMeans(kernel([-3, 0.1, 7], null), entries)).toEqual({ within: 2, between: 5 });
  });

  it('is not a number without such pairs', () => {
    expect(kernelMeans(kernel([0, 0, 0], 2), entries).between).toBeNaN();
  });
});

describe('the limit of the colours of a kernel', () => {
  it('is a power of the root of 2 that holds the entries of all kernels', () => {
    expect(kernelLimit([kernel([0, 0, 1], 2)], 0)).toBeCloseTo(2 ** 3.5, 10);
    expect(kernelLimit([kernel([0, 1], 2, Float32Array.of(1, 0, 1)), kernel([0, 0, 1], 2)], 0)).toBeCloseTo(
      2 ** 3.5,
      10,
    );
    expect(kernelLimit([kernel([0, 1], 2, Float32Array.of(1, -2, 1))], 0)).toBeCloseTo(2, 10);
  });

  it('is what sorting finds', () => {
    const numbers = fc.float32Array({ minLength: 1, maxLength: 300, noNaN: false });
    fc.assert(
      fc.property(numbers, (now) => {
        const sizes = now.map(Math.abs).filter(Number.isFinite).sort();
        const largest = sizes.at(Math.min(-1, -Math.floor(0.01 * sizes.length))) ?? 0;
        fc.pre(largest === 0 || largest > 1e-37);
        const limit = kernelLimit([kernel([0], 2, now)], 0);
        if (largest === 0) return limit === 1;
        return largest <= limit * (1 + 1e-6) && largest > (limit / Math.SQRT2) * (1 - 1e-6);
      }),
    );
  });

  it('leaves out what is not finite', () => {
    expect(kernelLimit([kernel([0], 2, Float32Array.of(Infinity, 0))], 0)).toBe(1);
    expect(kernelLimit([kernel([0], 2, Float32Array.of(-Infinity, NaN, 2))], 0)).toBeCloseTo(2, 10);
  });

  it('never shrinks in a run', () => {
    expect(kernelLimit([kernel([0, 0, 1], 2)], 64)).toBe(64);
  });

  it('is 1 where there is nothing to see', () => {
    expect(kernelLimit([kernel([0], 2, Float32Array.of(0))], 0)).toBe(1);
  });
});
