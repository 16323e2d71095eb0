import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShownFeatures } from './features-data.ts';
import { classMeans } from './features-picture.ts';
import { movedShare, reachOf } from './features-reach.ts';

const units = (start: number[], now: number[]): ShownFeatures => {
  return { of: 'units', layer: 1, now: Float32Array.from(now), start: Float32Array.from(start) };
};
const still = units([1, -1, 0.5, 0], [1, -1, 0.5, 0]);
const far = units([1, -1, 0.5, 0], [1, -6, 0.5, 0]);

describe('the reach of the axes', () => {
  it('holds all features, now and at the start, with room', () => {
    const coordinate = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    const places = fc.array(coordinate, { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(places, places, (start, now) => {
        const largest = Math.max(...[...start, ...now].map(Math.abs));
        if (largest < 1e-6) return;
        const reach = reachOf([units(start, now)]);
        expect(reach).toBeGreaterThan(largest);
        expect(reach).toBeLessThan(1.5 * largest);
      }),
    );
  });

  it('is the same for two runs side by side', () => {
    expect(reachOf([still, far])).toBe(reachOf([far, still]));
    expect(reachOf([still, far])).toBeGreaterThan(reachOf([still]));
  });

  it('never shrinks in a run', () => {
    expect(reachOf([still], reachOf([far]))).toBe(reachOf([far]));
  });

  it('leaves out places that are not finite, and shows something where all is 0', () => {
    expect(reachOf([units([1, 1], [NaN, Infinity])])).toBe(reachOf([units([1, 1], [1, 1])]));
    expect(reachOf([units([0, 0], [0, 0])])).toBe(1);
  });
});

it('the moved share is 0 for features that stay, and 1 for those that move by their own size', () => {
  expect(movedShare(still)).toBe(0);
  expect(movedShare(units([3, 4], [0, 0]))).toBe(1);
});

it('the mean of a class is that of its samples; a class without any has none', () => {
  const means = classMeans(Float32Array.of(1, 2, 3, 4, 9, 9), Float32Array.of(0, 0, 2), 3);
  expect(means.map(({ index, place }) => [index, ...place])).toEqual([
    [0, 2, 3],
    [2, 9, 9],
  ]);
});
