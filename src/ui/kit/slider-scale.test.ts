import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryDetents, decimalDetents, evenDetents, narrowed, sliderScale } from './slider-scale.ts';

const width = sliderScale(binaryDetents(4, 4096), 'log');

describe('the detents of a slider', () => {
  it('are powers of two and the halves between for a width', () => {
    expect(binaryDetents(4, 32)).toEqual([4, 6, 8, 12, 16, 24, 32]);
    expect(width.detents.at(-1)).toBe(4096);
  });

  it('are ten to a decade for a learning rate, with no rounding dust', () => {
    expect(decimalDetents(-1, 0)).toEqual([0.1, 0.125, 0.16, 0.2, 0.25, 0.32, 0.4, 0.5, 0.63, 0.8, 1]);
  });

  it('pass through zero and the half exactly for an exponent', () => {
    const detents = evenDetents(-2, 2, 10);
    expect(detents).toHaveLength(41);
    expect(detents).toContain(0);
    expect(detents).toContain(0.5);
    expect(detents).toContain(-1.7);
  });
});

describe('a logarithmic slider', () => {
  it('gives every doubling the same length of track', () => {
    const doubling = width.toPosition(8) - width.toPosition(4);
    expect(width.toPosition(4096) - width.toPosition(2048)).toBeCloseTo(doubling);
  });

  it('comes to rest at the detent that it was put on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...width.detents), (detent) => width.nearest(width.toPosition(detent)) === detent),
    );
  });

  it('shows a typed value beyond its ends at the end', () => {
    expect(width.toPosition(1)).toBe(0);
    expect(sliderScale([1, 10], 'log').toPosition(1000)).toBe(1);
  });
});

describe('a key press on a slider', () => {
  it('goes to the neighbouring detent', () => {
    expect(width.beyond(256, 1)).toBe(384);
    expect(width.beyond(256, -1)).toBe(192);
    expect(width.beyond(256, 4)).toBe(1024);
  });

  it('goes to the next detent from a typed value between two', () => {
    expect(width.beyond(300, 1)).toBe(384);
    expect(width.beyond(300, -1)).toBe(256);
  });

  it('stops at the ends', () => {
    expect(width.beyond(4096, 1)).toBe(4096);
    expect(width.beyond(4, -5)).toBe(4);
    expect(width.beyond(1, -1)).toBe(4);
  });

  it('never goes the wrong way inside the track', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 4095 }), fc.integer({ min: 1, max: 30 }), (value, count) => {
        return width.beyond(value, count) > value && width.beyond(value + 1, -count) < value + 1;
      }),
    );
  });
});

describe('a scale that is narrowed', () => {
  it('has its ends at the bounds, and stops at them', () => {
    const some = narrowed(width, 100, 300);
    expect(some.detents).toEqual([100, 128, 192, 256, 300]);
    expect([some.toPosition(100), some.toPosition(300), some.nearest(0), some.nearest(1)]).toEqual([0, 1, 100, 300]);
    expect(some.beyond(256, Infinity)).toBe(300);
  });

  it('keeps the ends of the track where bounds lie beyond them', () => {
    expect(narrowed(width, 1, 1e6).detents).toEqual(width.detents);
    const one = narrowed(width, 64, 64);
    expect([one.detents, one.toPosition(64), one.nearest(0.3)]).toEqual([[64], 0, 64]);
  });
});
