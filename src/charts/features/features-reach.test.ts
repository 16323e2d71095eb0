import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShownFeatures, ShownUnits } from './features-data.ts';

import { classMeans } from './paint-samples.ts';
import { movedShare, reachOf } from './features-reach.ts';

const units = (start: number[], now: number[]): ShownUnits => {
  return { of: 'units', layer: 1, now: Float32Array.from(now), start: Float32Array.from(start), trail: null };
};
const still = units([1, -1, 0.5, 0], [1, -1, 0.5, 0]);
const far = units([1, -1, 0.5, 0], [1, -6, 0.5, 0]);

let pictures = 0;
/** Names a picture that was never drawn. */
const next = () => `picture ${++pictures}`;
const reachOfNew = (all: readonly ShownFeatures[]) => reachOf(all, next());

describe('the reach of the axes', () => {
  it('holds all features, now and at the start, with room', () => {
    const coordinate = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    const places = fc.array(coordinate, { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(places, places, (start, now) => {
        const largest = Math.max(...[...start, ...now].map(Math.abs));
        if (largest < 1e-6) return;
        const reach = reachOfNew([units(start, now)]);
        expect(reach).toBeGreaterThan(largest);
        expect(reach).toBeLessThan(1.5 * largest);
      }),
    );
  });

  it('is the same for two runs side by side', () => {
    expect(reachOfNew([still, far])).toBe(reachOfNew([far, still]));
    expect(reachOfNew([still, far])).toBeGreaterThan(reachOfNew([still]));
  });

  it('never shrinks in a run', () => {
    const picture = next();
    const reach = reachOf([far], picture);
    expect(reachOf([still], picture)).toBe(reach);
    expect(reachOfNew([still])).toBeLessThan(reach);
  });

  it('has room for the whole way that is known, also for what is not shown of it', () => {
    const places = [Float32Array.of(1, -1, 0.5, 0), Float32Array.of(1, -6, 0.5, 0)];
    expect(reachOfNew([{ ...still, trail: { places, shown: 1 } }])).toBe(reachOfNew([far]));
  });

  it('is forgotten once many others were drawn', () => {
    const picture = next();
    const reach = reachOf([far], picture);
    for (let other = 0; other < 40; other++) reachOfNew([still]);
    expect(reachOf([still], picture)).toBeLessThan(reach);
  });

  it('leaves out places that are not finite, and shows something where all is 0', () => {
    expect(reachOfNew([units([1, 1], [NaN, Infinity])])).toBe(reachOfNew([units([1, 1], [1, 1])]));
    expect(reachOfNew([units([0, 0], [0, 0])])).toBe(1);
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
