import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedGroups } from './dispatch.ts';
import { chooseTile, groupsOf, STAGED_LENGTH, type Machine } from './tiles.ts';

/** The invocations per workgroup that every WebGPU device has. */
const INVOCATIONS = 256;
const WORKGROUP_BYTES = 16384;
const MOST_ALONG_ONE = 65535;

const size = fc.integer({ min: 1, max: 3000 });
const shapes = fc.record({ members: fc.integer({ min: 1, max: 200 }), rows: size, columns: size, length: size });
const machines = fc.constantFrom<Machine>(
  { software: true, subgroupsOfFour: true },
  { software: true, subgroupsOfFour: false },
  { software: false, subgroupsOfFour: false },
);

describe('a tile', () => {
  it('runs on every device', () => {
    fc.assert(
      fc.property(shapes, machines, (shape, machine) => {
        const { rows, columns, across, down, slices, source } = chooseTile(shape, machine);
        const staged = source === 'staged' ? STAGED_LENGTH * (rows * down + columns * across + 2) : 0;
        const partials = slices > 1 ? slices * across * down * rows * columns : 0;
        expect(across * down * slices).toBeLessThanOrEqual(INVOCATIONS);
        expect(4 * (staged + partials)).toBeLessThanOrEqual(WORKGROUP_BYTES);
      }),
    );
  });

  it('needs no barrier on a CPU, and four invocations, which may be a subgroup', () => {
    fc.assert(
      fc.property(shapes, fc.boolean(), (shape, subgroupsOfFour) => {
        const { across, down, slices, source } = chooseTile(shape, { software: true, subgroupsOfFour });
        expect([across * down, slices]).toEqual([4, 1]);
        expect(subgroupsOfFour ? ['own', 'subgroup'] : ['own']).toContain(source);
      }),
    );
  });

  it('is smaller for smaller products, so that there is work for all', () => {
    const machine = { software: false, subgroupsOfFour: false };
    const groups = [2000, 500, 64].map((n) => {
      const shape = { members: 1, rows: n, columns: n, length: n };
      return groupsOf(shape, chooseTile(shape, machine));
    });
    expect(Math.min(...groups)).toBeGreaterThanOrEqual(64);
  });
});

describe('a folded dispatch', () => {
  it('has all workgroups, within the limits of each dimension', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (count) => {
        const [x, y] = foldedGroups(count);
        expect(Math.max(x, y)).toBeLessThanOrEqual(MOST_ALONG_ONE);
        expect(x * y).toBeGreaterThanOrEqual(count);
        expect(x * y).toBeLessThan(count + y);
      }),
    );
  });
});
