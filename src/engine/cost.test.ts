import { beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from './backend.ts';
import { checkMemory, frameCost } from './cost.ts';

describe('the cost of a frame', () => {
  it('of the alignment grows as the cube of the width', () => {
    const alignment = (width: number) => {
      const cost = frameCost([[width, width]], 100, 32, 1, 1, 0, 1);
      return cost.alignment - cost.light;
    };
    expect(Math.log2(alignment(4096) / alignment(2048))).toBeCloseTo(3, 1);
  });

  it('of an ensemble is that of its members', () => {
    const shapes: [number, number][] = [
      [8, 4],
      [1, 8],
    ];
    const one = frameCost(shapes, 100, 32, 1, 1, 0, 1);
    const five = frameCost(shapes, 100, 32, 1, 1, 0, 5);
    expect(five).toEqual({ light: 5 * one.light, alignment: 5 * one.alignment, full: 5 * one.full });
  });
});

describe('the memory of a run', () => {
  beforeAll(() => openBackend('wasm'));

  it('is refused in a sentence where WebAssembly has not so much', () => {
    expect(() => checkMemory(11 * 4096 ** 2, { rule: 'bp', optimizer: 'sgd' })).toThrow(
      /4\.4 GB .* choose a smaller width or depth/,
    );
    expect(() => checkMemory(7 * 4096 ** 2, { rule: 'bp', optimizer: 'sgd' })).not.toThrow();
    expect(() => checkMemory(7 * 4096 ** 2, { rule: 'bp', optimizer: 'adam' })).toThrow(/smaller width/);
  });
});
