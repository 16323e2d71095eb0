import { describe, expect, it } from 'vitest';
import { FRAME_KINDS } from '../../config/measures/measure-row.ts';
import { frameCost } from './cost.ts';

const spec = { samples: 68, probe: 32, outputs: 1, passes: 1, twins: 0, hessianSamples: 0, members: 1 };

describe('the cost of a frame', () => {
  it('of the alignment grows as the cube of the width', () => {
    const alignment = (width: number) => {
      const cost = frameCost({ ...spec, shapes: [[width, width]] });
      return cost.alignment - cost.light;
    };
    expect(Math.log2(alignment(4096) / alignment(2048))).toBeCloseTo(3, 1);
  });

  it('of an ensemble is the sum over its members', () => {
    const shapes: [number, number][] = [
      [8, 4],
      [1, 8],
    ];
    const one = frameCost({ ...spec, shapes });
    const five = frameCost({ ...spec, shapes, members: 5 });
    for (const kind of FRAME_KINDS) expect(five[kind]).toBe(5 * one[kind]);
  });
});
