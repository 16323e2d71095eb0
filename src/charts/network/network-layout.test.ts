import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutNetwork, unitsShown } from './network-layout.ts';

const size = { width: 900, height: 170 };
const SUBPIXEL = 1e-6;

describe('the picture of a network', () => {
  it('has the input, every hidden layer and the output, from left to right', () => {
    const { blocks, links } = layOutNetwork(size, { inputs: 196, width: 256, depth: 3, outputs: 10 });
    expect(blocks.map(({ layer }) => layer)).toEqual([0, 1, 2, 3, 4]);
    expect(links).toHaveLength(4);
    expect(blocks.every(({ x }, index) => index === 0 || x > blocks[index - 1].x)).toBe(true);
  });

  it('draws all units of a small layer, and a taller block for a wider one', () => {
    expect([1, 2, 4].map((count) => unitsShown(count, 14))).toEqual([1, 2, 4]);
    const shown = [4, 16, 64, 256, 1024, 4096].map((count) => unitsShown(count, 14));
    expect(shown.every((count, index) => index === 0 || count > shown[index - 1])).toBe(true);
    expect(unitsShown(4096, 14)).toBe(14);
  });

  it('says with dots that units are left out', () => {
    const [input, hidden] = layOutNetwork(size, { inputs: 3, width: 4096, depth: 1, outputs: 1 }).blocks;
    expect(input.ellipsis).toBeNull();
    expect(input.nodes).toHaveLength(3);
    expect(hidden.ellipsis).not.toBeNull();
  });

  it('keeps blocks apart and inside the picture at every depth, width and size of screen', () => {
    const count = fc.integer({ min: 1, max: 4096 });
    const shape = fc.record({ inputs: count, width: count, depth: fc.integer({ min: 1, max: 64 }), outputs: count });
    fc.assert(
      fc.property(
        shape,
        fc.integer({ min: 320, max: 1440 }),
        fc.integer({ min: 130, max: 300 }),
        (network, width, height) => {
          const { blocks } = layOutNetwork({ width, height }, network);
          for (const [index, block] of blocks.entries()) {
            expect(block.left).toBeGreaterThan(index === 0 ? 0 : blocks[index - 1].left + blocks[index - 1].width);
            expect(block.top).toBeGreaterThan(0);
            expect(block.top + block.height).toBeLessThan(height + SUBPIXEL);
            expect(block.left + block.width).toBeLessThan(width);
          }
        },
      ),
    );
  });
});
