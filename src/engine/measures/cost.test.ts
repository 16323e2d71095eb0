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

  it('of a frame of the alignment adds the cosines, the tangent kernel and the readings of the rule', () => {
    const [fanOut, fanIn] = [8, 4];
    const [rows, weights] = [32 * 3, fanOut * fanIn];
    const below = rows * weights;
    // D W, (D W) W^T, and the Gram matrices of the shorter sides of W and of W - W_0, twice: NFM and AGOP.
    const cosines = below + 2 * (2 * below + fanIn * weights + fanIn * rows * fanIn);
    const kernel = rows ** 2 * fanOut + 32 ** 2 * fanIn;
    const rule = 3 * 5 * 32 * weights;
    const cost = frameCost({ ...spec, shapes: [[fanOut, fanIn]], outputs: 3, passes: 5 });
    expect(cost.alignment - cost.light).toBe(cosines + kernel + rule);
  });

  it('of a full frame has the products with the Hessian: three with matrices, along v and without', () => {
    const shapes: [number, number][] = [[8, 4]];
    const [without, sharp] = [0, 500].map((samples) => frameCost({ ...spec, shapes, hessianSamples: samples }));
    expect(sharp.full - without.full).toBe(6 * 500 * 8 * 4);
    expect(sharp.alignment).toBe(without.alignment);
  });

  it('of a full frame grows as the cube of the order of its spectra, and leaves out what is too large', () => {
    const spectra = (probe: number, shape: [number, number]) => {
      const cost = frameCost({ ...spec, probe, shapes: [shape] });
      return cost.full - cost.alignment;
    };
    // The order of the AGOP is the shorter side of D, and that of the features' matrix twice the probe samples.
    expect(Math.log2(spectra(128, [1, 4000]) / spectra(64, [1, 4000]))).toBeCloseTo(3, 0);
    const largest = LARGEST_SPECTRUM;
    expect(spectra(largest, [1, largest])).toBeGreaterThan(90 * largest ** 3);
    expect(spectra(largest + 1, [1, largest + 1])).toBe(0);
    expect(spectra(largest / 2, [1, 1])).toBeGreaterThan(90 * (largest / 2) ** 3);
    expect(spectra(largest / 2 + 1, [1, largest * 4]) / spectra(largest / 2, [1, largest * 4])).toBeLessThan(0.5);
  });
});

it('the sharpness takes a dozen products with the Hessian of at most so many samples, where it is measured', () => {
  const sharp = experimentOf({ measure: { sharpness: true } });
  expect(hessianSamples(sharp, 100)).toBe(1200);
  expect(hessianSamples(sharp, 2 * SHARPNESS_SAMPLES)).toBe(12 * SHARPNESS_SAMPLES);
  expect(hessianSamples(experimentOf({ measure: { sharpness: false } }), 100)).toBe(0);
});
