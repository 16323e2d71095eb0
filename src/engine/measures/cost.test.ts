import { describe, expect, it } from 'vitest';
import { FRAME_KINDS } from '../../config/measures/measure-row.ts';
import { experimentOf } from '../testing/experiments.ts';
import { frameCost, hessianSamples, LARGEST_SPECTRUM, SHARPNESS_SAMPLES } from './cost.ts';

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

  it('of a glance is a pass of the probe set, with one multiply-add for each sample and weight', () => {
    const shapes: [number, number][] = [
      [8, 4],
      [1, 8],
    ];
    expect(frameCost({ ...spec, shapes }).glance).toBe(32 * (8 * 4 + 8));
  });

  it('of a light frame adds a pass of all samples, the centred features, and the twins', () => {
    const one = frameCost({ ...spec, shapes: [[8, 4]], twins: 1000, members: 3 });
    expect(one.light - one.glance).toBe(3 * (68 * 8 * 4 + 32 ** 2 * 8) + 1000);
  });

  it('of a frame of the alignment has three products with each weight for each pass of the rule', () => {
    const shapes: [number, number][] = [
      [8, 4],
      [1, 8],
    ];
    const [four, five] = [4, 5].map((passes) => frameCost({ ...spec, shapes, passes }));
    expect(five.alignment - four.alignment).toBe(3 * 32 * (8 * 4 + 8));
    expect(five.light).toBe(four.light);
  });

  it('of the tangent kernel grows as the square of the outputs', () => {
    const alignment = (outputs: number) => frameCost({ ...spec, shapes: [[8, 4]], outputs }).alignment;
    expect(Math.log2(alignment(2048) / alignment(1024))).toBeCloseTo(2, 1);
  });

  it('of a full frame has the products with the Hessian: three with matrices, along v and without', () => {
    const shapes: [number, number][] = [[8, 4]];
    const [without, sharp] = [0, 500].map((samples) => frameCost({ ...spec, shapes, hessianSamples: samples }));
    expect(sharp.full - without.full).toBe(6 * 500 * 8 * 4);
    expect(sharp.alignment).toBe(without.alignment);
  });

  it('of a full frame grows as the cube of the order of its spectra, and leaves out what is too large', () => {
    const spectra = (probe: number, fanIn: number) => {
      const shapes: [number, number][] = [
        [1, fanIn],
        [1, 1],
      ];
      const cost = frameCost({ ...spec, probe, shapes });
      return cost.full - cost.alignment;
    };
    expect(Math.log2(spectra(128, 128) / spectra(64, 64))).toBeCloseTo(3, 1);
    // The order of the AGOP is the shorter side of D, and that of the features' matrix twice the probe samples.
    const largest = LARGEST_SPECTRUM;
    expect(spectra(largest, largest)).toBeGreaterThan(largest ** 3);
    expect(spectra(2 * largest, largest)).toBeGreaterThan(largest ** 3);
    expect(spectra(largest + 1, largest + 1)).toBeLessThan(100);
    expect(spectra(largest / 2, 1)).toBeGreaterThan((largest / 2) ** 3);
    expect(spectra(largest / 2 + 1, 1)).toBeLessThan(1000);
  });
});

it('the sharpness takes a dozen products with the Hessian of at most so many samples, where it is measured', () => {
  const sharp = experimentOf({ measure: { sharpness: true } });
  expect(hessianSamples(sharp, 100)).toBe(1200);
  expect(hessianSamples(sharp, 2 * SHARPNESS_SAMPLES)).toBe(12 * SHARPNESS_SAMPLES);
  expect(hessianSamples(experimentOf({ measure: { sharpness: false } }), 100)).toBe(0);
});
