import { describe, expect, it } from 'vitest';
import { FRAME_KINDS } from '../../config/measures/measure-row.ts';
import { experimentOf } from '../testing/experiments.ts';
import { frameCost, hessianSamples, LARGEST_SPECTRUM, SHARPNESS_SAMPLES } from './cost.ts';

const spec = { samples: 68, probe: 32, outputs: 1, passes: 1, twins: 0, hessianSamples: 0, machine: false, members: 1 };

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
    const shapes: [number, number][] = [
      [8, 4],
      [1, 8],
    ];
    const one = frameCost({ ...spec, shapes, twins: 1000, members: 3 });
    // The readout has no features.
    expect(one.light - one.glance).toBe(3 * (68 * (8 * 4 + 8) + 32 ** 2 * 8) + 1000);
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

  /** A network 4 - 8 - 1 whose work is counted by hand below. */
  const small: [number, number][] = [
    [8, 4],
    [1, 8],
  ];

  it('of a frame of the alignment is that of the products that its comment names', () => {
    const { alignment, light } = frameCost({ ...spec, shapes: small, passes: 0 });
    // Rows below 32 32, twice D W 32 32, W^T W 4 32 and (D W)^T D W 4 32 4; the kernel's D D^T 32^2 8 and H H^T 32^2 4.
    const hidden = 1024 + 2 * (1024 + 128 + 512) + 8192 + 4096;
    // At the readout the rows of all samples are one: D W and (D W) W^T 8 each, W W^T 8 and (D W)(D W)^T 8.
    const readout = 256 + 2 * (8 + 8 + 8 + 8) + 1024 + 8192;
    expect(alignment - light).toBe(hidden + readout);
  });

  it('of the cosines has the product (D W) W^T too where the layer has more inputs than units', () => {
    const alignment = (shape: [number, number]) => {
      const { alignment, light } = frameCost({ ...spec, probe: 8, shapes: [shape, [1, 1]], passes: 0 });
      return alignment - light;
    };
    // 1 x 1 at the readout: 8 rows below, twice three products, and 8^2 + 8^2 of the kernel.
    const readout = 8 + 2 * 3 + 128;
    expect(alignment([4, 4]) - readout).toBe(8 * 16 + 2 * (8 * 16 + 4 * 16 + 4 * 8 * 4) + 64 * 4 + 64 * 4);
    expect(alignment([4, 5]) - readout).toBe(8 * 20 + 2 * (2 * 8 * 20 + 4 * 20 + 5 * 8 * 5) + 64 * 4 + 64 * 5);
  });

  it('of a full frame has the eigenvalues of AGOP and features, and the images of the weights', () => {
    const shapes: [number, number][] = [
      [3, 2],
      [1, 3],
    ];
    const { full, alignment } = frameCost({ ...spec, probe: 4, shapes });
    // Eigenvalues count 3 n^3, images 16 n^2 columns: of the AGOP at order 2 with 3 columns, and X X^T of 4 rows ..
    const hiddenRoots = 3 * 8 + 16 * 4 * 3 + 2 * 4 * 2;
    // .. at the readout at order 1, where the rows of all samples are one.
    const readoutRoots = 3 + 16 + 3;
    // Of features the Gram matrices of Q and of 2 Q samples, 1 + 8 cubes, whose products are 1 + 4 squares of Q. The readout has no features.
    const grams = 3 * 9 * 64 + 5 * 16 * 3;
    expect(full - alignment).toBe(hiddenRoots + readoutRoots + grams);
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
