import { beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from './backend.ts';
import { checkMemory, frameCost } from './cost.ts';

describe('the cost of a frame', () => {
  it('of the alignment grows as the cube of the width', () => {
    const alignment = (width: number) => {
      const { light, full } = frameCost([[width, width]], 100, 32, 1);
      return full - light;
    };
    expect(Math.log2(alignment(4096) / alignment(2048))).toBeCloseTo(3, 1);
  });

  it('of an ensemble is that of its members', () => {
    const one = frameCost(
      [
        [8, 4],
        [1, 8],
      ],
      100,
      32,
      1,
    );
    expect(
      frameCost(
        [
          [8, 4],
          [1, 8],
        ],
        100,
        32,
        5,
      ),
    ).toEqual({ light: 5 * one.light, full: 5 * one.full });
  });
});

describe('the memory of a run', () => {
  beforeAll(() => openBackend('wasm'));

  it('is refused in a sentence where WebAssembly has not so much', () => {
    expect(() => checkMemory(11 * 4096 ** 2, 'sgd')).toThrow(/4\.4 GB .* choose a smaller width or depth/);
    expect(() => checkMemory(7 * 4096 ** 2, 'sgd')).not.toThrow();
    expect(() => checkMemory(7 * 4096 ** 2, 'adam')).toThrow(/smaller width/);
  });
});
