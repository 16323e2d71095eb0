import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRIOR } from '../../config/prior.ts';
import { ratioScale, ratioTicks, widthScale } from './prior-scales.ts';

const [depth, width] = [PRIOR.depth.kind.range, PRIOR.width.kind.range];

describe('the sliders of the prior', () => {
  it('each detent of L/N is a whole number of layers that the schema takes', () => {
    fc.assert(
      fc.property(fc.integer(width), (units) => {
        const { detents } = ratioScale(units);
        const layers = detents.map((ratio) => ratio * units);
        expect(layers[0]).toBe(0);
        expect(layers.at(-1)).toBeLessThanOrEqual(depth.max + 1e-9);
        for (const count of layers) expect(count).toBeCloseTo(Math.round(count), 9);
        expect(ratioTicks(ratioScale(units)).length).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('each detent of the width keeps L/N to two per cent, in depths that the schema takes', () => {
    const { detents } = widthScale(0.5);
    expect(detents.length).toBeGreaterThan(8);
    for (const units of detents) expect(units / 2).toBe(Math.round(units / 2));
    expect(detents.at(-1)).toBe(256);
    expect(widthScale(0.3).detents.slice(0, 3)).toEqual([10, 20, 30]);
    expect(widthScale(0).detents.at(-1)).toBe(width.max);
  });

  it('the width has a track even where no other width keeps L/N', () => {
    fc.assert(
      fc.property(fc.integer(depth), fc.integer(width), (layers, units) => {
        const { detents } = widthScale(layers / units);
        expect(detents.length).toBeGreaterThan(1);
        for (const at of detents) expect(at).toBeLessThanOrEqual(width.max);
      }),
    );
  });
});
